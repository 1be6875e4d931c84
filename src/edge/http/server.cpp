// Threads, the listening socket, the sweep and the drain.
#include "edge/http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <ctime>
#include <thread>

#include "edge/http/connection.hpp"

namespace vafa::http {

namespace {

constexpr std::chrono::milliseconds between_sweeps{250};
constexpr std::chrono::milliseconds after_failed_accept{100};  // no descriptor is free: wait for one

}  // namespace

void Worker::answered(Resume resume, Reply reply) {
    bool is_first;
    {
        std::scoped_lock lock(mutex_);
        is_first = replies_.empty();
        replies_.emplace_back(std::move(resume), std::move(reply));
    }
    if (is_first) asio::post(io, [this] { resume_all(); });
}

void Worker::resume_all() {
    std::vector<std::pair<Resume, Reply>> replies;
    {
        std::scoped_lock lock(mutex_);
        replies.swap(replies_);
    }
    for (auto& [resume, reply] : replies) std::move(resume)(std::move(reply));
}

void Worker::sweep() {
    sweeper.expires_after(between_sweeps);
    sweeper.async_wait([this](beast::error_code error) {
        if (error) return;
        auto now = Clock::now();
        for (auto* connection : connections) connection->close_if_overdue(now);
        sweep();
    });
}

void Worker::drain() {
    is_draining = true;
    for (auto* connection : connections) connection->close_if_idle();
}

std::string_view Worker::date() {
    auto now = std::time(nullptr);
    if (now == date_second_) return date_;
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    auto length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    date_.assign(text, length);
    date_second_ = now;
    return date_;
}

class Server::Work {
  public:
    Work(std::string const& address, int port, int threads, Limits const& limits, Handler& handler) : limits_(limits) {
        for (int i = 0; i < threads; ++i) workers_.push_back(std::make_unique<Worker>(limits_, handler, open_));
        acceptor_.emplace(workers_[0]->io, asio::ip::tcp::endpoint(asio::ip::make_address(address), static_cast<unsigned short>(port)));
        port_ = acceptor_->local_endpoint().port();
        asio::co_spawn(workers_[0]->io.get_executor(), accept_all(), asio::detached);
        for (auto& worker : workers_) {
            worker->sweep();
            guards_.emplace_back(worker->io.get_executor());
            threads_.emplace_back([&io = worker->io] { io.run(); });
        }
    }
    ~Work() {
        for (auto& worker : workers_) worker->io.stop();
        for (auto& thread : threads_) thread.join();
    }

    bool drain();
    int port() const { return port_; }
    int open_connections() const { return open_; }

  private:
    Awaitable<void> accept_all();
    void welcome(Worker& worker, Socket socket);

    Limits limits_;
    std::atomic<int> open_ = 0;
    std::vector<std::unique_ptr<Worker>> workers_;
    std::optional<asio::basic_socket_acceptor<asio::ip::tcp, Executor>> acceptor_;
    std::vector<asio::executor_work_guard<Executor>> guards_;
    std::vector<std::thread> threads_;
    int port_ = 0;
};

/// Connections go to the threads in turn.
Awaitable<void> Server::Work::accept_all() {
    asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> pause(workers_[0]->io);
    for (std::size_t turn = 0;; turn = (turn + 1) % workers_.size()) {
        auto& worker = *workers_[turn];
        Socket socket(worker.io);
        beast::error_code error;
        auto token = asio::redirect_error(awaiting, error);
        co_await acceptor_->async_accept(socket, token);
        if (error == asio::error::operation_aborted || !acceptor_->is_open()) co_return;
        if (error) {
            pause.expires_after(after_failed_accept);
            co_await pause.async_wait(asio::redirect_error(awaiting, error));
            continue;
        }
        welcome(worker, std::move(socket));
    }
}

void Server::Work::welcome(Worker& worker, Socket socket) {
    bool is_one_too_many = ++open_ > limits_.connections;
    auto shared = std::make_shared<Socket>(std::move(socket));
    asio::post(worker.io, [&worker, shared, is_one_too_many] {
        auto connection = std::make_shared<Connection>(worker, std::move(*shared), is_one_too_many);
        auto serve = [connection]() -> Awaitable<void> { co_await connection->serve(); };
        asio::co_spawn(worker.io.get_executor(), std::move(serve), asio::detached);
    });
}

bool Server::Work::drain() {
    asio::post(workers_[0]->io, [this] {
        beast::error_code ignored;
        acceptor_->close(ignored);
    });
    for (auto& worker : workers_) asio::post(worker->io, [&worker] { worker->drain(); });
    auto latest = Clock::now() + limits_.for_drain;
    while (open_ > 0 && Clock::now() < latest) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return open_ == 0;
}

Server::Server(std::string const& address, int port, int threads, Limits const& limits, Handler& handler)
    : work_(std::make_unique<Work>(address, port, threads, limits, handler)) {}
Server::~Server() = default;

int Server::port() const { return work_->port(); }
int Server::open_connections() const { return work_->open_connections(); }
bool Server::drain() { return work_->drain(); }

}  // namespace vafa::http
