// The real program, started as an operator starts it, on a data directory or database of its own.
#pragma once

#include <filesystem>
#include <vector>

#include "wire.hpp"
#include "world/scenario.hpp"

namespace vafa::edge_tests {

/// `vafa serve` as a child process. Ends it, and removes what it left, with its own end.
class RunningServer {
  public:
    explicit RunningServer(world::Engine engine = world::Engine::sqlite, std::vector<std::string> settings = {});
    ~RunningServer();
    /// At a place that is another's, and stays when it ends.
    RunningServer(std::filesystem::path data, std::string database);
    RunningServer(RunningServer const&) = delete;
    RunningServer& operator=(RunningServer const&) = delete;

    int port() const { return port_; }
    std::string const& database() const { return database_; }  // its URL; empty = embedded
    std::filesystem::path const& data() const { return data_; }

    Response asks(std::string_view method, std::string_view target, std::string_view headers = "", std::string_view body = "") const;
    /// Another command of the program on the same data, beside it or after it: what it printed, its exit code in `code`.
    std::string runs(std::vector<std::string> words, int* code = nullptr) const;
    /// `vafa call`.
    std::string call(std::string const& operation, std::string const& request, std::string const& club = "", int* code = nullptr) const;
    void signal(int number) const;
    /// Waits for its end; its exit code, or -1 when a signal killed it.
    int wait();
    /// Starts it again on the same data.
    void start();
    /// What it has written to stderr so far.
    std::string log() const;

  private:
    std::vector<std::string> place() const;

    std::vector<std::string> settings_;
    std::filesystem::path data_;
    std::string database_;
    bool is_guest_ = false;
    int process_ = -1;
    int port_ = 0;
};

/// The program with these words: what it printed, on both streams. Its exit code goes to `code`.
std::string program_says(std::vector<std::string> const& words, int* code = nullptr);

void found_club(RunningServer const& server, std::string const& slug);

/// A club in a running server, with its owner signed in and an API key.
struct ServedClub {
    explicit ServedClub(RunningServer const& server);

    std::string slug;
    std::string cookie;   // "Cookie: …\r\nOrigin: …\r\n": what a page of the server sends
    std::string bearer;   // "Authorization: Bearer …\r\n"
    std::string reference, key;  // the secrets in them
};

/// One server an engine, shared by the stories that do not end it.
RunningServer& server();

/// A statement in the cluster that VAFA_TEST_POSTGRES names, as its superuser.
void in_cluster(std::string const& statement);
void in_database(std::string const& url, std::string const& statement);

/// An empty database in that cluster, dropped at its end.
class FreshDatabase {
  public:
    FreshDatabase();
    ~FreshDatabase();
    FreshDatabase(FreshDatabase const&) = delete;
    FreshDatabase& operator=(FreshDatabase const&) = delete;
    std::string const& url() const { return url_; }

  private:
    std::string url_;
};

inline std::string const own_page = "Origin: http://localhost\r\n";
std::string sign_in_body(std::string const& login, std::string const& password);
inline std::string const owner_password = "a long password";

}  // namespace vafa::edge_tests
