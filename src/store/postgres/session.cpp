// Reads wait for a round trip, writes for the next one that goes anyway.
#include "store/postgres/session.hpp"

#include "store/clock.hpp"
#include "store/postgres/same_question.hpp"

namespace vafa::store::postgres {

namespace {

constexpr Sql savepoint{"savepoint work"};
constexpr Sql rollback_to_savepoint{"rollback to savepoint work"};

}  // namespace

void FirstAnswers::send_all(std::span<Question const> questions, Pipeline& pipeline, Bound const& bound) {
    for (auto& question : questions) {
        if (find(*question.sql, question.binds)) continue;
        Asked asked{&question, std::make_unique<Rows>()};
        pipeline.send(*question.sql, question.binds, bound, asked.answer.get());
        asked_.emplace(hash_of(*question.sql, question.binds), std::move(asked));
    }
}

Rows const* FirstAnswers::find(Sql const& sql, std::span<Bind const> binds) const {
    if (asked_.empty()) return nullptr;
    auto [at, end] = asked_.equal_range(hash_of(sql, binds));
    for (; at != end; ++at) {
        auto& question = *at->second.question;
        if (is_same(question, sql, binds)) return at->second.answer.get();
    }
    return nullptr;
}

Rows LaneSnapshot::run_read(Sql const& sql, std::span<Bind const> binds) {
    Rows answer;
    pipeline_.send(sql, binds, {club().value, now().ms}, &answer);
    pipeline_.flush();
    was_answered_ = true;
    return answer;
}

void LaneSnapshot::run_together(std::span<Question const* const> questions, std::span<Rows> answers) {
    for (std::size_t at = 0; at < questions.size(); ++at)
        pipeline_.send(*questions[at]->sql, questions[at]->binds, {club().value, now().ms}, &answers[at]);
    pipeline_.flush();
    was_answered_ = true;
}

Rows LaneTransaction::run_read(Sql const& sql, std::span<Bind const> binds) {
    Rows answer;
    if (answer_from_memory(sql, binds, answer)) return answer;
    if (is_rehearsal_) {
        note({&sql, {binds.begin(), binds.end()}});
        throw Rehearsal::Stop{};
    }
    send_early();
    ask_database(sql, binds, answer);
    flush();
    return answer;
}

void LaneTransaction::run_together(std::span<Question const* const> questions, std::span<Rows> answers) {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < questions.size(); ++at)
        if (!answer_from_memory(*questions[at]->sql, questions[at]->binds, answers[at])) open.push_back(at);
    if (open.empty()) return;
    if (is_rehearsal_) {
        for (auto at : open) note(*questions[at]);
        throw Rehearsal::Stop{};
    }
    send_early();
    for (auto at : open) ask_database(*questions[at]->sql, questions[at]->binds, answers[at]);
    flush();
}

/// Not once it has written: what it asks then is about its own writes.
void LaneTransaction::note(Question const& question) {
    if (!has_written_) memory_.rehearsal.note(question, bound());
}

void LaneTransaction::ask_database(Sql const& sql, std::span<Bind const> binds, Rows& answer) {
    pipeline_.send(sql, binds, bound(), &answer);
    memory_.rehearsal.take(sql, binds);
}

bool LaneTransaction::answer_from_memory(Sql const& sql, std::span<Bind const> binds, Rows& answer) {
    auto* known = has_written_ ? nullptr : memory_.first_answers.find(sql, binds);
    if (!known && !has_written_) known = memory_.rehearsal.find(sql, binds);
    if (known) answer = known->clone();
    return known != nullptr;
}

void LaneTransaction::flush() {
    ++round_trips_;
    try {
        pipeline_.flush();
    } catch (...) {
        has_failed_ = true;
        throw;
    }
}

void LaneTransaction::queue_write(Sql const& sql, std::span<Bind const> binds, bool is_kept) {
    memory_.queue.add(sql, binds, is_kept);
    has_written_ = true;
}

/// The database is asked: it must have what was written before, by others of the group too.
void LaneTransaction::send_early() {
    memory_.writes.send_all(pipeline_);
    pipeline_.set_author(author_);
    if (!memory_.queue.has_waiting()) return;
    if (!has_savepoint_) pipeline_.send(savepoint, {}, {});
    has_savepoint_ = true;
    while (auto* entry = memory_.queue.next()) pipeline_.send(*entry->sql, memory_.queue.binds_of(*entry), bound());
}

void LaneTransaction::hand_over() {
    while (auto* entry = memory_.queue.next()) memory_.writes.add(*entry->sql, memory_.queue.binds_of(*entry), bound(), author_);
}

void LaneTransaction::drop_writes() {
    undo();
    memory_.queue.drop_unkept();
}

void LaneTransaction::undo() {
    if (has_savepoint_) pipeline_.send(rollback_to_savepoint, {}, {});
}

/// Milliseconds, ten bits of the connection, twelve bits of count.
std::int64_t LaneTransaction::next_id_value() {
    auto slot = pipeline_.slot() << 12;
    auto& last = memory_.last_id;
    auto earliest = first_id_at(real_now_) | slot;
    bool is_ours = (last & 0x3ff000) == slot;  // else it was made before the connection was lost
    if (!is_ours || last < earliest) return last = earliest;
    bool is_full = (last & 0xfff) == 0xfff;
    return last = is_full ? ((last >> 22) + 1) << 22 | slot : last + 1;
}

}  // namespace vafa::store::postgres
