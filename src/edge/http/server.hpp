// The HTTP server: one io_context a thread, a total deadline for each request, and an end that answers what is in flight.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "edge/http/messages.hpp"

namespace vafa::http {

struct Limits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    int connections = 4096;
    std::chrono::milliseconds for_header{10'000};  // from the first byte to the end of the header
    std::chrono::milliseconds for_body{30'000};    // from the first byte to the end of the body
    std::chrono::milliseconds between{75'000};     // an idle connection is kept
    std::chrono::milliseconds for_reply{30'000};   // until the reply has been taken
    std::chrono::milliseconds for_drain{20'000};   // at the end, for requests that are under way
};

class Server {
  public:
    /// Listens at once; throws std::system_error where the address is taken. Port 0 takes a free one.
    Server(std::string const& address, int port, int threads, Limits const& limits, Handler& handler);
    ~Server();

    int port() const;
    int open_connections() const;
    /// Takes no more connections, answers every request that has begun, closes. False if some were not done in time:
    /// their answers may still come, so the process must end without taking anything apart.
    [[nodiscard]] bool drain();

  private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace vafa::http
