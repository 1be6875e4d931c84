// One connection: reads a request, has it answered, writes the reply, again. Only for server.cpp and connection.cpp.
#pragma once

#include <atomic>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <mutex>
#include <optional>
#include <unordered_set>

#include "edge/http/server.hpp"

namespace vafa::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

using Executor = asio::io_context::executor_type;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> awaiting{};
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Clock = std::chrono::steady_clock;

class Connection;

/// What the connections of one thread share. Everything but `answered` is touched by that thread alone.
struct Worker {
    Worker(Limits const& limits_, Handler& handler_, std::atomic<int>& open_)
        : limits(limits_), handler(handler_), open(open_), sweeper(io) {}

    using Resume = asio::any_completion_handler<void(Reply)>;
    /// Gives a reply back to its connection: from any thread, one wake-up for all that come until the thread runs.
    void answered(Resume resume, Reply reply);
    /// Closes what is overdue, four times a second: far cheaper than a timer for each read.
    void sweep();
    /// No further request is begun; what is idle is closed.
    void drain();
    std::string_view date();

    Limits const& limits;
    Handler& handler;
    std::atomic<int>& open;
    std::unordered_set<Connection*> connections;  // before io, whose end ends them
    asio::io_context io{1};
    asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> sweeper;
    bool is_draining = false;

  private:
    void resume_all();

    std::mutex mutex_;
    std::vector<std::pair<Resume, Reply>> replies_;
    std::string date_;
    std::int64_t date_second_ = 0;
};

class Connection {
  public:
    Connection(Worker& worker, Socket socket, bool is_one_too_many);
    ~Connection();

    Awaitable<void> serve();
    void close_if_overdue(Clock::time_point now);
    void close_if_idle();

  private:
    enum class State { idle, reading, answering, writing };
    using Parser = beast::http::request_parser<beast::http::string_body>;

    Awaitable<void> serve_one();
    Awaitable<bool> read_request();
    Awaitable<bool> read_header();
    Awaitable<bool> read_body();
    Awaitable<bool> read_more();
    Awaitable<void> continue_if_expected();
    bool is_header_in_order(std::string_view header);
    bool are_fields_in_order();
    void take_header();
    Awaitable<Reply> answer();
    Awaitable<void> write(Reply const& reply);
    Awaitable<void> write_on(Stream& stream);
    Awaitable<void> read_away();
    std::string head_of(Reply const& reply) const;
    bool fails(beast::error_code error);
    bool is_troubled(Trouble trouble);
    void enter(State state, std::chrono::milliseconds patience);

    Worker& worker_;
    Socket socket_;
    std::string peer_;
    State state_ = State::idle;
    Clock::time_point deadline_, began_;
    bool is_overdue_ = false;
    bool is_one_too_many_;
    bool stays_open_ = true;
    std::optional<Trouble> trouble_;
    beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    Request asked_;  // its texts stand in parser_ and peer_
};

}  // namespace vafa::http
