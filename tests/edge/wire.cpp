// Blocking sockets; a response is read by its Content-Length.
#include "wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <stdexcept>

namespace vafa::edge_tests {

std::string Response::header(std::string const& name) const {
    auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::string Response::text(std::string_view member) const {
    boost::json::error_code error;
    auto value = boost::json::parse(body, error);
    if (error || !value.is_object()) return "";
    auto const* found = value.get_object().if_contains(member);
    if (!found || !found->is_string()) return "";
    return {found->get_string().data(), found->get_string().size()};
}

Wire::Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("nobody listens");
    timeval patience{10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

Wire::Wire(Wire&& other) noexcept : socket_(std::exchange(other.socket_, -1)), unread_(std::move(other.unread_)) {}

Wire::~Wire() {
    if (socket_ >= 0) ::close(socket_);
}

Wire& Wire::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) break;  // refused early: what was answered can still be read
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
}

bool Wire::fill() {
    char bytes[16384];
    auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    unread_.append(bytes, static_cast<std::size_t>(got));
    return true;
}

std::optional<Response> Wire::receive(bool to_head) {
    std::size_t end;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos)
        if (!fill()) return {};
    Response response;
    std::string_view head = std::string_view(unread_).substr(0, end);
    response.status = std::stoi(std::string(head.substr(9, 3)));
    for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        auto line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        std::string name(line.substr(0, line.find(':')));
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
        response.headers[name] = std::string(line.substr(line.find(':') + 2));
    }
    unread_.erase(0, end + 4);
    std::size_t length = response.has("content-length") && !to_head ? std::stoul(response.header("content-length")) : 0;
    while (unread_.size() < length)
        if (!fill()) return {};
    response.body = unread_.substr(0, length);
    unread_.erase(0, length);
    return response;
}

std::string Wire::hears(std::string_view text) {
    while (unread_.find(text) == std::string::npos && fill()) {}
    return std::exchange(unread_, {});
}

bool Wire::is_closed() {
    while (unread_.empty()) {
        char bytes[1024];
        auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got == 0 || (got < 0 && errno == ECONNRESET)) return true;
        if (got < 0) return false;
        unread_.append(bytes, static_cast<std::size_t>(got));
    }
    return false;
}

std::string request_text(std::string_view method, std::string_view target, std::string_view headers, std::string_view body) {
    std::string text;
    text.append(method).append(" ").append(target).append(" HTTP/1.1\r\n");
    if (headers.find("Host:") == std::string_view::npos) text += "Host: localhost\r\n";
    text += headers;
    if (!body.empty()) {
        if (headers.find("Content-Type:") == std::string_view::npos) text += "Content-Type: application/json\r\n";
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    text.append("\r\n").append(body);
    return text;
}

}  // namespace vafa::edge_tests
