// The program itself as a child process on a free port of loopback, stopped with SIGTERM.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace vafa::bench {

class Server {
  public:
    /// Starts and waits until it is ready. `more` are further arguments of `vafa serve`.
    Server(std::string const& program, std::filesystem::path const& data, std::vector<std::string> const& more = {});
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    int port() const { return port_; }
    double seconds_to_ready() const { return seconds_to_ready_; }
    /// Resident memory in bytes.
    std::int64_t resident_bytes() const;
    /// The value of a line of /metrics; 0 where there is none.
    double metric(std::string const& name) const;

  private:
    int port_ = 0;
    pid_t child_ = -1;
    double seconds_to_ready_ = 0;
};

/// A PostgreSQL cluster of our own with durable default settings, removed at the end.
class Cluster {
  public:
    explicit Cluster(std::filesystem::path folder);
    ~Cluster();
    Cluster(Cluster const&) = delete;
    Cluster& operator=(Cluster const&) = delete;

    std::string url(std::string const& database) const;
    void create(std::string const& database) const;
    void create_from(std::string const& database, std::string const& model) const;
    void drop(std::string const& database) const;
    /// TPC-B-like transactions a second (scale 50, made once).
    double pgbench(int clients, double seconds) const;

  private:
    std::filesystem::path folder_;
    int port_ = 0;
};

/// A fresh copy of a data folder, and all of it on the disk, so that nothing of the copying is measured.
void copy_folder(std::filesystem::path const& from, std::filesystem::path const& to);

int free_port();
/// The body of GET path, "" where nobody answers.
std::string http_get(int port, std::string const& path);
/// Runs a shell command; throws where it fails; gives what it printed.
std::string shell(std::string const& command);

}  // namespace vafa::bench
