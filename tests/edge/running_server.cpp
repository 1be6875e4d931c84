// Starts, stops and asks the program that stands beside the tests.
#include "running_server.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace vafa::edge_tests {

namespace {

namespace fs = std::filesystem;

std::string program_path() {
    if (auto const* given = std::getenv("VAFA_PROGRAM")) return given;
    return fs::read_symlink("/proc/self/exe").parent_path() / "vafa";
}

std::string cluster_url() {
    auto const* url = std::getenv("VAFA_TEST_POSTGRES");
    if (!url) throw std::runtime_error("VAFA_TEST_POSTGRES is not set: the story cannot run on PostgreSQL");
    return url;
}

std::string fresh_name() {
    static std::atomic<int> count{0};
    return "vafa_edge_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

std::string url_of(std::string const& database) {
    auto url = cluster_url();
    return url.substr(0, url.rfind('/') + 1) + database;
}

/// Runs the program; its stdout and stderr go to the given descriptors.
int spawn(std::vector<std::string> const& words, int out, int err) {
    auto path = program_path();
    std::vector<char*> arguments{path.data()};
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int process = ::fork();
    if (process != 0) return process;
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    ::execv(path.c_str(), arguments.data());
    ::_exit(127);
}

int code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

std::string read_line(int from) {
    std::string line;
    for (char letter; ::read(from, &letter, 1) == 1 && letter != '\n';) line += letter;
    return line;
}

std::string read_all(int from) {
    std::string text;
    char bytes[4096];
    for (ssize_t got; (got = ::read(from, bytes, sizeof bytes)) > 0;) text.append(bytes, static_cast<std::size_t>(got));
    return text;
}

std::string said_by(std::vector<std::string> const& words, bool with_errors, int* code) {
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    int process = spawn(words, out[1], with_errors ? out[1] : STDERR_FILENO);
    ::close(out[1]);
    auto printed = read_all(out[0]);
    ::close(out[0]);
    int status = 0;
    ::waitpid(process, &status, 0);
    if (code) *code = code_of(status);
    return printed;
}

}  // namespace

std::string program_says(std::vector<std::string> const& words, int* code) { return said_by(words, true, code); }

void in_cluster(std::string const& statement) { in_database(cluster_url(), statement); }

void in_database(std::string const& url, std::string const& statement) {
    auto* connection = PQconnectdb(url.c_str());
    auto* result = PQexec(connection, statement.c_str());
    auto status = PQresultStatus(result);
    std::string words = PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(statement + ": " + words);
}

FreshDatabase::FreshDatabase() {
    auto name = fresh_name();
    in_cluster("create database " + name);
    url_ = url_of(name);
}

FreshDatabase::~FreshDatabase() { in_cluster("drop database " + url_.substr(url_.rfind('/') + 1) + " with (force)"); }

RunningServer::RunningServer(world::Engine engine, std::vector<std::string> settings) : settings_(std::move(settings)) {
    auto name = fresh_name();
    data_ = fs::temp_directory_path() / name;
    fs::create_directories(data_);
    if (engine == world::Engine::postgresql) {
        in_cluster("create database " + name);
        database_ = url_of(name);
    }
    start();
}

RunningServer::RunningServer(fs::path data, std::string database) : data_(std::move(data)), database_(std::move(database)), is_guest_(true) { start(); }

RunningServer::~RunningServer() {
    if (process_ > 0) {
        signal(SIGTERM);
        wait();
    }
    if (is_guest_) return;
    fs::remove_all(data_);
    if (!database_.empty()) in_cluster("drop database " + database_.substr(database_.rfind('/') + 1) + " with (force)");
}

std::vector<std::string> RunningServer::place() const {
    std::vector<std::string> words{"--data", data_.string()};
    if (!database_.empty()) words.insert(words.end(), {"--database", database_, "--connections", "3"});
    return words;
}

void RunningServer::start() {
    std::vector<std::string> words{"serve", "--port", "0"};
    auto at = place();
    words.insert(words.end(), at.begin(), at.end());
    words.insert(words.end(), settings_.begin(), settings_.end());
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    int err = ::open((data_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    process_ = spawn(words, out[1], err);
    ::close(out[1]);
    ::close(err);
    auto line = read_line(out[0]);  // vafa serves http://127.0.0.1:PORT
    ::close(out[0]);
    if (line.find("http://") == std::string::npos) throw std::runtime_error("the server did not start: " + log());
    port_ = std::stoi(line.substr(line.rfind(':') + 1));
}

Response RunningServer::asks(std::string_view method, std::string_view target, std::string_view headers, std::string_view body) const {
    Wire wire(port_);
    auto response = wire.send(request_text(method, target, headers, body)).receive(method == "HEAD");
    if (!response) throw std::runtime_error("no answer to " + std::string(method) + " " + std::string(target));
    return *response;
}

std::string RunningServer::call(std::string const& operation, std::string const& request, std::string const& club, int* code) const {
    std::vector<std::string> words{"call", operation, request};
    if (!club.empty()) words.insert(words.end(), {"--club", club});
    return runs(words, code);
}

std::string RunningServer::runs(std::vector<std::string> words, int* code) const {
    auto at = place();
    words.insert(words.end(), at.begin(), at.end());
    return said_by(words, false, code);
}

void RunningServer::signal(int number) const { ::kill(process_, number); }

int RunningServer::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return code_of(status);
}

std::string RunningServer::log() const {
    std::ifstream file(data_ / "log");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string sign_in_body(std::string const& login, std::string const& password) {
    return R"({"login":")" + login + R"(","password":")" + password + R"("})";
}

void found_club(RunningServer const& server, std::string const& slug) {
    server.call("clubs.found", R"({"slug":")" + slug + R"(","name":"لاله","money_unit":"toman",)" +
                                   R"("owner_login":"owner","owner_name":"مریم","owner_password":")" + owner_password + R"("})");
}

ServedClub::ServedClub(RunningServer const& server) {
    static std::atomic<int> count{0};
    slug = "club-" + std::to_string(++count);
    found_club(server, slug);
    auto begun = server.asks("POST", "/" + slug + "/v1/sessions", own_page, sign_in_body("owner", owner_password));
    EXPECT_EQ(begun.status, 200) << begun.body;
    auto set = begun.header("set-cookie");
    reference = set.substr(set.find('=') + 1, set.find(';') - set.find('=') - 1);
    cookie = "Cookie: " + set.substr(0, set.find(';')) + "\r\n" + own_page;
    auto issued = server.asks("POST", "/v1/keys", cookie, R"({"name":"books"})");
    key = issued.text("key");
    bearer = "Authorization: Bearer " + key + "\r\n";
}

RunningServer& server() {
    static std::unique_ptr<RunningServer> sqlite, postgresql;
    auto& one = world::engine() == world::Engine::sqlite ? sqlite : postgresql;
    if (!one) one = std::make_unique<RunningServer>(world::engine());
    return *one;
}

}  // namespace vafa::edge_tests
