// The statements about acts that wait for a second person.
#include "operation/approvals.hpp"

namespace vafa {

namespace {

using store::Sql;

constexpr Sql insert_approval{R"(
    insert into operation_approval (club_id, id, asked_at, ends_at, asker_role, asker_id, branch_id, till_id, subject, operation,
                                    request, digest, reason, state, decided_role, decided_by, decided_at, words, act)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0, 0, 0, '', 0))"};
constexpr Sql select_locked{R"(
    select id, asked_at, ends_at, asker_role, asker_id, branch_id, till_id, subject, operation, request, digest, reason, state,
           decided_role, decided_by, decided_at, words, act
    from operation_approval where club_id = :club and id = ?1 for update)"};
constexpr Sql update_decided{R"(
    update operation_approval set state = ?2, decided_role = ?3, decided_by = ?4, decided_at = ?5, words = ?6, act = ?7
    where club_id = :club and id = ?1)"};
constexpr Sql select_page{R"(
    select id, asked_at, ends_at, asker_role, asker_id, branch_id, till_id, subject, operation, request, digest, reason, state,
           decided_role, decided_by, decided_at, words, act
    from operation_approval
    where club_id = :club and id < ?1 and (?2 = 0 or (state = 1 and ends_at > ?3)) order by id desc limit ?4)"};
constexpr Sql select_of_act{R"(
    select id, asked_at, ends_at, asker_role, asker_id, branch_id, till_id, subject, operation, request, digest, reason, state,
           decided_role, decided_by, decided_at, words, act
    from operation_approval where club_id = :club and act = ?1 and act <> 0)"};

Approval approval_from(store::Row const& row) {
    Approval one;
    std::tie(one.id, one.asked_at, one.ends_at, one.asker_role, one.asker, one.branch, one.till, one.subject, one.operation, one.request,
             one.digest, one.reason, one.state, one.decided_role, one.decided_by, one.decided_at, one.words, one.act) =
        row.as<ApprovalId, Instant, Instant, Role, std::int64_t, BranchId, TillId, std::int64_t, std::string, std::string, Digest, std::string,
               ApprovalState, Role, std::int64_t, Instant, std::string, std::int64_t>();
    return one;
}

}  // namespace

void keep_approval(Transaction& tx, Approval const& a) {
    tx.keep(insert_approval, a.id, a.asked_at, a.ends_at, a.asker_role, a.asker, a.branch, a.till, a.subject, a.operation, a.request, a.digest,
            a.reason, a.state);
}

std::optional<Approval> lock_approval(Transaction& tx, ApprovalId id) {
    auto rows = tx.read(select_locked, id);
    if (rows.empty()) return {};
    return approval_from(rows[0]);
}

void decide_approval(Transaction& tx, Approval const& a) {
    tx.write(update_decided, a.id, a.state, a.decided_role, a.decided_by, a.decided_at, a.words, a.act);
}

std::vector<Approval> read_approvals(Snapshot& snapshot, bool waiting_only, Instant now, ApprovalId before, std::int64_t most) {
    std::vector<Approval> all;
    auto below = before ? before.value : past_all_ids;
    for (auto row : snapshot.read(select_page, below, std::int64_t(waiting_only), now, most)) all.push_back(approval_from(row));
    return all;
}

std::optional<Approval> approval_of_act(Snapshot& snapshot, std::int64_t act) {
    auto rows = snapshot.read(select_of_act, act);
    if (rows.empty()) return {};
    return approval_from(rows[0]);
}

}  // namespace vafa
