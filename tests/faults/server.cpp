// Spawn, read the address it prints, kill; and HTTP/1.1 by hand.
#include "faults/server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <vector>

extern char** environ;

namespace vafa::faults {

namespace {

std::string program_path() {
    if (auto const* given = std::getenv("VAFA_PROGRAM")) return given;
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "vafa").string();
}

std::vector<std::string> words_for(Installation const& installation) {
    std::vector<std::string> words{program_path(), "serve", "--data", installation.data.string(), "--port", "0",
                                   "--requests-per-second", "1000000", "--connections", std::to_string(installation.connections)};
    if (!installation.database.empty()) words.insert(words.end(), {"--database", installation.database});
    return words;
}

pid_t spawn(std::vector<std::string> words, int out) {
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = -1;
    int code = posix_spawn(&process, words[0].c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) throw std::runtime_error(words[0] + " cannot be started");
    return process;
}

/// The port in "vafa serves http://127.0.0.1:PORT"; 0 where the program ended before it said so.
int read_port(int pipe) {
    std::string said;
    char letter;
    while (::read(pipe, &letter, 1) == 1 && letter != '\n') said += letter;
    auto colon = said.rfind(':');
    return said.starts_with("vafa serves ") ? std::atoi(said.c_str() + colon + 1) : 0;
}

}  // namespace

void Server::start() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = spawn(words_for(installation_), ends[1]);
    ::close(ends[1]);
    int port = read_port(ends[0]);
    ::close(ends[0]);
    if (port == 0) throw std::runtime_error("vafa serve ended at once");
    port_ = port;
}

void Server::kill() {
    if (process_ < 0) return;
    port_ = 0;
    if (::waitpid(process_, nullptr, WNOHANG) == process_) {
        has_ended_by_itself_ = true;
    } else {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    process_ = -1;
}

std::optional<HttpAnswer> HttpClient::post(int port, std::string const& path, std::string const& headers, std::string const& body) {
    if (port == 0 || ((socket_ < 0 || port != port_) && !dial(port))) return {};
    auto request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers +
                   "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    std::optional<HttpAnswer> answer;
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) answer = receive();
    if (!answer) hang_up();
    return answer;
}

bool HttpClient::dial(int port) {
    hang_up();
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    port_ = port;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{10, 0};
    int on = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return true;
    hang_up();
    return false;
}

std::optional<HttpAnswer> HttpClient::receive() {
    std::string in;
    char block[8192];
    for (ssize_t count; (count = ::recv(socket_, block, sizeof block, 0)) > 0;) {
        in.append(block, static_cast<std::size_t>(count));
        auto head = in.find("\r\n\r\n");
        if (head == std::string::npos) continue;
        auto length_at = in.find("ontent-Length: ");
        if (length_at == std::string::npos || length_at > head) return {};
        auto length = static_cast<std::size_t>(std::atoll(in.c_str() + length_at + 15));
        if (in.size() >= head + 4 + length) return HttpAnswer{std::atoi(in.c_str() + 9), in.substr(head + 4, length)};
    }
    return {};
}

void HttpClient::hang_up() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

}  // namespace vafa::faults
