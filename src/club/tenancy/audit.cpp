// The audit log: who did what, when, where, about whom, and whether it was refused.
#include "club/tenancy/audit.hpp"

#include "club/tenancy/store.hpp"
#include "operation/approvals.hpp"
#include "operation/audit.hpp"
#include "operation/texts.hpp"

namespace vafa::tenancy {

namespace {

bool is_of_staff(LoggedAct const& act) { return act.role >= Role::owner && act.role <= Role::auditor; }

/// The names of those who act here, read once a page.
class Names {
  public:
    Names(Snapshot& snapshot, Caller const& caller) : snapshot_(snapshot), caller_(caller), places_(places(snapshot, caller)) {
        for (auto const& row : all_staff(snapshot)) of_callers_[row.id.value] = row.name;
        for (auto const& row : all_keys(snapshot)) of_callers_[row.id] = row.name;
    }

    AuditEntry entry(LoggedAct const& act) const {
        AuditEntry entry;
        entry.id = ActId{act.id};
        entry.at = act.at;
        entry.role = act.role;
        entry.who = name(act.caller_id);
        if (is_of_staff(act)) entry.staff = StaffId{act.caller_id};
        entry.operation = act.operation;
        entry.act = caller_.texts->sentence(caller_.language, "operations." + act.operation);
        if (act.subject != 0) entry.member = MemberId{act.subject};
        if (act.branch) entry.branch = act.branch;
        if (auto const* branch = places_->branch(act.branch)) entry.branch_name = branch->branch_name;
        if (auto const* till = places_->till(act.till)) entry.till = till->till_number;
        entry.refusal = act.refusal;
        entry.agreed_by = agreed_by(act);
        return entry;
    }

  private:
    std::string name(std::int64_t id) const {
        auto found = of_callers_.find(id);
        return found == of_callers_.end() ? "" : found->second;
    }

    /// Asked only of acts that may have taken two.
    std::optional<std::string> agreed_by(LoggedAct const& act) const {
        auto const* operation = caller_.registry->find(act.operation);
        if (!operation || !operation->second_person || act.refusal) return {};
        auto approval = approval_of_act(snapshot_, act.id);
        return approval ? std::optional(name(approval->decided_by)) : std::nullopt;
    }

    Snapshot& snapshot_;
    Caller const& caller_;
    std::shared_ptr<Places const> places_;
    std::map<std::int64_t, std::string> of_callers_;
};

/// A reader of some branches sees what was done there, and nothing of the club as a whole.
bool may_read(Caller const& caller, LoggedAct const& act) { return caller.may_act_at(act.branch); }

AuditFilter filter_of(Snapshot& snapshot, ListAudit const& request) {
    AuditFilter filter;
    filter.caller = request.staff.value_or(StaffId{}).value;
    filter.operation = request.operation.value_or("");
    filter.subject = request.member.value_or(MemberId{}).value;
    filter.branch = request.branch.value_or(BranchId{});
    if (request.from_day) filter.from = snapshot.zone().start_of(*request.from_day);
    if (request.to_day) filter.before = snapshot.zone().start_of(*request.to_day + 1);
    filter.without_sales = request.without_sales.value_or(false);
    filter.refused_only = request.refused_only.value_or(false);
    return filter;
}

/// The answer of a refusal is a problem, of one shape for all: its words may name somebody.
std::string without_words(LoggedAct const& act) { return R"({"code":")" + *act.refusal + "\"}"; }

void put_body(AuditShown& shown, LoggedAct const& act, ActBody const& body, Operation const* operation, bool with_people) {
    if (with_people) {
        shown.request = RawJson{body.request};
        shown.answer = RawJson{body.answer};
        return;
    }
    if (!operation) return;  // of an earlier version: nobody can say which of its fields are personal
    shown.request = RawJson{without_personal(*operation->request_schema, body.request)};
    shown.answer = RawJson{act.refusal ? without_words(act) : without_personal(*operation->outcome_schema, body.answer)};
}

}  // namespace

Result<AuditListed> list_audit(Snapshot& snapshot, Caller const& caller, ListAudit const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    if (request.from_day && request.to_day && *request.to_day < *request.from_day) return refuse_at("/to_day", days_reversed);
    if (request.branch && !caller.may_act_at(*request.branch)) return refuse_at("/branch", foreign_branch);
    auto page = read_audit(snapshot, filter_of(snapshot, request), request.cursor.value_or(ActId{}).value, limit);
    Names names(snapshot, caller);
    AuditListed listed;
    for (auto const& act : page.acts)
        if (may_read(caller, act)) listed.items.push_back(names.entry(act));
    if (page.next != 0) listed.next_cursor = ActId{page.next};
    return listed;
}

Result<AuditShown> show_audit(Snapshot& snapshot, Caller const& caller, ShowAudit const& request) {
    auto act = read_act(snapshot, request.act.value);
    if (!act || !may_read(caller, *act)) return refuse_at("/act", act_missing);
    AuditShown shown;
    shown.entry = Names(snapshot, caller).entry(*act);
    auto body = read_body(snapshot, act->id);
    shown.is_erased = body.is_erased;
    bool with_people = caller.role != Role::auditor;
    shown.is_without_people = !with_people;
    if (!body.is_erased) put_body(shown, *act, body, caller.registry->find(act->operation), with_people);
    return shown;
}

std::vector<Operation> audit_operations() {
    std::vector<Role> reads{Role::owner, Role::auditor};
    return {
        operation<list_audit>({.name = "audit.list", .summary = "Who did what and when, newest first", .route = get("/v1/audit"),
            .granted_to = reads, .refusals = {&request_out_of_range, &days_reversed, &foreign_branch}}),
        operation<show_audit>({.name = "audit.show", .summary = "One act with what was asked and answered", .route = get("/v1/audit/{act}"),
            .granted_to = reads, .refusals = {&act_missing}}),
    };
}

}  // namespace vafa::tenancy
