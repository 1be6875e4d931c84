// Child processes, by fork and exec.
#include "support/server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace vafa::bench {

namespace {

using Clock = std::chrono::steady_clock;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

pid_t start(std::vector<std::string> const& words, std::filesystem::path const& log) {
    auto child = ::fork();
    if (child != 0) return child;
    int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(file, 1);
    ::dup2(file, 2);
    std::vector<char*> arguments;
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

/// PostgreSQL does not run as root.
std::string as_postgres(std::string const& command) {
    return ::geteuid() == 0 ? "su postgres -c \"" + command + "\"" : command;
}

std::string const postgres_programs = "/usr/lib/postgresql/15/bin/";

}  // namespace

void copy_folder(std::filesystem::path const& from, std::filesystem::path const& to) {
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    ::sync();
}

int free_port() {
    int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(probe, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(probe);
    return ntohs(address.sin_port);
}

std::string http_get(int port, std::string const& path) {
    int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(port);
    std::string answer;
    if (::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        auto request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        if (::send(connection, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
            char part[65536];
            for (ssize_t got; (got = ::recv(connection, part, sizeof part, 0)) > 0;)
                answer.append(part, static_cast<std::size_t>(got));
        }
    }
    ::close(connection);
    auto head = answer.find("\r\n\r\n");
    return answer.starts_with("HTTP/1.1 200") && head != std::string::npos ? answer.substr(head + 4) : "";
}

std::string shell(std::string const& command) {
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error("cannot run " + command);
    std::string out;
    std::array<char, 4096> part;
    while (auto got = std::fread(part.data(), 1, part.size(), pipe)) out.append(part.data(), got);
    if (::pclose(pipe) != 0) throw std::runtime_error(command + ": " + out);
    return out;
}

Server::Server(std::string const& program, std::filesystem::path const& data, std::vector<std::string> const& more)
    : port_(free_port()) {
    std::vector<std::string> words{
        program,  "serve", "--data", data.string(), "--port", std::to_string(port_), "--requests-per-second",
        "1000000"};  // its bucket is asked as always, and never empty
    words.insert(words.end(), more.begin(), more.end());
    std::filesystem::create_directories(data);
    auto begin = Clock::now();
    child_ = start(words, data / "serve.log");
    auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
    while (http_get(port_, "/ready").empty()) {
        if (elapsed() > 60 || ::waitpid(child_, nullptr, WNOHANG) == child_)
            throw std::runtime_error("the server did not become ready; see serve.log in " + data.string());
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    seconds_to_ready_ = elapsed();
}

Server::~Server() {
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
}

std::int64_t Server::resident_bytes() const {
    std::ifstream statm("/proc/" + std::to_string(child_) + "/statm");
    std::int64_t whole = 0, resident = 0;
    statm >> whole >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

double Server::metric(std::string const& name) const {
    auto text = "\n" + http_get(port_, "/metrics");
    auto at = text.find("\n" + name + " ");
    return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + name.size() + 2, nullptr);
}

Cluster::Cluster(std::filesystem::path folder)
    : folder_(std::filesystem::absolute(std::move(folder))), port_(free_port()) {
    std::filesystem::create_directories(folder_);
    auto data = (folder_ / "data").string();
    if (::geteuid() == 0) shell("chown postgres " + folder_.string());
    if (!std::filesystem::exists(folder_ / "data"))
        shell(as_postgres(postgres_programs + "initdb -D " + data + " -A trust -U postgres"));
    shell(as_postgres(postgres_programs + "pg_ctl -w -D " + data + " -l " + (folder_ / "log").string() + " -o '-p " +
                      std::to_string(port_) + " -k " + folder_.string() + " -c listen_addresses=127.0.0.1' start") +
          " >/dev/null");
}

Cluster::~Cluster() {
    try {
        shell(as_postgres(postgres_programs + "pg_ctl -w -m fast -D " + (folder_ / "data").string() + " stop"));
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
}

std::string Cluster::url(std::string const& database) const {
    return "postgresql://postgres@127.0.0.1:" + std::to_string(port_) + "/" + database;
}

void Cluster::create(std::string const& database) const {
    shell("psql -qc 'create database " + database + "' " + url("postgres"));
}
void Cluster::create_from(std::string const& database, std::string const& model) const {
    shell("psql -qc 'create database " + database + " template " + model + " strategy file_copy' -c checkpoint " + url("postgres"));
}
void Cluster::drop(std::string const& database) const {
    shell("psql -qc 'drop database if exists " + database + " with (force)' " + url("postgres"));
}

double Cluster::pgbench(int clients, double seconds) const {
    auto exists = shell("psql -qAtc \"select count(*) from pg_database where datname = 'pgbench'\" " + url("postgres"));
    if (exists.starts_with("0")) {
        create("pgbench");
        shell("pgbench -q -i -s 50 " + url("pgbench"));
    }
    auto out = shell("pgbench -n -c " + std::to_string(clients) + " -j 2 -T " +
                     std::to_string(static_cast<int>(std::lround(seconds))) + " " + url("pgbench"));
    auto at = out.find("tps = ");
    if (at == std::string::npos) throw std::runtime_error("pgbench said: " + out);
    return std::strtod(out.c_str() + at + 6, nullptr);
}

}  // namespace vafa::bench
