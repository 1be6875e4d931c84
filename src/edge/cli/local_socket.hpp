// The server's local socket: how `vafa call` reaches a running server, since one process alone writes the files.
#pragma once

#include <atomic>
#include <optional>
#include <thread>

#include "edge/program.hpp"

namespace vafa::cli {

struct LocalRequest {
    std::string operation, club, key, request;
    Language language = Language::en;
};

/// Asks the server that holds this data directory; nothing where none listens.
std::optional<Answer> ask_server(std::filesystem::path const& data, LocalRequest const& request);

/// Listens on DIR/vafa.sock (mode 600: only who may read the data may ask), one request a connection.
class LocalSocket {
  public:
    explicit LocalSocket(Program& program);
    ~LocalSocket();

  private:
    void listen();
    void answer(int connection);

    Program& program_;
    std::filesystem::path path_;
    int socket_ = -1;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

}  // namespace vafa::cli
