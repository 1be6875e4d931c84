// Two persons for one act: whoever asked never agrees to it, and it is done once, as it was asked, under today's rules.
#include "club/tenancy/second_person.hpp"

#include "base/text.hpp"
#include "club/tenancy/branch_lists.hpp"
#include "club/tenancy/roles.hpp"
#include "operation/dispatch.hpp"

namespace vafa::tenancy {

namespace {

using NamesById = std::map<std::int64_t, std::string>;

NamesById names_of_people(Snapshot& snapshot) {
    NamesById names;
    for (auto const& row : all_staff(snapshot)) names[row.id.value] = row.name;
    for (auto const& row : all_keys(snapshot)) names[row.id] = row.name;
    return names;
}

std::string name_in(NamesById const& names, std::int64_t id) {
    auto found = names.find(id);
    return found == names.end() ? "" : found->second;
}

ApprovalState state_at(Approval const& row, Instant now) {
    return row.state == ApprovalState::waiting && row.ends_at <= now ? ApprovalState::expired : row.state;
}

ApprovalShown shown(Approval const& row, Caller const& caller, NamesById const& names, Instant now) {
    ApprovalShown one;
    one.id = row.id;
    one.state = state_at(row, now);
    one.asked_at = row.asked_at;
    one.ends_at = row.ends_at;
    one.asker = name_in(names, row.asker);
    one.asker_role = row.asker_role;
    one.is_own = row.asker == caller.id && row.asker_role == caller.role;
    one.operation = row.operation;
    one.act_name = caller.texts->sentence(caller.language, "operations." + row.operation);
    if (row.subject != 0) one.member = MemberId{row.subject};
    if (!row.request.empty() && caller.role != Role::auditor) one.request = RawJson{row.request};
    one.digest = hex(row.digest);
    one.reason = row.reason;
    one.decided_by = name_in(names, row.decided_by);
    if (row.state != ApprovalState::waiting) one.decided_at = row.decided_at;
    one.words = row.words;
    if (row.act != 0) one.act = ActId{row.act};
    return one;
}

/// Still to be decided, and by this caller.
Result<Approval> open_for(Transaction& tx, Caller const& caller, ApprovalId id) {
    auto row = lock_approval(tx, id);
    if (!row || !caller.may_act_at(row->branch)) return refuse_at("/request", approval_missing);
    if (row->asker == caller.id) return refuse_at("/request", approval_own);
    auto const* operation = caller.registry->find(row->operation);
    if (!operation || !is_granted(*operation, caller)) return refuse_at("/request", approval_right_missing);
    if (row->state != ApprovalState::waiting) return refuse_at("/request", approval_decided);
    if (row->ends_at <= tx.now() || row->request.empty()) return refuse_at("/request", approval_expired);
    return *row;
}

/// Whoever asked, as they are now: dismissed or without the right since, the act is not done in their name.
Result<Caller> asker_of(Transaction& tx, Caller const& caller, Approval const& row) {
    Caller asker = caller;
    asker.own_role = nullptr;
    asker.scopes.clear();
    asker.reach = Reach::whole;
    asker.id = row.asker;
    asker.branch = row.branch;
    asker.till = row.till;
    if (auto staff = staff_by_id(tx, StaffId{row.asker})) {
        if (!staff->is_active) return refuse_at("/request", approval_asker_gone);
        asker.role = staff->role;
        asker.name = staff->name;
        asker.branches = branches_from(staff->branches);
        if (staff->own_role) take_own_role(tx, staff->own_role, asker);
        return asker;
    }
    for (auto const& key : all_keys(tx)) {
        if (key.id != row.asker || key.revoked_at) continue;
        asker.role = key.role;
        asker.name = key.name;
        asker.branches = branches_from(key.branches);
        asker.scopes = names_in(key.scopes);
        return asker;
    }
    return refuse_at("/request", approval_asker_gone);
}

void decide(Transaction& tx, Caller const& caller, Approval& row, ApprovalState state) {
    row.state = state;
    row.decided_role = caller.role;
    row.decided_by = caller.id;
    row.decided_at = tx.now();
    decide_approval(tx, row);
}

}  // namespace

Result<ApprovalList> list_approvals(Snapshot& snapshot, Caller const& caller, ListApprovals const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    auto names = names_of_people(snapshot);
    ApprovalList list;
    auto rows = read_approvals(snapshot, request.waiting_only.value_or(false), snapshot.now(), request.cursor.value_or(ApprovalId{}), limit + 1);
    bool has_more = std::int64_t(rows.size()) > limit;
    if (has_more) rows.pop_back();
    for (auto const& row : rows)
        if (caller.may_act_at(row.branch)) list.items.push_back(shown(row, caller, names, snapshot.now()));
    if (has_more) list.next_cursor = rows.back().id;
    return list;
}

Result<Approved> approve(Transaction& tx, Caller const& caller, Approve const& request) {
    auto row = TRY(open_for(tx, caller, request.request));
    bool is_as_kept = row.digest == digest_of_request(row.operation, row.request);
    if (!is_as_kept || request.digest != hex(row.digest)) return refuse_at("/digest", approval_digest_other);
    auto asker = TRY(asker_of(tx, caller, row));
    auto const& operation = *caller.registry->find(row.operation);
    if (!is_granted(operation, asker)) return refuse_at("/request", approval_asker_gone);
    auto ran = run_on_behalf(tx, asker, operation, row.request);
    if (!ran) {
        auto why = caller.texts->of_refusal(caller.language, caller.money_unit, ran.refusal());
        return refuse(approval_act_refused, {{"code", std::string(ran.refusal().what->code)}, {"why", why}});
    }
    row.act = ran->act;
    decide(tx, caller, row, ApprovalState::approved);
    return Approved{row.id, ActId{row.act}, RawJson{ran->rendered.json}};
}

Result<Done> decline(Transaction& tx, Caller const& caller, Decline const& request) {
    auto row = TRY(open_for(tx, caller, request.request));
    tx.set_subject(row.subject);
    row.words = tidy_name(request.words);
    decide(tx, caller, row, ApprovalState::declined);
    return Done{};
}

std::vector<Operation> second_person_operations() {
    std::vector<Role> decides{Role::owner, Role::manager};
    std::vector<Refusal const*> open{&approval_missing, &approval_own, &approval_right_missing, &approval_decided, &approval_expired};
    auto agreeing = open;
    agreeing.insert(agreeing.end(), {&approval_digest_other, &approval_asker_gone, &approval_act_refused});
    return {
        operation<list_approvals>({.name = "approvals.list", .summary = "What waits for a second person, and what was decided",
            .route = get("/v1/approvals"), .granted_to = {Role::owner, Role::manager, Role::auditor}, .refusals = {&request_out_of_range}}),
        operation<approve>({.name = "approvals.approve", .summary = "Agree to somebody else's act; it is done once, now",
            .route = post("/v1/approvals/{request}/approve"), .granted_to = decides, .refusals = agreeing, .key = Key::required,
            .step_up = true}),
        operation<decline>({.name = "approvals.decline", .summary = "Decline somebody else's act", .route = post("/v1/approvals/{request}/decline"),
            .granted_to = decides, .refusals = open}),
    };
}

}  // namespace vafa::tenancy
