// BEGIN travels with the first question, so that an inquiry of one question waits once.
#include "store/postgres/readers.hpp"

#include <algorithm>

#include "store/postgres/session.hpp"

namespace vafa::store::postgres {

namespace {

constexpr Sql begin_reading{"begin isolation level repeatable read read only"};
constexpr Sql end_reading{"commit"};
constexpr Sql set_up_reading{"select set_config('vafa.club', ?1, true), set_config('statement_timeout', ?2, true), "
                     "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)"};

}  // namespace

Readers::Readers(Shared& shared, DatabaseClock& clock, int threads, int longest_s)
    : shared_(shared), clock_(clock), longest_(std::to_string(longest_s) + "s") {
    for (int at = 0; at < std::max(1, threads); ++at)
        threads_.emplace_back([this] { serve(); });
}

void Readers::read(Inquiry inquiry) {
    std::unique_lock lock(mutex_);
    if (is_closed_) {
        lock.unlock();
        return inquiry.done(std::make_exception_ptr(Fault("the store is closed")));
    }
    waiting_.push_back(std::move(inquiry));
    lock.unlock();
    wake_.notify_one();
}

void Readers::close() {
    {
        std::scoped_lock lock(mutex_);
        is_closed_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void Readers::serve() {
    Pipeline pipeline(shared_.settings.postgres_url, shared_.settings.row_level_security, shared_.tally.round_trips);
    Inquiry inquiry;
    while (take(inquiry)) {
        inquiry.done(answer(inquiry, pipeline));
        inquiry = {};
        finish(pipeline);
    }
}

bool Readers::take(Inquiry& inquiry) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return is_closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return false;
    inquiry = std::move(waiting_.front());
    waiting_.pop_front();
    return true;
}

std::exception_ptr Readers::answer(Inquiry& inquiry, Pipeline& pipeline) {
    std::exception_ptr failure;
    bool is_settled = try_answer(inquiry, pipeline, failure);
    if (!is_settled) try_answer(inquiry, pipeline, failure);
    return failure;
}

/// False where the connection was found lost before anything was answered: then a new one is worth a try.
bool Readers::try_answer(Inquiry& inquiry, Pipeline& pipeline, std::exception_ptr& failure) {
    bool was_open = pipeline.is_open();
    bool is_untouched = true;
    failure = nullptr;
    try {
        begin(inquiry.club, pipeline);
        LaneSnapshot snapshot(inquiry.club, shared_.cache, pipeline, clock_.now());
        try {
            inquiry.run(snapshot);
        } catch (...) {
            is_untouched = snapshot.is_untouched();
            throw;
        }
        return true;
    } catch (...) {
        failure = std::current_exception();
        return !(was_open && is_untouched && !pipeline.is_open());
    }
}

void Readers::begin(ClubId club, Pipeline& pipeline) {
    if (!pipeline.is_open()) pipeline.open();
    Rows answer;
    bool must_ask = !clock_.is_fresh();
    auto number = std::to_string(club.value);
    pipeline.send(begin_reading, {}, {});
    pipeline.send(set_up_reading, std::array<Bind, 2>{std::string_view(number), std::string_view(longest_)}, {}, must_ask ? &answer : nullptr);
    if (!must_ask) return;
    pipeline.flush();
    clock_.learn(answer[0].get<Instant>(2));
}

/// After the answer, since nobody needs to wait for it.
void Readers::finish(Pipeline& pipeline) noexcept {
    if (!pipeline.is_open()) return;
    try {
        pipeline.send(end_reading, {}, {});
        pipeline.flush();
    } catch (...) {
        pipeline.close();
    }
}

}  // namespace vafa::store::postgres
