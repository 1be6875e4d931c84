// What both engines have in common: the choice between them, the blocking forms, and the tally.
#include "store/store.hpp"

#include <future>

#include "store/leisure.hpp"
#include "store/shared.hpp"

namespace vafa::store {

std::unique_ptr<Store> open_store(Settings const& settings, std::span<Migration const> migrations) {
    return settings.postgres_url.empty() ? open_sqlite(settings, migrations) : open_postgres(settings, migrations);
}

namespace {

struct Answer {
    // shared: the thread that answers may still be inside the promise when the one that waits has gone on
    std::shared_ptr<std::promise<void>> promise = std::make_shared<std::promise<void>>();

    std::function<void(std::exception_ptr)> taker() const {
        return [promise = promise](std::exception_ptr failure) {
            if (failure) promise->set_exception(failure);
            else promise->set_value();
        };
    }
    void wait() const { promise->get_future().get(); }
};

}  // namespace

void Store::write_now(ClubId club, std::function<void(Transaction&)> run) {
    Answer answer;
    write({.club = club, .route = 0, .alone = false, .first_questions = {}, .run = std::move(run), .done = answer.taker()});
    answer.wait();
}

void Store::read_now(ClubId club, std::function<void(Snapshot&)> run) {
    Answer answer;
    read({.club = club, .run = std::move(run), .done = answer.taker()});
    answer.wait();
}

void read_at_leisure(Store& store, ClubId club, std::function<void(Snapshot&)> run) {
    auto* leisurely = dynamic_cast<ReadsAtLeisure*>(&store);
    if (!leisurely) return store.read_now(club, std::move(run));
    Answer answer;
    leisurely->read_leisurely({.club = club, .run = std::move(run), .done = answer.taker()});
    answer.wait();
}

Counters Tally::read() const {
    return {.commits = commits, .works = works, .singles = singles, .fences = fences,
            .round_trips = round_trips, .wal_bytes = wal_bytes};
}

bool is_fence_hit(std::exception_ptr const& failure) {
    if (!failure) return false;
    try {
        std::rethrow_exception(failure);
    } catch (FenceHit const&) {
        return true;
    } catch (...) {
        return false;
    }
}

void CommitHint::set(std::function<void(ClubId)> hint) {
    std::scoped_lock lock(mutex_);
    hint_ = std::move(hint);
}

void CommitHint::give(ClubId club) {
    std::scoped_lock lock(mutex_);
    if (hint_) hint_(club);
}

}  // namespace vafa::store
