// Boost.Beast parses; what it lets pass and we do not (folded headers, no Host, doubled lengths) is refused here.
#include "edge/http/connection.hpp"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/status.hpp>

namespace vafa::http {

namespace {

namespace bh = beast::http;

constexpr std::size_t read_step = 8 * 1024;
constexpr std::size_t most_read_away = 32 * 1024 * 1024;
constexpr std::chrono::milliseconds to_read_away{5'000};
constexpr std::string_view header_end = "\r\n\r\n";

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

std::string_view view(beast::flat_buffer const& buffer) {
    auto bytes = buffer.data();
    return {static_cast<char const*>(bytes.data()), bytes.size()};
}

bool is_printable(std::string_view text) {
    for (unsigned char letter : text)
        if (letter <= 0x20 || letter == 0x7f) return false;
    return true;
}

Trouble trouble_of(beast::error_code error) {
    if (error == bh::error::header_limit) return Trouble::header_too_large;
    if (error == bh::error::body_limit) return Trouble::body_too_large;
    return Trouble::malformed;
}

/// The member of Headers that a field fills; null for the many that nobody here looks at.
std::string_view Headers::*place_of(bh::field name, beast::string_view text) {
    switch (name) {
        case bh::field::host: return &Headers::host;
        case bh::field::authorization: return &Headers::authorization;
        case bh::field::cookie: return &Headers::cookie;
        case bh::field::content_type: return &Headers::content_type;
        case bh::field::accept: return &Headers::accept;
        case bh::field::accept_language: return &Headers::accept_language;
        case bh::field::accept_encoding: return &Headers::accept_encoding;
        case bh::field::origin: return &Headers::origin;
        case bh::field::if_none_match: return &Headers::if_none_match;
        case bh::field::if_range: return &Headers::if_range;
        case bh::field::range: return &Headers::range;
        case bh::field::sec_fetch_site: return &Headers::fetch_site;
        case bh::field::user_agent: return &Headers::user_agent;
        case bh::field::unknown: break;
        default: return nullptr;
    }
    if (beast::iequals(text, "Idempotency-Key")) return &Headers::idempotency_key;
    if (beast::iequals(text, "Last-Event-ID")) return &Headers::last_event_id;
    if (beast::iequals(text, "X-Forwarded-For")) return &Headers::forwarded_for;
    if (beast::iequals(text, "X-Forwarded-Proto")) return &Headers::forwarded_proto;
    return nullptr;
}

}  // namespace

Connection::Connection(Worker& worker, Socket socket, bool is_one_too_many)
    : worker_(worker), socket_(std::move(socket)), is_one_too_many_(is_one_too_many) {
    worker_.connections.insert(this);
    beast::error_code error;
    auto peer = socket_.remote_endpoint(error);
    peer_ = error ? std::string() : peer.address().to_string();
    socket_.set_option(asio::ip::tcp::no_delay(true), error);
}

Connection::~Connection() {
    worker_.connections.erase(this);
    --worker_.open;
}

void Connection::enter(State state, std::chrono::milliseconds patience) {
    state_ = state;
    deadline_ = Clock::now() + patience;
}

void Connection::close_if_overdue(Clock::time_point now) {
    if (state_ == State::answering || now < deadline_ || is_overdue_) return;
    is_overdue_ = true;
    beast::error_code ignored;
    socket_.cancel(ignored);
}

/// A connection whose next request lies already in the socket is not idle.
void Connection::close_if_idle() {
    beast::error_code error;
    if (state_ != State::idle || socket_.available(error) > 0) return;
    is_overdue_ = true;
    socket_.cancel(error);
}

Awaitable<void> Connection::serve() {
    if (is_one_too_many_) {
        enter(State::writing, to_read_away);
        stays_open_ = false;
        auto reply = worker_.handler.refuse(Trouble::too_many_connections, "");
        co_await write(reply);
        co_await read_away();
        co_return;
    }
    while (stays_open_ && !is_overdue_) co_await serve_one();
    beast::error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

Awaitable<void> Connection::serve_one() {
    bool is_read = co_await read_request();
    if (is_read) {
        auto reply = co_await answer();
        if (worker_.is_draining || reply.stream) stays_open_ = false;
        co_await write(reply);
        if (reply.stream) co_await write_on(*reply.stream);
        co_return;
    }
    stays_open_ = false;
    if (!trouble_) co_return;
    is_overdue_ = false;
    auto reply = worker_.handler.refuse(*trouble_, asked_.headers.accept_language);
    co_await write(reply);
    co_await read_away();
}

/// False when the connection ended, or `trouble_` says why there is no request.
Awaitable<bool> Connection::read_request() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(worker_.limits.header_bytes));
    parser_->body_limit(worker_.limits.body_bytes);
    asked_ = {};
    enter(State::idle, worker_.limits.between);
    bool has_header = co_await read_header();
    if (!has_header) co_return false;
    bool has_body = co_await read_body();
    co_return has_body;
}

bool Connection::is_troubled(Trouble trouble) {
    trouble_ = trouble;
    return false;
}

/// What an error of the parser or the socket means; never "go on".
bool Connection::fails(beast::error_code error) {
    bool is_idle = state_ == State::idle;
    if (error == asio::error::operation_aborted && is_overdue_) return !is_idle && is_troubled(Trouble::too_slow);
    if (error.category() == asio::error::get_system_category() || error == asio::error::eof) return false;
    if (error == bh::error::end_of_stream || error == bh::error::partial_message) return false;
    return is_troubled(trouble_of(error));
}

Awaitable<bool> Connection::read_more() {
    beast::error_code error;
    auto space = buffer_.prepare(read_step);
    auto token = asio::redirect_error(awaiting, error);
    auto count = co_await socket_.async_read_some(space, token);
    buffer_.commit(count);
    if (error) {
        bool goes_on = fails(error);
        co_return goes_on;
    }
    co_return true;
}

Awaitable<bool> Connection::read_header() {
    auto end = view(buffer_).find(header_end);
    while (end == std::string_view::npos) {
        if (buffer_.size() > worker_.limits.header_bytes) co_return is_troubled(Trouble::header_too_large);
        if (state_ == State::idle && buffer_.size() > 0) {
            enter(State::reading, worker_.limits.for_header);
            began_ = Clock::now();
        }
        bool has_more = co_await read_more();
        if (!has_more) co_return false;
        end = view(buffer_).find(header_end);
    }
    if (state_ == State::idle) began_ = Clock::now();
    state_ = State::reading;
    deadline_ = began_ + worker_.limits.for_body;
    co_return is_header_in_order(view(buffer_).substr(0, end + header_end.size()));
}

/// Lines end by CRLF and none continues the one before (RFC 9112 §5.2: a server may refuse that, and we do).
bool Connection::is_header_in_order(std::string_view header) {
    for (std::size_t at = 0; at < header.size(); ++at) {
        unsigned char letter = static_cast<unsigned char>(header[at]);
        bool is_line_end = letter == '\r' && at + 1 < header.size() && header[at + 1] == '\n';
        if (is_line_end) {
            ++at;
            if (at + 1 < header.size() && (header[at + 1] == ' ' || header[at + 1] == '\t')) return is_troubled(Trouble::malformed);
        } else if ((letter < 0x20 && letter != '\t') || letter == 0x7f) {
            return is_troubled(Trouble::malformed);
        }
    }
    beast::error_code error;
    auto used = parser_->put(asio::buffer(header.data(), header.size()), error);
    take_header();  // also of what is refused: the refusal speaks the sender's language
    if (error && error != bh::error::need_more) return fails(error);
    buffer_.consume(used);
    return (parser_->is_header_done() && are_fields_in_order()) || (trouble_ || is_troubled(Trouble::malformed));
}

/// One Host, one length or one "chunked", nothing said twice that decides who asks or what is done.
bool Connection::are_fields_in_order() {
    auto const& message = parser_->get();
    for (auto name : {bh::field::host, bh::field::content_length, bh::field::transfer_encoding, bh::field::authorization,
                      bh::field::content_type})
        if (message.count(name) > 1) return false;
    bool is_first_version = message.version() < 11;
    if (!is_first_version && message[bh::field::host].empty()) return false;
    if (message.count("Idempotency-Key") > 1) return false;
    if (message.count(bh::field::transfer_encoding) > 0) {
        bool is_chunked = beast::iequals(message[bh::field::transfer_encoding], "chunked");
        if (!is_chunked || is_first_version || message.count(bh::field::content_length) > 0) return false;
    }
    // "1, 1" is one field with two lengths
    auto length = view(message[bh::field::content_length]);
    if (length.find_first_not_of("0123456789") != std::string_view::npos) return false;
    auto target = view(message.target());
    return target.starts_with('/') && is_printable(target);
}

Awaitable<void> Connection::continue_if_expected() {
    if (!beast::iequals(parser_->get()[bh::field::expect], "100-continue")) co_return;
    beast::error_code ignored;
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    auto bytes = asio::buffer(go_on.data(), go_on.size());
    auto token = asio::redirect_error(awaiting, ignored);
    co_await asio::async_write(socket_, bytes, token);
}

Awaitable<bool> Connection::read_body() {
    stays_open_ = parser_->keep_alive() && parser_->get().version() >= 11;
    if (!parser_->is_done() && buffer_.size() == 0) co_await continue_if_expected();
    while (!parser_->is_done()) {
        beast::error_code error;
        auto used = parser_->put(buffer_.data(), error);
        buffer_.consume(used);
        if (error && error != bh::error::need_more) co_return fails(error);
        if (parser_->is_done()) break;
        if (used > 0 && buffer_.size() > 0 && !error) continue;
        bool has_more = co_await read_more();
        if (!has_more) co_return false;
    }
    co_return true;
}

/// Taken before the body comes: a trailer behind it must not pass for a header.
void Connection::take_header() {
    auto const& message = parser_->get();
    asked_ = {};
    auto target = view(message.target());
    auto mark = target.find('?');
    asked_.method = view(message.method_string());
    asked_.path = target.substr(0, mark);
    if (mark != std::string_view::npos) asked_.query = target.substr(mark + 1);
    for (auto const& field : message)
        if (auto place = place_of(field.name(), field.name_string())) asked_.headers.*place = view(field.value());
    asked_.peer = peer_;
}

Awaitable<Reply> Connection::answer() {
    state_ = State::answering;
    asked_.body = parser_->get().body();
    auto begin = [this](auto handler) {
        // std::function asks for something that can be copied; the handler can only be moved.
        auto resume = std::make_shared<Worker::Resume>(std::move(handler));
        worker_.handler.handle(asked_, [this, resume](Reply reply) { worker_.answered(std::move(*resume), std::move(reply)); });
    };
    auto reply = co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void(Reply)>(begin, awaiting);
    co_return reply;
}

std::string Connection::head_of(Reply const& reply) const {
    std::string head;
    head.reserve(512);
    head += "HTTP/1.1 ";
    head += std::to_string(reply.status);
    head += ' ';
    head += view(bh::obsolete_reason(static_cast<bh::status>(reply.status)));
    head += "\r\nDate: ";
    head += worker_.date();
    head += "\r\n";
    head += reply.fixed;
    for (auto const& [name, value] : reply.headers) {
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    }
    if (reply.status != 304 && !reply.stream) {
        head += "Content-Length: ";
        head += std::to_string(reply.content().size());
        head += "\r\n";
    }
    head += stays_open_ ? "\r\n" : "Connection: close\r\n\r\n";
    return head;
}

Awaitable<void> Connection::write(Reply const& reply) {
    enter(State::writing, worker_.limits.for_reply);
    auto head = head_of(reply);
    auto content = reply.is_head || reply.status == 304 ? std::string_view{} : reply.content();
    std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(content.data(), content.size())};
    beast::error_code error;
    auto token = asio::redirect_error(awaiting, error);
    co_await asio::async_write(socket_, parts, token);
    if (error) stays_open_ = false;
}

