// Collaborators as an owner keeps them: name, percents, what they are owed, and its settlement. Contracts.
#pragma once

#include "club/commissions/commissions.hpp"

namespace vafa::commissions {

struct GoodCommission {
    std::optional<catalog::GoodId> good;
    std::optional<catalog::GoodsGroupId> goods_group;
    BasisPoints percent;
    std::optional<std::string> name;
};
constexpr auto describe(GoodCommission const*) {
    return fields(field("good", &GoodCommission::good, "The good; or name a group of goods."),
                  field("goods_group", &GoodCommission::goods_group, "The group of goods."),
                  field("percent", &GoodCommission::percent, "Hundredths of a percent of its lines, 0 to 10,000."),
                  field("name", &GoodCommission::name, "What the good is called; told in statements, of no meaning in a request."));
}

struct DefineCollaborator {
    std::optional<CollaboratorId> collaborator;
    std::string name;
    std::optional<StaffId> staff;
    BasisPoints percent;
    std::vector<GoodCommission> goods;
    std::optional<bool> is_active;
};
constexpr auto describe(DefineCollaborator const*) {
    return fields(field("collaborator", &DefineCollaborator::collaborator, "Whom to change; absent: somebody new."),
                  field("name", &DefineCollaborator::name, "Their name, 1 to 80 letters.", personal),
                  field("staff", &DefineCollaborator::staff, "Which member of staff they are; absent: a person from outside."),
                  field("percent", &DefineCollaborator::percent, "Hundredths of a percent of the lines they take part in, 0 to 10,000."),
                  field("goods", &DefineCollaborator::goods, "Other percents of single goods or groups of goods; a good's own goes first."),
                  field("is_active", &DefineCollaborator::is_active, "May be named on new lines; default yes."));
}

struct CollaboratorShown {
    CollaboratorId id;
    std::string name;
    std::optional<StaffId> staff;
    BasisPoints percent;
    std::vector<GoodCommission> goods;
    bool is_active = true;
    std::optional<Rial> payable;
};
constexpr auto describe(CollaboratorShown const*) {
    return fields(field("id", &CollaboratorShown::id, "The collaborator."), field("name", &CollaboratorShown::name, "Their name.", personal),
                  field("staff", &CollaboratorShown::staff, "Which member of staff they are; absent: a person from outside."),
                  field("percent", &CollaboratorShown::percent, "Hundredths of a percent of the lines they take part in."),
                  field("goods", &CollaboratorShown::goods, "Other percents of single goods or groups of goods."),
                  field("is_active", &CollaboratorShown::is_active, "May be named on new lines."),
                  field("payable", &CollaboratorShown::payable, "What the club owes them, in rial; negative: they owe it after returns. Absent for tills."));
}
Result<CollaboratorShown> define_collaborator(Transaction& tx, Caller const& caller, DefineCollaborator const& request);

struct ListCollaborators {
    std::optional<bool> is_active;
};
constexpr auto describe(ListCollaborators const*) {
    return fields(field("is_active", &ListCollaborators::is_active, "Only those who may be named on new lines, or only the others."));
}
struct CollaboratorList {
    std::vector<CollaboratorShown> items;
};
constexpr auto describe(CollaboratorList const*) { return fields(field("items", &CollaboratorList::items, "By name.")); }
Result<CollaboratorList> list_collaborators(Snapshot& snapshot, Caller const& caller, ListCollaborators const& request);

struct ShowCommissions {
    CollaboratorId collaborator;
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ShowCommissions const*) {
    return fields(field("collaborator", &ShowCommissions::collaborator, "Whose."),
                  field("before", &ShowCommissions::before, "The `next` of the page before; absent = the latest lines."),
                  field("limit", &ShowCommissions::limit, "How many lines at most, 1 to 200; absent = 50."));
}

enum class CommissionKind { earned, taken_back, paid_out };
constexpr auto names_of(CommissionKind const*) {
    return names<CommissionKind>({{CommissionKind::earned, "earned"}, {CommissionKind::taken_back, "taken_back"}, {CommissionKind::paid_out, "paid_out"}});
}
struct CommissionLine {
    std::int64_t version = 0;
    Instant at;
    Day day;
    CommissionKind what = CommissionKind::earned;
    Rial amount;
    Rial balance;
    std::optional<BranchId> branch;
    ActId act;
    std::optional<std::string> reason;
};
constexpr auto describe(CommissionLine const*) {
    return fields(field("version", &CommissionLine::version, "The line's number in its account, rising."),
                  field("at", &CommissionLine::at, "When it was committed."), field("day", &CommissionLine::day, "The business day it counts for."),
                  field("what", &CommissionLine::what, "Earned by a sale (or by a return undone), taken back by a return, or paid out."),
                  field("amount", &CommissionLine::amount, "In rial; negative where it is less owed."),
                  field("balance", &CommissionLine::balance, "What is owed after it, in rial."),
                  field("branch", &CommissionLine::branch, "Where it happened."),
                  field("act", &CommissionLine::act, "The act that made it; a sale's own id names the sale."),
                  field("reason", &CommissionLine::reason, "What was written when it was paid out."));
}
struct CommissionStatement {
    CollaboratorShown collaborator;
    std::vector<CommissionLine> lines;
    std::optional<std::int64_t> next;
};
constexpr auto describe(CommissionStatement const*) {
    return fields(field("collaborator", &CommissionStatement::collaborator, "Who, and what is owed now."),
                  field("lines", &CommissionStatement::lines, "The latest line first."),
                  field("next", &CommissionStatement::next, "Ask with this as `before` for the page after; absent at the end."));
}
Result<CommissionStatement> show_commissions(Snapshot& snapshot, Caller const& caller, ShowCommissions const& request);

struct SettleCommissions {
    CollaboratorId collaborator;
    std::optional<Rial> amount;
    std::string reason;
};
constexpr auto describe(SettleCommissions const*) {
    return fields(field("collaborator", &SettleCommissions::collaborator, "Who is paid."),
                  field("amount", &SettleCommissions::amount, "How much, in rial; absent: all that is owed."),
                  field("reason", &SettleCommissions::reason, "How and for what it was paid, 3 to 300 letters."));
}
struct CommissionsSettled {
    Rial paid;
    Rial payable;
};
constexpr auto describe(CommissionsSettled const*) {
    return fields(field("paid", &CommissionsSettled::paid, "What was paid out now, in rial."),
                  field("payable", &CommissionsSettled::payable, "What is still owed, in rial."));
}
Result<CommissionsSettled> settle_commissions(Transaction& tx, Caller const& caller, SettleCommissions const& request);

inline constexpr Refusal collaborator_name_required{"collaborators.name_required", RefusalKind::invalid};
inline constexpr Refusal collaborator_no_staff{"collaborators.no_such_staff", RefusalKind::missing};
inline constexpr Refusal percent_out_of_range{"collaborators.percent_out_of_range", RefusalKind::invalid};
inline constexpr Refusal rate_of_nothing{"collaborators.rate_of_nothing", RefusalKind::invalid};
inline constexpr Refusal rate_twice{"collaborators.rate_twice", RefusalKind::invalid};
inline constexpr Refusal settlement_reason_required{"collaborators.reason_required", RefusalKind::invalid};
inline constexpr Refusal settlement_out_of_range{"collaborators.amount_out_of_range", RefusalKind::invalid};
inline constexpr Refusal nothing_payable{"collaborators.nothing_payable", RefusalKind::conflict};
inline constexpr Refusal more_than_payable{"collaborators.more_than_payable", RefusalKind::conflict};
inline constexpr Refusal statement_too_long{"collaborators.page_too_long", RefusalKind::invalid};

std::vector<Operation> collaborator_operations();

}  // namespace vafa::commissions
