// One round of work in one club: a chunk of acts for every follower, then the chores.
#pragma once

#include <chrono>
#include <map>

#include "edge/jobs/jobs.hpp"

namespace vafa::jobs {

inline constexpr std::int64_t acts_a_chunk = 200;  // keeps the writer a few milliseconds at most

/// Whether followers that gather acts are given the time for it.
enum class Patience { none, as_declared };

class Following {
  public:
    Following(Program& program, Counters& counters, Patience patience = Patience::none)
        : program_(program), counters_(counters), patience_(patience) {}

    /// Hands every follower its next acts; answers how many acts were handled. Faults are reported, and met again later.
    std::int64_t follow(ClubId club);
    /// Runs every chore once; answers whether one has more to do.
    bool do_chores(ClubId club);
    /// Where the chores of a club work.
    Workplace workplace(ClubId club);
    /// How many acts some follower has not seen, also those that may still be overtaken by another commit.
    std::int64_t count_behind(ClubId club);

  private:
    struct Judged {
        Follower const* follower;
        Reached from;
        LogCursor to;
        Writes writes;
        std::int64_t acts;
    };
    std::vector<Judged> judge(ClubId club);
    bool is_due(store::Snapshot& snapshot, Follower const& follower, LogCursor cursor, bool has_news);
    std::int64_t commit(ClubId club, std::span<Judged const> judged);
    void enter(store::Snapshot& snapshot, std::function<void(Surroundings const&)> const& run);
    void report(std::string_view name, ClubId club, std::string_view what);

    Program& program_;
    Counters& counters_;
    Patience patience_;
    /// When it is counted next what has gathered; for the one thread that follows.
    std::map<std::pair<ClubId, std::string_view>, std::chrono::steady_clock::time_point> next_count_;
};

}  // namespace vafa::jobs