/// Until its end, or the listener's. Waiting for the next piece is no delay of anybody's.
Awaitable<void> Connection::write_on(Stream& stream) {
    for (beast::error_code error; !error && !is_overdue_;) {
        state_ = State::answering;
        auto begin = [this, &stream](auto handler) {
            auto resume = std::make_shared<Worker::Resume>(std::move(handler));
            stream.next([this, resume](std::string piece, bool is_last) {
                Reply reply;
                reply.body = std::move(piece);
                reply.is_head = is_last;
                worker_.answered(std::move(*resume), std::move(reply));
            });
        };
        auto piece = co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void(Reply)>(begin, awaiting);
        enter(State::writing, worker_.limits.for_reply);
        auto bytes = asio::buffer(piece.body);
        auto token = asio::redirect_error(awaiting, error);
        co_await asio::async_write(socket_, bytes, token);
        if (piece.is_head) break;
    }
    stream.leave();
}

/// Who still sends while we refuse must be able to read the refusal: a close with unread bytes would reset it away.
Awaitable<void> Connection::read_away() {
    beast::error_code error;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    enter(State::writing, to_read_away);
    std::array<char, read_step> bytes;
    auto space = asio::buffer(bytes);
    for (std::size_t total = 0; !error && !is_overdue_ && total < most_read_away;) {
        auto token = asio::redirect_error(awaiting, error);
        total += co_await socket_.async_read_some(space, token);
    }
}

}  // namespace vafa::http
