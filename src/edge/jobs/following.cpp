// Acts are read and judged on a snapshot; the writer only gets what was decided, if the follower's row still stands
// where it was read. So a follower costs a sale no more than its rows.
#include "edge/jobs/following.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <tuple>

#include "operation/operation_log.hpp"
#include "operation/standing.hpp"

namespace vafa::jobs {

namespace {

constexpr std::chrono::seconds between_counts{10};

/// The house has no row of its own: only the operator of the server may act there.
Credential job_credential(ClubId club) {
    Credential credential;
    credential.kind = club == the_house ? Credential::Kind::operator_of_server : Credential::Kind::job;
    credential.job = "jobs";
    return credential;
}

bool operator==(LogCursor const& a, LogCursor const& b) { return a.order == b.order && a.id == b.id; }

}  // namespace

/// Lets the job in as dispatch lets callers in: its snapshot gets the club's clock. Skips a club that is only half founded.
void Following::enter(store::Snapshot& snapshot, std::function<void(Surroundings const&)> const& run) {
    auto credential = job_credential(snapshot.club());
    auto question = program_.gate().question(credential);
    auto rows = snapshot.together(question);
    auto caller = program_.gate().admit(rows[0], credential, snapshot);
    if (!caller) return;
    caller->secrets = &program_.secrets();
    caller->texts = &program_.texts();
    caller->registry = &program_.registry();
    run({program_.secrets(), program_.texts(), *caller});
}

Workplace Following::workplace(ClubId club) {
    auto& store = program_.store();
    return {club,
            [this, &store, club](auto run) {
                store.read_now(club, [&](store::Snapshot& snapshot) {
                    enter(snapshot, [&](Surroundings const& around) { run(snapshot, around); });
                });
            },
            [this, &store, club](auto run) {
                store.write_now(club, [&](store::Transaction& tx) {
                    enter(tx, [&](Surroundings const& around) { run(tx, around); });
                });
            }};
}

/// Of many calm clubs none is counted at each visit. Whoever rests does it where the club can be taken elsewhere.
bool Following::is_due(store::Snapshot& snapshot, Follower const& follower, LogCursor cursor, bool has_news) {
    if (follower.gathers == 0 || patience_ == Patience::none) return true;
    auto& next = next_count_[{snapshot.club(), follower.name}];
    bool may_count = std::chrono::steady_clock::now() >= next;
    if (!has_news && !may_count) return false;
    if ((follower.is_waited_for && follower.is_waited_for(snapshot)) || stands_between_ids(snapshot, cursor)) {
        next = {};  // a full chunk may not have been enough
        return true;
    }
    if (!may_count) return false;
    if (has_acts_behind(snapshot, cursor, follower.gathers)) return true;
    next = std::chrono::steady_clock::now() + between_counts;
    return false;
}

/// Followers that stand at the same place, as nearly all do always, share one reading. Those that gather come last.
std::vector<Following::Judged> Following::judge(ClubId club) {
    std::vector<Follower const*> followers;
    for (auto const& follower : program_.registry().followers()) followers.push_back(&follower);
    std::stable_partition(followers.begin(), followers.end(), [](auto const* one) { return one->gathers == 0; });
    std::vector<Judged> judged;
    workplace(club).read([&](store::Snapshot& snapshot, Surroundings const& around) {
        judged.clear();
        bool has_news = false;
        std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, std::vector<FollowedAct>> read;
        for (auto const* follower : followers) {
            auto from = reached_by(snapshot, follower->name);
            if (!is_due(snapshot, *follower, from.cursor, has_news)) continue;
            auto most = std::max(acts_a_chunk, follower->gathers);
            auto [found, is_new] = read.try_emplace({from.cursor.order, from.cursor.id, most});
            auto& acts = found->second;
            if (is_new) acts = follow_log(snapshot, from.cursor, most);
            if (acts.empty()) continue;
            has_news = true;
            try {
                judged.push_back({follower, from, acts.back().cursor, follower->judge(snapshot, around, acts), std::int64_t(acts.size())});
            } catch (std::exception const& failure) {
                report(follower->name, club, failure.what());
            }
        }
    });
    return judged;
}

std::int64_t Following::commit(ClubId club, std::span<Judged const> judged) {
    std::int64_t handled = 0;
    workplace(club).write([&](store::Transaction& tx, Surroundings const&) {
        handled = 0;
        for (auto const& one : judged) {
            auto now = lock_reached(tx, one.follower->name);
            if (!(now.cursor == one.from.cursor)) {
                ++counters_.overtaken;
                continue;
            }
            if (one.writes) one.writes(tx);
            move_follower(tx, one.follower->name, now, one.to);
            handled += one.acts;
        }
    });
    counters_.acts += handled;
    ++counters_.chunks;
    return handled;
}

std::int64_t Following::follow(ClubId club) try {
    auto judged = judge(club);
    if (judged.empty()) return 0;
    try {
        return commit(club, judged);
    } catch (std::exception const&) {
        // One of them cannot be written: it alone stays behind.
    }
    std::int64_t handled = 0;
    for (auto const& one : judged) {
        try {
            handled += commit(club, std::span(&one, 1));
        } catch (std::exception const& failure) {
            report(one.follower->name, club, failure.what());
        }
    }
    return handled;
} catch (std::exception const& failure) {
    report("followers", club, failure.what());
    return 0;
}

bool Following::do_chores(ClubId club) {
    bool has_more = false;
    auto place = workplace(club);
    for (auto const& chore : program_.registry().chores()) {
        try {
            has_more |= chore.run(place);
        } catch (std::exception const& failure) {
            report(chore.name, club, failure.what());
        }
    }
    return has_more;
}

std::int64_t Following::count_behind(ClubId club) {
    std::int64_t behind = 0;
    program_.store().read_now(club, [&](store::Snapshot& snapshot) {
        behind = 0;
        for (auto const& follower : program_.registry().followers()) {
            behind = std::max(behind, acts_after(snapshot, reached_by(snapshot, follower.name).cursor));
        }
    });
    return behind;
}

void Following::report(std::string_view name, ClubId club, std::string_view what) {
    ++counters_.faults;
    if (program_.on_job_fault) return program_.on_job_fault(name, club, what);
    std::fprintf(stderr, "%.*s of club %lld: %.*s\n", int(name.size()), name.data(), static_cast<long long>(club.value),
                 int(what.size()), what.data());
}

}  // namespace vafa::jobs
