// Owners and managers keep collaborators and pay them; a till sees who may be named.
#include "club/commissions/collaborators.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "club/commissions/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::commissions {

namespace {

constexpr std::size_t longest_name = 80, fewest_letters = 3, most_letters = 300;

Result<Done> check_percent(std::string const& pointer, BasisPoints percent) {
    if (percent.value < 0 || percent.value > one_whole) return refuse_at(pointer, percent_out_of_range);
    return Done{};
}

Result<Done> check_goods(std::vector<GoodCommission> const& goods) {
    std::set<std::pair<std::int64_t, std::int64_t>> seen;
    for (std::size_t i = 0; i < goods.size(); ++i) {
        auto pointer = "/goods/" + std::to_string(i);
        auto const& rate = goods[i];
        if (rate.good.has_value() == rate.goods_group.has_value()) return refuse_at(pointer, rate_of_nothing);
        TRY(check_percent(pointer + "/percent", rate.percent));
        auto key = std::pair(rate.good.value_or(catalog::GoodId{}).value, rate.goods_group.value_or(catalog::GoodsGroupId{}).value);
        if (!seen.insert(key).second) return refuse_at(pointer, rate_twice);
    }
    return Done{};
}

std::optional<CollaboratorShown> find(Snapshot& snapshot, CollaboratorId id) {
    for (auto& one : all_collaborators(snapshot))
        if (one.id == id) return std::move(one);
    return {};
}

Rial payable_of(Snapshot& snapshot, CollaboratorId id) {
    return Rial{ledger::view_commissions(snapshot, id.value).balance(ledger::Wallet::commission).balance};
}

void name_goods(Snapshot& snapshot, Caller const& caller, std::vector<GoodCommission>& goods) {
    auto const catalog = catalog::catalog(snapshot, caller);
    for (auto& one : goods)
        if (auto const* good = one.good ? catalog->find(*one.good) : nullptr) one.name = good->name;
}

CommissionKind kind_of(ledger::PostedLine const& line) {
    if (line.account == ledger::Account::paid_out) return CommissionKind::paid_out;
    return line.amount > 0 ? CommissionKind::earned : CommissionKind::taken_back;
}

}  // namespace

Result<CollaboratorShown> define_collaborator(Transaction& tx, Caller const&, DefineCollaborator const& request) {
    auto name = tidy_name(request.name);
    auto letters = count_letters(name);
    if (letters == 0 || letters > longest_name) return refuse_at("/name", collaborator_name_required, {{"most", std::int64_t(longest_name)}});
    TRY(check_percent("/percent", request.percent));
    TRY(check_goods(request.goods));
    if (request.collaborator && !lock_collaborator(tx, *request.collaborator)) return refuse_at("/collaborator", collaborator_missing);
    if (request.staff && tenancy::staff_name(tx, *request.staff).empty()) return refuse_at("/staff", collaborator_no_staff);
    CollaboratorShown made{request.collaborator.value_or(CollaboratorId{tx.act()}), name, request.staff, request.percent, request.goods,
                           request.is_active.value_or(true), {}};
    put_collaborator(tx, made);
    return made;
}

Result<CollaboratorList> list_collaborators(Snapshot& snapshot, Caller const& caller, ListCollaborators const& request) {
    CollaboratorList list;
    for (auto& one : all_collaborators(snapshot)) {
        if (request.is_active && one.is_active != *request.is_active) continue;
        if (caller.role != Role::cashier) one.payable = payable_of(snapshot, one.id);
        list.items.push_back(std::move(one));
    }
    return list;
}

Result<CommissionStatement> show_commissions(Snapshot& snapshot, Caller const& caller, ShowCommissions const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", statement_too_long, {{"most", longest_page}});
    auto who = find(snapshot, request.collaborator);
    if (!who) return refuse_at("/collaborator", collaborator_missing);
    who->payable = payable_of(snapshot, who->id);
    name_goods(snapshot, caller, who->goods);
    CommissionStatement statement{std::move(*who), {}, {}};
    auto const lines = ledger::commission_lines(snapshot, request.collaborator.value, request.before.value_or(largest_amount), limit);
    for (auto const& line : lines) {
        if (line.account == ledger::Account::debt) continue;  // between their lots and their debt: sums to nothing within its act
        CommissionLine shown{line.version, line.at, line.day, kind_of(line), Rial{line.amount}, Rial{line.balance}, {}, {line.act}, {}};
        if (line.branch) shown.branch = line.branch;
        if (shown.what == CommissionKind::paid_out) shown.reason = reason_of_settlement(snapshot, line.act);
        statement.lines.push_back(std::move(shown));
    }
    if (std::ssize(lines) == limit && lines.back().version > 1) statement.next = lines.back().version;
    return statement;
}

Result<CommissionsSettled> settle_commissions(Transaction& tx, Caller const& caller, SettleCommissions const& request) {
    auto reason = tidy_name(request.reason);
    auto letters = count_letters(reason);
    if (letters < fewest_letters || letters > most_letters)
        return refuse_at("/reason", settlement_reason_required, {{"least", std::int64_t(fewest_letters)}, {"most", std::int64_t(most_letters)}});
    if (request.amount && (*request.amount <= Rial{0} || !fits_amount(request.amount->value))) return refuse_at("/amount", settlement_out_of_range);
    if (!lock_collaborator(tx, request.collaborator)) return refuse_at("/collaborator", collaborator_missing);
    auto& account = ledger::lock_commissions(tx, request.collaborator.value);
    Rial payable{account.balance(ledger::Wallet::commission).balance};
    if (payable <= Rial{0}) return refuse(nothing_payable);
    auto amount = request.amount.value_or(payable);
    if (amount > payable) return refuse_at("/amount", more_than_payable, {{"payable", payable}});
    TRY(account.adjust_out({ledger::Wallet::commission, amount.value, caller.branch, ledger::Account::paid_out, ledger::Reason::paid_out}));
    account.post();
    insert_settlement(tx, request.collaborator, StaffId{caller.id}, reason);
    return CommissionsSettled{amount, payable - amount};
}

std::vector<Operation> collaborator_operations() {
    std::vector<Role> const runs{Role::owner, Role::manager};
    return {
        operation<define_collaborator>({.name = "collaborators.define", .summary = "Add a collaborator, or change one",
            .route = post("/v1/collaborators"), .granted_to = runs,
            .refusals = {&collaborator_name_required, &percent_out_of_range, &rate_of_nothing, &rate_twice, &collaborator_missing, &collaborator_no_staff}}),
        operation<list_collaborators>({.name = "collaborators.list", .summary = "Who may take part in a sale, and what each is owed",
            .route = get("/v1/collaborators"), .granted_to = {Role::owner, Role::manager, Role::cashier, Role::auditor}, .refusals = {}}),
        operation<show_commissions>({.name = "collaborators.statement", .summary = "What a collaborator earned and was paid, page by page",
            .route = get("/v1/collaborators/{collaborator}/statement"), .granted_to = {Role::owner, Role::manager, Role::auditor},
            .refusals = {&collaborator_missing, &statement_too_long}}),
        operation<settle_commissions>({.name = "collaborators.settle", .summary = "Pay a collaborator what is owed",
            .route = post("/v1/collaborators/{collaborator}/settlements"), .granted_to = runs,
            .refusals = {&settlement_reason_required, &settlement_out_of_range, &collaborator_missing, &nothing_payable, &more_than_payable,
                         &ledger::balance_short}, .key = Key::required, .step_up = true, .whole_club = true}),
    };
}

}  // namespace vafa::commissions
