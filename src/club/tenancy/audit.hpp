// The audit log, «چه کسی، چه وقت، چه کرد»: contracts. It is the operation log itself, read backwards.
#pragma once

#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

/// Filters add up. A page looks at a bounded stretch of the log: it may hold few acts, or none, and still go on.
struct ListAudit {
    std::optional<StaffId> staff;
    std::optional<std::string> operation;
    std::optional<MemberId> member;
    std::optional<Day> from_day;
    std::optional<Day> to_day;
    std::optional<BranchId> branch;
    std::optional<bool> without_sales;
    std::optional<bool> refused_only;
    std::optional<ActId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListAudit const*) {
    return fields(field("staff", &ListAudit::staff, "Only what this staff member did."),
                  field("operation", &ListAudit::operation, "Only this operation, by its name."),
                  field("member", &ListAudit::member, "Only what is about this member."),
                  field("from_day", &ListAudit::from_day, "From this business day on."),
                  field("to_day", &ListAudit::to_day, "Up to this business day, itself included."),
                  field("branch", &ListAudit::branch, "Only what was done at this branch."),
                  field("without_sales", &ListAudit::without_sales, "Leave recorded sales out: the rest is found at once, however old."),
                  field("refused_only", &ListAudit::refused_only, "Only what was refused."),
                  field("cursor", &ListAudit::cursor, "Where the page before ended."),
                  field("limit", &ListAudit::limit, "How many, 1 to 200; default 50."));
}
struct AuditEntry {
    ActId id;
    Instant at;
    Role role = Role::stranger;
    std::string who;
    std::optional<StaffId> staff;
    std::string operation;
    std::string act;
    std::optional<MemberId> member;
    std::optional<BranchId> branch;
    std::string branch_name;
    std::optional<std::int64_t> till;
    std::optional<std::string> refusal;
    std::optional<std::string> agreed_by;
};
constexpr auto describe(AuditEntry const*) {
    return fields(field("id", &AuditEntry::id, "The act."), field("at", &AuditEntry::at, "When, by the club's clock."),
                  field("role", &AuditEntry::role, "As what."),
                  field("who", &AuditEntry::who, "The name of the staff member or API key; empty for anybody else."),
                  field("staff", &AuditEntry::staff, "The staff member, where it was one."),
                  field("operation", &AuditEntry::operation, "What was done, by its name."),
                  field("act", &AuditEntry::act, "The same in the reader's language."),
                  field("member", &AuditEntry::member, "Whom it is about."),
                  field("branch", &AuditEntry::branch, "Where."), field("branch_name", &AuditEntry::branch_name, "Where, by name."),
                  field("till", &AuditEntry::till, "The till's number in its branch."),
                  field("refusal", &AuditEntry::refusal, "Which refusal; left out where it was accepted."),
                  field("agreed_by", &AuditEntry::agreed_by, "The second person, where the act took two."));
}
struct AuditListed {
    std::vector<AuditEntry> items;
    std::optional<ActId> next_cursor;
};
constexpr auto describe(AuditListed const*) {
    return fields(field("items", &AuditListed::items, "Newest first."),
                  field("next_cursor", &AuditListed::next_cursor, "Where the next page begins; left out at the beginning of the log."));
}
Result<AuditListed> list_audit(Snapshot& snapshot, Caller const& caller, ListAudit const& request);

struct ShowAudit {
    ActId act;
};
constexpr auto describe(ShowAudit const*) { return fields(field("act", &ShowAudit::act, "The act.")); }
struct AuditShown {
    AuditEntry entry;
    bool is_erased = false;
    bool is_without_people = false;
    std::optional<RawJson> request;
    std::optional<RawJson> answer;
};
constexpr auto describe(AuditShown const*) {
    return fields(field("entry", &AuditShown::entry, "Who, when, what."),
                  field("is_erased", &AuditShown::is_erased, "Were request and answer emptied, with the person they were about?"),
                  field("is_without_people", &AuditShown::is_without_people, "Are personal fields left out, because the reader may not see them?"),
                  field("request", &AuditShown::request, "What was asked, without secrets."),
                  field("answer", &AuditShown::answer, "What was answered, without secrets."));
}
Result<AuditShown> show_audit(Snapshot& snapshot, Caller const& caller, ShowAudit const& request);

inline constexpr Refusal act_missing{"audit.missing", RefusalKind::missing};
inline constexpr Refusal days_reversed{"audit.days_reversed", RefusalKind::invalid};

std::vector<Operation> audit_operations();

}  // namespace vafa::tenancy
