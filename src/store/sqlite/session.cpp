// A work asks at once and writes afterwards, all inside the group's one transaction.
#include "store/sqlite/session.hpp"

#include <algorithm>

#include "store/clock.hpp"

namespace vafa::store::sqlite {

namespace {

constexpr Sql savepoint{"savepoint work"};
constexpr Sql rollback_to_savepoint{"rollback to work"};
constexpr Sql release{"release work"};

}  // namespace

Rows FileSnapshot::run_read(Sql const& sql, std::span<Bind const> binds) {
    auto rows = connection_.read(sql, binds, {club().value, now().ms});
    if (syncer_ && latest_commit_ == 0) latest_commit_ = syncer_->announced();  // the view is fixed by the first read
    return rows;
}

void FileSnapshot::run_together(std::span<Question const* const> questions, std::span<Rows> answers) {
    for (std::size_t at = 0; at < questions.size(); ++at)
        answers[at] = run_read(*questions[at]->sql, questions[at]->binds);
}

Rows FileTransaction::run_read(Sql const& sql, std::span<Bind const> binds) {
    if (memory_.queue.has_waiting()) apply_early();
    return connection_.read(sql, binds, bound());
}

void FileTransaction::run_together(std::span<Question const* const> questions, std::span<Rows> answers) {
    for (std::size_t at = 0; at < questions.size(); ++at)
        answers[at] = run_read(*questions[at]->sql, questions[at]->binds);
}

void FileTransaction::queue_write(Sql const& sql, std::span<Bind const> binds, bool is_kept) {
    memory_.queue.add(sql, binds, is_kept);
}

void FileTransaction::apply_early() {
    if (!has_savepoint_) open_savepoint();
    apply_all();
}

void FileTransaction::apply_all() {
    while (auto* entry = memory_.queue.next()) connection_.write(*entry->sql, memory_.queue.binds_of(*entry), bound());
}

void FileTransaction::drop_writes() {
    if (memory_.queue.has_applied()) connection_.control(rollback_to_savepoint);
    memory_.queue.drop_unkept();
}

void FileTransaction::open_savepoint() {
    connection_.control(savepoint);
    has_savepoint_ = true;
}

void FileTransaction::release_savepoint() {
    if (has_savepoint_) connection_.control(release);
    has_savepoint_ = false;
}

bool FileTransaction::undo() {
    if (!connection_.is_in_transaction()) return false;  // the engine has rolled back everything by itself
    if (!has_savepoint_) return !memory_.queue.has_applied();
    connection_.control(rollback_to_savepoint);
    release_savepoint();
    return true;
}

std::int64_t FileTransaction::next_id_value() {
    return memory_.last_id = std::max(memory_.last_id + 1, first_id_at(real_now_));
}

}  // namespace vafa::store::sqlite
