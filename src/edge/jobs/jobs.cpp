// Two loops: one follows the log, one does the chores, which may wait for the world outside.
#include "edge/jobs/jobs.hpp"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "edge/jobs/following.hpp"
#include "edge/jobs/seal_export.hpp"

namespace vafa::jobs {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// A club is visited at most so often, so that acts gather: a chunk of many costs less than many chunks.
constexpr milliseconds pace{150};
/// Before another club has its turn.
constexpr int chunks_a_visit = 20;
/// A chore that has more to do: our pace towards providers.
constexpr milliseconds chore_pace{100};

/// Calls `visit` for clubs that were woken, and for all clubs every `interval`; a visit that has more comes again soon.
class Loop {
  public:
    Loop(store::Store& store, milliseconds interval, milliseconds again, std::function<bool(ClubId)> visit)
        : store_(store), interval_(interval), again_(again), visit_(std::move(visit)), thread_([this](std::stop_token stop) { run(stop); }) {}

    void wake(ClubId club) {
        std::unique_lock lock(mutex_);
        if (!woken_.try_emplace(club, Clock::now() + pace).second) return;
        has_news_ = true;
        lock.unlock();
        changed_.notify_one();
    }

  private:
    void run(std::stop_token stop) {
        auto next_round = Clock::now();
        while (!stop.stop_requested()) {
            if (Clock::now() >= next_round) {
                for (auto club : clubs()) wake_at(club, Clock::now());
                next_round = Clock::now() + interval_;
            }
            for (auto club : take_due())
                if (!stop.stop_requested() && visit_(club)) wake_at(club, Clock::now() + again_);
            wait(stop, next_round);
        }
    }

    std::vector<ClubId> clubs() try {
        return store_.clubs();
    } catch (std::exception const&) {
        return {};  // the database is away: it is asked again next round
    }

    void wake_at(ClubId club, Clock::time_point at) {
        std::scoped_lock lock(mutex_);
        auto [found, is_new] = woken_.try_emplace(club, at);
        if (!is_new) found->second = std::min(found->second, at);
    }

    std::vector<ClubId> take_due() {
        std::scoped_lock lock(mutex_);
        std::vector<ClubId> due;
        std::erase_if(woken_, [&](auto const& one) {
            bool is_due = one.second <= Clock::now();
            if (is_due) due.push_back(one.first);
            return is_due;
        });
        return due;
    }

    void wait(std::stop_token const& stop, Clock::time_point until) {
        std::unique_lock lock(mutex_);
        for (auto const& [club, at] : woken_) until = std::min(until, at);
        has_news_ = false;
        changed_.wait_until(lock, stop, until, [this] { return has_news_; });
    }

    store::Store& store_;
    milliseconds interval_, again_;
    std::function<bool(ClubId)> visit_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool has_news_ = false;
    std::map<ClubId, Clock::time_point> woken_;
    std::jthread thread_;
};

}  // namespace

class Jobs::Thread {
  public:
    explicit Thread(Program& program)
        : following(program, counters, Patience::as_declared), seal_export(program), store(program.store()),
          chores(store, milliseconds(5000), chore_pace, [this](ClubId club) {
              bool has_more = following.do_chores(club);
              return seal_export.bring_up_to_date(club) || has_more;
          }),
          // other processes on the same database give no hints: they are found by asking
          followers(store, milliseconds(store.engine() == "sqlite" ? 30'000 : 1000), milliseconds(0), [this](ClubId club) {
              std::int64_t handled = 0, chunks = 0;
              do handled = following.follow(club);
              while (handled >= acts_a_chunk && ++chunks < chunks_a_visit);
              if (handled > 0 || chunks > 0) chores.wake(club);
              return chunks == chunks_a_visit;
          }) {
        store.on_commit([this](ClubId club) { followers.wake(club); });
    }
    ~Thread() { store.on_commit({}); }

    Counters counters;
    Following following;
    SealExport seal_export;
    store::Store& store;
    Loop chores;
    Loop followers;
};

Jobs::Jobs(Program& program) : thread_(std::make_unique<Thread>(program)) {}
Jobs::~Jobs() = default;
Counters const& Jobs::counters() const { return thread_->counters; }

std::int64_t Jobs::catch_up(Program& program, ClubId club) {
    Counters counters;
    Following following(program, counters);
    for (;;) {
        if (following.follow(club) > 0) continue;
        if (following.count_behind(club) == 0) break;  // counted only here: a long way behind, that takes long
        std::this_thread::sleep_for(milliseconds(2));
    }
    while (following.do_chores(club)) {}
    return counters.acts;
}

}  // namespace vafa::jobs
