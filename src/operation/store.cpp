// The statements of the operation log.
#include <sodium.h>

#include "base/bytes.hpp"
#include "operation/operation_log.hpp"
#include "operation/packing.hpp"

namespace vafa {

namespace {

constexpr store::Sql insert_act{R"(
    insert into operation_log (club_id, id, at, caller_role, caller_id, branch_id, till_id, subject, operation, refusal,
                               key_hash, request_mark, body_digest, ledger_digest)
    values (:club, ?1, :now, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))"};

constexpr store::Sql insert_body{R"(
    insert into operation_body (club_id, id, status, packing, salt, request, answer)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6))"};

constexpr store::Sql select_key{R"(
    select id, request_mark, refusal from operation_log where club_id = :club and key_hash = ?1)"};

constexpr store::Sql select_body{R"(
    select status, packing, salt, request, answer from operation_body where club_id = :club and id = ?1)"};

constexpr store::Sql select_followed{R"(
    select id, at, caller_role, caller_id, branch_id, till_id, subject, operation, refusal, key_hash, request_mark,
           body_digest, ledger_digest, commit_order
    from operation_log
    where club_id = :club and commit_order < :settled and commit_order >= ?1 and (commit_order > ?1 or id > ?2)
    order by commit_order, id limit ?3)"};

constexpr store::Sql select_act{R"(
    select id, at, caller_role, caller_id, branch_id, till_id, subject, operation, refusal, key_hash, request_mark,
           body_digest, ledger_digest
    from operation_log where club_id = :club and id = ?1)"};

constexpr store::Sql select_vouching{R"(
    select id, ledger_digest from operation_log
    where club_id = :club and id > ?1 and ledger_digest is not null and refusal is null order by id limit ?2)"};

constexpr store::Sql count_acts_after{R"(
    select count(*) from operation_log
    where club_id = :club and commit_order >= ?1 and (commit_order > ?1 or id > ?2))"};

constexpr store::Sql select_last_act{"select coalesce(max(id), 0) from operation_log where club_id = :club"};

constexpr store::Sql select_bodies{R"(
    select l.id, l.body_digest, b.status, b.packing, b.salt, b.request, b.answer
    from operation_log l left join operation_body b on b.club_id = l.club_id and b.id = l.id
    where l.club_id = :club and l.id > ?1 order by l.id limit ?2)"};

constexpr store::Sql select_ledger_digests{R"(
    select id, ledger_digest from operation_log
    where club_id = :club and id > ?1 and id <= ?2 and ledger_digest is not null order by id)"};

constexpr store::Sql empty_approvals{R"(
    update operation_approval set request = '', reason = '' where club_id = :club and subject = ?1 and subject <> 0)"};

constexpr store::Sql empty_bodies{R"(
    update operation_body set salt = null, request = null, answer = null
    where club_id = :club and id in (select id from operation_log where club_id = :club and subject = ?1))"};

constexpr store::Sql empty_body{R"(
    update operation_body set salt = null, request = null, answer = null where club_id = :club and id = ?1)"};

LoggedAct act_from(store::Row const& row) {
    LoggedAct act;
    act.id = row.get<std::int64_t>(0);
    act.at = row.get<Instant>(1);
    act.role = row.get<Role>(2);
    act.caller_id = row.get<std::int64_t>(3);
    act.branch = row.get<BranchId>(4);
    act.till = row.get<TillId>(5);
    act.subject = row.get<std::int64_t>(6);
    act.operation = row.get<std::string>(7);
    act.refusal = row.get<std::optional<std::string>>(8);
    act.key_hash = row.get<std::optional<Mark16>>(9);
    act.request_mark = row.get<std::optional<Mark16>>(10);
    act.body_digest = row.get<Digest>(11);
    act.ledger_digest = row.get<std::optional<Digest>>(12);
    return act;
}

}  // namespace

void write_log(store::Transaction& tx, LoggedAct act, ActBody body) {
    randombytes_buf(body.salt.data(), body.salt.size());
    act.body_digest = digest_of(body);
    auto packed = pack(body.request, body.answer);
    tx.write(insert_act, act.id, act.role, act.caller_id, act.branch, act.till, act.subject, act.operation, act.refusal, act.key_hash,
             act.request_mark, act.body_digest, act.ledger_digest);
    tx.write(insert_body, act.id, body.status, packed.packing, body.salt, packed.request, packed.answer);
}

store::Question question_of_key(Mark16 const& key_hash) { return store::ask(select_key, key_hash); }

std::optional<BoundKey> bound_key(store::Rows const& rows) {
    if (rows.empty()) return {};
    return BoundKey{rows[0].get<std::int64_t>(0), rows[0].get<Mark16>(1), rows[0].get<std::optional<std::string>>(2).value_or("")};
}

ActBody read_body(store::Snapshot& snapshot, std::int64_t act) {
    auto rows = snapshot.read(select_body, act);
    ensure(rows.size() == 1, "an act of the log has no body row");
    auto row = rows[0];
    ActBody body;
    body.status = row.get<int>(0);
    auto salt = row.get<std::optional<Mark16>>(2);
    body.is_erased = !salt;
    if (body.is_erased) return body;
    body.salt = *salt;
    auto texts = unpack({row.get<int>(1), row.get<store::Bytes>(3), row.get<store::Bytes>(4)});
    body.request = std::move(texts.request);
    body.answer = std::move(texts.answer);
    return body;
}

std::vector<FollowedAct> follow_log(store::Snapshot& snapshot, LogCursor after, std::int64_t most) {
    std::vector<FollowedAct> acts;
    for (auto row : snapshot.read(select_followed, after.order, after.id, most)) {
        auto act = act_from(row);
        auto id = act.id;
        acts.push_back({std::move(act), {row.get<std::int64_t>(13), id}});
    }
    return acts;
}

std::vector<std::optional<LoggedAct>> acts_named(store::Snapshot& snapshot, std::span<std::int64_t const> acts) {
    std::vector<store::Question> questions;
    for (auto act : acts) questions.push_back(store::ask(select_act, act));
    std::vector<std::optional<LoggedAct>> found;
    for (auto const& rows : snapshot.together(questions)) {
        found.emplace_back();
        if (!rows.empty()) found.back() = act_from(rows[0]);
    }
    return found;
}

std::int64_t acts_after(store::Snapshot& snapshot, LogCursor after) {
    return snapshot.read(count_acts_after, after.order, after.id)[0].get<std::int64_t>(0);
}

std::int64_t last_act(store::Snapshot& snapshot) { return snapshot.read(select_last_act)[0].get<std::int64_t>(0); }

store::Rows rows_of_bodies(store::Snapshot& snapshot, std::int64_t after, std::int64_t most) {
    return snapshot.read(select_bodies, after, most);
}

store::Rows rows_of_ledger_digests(store::Snapshot& snapshot, std::int64_t after, std::int64_t to) {
    return snapshot.read(select_ledger_digests, after, to);
}

std::vector<VouchingAct> vouching_acts(store::Snapshot& snapshot, std::int64_t after, std::int64_t most) {
    std::vector<VouchingAct> acts;
    for (auto row : snapshot.read(select_vouching, after, most)) acts.push_back({row.get<std::int64_t>(0), row.get<Digest>(1)});
    return acts;
}

void erase_bodies(store::Transaction& tx, MemberId subject) {
    tx.write(empty_bodies, subject);
    tx.write(empty_approvals, subject);
}

void erase_body(store::Transaction& tx, std::int64_t act) { tx.write(empty_body, act); }

}  // namespace vafa
