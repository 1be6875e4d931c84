// The real program as a process of its own that can be killed at any moment, and clients that speak HTTP with it.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <optional>
#include <string>

#include "edge/settings.hpp"

namespace vafa::faults {

/// `vafa serve` on a free port. The program stands beside the test's own, or where VAFA_PROGRAM says.
class Server {
  public:
    explicit Server(Installation installation) : installation_(std::move(installation)) {}
    ~Server() { kill(); }
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    /// Starts it and waits until it serves.
    void start();
    /// SIGKILL, if it runs.
    void kill();
    /// It was over before it was killed, once or more often.
    bool has_ended_by_itself() const { return has_ended_by_itself_; }
    /// Where it serves just now; 0 while it does not.
    int port() const { return port_; }

  private:
    Installation installation_;
    pid_t process_ = -1;
    bool has_ended_by_itself_ = false;
    std::atomic<int> port_ = 0;
};

struct HttpAnswer {
    int status = 0;
    std::string body;
};

/// One connection to whatever port is named; keeps it open between requests to the same.
class HttpClient {
  public:
    HttpClient() = default;
    ~HttpClient() { hang_up(); }
    HttpClient(HttpClient const&) = delete;
    HttpClient& operator=(HttpClient const&) = delete;

    /// Nothing where no whole answer came.
    std::optional<HttpAnswer> post(int port, std::string const& path, std::string const& headers, std::string const& body);

  private:
    bool dial(int port);
    std::optional<HttpAnswer> receive();
    void hang_up();

    int socket_ = -1;
    int port_ = 0;
};

}  // namespace vafa::faults
