// `vafa serve`: the program with all its edges open, until SIGTERM or SIGINT; then every answer in flight is still given.
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "edge/cli/commands.hpp"
#include "edge/cli/local_socket.hpp"
#include "edge/http/edge.hpp"
#include "edge/http/log.hpp"
#include "edge/http/server.hpp"
#include "edge/http/set_up.hpp"
#include "edge/jobs/backups.hpp"
#include "edge/jobs/jobs.hpp"

namespace vafa::cli {

namespace {

/// The signals that end us, blocked in this thread and all that it starts.
sigset_t block_endings() {
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);
    return endings;
}

/// As many descriptors as the system grants: each connection takes one.
void raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// The built pages: as set, beside the program, or where the repository builds them.
std::filesystem::path web_folder(Installation const& installation) {
    if (!installation.web.empty()) return installation.web;
    std::error_code error;
    auto program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    for (auto const& folder : {program / "web", program / "../../web/dist", program / "../share/vafa/web"})
        if (std::filesystem::exists(folder / "index.html", error)) return std::filesystem::weakly_canonical(folder);
    return {};
}

/// Nobody needs this window again: the first club is opened from a page.
void print_opening(Program& program, std::string const& root) {
    auto clubs = program.directory().all();
    if (std::any_of(clubs.begin(), clubs.end(), [](auto const& club) { return !club.is_demo; })) return;
    auto code = http::set_up_code(program.secrets());
    std::printf("  %s %s/start\n", clubs.empty() ? "BEGIN HERE:" : "your own club:", root.c_str());
    std::printf("  set-up code, asked for on any other machine: %s %s %s\n", code.substr(0, 4).c_str(), code.substr(4, 4).c_str(),
                code.substr(8).c_str());
}

void print_addresses(Program& program, int port, bool has_pages) {
    auto const& installation = program.installation();
    auto host = installation.address == "0.0.0.0" || installation.address == "::" ? std::string("127.0.0.1") : installation.address;
    if (host.find(':') != std::string::npos) host = "[" + host + "]";
    auto root = "http://" + host + ":" + std::to_string(port);
    std::printf("vafa serves %s\n", root.c_str());
    if (has_pages) std::printf("  till     %s/till\n  console  %s/console\n  docs     %s/api/docs\n", root.c_str(), root.c_str(), root.c_str());
    if (has_pages && installation.demo) std::printf("  phone    %s/demo/phone\n", root.c_str());
    if (installation.demo)
        std::printf("  logins of the sample club: owner, manager, cashier, support, auditor; their password: %s\n", tenancy::demo_password.data());
    if (has_pages) print_opening(program, root);
    std::fflush(stdout);
}

jobs::BackupClock::Told tell_of_backups() {
    return {[](backup::Run const& run) {
                auto level = run.is_sound ? http::Level::info : http::Level::error;
                http::log(level, run.is_sound ? "backup.sound" : "backup.not_sound",
                          {{"folder", std::string_view(run.folder)}, {"clubs", run.clubs}, {"bytes", run.bytes}, {"made_ms", run.made_ms},
                           {"checked_ms", run.checked_ms}, {"removed", run.removed}, {"fault", std::string_view(run.fault)}});
            },
            [](std::string_view why) { http::log(http::Level::error, "backup.failed", {{"why", why}}); }};
}

}  // namespace

int serve(Arguments const& arguments) {
    auto endings = block_endings();
    raise_descriptor_limit();
    auto const& installation = arguments.installation;
    Program program(installation);
    program.dispatcher().on_fault = [](Operation const& operation, std::string_view what) {
        http::log(http::Level::error, "operation.fault", {{"operation", operation.spec.name}, {"what", what}});
    };
    program.on_job_fault = [](std::string_view job, ClubId club, std::string_view what) {
        http::log(http::Level::error, "job.fault", {{"job", job}, {"club", club.value}, {"what", what}});
    };
    jobs::Jobs jobs(program);
    auto web = web_folder(installation);
    http::Edge edge(program, web);
    LocalSocket local(program);
    http::Server server(installation.address, installation.port, installation.threads, {}, edge);
    jobs::BackupClock backups(installation, tell_of_backups());
    edge.backups = [&backups] { return backups.counters(); };
    edge.open_connections = [&server] { return server.open_connections(); };
    print_addresses(program, server.port(), !web.empty());
    http::log(http::Level::info, "server.started", {{"port", std::int64_t(server.port())}, {"engine", program.store().engine()}});

    int signal = 0;
    sigwait(&endings, &signal);
    pthread_sigmask(SIG_UNBLOCK, &endings, nullptr);  // a second signal ends at once
    http::log(http::Level::info, "server.draining", {{"signal", std::int64_t(signal)}});
    edge.end_streams();
    if (server.drain()) {
        http::log(http::Level::info, "server.stopped");
        return 0;
    }
    program.store().close();
    http::log(http::Level::warning, "server.stopped_with_requests_under_way");
    std::_Exit(1);
}

}  // namespace vafa::cli
