// One epoll loop; a connection has one request in flight at a time.
#include "support/load.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <deque>
#include <stdexcept>

namespace vafa::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
    int socket = -1;
    std::string out;
    std::string in;
    Clock::time_point planned;
};

int connect_to(Load const& load) {
    int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(load.port));
    ::inet_pton(AF_INET, load.host.c_str(), &address.sin_addr);
    if (::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error(std::string("the server cannot be reached: ") + std::strerror(errno));
    int on = 1;
    ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

/// The length of a whole answer at the front of `in`, 0 while it is not whole.
std::size_t whole_answer(std::string const& in) {
    auto head = in.find("\r\n\r\n");
    if (head == std::string::npos) return 0;
    auto at = in.find("ontent-Length: ");
    if (at == std::string::npos || at > head) at = in.find("ontent-length: ");
    if (at == std::string::npos || at > head) throw std::runtime_error("an answer without Content-Length: " + in.substr(0, head));
    auto length = std::strtoull(in.c_str() + at + 15, nullptr, 10);
    return in.size() >= head + 4 + length ? head + 4 + length : 0;
}

class Runner {
  public:
    Runner(Load const& load, std::uint64_t number) : load_(load), number_(number), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
        connections_.resize(static_cast<std::size_t>(load.connections));
        for (std::size_t at = 0; at < connections_.size(); ++at) {
            connections_[at].socket = connect_to(load);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = at;
            ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connections_[at].socket, &event);
            idle_.push_back(at);
        }
    }
    ~Runner() {
        for (auto& one : connections_) ::close(one.socket);
        ::close(epoll_);
    }

    Outcome run() {
        start_ = Clock::now();
        end_ = start_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load_.seconds));
        next_planned_ = start_;
        while (!is_over() || idle_.size() < connections_.size()) {
            begin_due();
            wait();
        }
        outcome_.seconds = std::chrono::duration<double>(last_answer_ - start_).count();
        return std::move(outcome_);
    }

  private:
    bool is_over() const { return Clock::now() >= end_; }

    void begin_due() {
        while (!idle_.empty()) {
            auto now = Clock::now();
            auto planned = now;
            if (load_.rate > 0) {
                if (next_planned_ > now || next_planned_ >= end_) return;
                planned = next_planned_;
                next_planned_ += std::chrono::nanoseconds(std::llround(1e9 / load_.rate));
            } else if (now >= end_) {
                return;
            }
            auto& one = connections_[idle_.front()];
            idle_.pop_front();
            one.planned = planned;
            one.out = load_.request(number_++);
            send_all(one);
        }
    }

    static void send_all(Connection& one) {
        std::string_view rest = one.out;
        while (!rest.empty()) {
            auto sent = ::send(one.socket, rest.data(), rest.size(), MSG_NOSIGNAL);
            if (sent <= 0) throw std::runtime_error("the server broke off while a request was sent");
            rest.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    void wait() {
        epoll_event events[128];
        timespec patience{0, 50'000'000};
        if (load_.rate > 0 && !idle_.empty() && !is_over()) {
            auto until = std::max<std::int64_t>(0, std::chrono::nanoseconds(next_planned_ - Clock::now()).count());
            patience = {0, std::min<std::int64_t>(until, 50'000'000)};
        }
        int count = ::epoll_pwait2(epoll_, events, 128, &patience, nullptr);
        for (int at = 0; at < count; ++at) take(events[at].data.u64);
    }

    void take(std::size_t at) {
        auto& one = connections_[at];
        char part[16384];
        auto got = ::recv(one.socket, part, sizeof part, 0);
        if (got <= 0) throw std::runtime_error("the server broke off before it answered");
        one.in.append(part, static_cast<std::size_t>(got));
        auto length = whole_answer(one.in);
        if (length == 0) return;
        last_answer_ = Clock::now();
        bool is_well = one.in.starts_with("HTTP/1.1 200");
        ++(is_well ? outcome_.answered : outcome_.refused);
        if (!is_well && outcome_.first_refusal.empty()) outcome_.first_refusal = one.in.substr(0, length);
        outcome_.latencies_us.push_back(std::chrono::duration_cast<std::chrono::microseconds>(last_answer_ - one.planned).count());
        one.in.erase(0, length);
        idle_.push_back(at);
    }

    Load const& load_;
    std::uint64_t number_;
    int epoll_;
    std::vector<Connection> connections_;
    std::deque<std::size_t> idle_;
    Clock::time_point start_, end_, next_planned_, last_answer_;
    Outcome outcome_;
};

}  // namespace

std::int64_t Outcome::quantile_us(double q) {
    if (latencies_us.empty()) return 0;
    std::sort(latencies_us.begin(), latencies_us.end());
    auto at = static_cast<std::size_t>(q * static_cast<double>(latencies_us.size() - 1));
    return latencies_us[at];
}

std::string ask(Load const& load, std::string const& request) {
    int connection = connect_to(load);
    ::send(connection, request.data(), request.size(), MSG_NOSIGNAL);
    std::string in;
    char part[16384];
    while (whole_answer(in) == 0) {
        auto got = ::recv(connection, part, sizeof part, 0);
        if (got <= 0) throw std::runtime_error("the server broke off before it answered");
        in.append(part, static_cast<std::size_t>(got));
    }
    ::close(connection);
    if (!in.starts_with("HTTP/1.1 200")) throw std::runtime_error("refused: " + in);
    return in.substr(in.find("\r\n\r\n") + 4);
}

Outcome run(Load const& load, std::uint64_t first_number) { return Runner(load, first_number).run(); }

std::string post(std::string const& path, std::string const& api_key, std::string const& key, std::string const& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + api_key + "\r\nIdempotency-Key: " + key +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace vafa::bench
