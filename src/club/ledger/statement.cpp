// Balances and statements: settled as of now, so that what has expired is no longer counted anywhere.
#include "club/ledger/statement.hpp"

#include "club/ledger/store.hpp"

namespace vafa::ledger {

namespace {

constexpr std::int64_t usual_page = 50, longest_page = 200;

/// A member sees nobody's wallets but their own.
Result<Done> may_see(Caller const& caller, MemberId member) {
    if (caller.role == Role::member && caller.id != member.value) return refuse(not_allowed);
    return Done{};
}

WalletShown shown(Wallets const& wallets, Wallet wallet, Day today) {
    auto balance = wallets.balance(wallet);
    WalletShown shown{balance.balance, balance.spendable, balance.held, balance.pending, balance.debt, {}};
    for (auto const& lot : wallets.lots(wallet))
        shown.lots.push_back({lot.number, lot.remaining, lot.received, lot.first, lot.last, lot.origin.kind, lot.first > today});
    return shown;
}

LineShown shown(Snapshot& snapshot, Line const& line) {
    LineShown shown{line.version, line.at, line.day, line.amount, line.balance, line.lot, line.reason, line.contra.account,
                    line.contra.ref, {}, {line.act}, {}, {}};
    if (line.contra.branch) shown.branch = line.contra.branch;
    if (line.reverses != 0) shown.reverses = ActId{line.reverses};
    if (line.contra.account == Account::adjustment) shown.words = words_of_adjustment(snapshot, line.act, line.member);
    return shown;
}

}  // namespace

Result<WalletsShown> show_balances(Snapshot& snapshot, Caller const& caller, ShowBalances const& request) {
    TRY(may_see(caller, request.member));
    auto wallets = view(snapshot, request.member);
    auto today = snapshot.today();
    return WalletsShown{shown(wallets, Wallet::points, today), shown(wallets, Wallet::credit, today)};
}

Result<Statement> show_statement(Snapshot& snapshot, Caller const& caller, ShowStatement const& request) {
    TRY(may_see(caller, request.member));
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", page_too_long, {{"most", longest_page}});
    auto before = request.before.value_or(largest_amount);
    Statement statement{shown(view(snapshot, request.member), request.wallet, snapshot.today()), {}, {}};
    for (auto const& line : latest_lines(snapshot, request.member, request.wallet, before, limit))
        statement.lines.push_back(shown(snapshot, line));
    bool is_full = std::ssize(statement.lines) == limit;
    if (is_full && statement.lines.back().version > 1) statement.next = statement.lines.back().version;
    return statement;
}

std::vector<Operation> statement_operations() {
    std::vector<Role> const all{Role::owner,   Role::manager,    Role::cashier, Role::support,
                                Role::auditor, Role::integrator, Role::member};
    return {operation<show_balances>({.name = "ledger.balances",
                                      .summary = "What a member has, lot by lot",
                                      .route = get("/v1/members/{member}/balances"),
                                      .granted_to = all,
                                      .refusals = {}}),
            operation<show_statement>({.name = "ledger.statement",
                                       .summary = "A wallet's lots and lines, page by page",
                                       .route = get("/v1/members/{member}/statement"),
                                       .granted_to = all,
                                       .refusals = {&page_too_long}})};
}

}  // namespace vafa::ledger
