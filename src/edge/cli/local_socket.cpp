// Length-prefixed texts over a Unix socket; few lines, since only the operator of the server speaks through it.
#include "edge/cli/local_socket.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "base/bytes.hpp"
#include "edge/cli/commands.hpp"

namespace vafa::cli {

namespace {

sockaddr_un address_of(std::filesystem::path const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    auto text = path.string();
    if (text.size() >= sizeof address.sun_path) throw store::Fault("the data directory's path is too long for a socket: " + text);
    std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
    return address;
}

bool send_all(int connection, std::string_view bytes) {
    while (!bytes.empty()) {
        auto sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string receive_all(int connection) {
    std::string bytes;
    char part[65536];
    for (ssize_t got; (got = ::recv(connection, part, sizeof part, 0)) > 0;) bytes.append(part, static_cast<std::size_t>(got));
    return bytes;
}

}  // namespace

std::optional<Answer> ask_server(std::filesystem::path const& data, LocalRequest const& request) {
    auto address = address_of(data / "vafa.sock");
    int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(connection);
        return {};
    }
    CanonicalWriter out;
    for (auto const& text : {request.operation, request.club, request.key, request.request}) out.text(text);
    out.u8(request.language == Language::fa ? 0 : 1);
    send_all(connection, out.written());
    ::shutdown(connection, SHUT_WR);
    auto bytes = receive_all(connection);
    ::close(connection);
    CanonicalReader in(bytes);
    Answer answer;
    answer.status = static_cast<int>(in.varint().value_or(503));
    answer.body = in.text().value_or("the server closed the connection");
    answer.refusal = in.text().value_or("server.fault");
    return answer;
}

LocalSocket::LocalSocket(Program& program) : program_(program), path_(program.installation().data / "vafa.sock") {
    std::filesystem::create_directories(program.installation().data);
    ::unlink(path_.c_str());
    auto address = address_of(path_);
    socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto before = ::umask(0177);
    bool bound = ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && ::listen(socket_, 8) == 0;
    ::umask(before);
    if (!bound) throw store::Fault("cannot listen on " + path_.string());
    thread_ = std::thread([this] { listen(); });
}

LocalSocket::~LocalSocket() {
    stopping_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
    ::unlink(path_.c_str());
}

void LocalSocket::listen() {
    while (!stopping_) {
        int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        answer(connection);
        ::close(connection);
    }
}

void LocalSocket::answer(int connection) {
    timeval patience{10, 0};
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    auto bytes = receive_all(connection);
    CanonicalReader in(bytes);
    auto operation = in.text(), club = in.text(), key = in.text(), request = in.text();
    auto language = in.u8();
    if (!language) return;
    auto reply = call_operation(program_, *operation, *club, *key, *request, *language == 0 ? Language::fa : Language::en);
    CanonicalWriter out;
    out.varint(reply.status);
    out.text(reply.body);
    out.text(reply.refusal);
    send_all(connection, out.written());
}

}  // namespace vafa::cli
