// Starts the program itself with `backup`, waits for its last line, and tells.
#include "edge/jobs/backups.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>

#include "store/clock.hpp"

extern char** environ;

namespace vafa::jobs {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t first_after_ms = 5 * minute_ms;   // a server that has just started has other things to do
constexpr std::int64_t again_after_ms = 10 * minute_ms;  // after one that failed

/// A process of ours, whose words come through a pipe.
class Child {
  public:
    explicit Child(Installation const& installation) {
        int pipe[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0) throw store::Fault("no pipe for a backup");
        words_ = pipe[0];
        start(installation, pipe[1]);
        ::close(pipe[1]);
        if (process_ < 0) ::close(words_);
        if (process_ < 0) throw store::Fault("a backup could not be started");
    }
    ~Child() {
        ::close(words_);
        if (process_ > 0) end();
    }

    /// All that it says until its end; cut off, and the process ended, where a stop is asked for.
    std::string listen(std::stop_token const& stop) {
        std::string said;
        char bytes[4096];
        pollfd waiting{words_, POLLIN, 0};
        while (!stop.stop_requested()) {
            if (::poll(&waiting, 1, 200) <= 0) continue;
            auto got = ::read(words_, bytes, sizeof bytes);
            if (got <= 0) break;
            said.append(bytes, static_cast<std::size_t>(got));
        }
        end();
        return said;
    }

  private:
    void start(Installation const& installation, int out) {
        auto to = installation.backup_folder().string();
        std::vector<std::string> words{"vafa", "backup", "--scheduled", "--json", "--data", installation.data.string(), "--to", to};
        for (auto const& [name, number] : {std::pair{"--backup-hours", installation.backup_hours}, {"--backup-days", installation.backup_days},
                                           {"--backup-months", installation.backup_months}})
            words.insert(words.end(), {name, std::to_string(number)});
        auto database = "VAFA_DATABASE=" + installation.database;  // not among the words, which everybody on this machine can read
        std::vector<char*> arguments, environment;
        for (auto& word : words) arguments.push_back(word.data());
        for (char** one = environ; *one; ++one)
            if (!std::string_view(*one).starts_with("VAFA_DATABASE=")) environment.push_back(*one);
        environment.push_back(database.data());
        arguments.push_back(nullptr);
        environment.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
        posix_spawnattr_t how;
        posix_spawnattr_init(&how);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&how, &none);
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
        if (::posix_spawn(&process_, "/proc/self/exe", &files, &how, arguments.data(), environment.data()) != 0) process_ = -1;
        posix_spawnattr_destroy(&how);
        posix_spawn_file_actions_destroy(&files);
    }

    void end() {
        ::kill(process_, SIGTERM);  // does nothing to one that is through
        int status = 0;
        ::waitpid(process_, &status, 0);
        process_ = -1;
    }

    pid_t process_ = -1;
    int words_ = -1;
};

std::optional<backup::Run> run_in(std::string const& said) {
    auto end = said.find_last_not_of('\n');
    if (end == std::string::npos) return {};
    auto from = said.rfind('\n', end);
    auto line = said.substr(from == std::string::npos ? 0 : from + 1, end - (from == std::string::npos ? 0 : from + 1) + 1);
    auto run = json::from_text<backup::Run>(line);
    if (!run) return {};
    return std::move(*run);
}

}  // namespace

BackupClock::BackupClock(Installation const& installation, Told told) : installation_(installation), told_(std::move(told)) {
    if (installation_.backup_folder().empty()) return;
    for (auto const& found : backup::find_all(installation_.backup_folder()))
        if (found.outcome && found.outcome->is_sound) counters_.last_sound_at = found.head.made_at.ms / second_ms;
    thread_ = std::jthread([this](std::stop_token stop) { keep_time(stop); });
}

BackupClock::~BackupClock() = default;

BackupCounters BackupClock::counters() const {
    std::scoped_lock lock(mutex_);
    return counters_;
}

void BackupClock::keep_time(std::stop_token const& stop) {
    auto interval = installation_.backup_seconds * second_ms;
    auto started = store::system_now();
    auto due = std::max(Instant{counters().last_sound_at * second_ms} + interval, started + std::min(interval, first_after_ms));
    std::mutex mutex;
    std::condition_variable_any changed;
    for (;;) {
        std::unique_lock lock(mutex);
        auto left = milliseconds(std::max<std::int64_t>(0, due - store::system_now()));
        changed.wait_for(lock, stop, left, [] { return false; });
        if (stop.stop_requested()) return;
        if (store::system_now() < due) continue;  // the clock was set back
        due = store::system_now() + (run_once(stop) ? interval : std::min(interval, again_after_ms));
    }
}

bool BackupClock::run_once(std::stop_token const& stop) {
    std::string why = "it was cut off";
    try {
        Child child(installation_);
        auto said = child.listen(stop);
        if (stop.stop_requested()) return false;
        if (auto run = run_in(said)) return note(*run), run->is_sound;
        why = said;
    } catch (std::exception const& fault) {
        why = fault.what();
    }
    {
        std::scoped_lock lock(mutex_);
        ++counters_.failed;
    }
    told_.failure(why);
    return false;
}

void BackupClock::note(backup::Run const& run) {
    {
        std::scoped_lock lock(mutex_);
        ++(run.is_sound ? counters_.sound : counters_.failed);
        counters_.last_bytes = run.bytes;
        counters_.last_ms = run.made_ms + run.checked_ms;
        if (run.is_sound) counters_.last_sound_at = run.made_at.ms / second_ms;
    }
    told_.run(run);
}

}  // namespace vafa::jobs
