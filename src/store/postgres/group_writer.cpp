// The works of a group share their first questions, then what each asks next (rehearsal.hpp); all writes travel with the
// COMMIT, rows of one statement as one (group_writes.hpp). What a work asks beyond that travels with the writes before it.
// A savepoint would cost a statement a work, so an error drops the group: it is tried again without the work that caused it.
#include "store/postgres/group_writer.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <thread>
#include <unordered_set>

namespace vafa::store::postgres {

namespace {

constexpr Sql begin_writing{"begin isolation level read committed read write"};
constexpr Sql commit_all{"commit"};
constexpr Sql roll_all_back{"rollback"};
constexpr Sql set_up_writing{"select set_config('vafa.club', ?1, true), set_config('lock_timeout', ?2, true), "
                     "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)"};

constexpr std::string_view patience_of_group = "50ms";
constexpr std::string_view patience_of_one = "2s";
constexpr int most_drops = 2;   // then all of it are run alone
constexpr int most_tries = 8;   // of one work that others stand in the way of
constexpr int most_losses = 3;  // of the connection under one work

void pause_before_try(int number) {
    thread_local std::minstd_rand chance{std::random_device{}()};
    auto longest = 2 << std::min(number, 6);
    std::this_thread::sleep_for(std::chrono::milliseconds(chance() % static_cast<unsigned>(longest)));
}

}  // namespace

GroupWriter::GroupWriter(Shared& shared, DatabaseClock& clock)
    : shared_(shared), clock_(clock),
      pipeline_(shared.settings.postgres_url, shared.settings.row_level_security, shared.tally.round_trips) {}

void GroupWriter::commit(std::span<Work> works) {
    outcomes_.assign(works.size(), nullptr);
    Places members(works.size()), alone;
    std::iota(members.begin(), members.end(), 0);
    memory_.writes.set_joining(true);
    for (int drops = 0; members.size() > 1 && drops < most_drops; ++drops) {
        if (try_group(works, members) != Ended::dropped) {
            answer(works, members);
            members.clear();
        } else if (!part_with_culprit(members, alone)) {
            if (!memory_.writes.is_joining()) break;
            memory_.writes.set_joining(false);  // once more, to learn whose fault it is
            --drops;
        }
    }
    if (works.size() > 1) shared_.tally.singles += static_cast<std::int64_t>(members.size() + alone.size());
    for (auto place : members) run_alone(works[place]);
    for (auto place : alone) run_alone(works[place]);
}

GroupWriter::Ended GroupWriter::try_group(std::span<Work> works, Places const& members) {
    auto club = works[0].club;
    for (auto place : members) outcomes_[place] = nullptr;
    try {
        begin(club, patience_of_group);
        int round_trips = ask_first(works, members);
        round_trips += rehearse(works, members, round_trips);
        for (auto place : members) run_in_group(works[place], place, round_trips);
        auto ended = end();
        if (ended == Ended::unknown)
            for (auto place : members) outcomes_[place] = std::make_exception_ptr(Fault("the connection was lost during the commit", true));
        return ended;
    } catch (FenceHit const&) {
        ++shared_.tally.fences;  // the one that hit it is run again, alone
    } catch (...) {              // whatever it was, all of the group are run again
    }
    roll_back(club);
    return Ended::dropped;
}

void GroupWriter::run_in_group(Work& work, std::size_t place, int round_trips) {
    pipeline_.set_author(static_cast<int>(place));
    memory_.rehearsal.begin(place);
    LaneTransaction transaction(work.club, shared_.cache, pipeline_, memory_, clock_.now(), static_cast<int>(place), round_trips);
    try {
        work.run(transaction);
    } catch (...) {
        if (transaction.has_failed() || !pipeline_.is_open()) throw;
        outcomes_[place] = std::current_exception();
        shared_.cache.forget(work.club);
        return transaction.undo();
    }
    if (transaction.has_failed()) throw Fault("a work went on after a failure of the database");
    transaction.hand_over();
    // Nobody knows whom such a work was about.
    if (work.route == 0 && transaction.has_written()) memory_.rehearsal.forget();
}

/// How many round trips that took: none where no work has a question left.
int GroupWriter::rehearse(std::span<Work> works, Places const& members, int round_trips) {
    if (members.size() == 1) return 0;
    std::unordered_set<std::uint64_t> routes;
    for (auto place : members) {
        // The second of a route must see all that the first wrote.
        if (works[place].route == 0 || !routes.insert(works[place].route).second) continue;
        memory_.rehearsal.turn_to(place);
        LaneTransaction transaction(works[place].club, shared_.cache, pipeline_, memory_, clock_.now(), static_cast<int>(place), round_trips,
                                    LaneTransaction::Kind::rehearsal);
        try {
            works[place].run(transaction);
        } catch (...) {  // a Stop, or what will come again when it runs in earnest
        }
    }
    if (!memory_.rehearsal.send_all(pipeline_)) return 0;
    pipeline_.flush();
    return 1;
}

/// False where nobody knows whose fault it was.
bool GroupWriter::part_with_culprit(Places& members, Places& alone) const {
    auto author = pipeline_.failed_author();
    auto culprit = std::find(members.begin(), members.end(), static_cast<std::size_t>(author));
    if (author < 0 || culprit == members.end()) return false;
    alone.push_back(*culprit);
    members.erase(culprit);
    return true;
}

void GroupWriter::answer(std::span<Work> works, Places const& members) {
    ++shared_.tally.commits;
    shared_.tally.works += static_cast<std::int64_t>(members.size());
    for (auto place : members) works[place].done(outcomes_[place]);
    shared_.hint.give(works[0].club);
}

void GroupWriter::run_alone(Work& work) {
    auto failure = try_until_settled(work);
    ++shared_.tally.works;
    if (!failure) ++shared_.tally.commits;
    work.done(failure);
    if (!failure) shared_.hint.give(work.club);
}

std::exception_ptr GroupWriter::try_until_settled(Work& work) {
    int fences = 0, losses = 0;
    for (int tries = 1;; ++tries) {
        try {
            run_once(work);
            return nullptr;
        } catch (FenceHit const&) {
            roll_back(work.club);
            if (++fences == 2) return std::current_exception();
            ++shared_.tally.fences;
        } catch (Contended const&) {
            roll_back(work.club);
            if (tries >= most_tries) return std::current_exception();
            pause_before_try(tries);
        } catch (Disconnected const&) {
            if (++losses == most_losses) return std::current_exception();
        } catch (...) {
            roll_back(work.club);
            return std::current_exception();
        }
    }
}

void GroupWriter::run_once(Work& work) {
    begin(work.club, patience_of_one);
    int round_trips = ask_first({&work, 1}, {0});
    pipeline_.set_author(0);
    LaneTransaction transaction(work.club, shared_.cache, pipeline_, memory_, clock_.now(), 0, round_trips);
    work.run(transaction);
    if (transaction.has_failed()) throw Fault("a work went on after a failure of the database");
    transaction.hand_over();
    if (end() == Ended::unknown) throw Fault("the connection was lost during the commit", true);
}

void GroupWriter::begin(ClubId club, std::string_view lock_timeout) {
    if (!pipeline_.is_open()) reopen();
    memory_.first_answers.clear();
    memory_.rehearsal.clear();
    memory_.writes.clear();
    pipeline_.set_author(-1);
    pipeline_.send(begin_writing, {}, {});
    auto number = std::to_string(club.value);
    pipeline_.send(set_up_writing, std::array<Bind, 2>{std::string_view(number), lock_timeout}, {}, &setup_);
}

/// How many round trips that took: none where nothing is asked and the database's time is known.
int GroupWriter::ask_first(std::span<Work> works, Places const& members) {
    for (auto place : members) {
        pipeline_.set_author(static_cast<int>(place));
        memory_.first_answers.send_all(works[place].first_questions, pipeline_, {works[place].club.value, clock_.now().ms});
    }
    if (memory_.first_answers.empty() && clock_.is_fresh()) return 0;
    pipeline_.flush();
    clock_.learn(setup_[0].get<Instant>(2));
    return 1;
}

GroupWriter::Ended GroupWriter::end() {
    memory_.writes.send_all(pipeline_);
    pipeline_.set_author(-1);
    pipeline_.send(commit_all, {}, {});
    try {
        pipeline_.flush();
        return Ended::committed;
    } catch (Disconnected const&) {
        return Ended::unknown;
    }
}

void GroupWriter::roll_back(ClubId club) noexcept {
    shared_.cache.forget(club);
    if (!pipeline_.is_open()) return;
    try {
        if (pipeline_.has_unanswered()) pipeline_.flush();
    } catch (...) {  // it will be undone in any case
    }
    try {
        pipeline_.send(roll_all_back, {}, {});
        pipeline_.flush();
    } catch (...) {
        pipeline_.close();
    }
}

/// A database that was there a moment ago is waited for, some three seconds; one that was away already is tried once,
/// and at most once a second.
void GroupWriter::reopen() {
    using namespace std::chrono;
    if (steady_clock::now() < next_attempt_) throw Fault("the database cannot be reached");
    for (auto wait = milliseconds(25);; wait *= 2) {
        try {
            pipeline_.open();
            was_open_ = true;
            return;
        } catch (Disconnected const& lost) {
            if (was_open_ && wait < seconds(2)) {
                std::this_thread::sleep_for(wait);
                continue;
            }
            was_open_ = false;
            next_attempt_ = steady_clock::now() + seconds(1);
            throw Fault(lost.what());
        }
    }
}

}  // namespace vafa::store::postgres
