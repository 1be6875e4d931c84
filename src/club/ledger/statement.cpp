// Balances and statements: settled as of now, so that what has expired is no longer counted anywhere.
#include "club/ledger/statement.hpp"

#include "club/ledger/store.hpp"

namespace vafa::ledger {

namespace {

WalletShown shown(Wallets const& wallets, Wallet wallet, Day today) {
    auto balance = wallets.balance(wallet);
    WalletShown shown{balance.balance, balance.spendable, balance.held, balance.pending, balance.debt, {}};
    for (auto const& lot : wallets.lots(wallet))
        shown.lots.push_back({lot.number, lot.remaining, lot.received, lot.first, lot.last, lot.origin.kind, lot.first > today, lot.idle_days});
    return shown;
}

LineShown shown(Snapshot& snapshot, Line const& line) {
    LineShown shown{line.version, line.at, line.day, line.amount, line.balance, line.lot, line.reason, line.contra.account,
                    line.contra.ref, {}, {line.act}, {}, {}};
    if (line.contra.branch) shown.branch = line.contra.branch;
    if (line.reverses != 0) shown.reverses = ActId{line.reverses};
    bool may_have_words = line.contra.account == Account::adjustment || line.reason == Reason::awarded || line.reason == Reason::taken_back;
    if (may_have_words) shown.words = words_of_adjustment(snapshot, line.act, line.member);
    return shown;
}

}  // namespace

Result<WalletsShown> show_balances(Snapshot& snapshot, Caller const&, ShowBalances const& request) {
    auto wallets = view(snapshot, request.member);
    auto today = snapshot.today();
    return WalletsShown{shown(wallets, Wallet::points, today), shown(wallets, Wallet::credit, today)};
}

Result<Statement> show_statement(Snapshot& snapshot, Caller const&, ShowStatement const& request) {
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

/// What staff wrote beside a change by hand is for staff.
Result<Statement> show_own_statement(Snapshot& snapshot, Caller const& caller, ShowOwnStatement const& request) {
    auto member = TRY(own_record(caller));
    auto statement = TRY(show_statement(snapshot, caller, {member, request.wallet, request.before, request.limit}));
    for (auto& line : statement.lines)
        if (line.account == Account::adjustment) line.words.reset();
    return statement;
}

std::vector<Operation> statement_operations() {
    std::vector<Role> const all{Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};
    return {operation<show_balances>({.name = "ledger.balances",
                                      .summary = "What a member has, lot by lot",
                                      .route = get("/v1/members/{member}/balances"),
                                      .granted_to = all,
                                      .refusals = {}}),
            operation<show_statement>({.name = "ledger.statement",
                                       .summary = "A wallet's lots and lines, page by page",
                                       .route = get("/v1/members/{member}/statement"),
                                       .granted_to = all,
                                       .refusals = {&page_too_long}}),
            operation<show_own_statement>({.name = "me.statement",
                                           .summary = "One's own wallet: every lot with its last day, and the lines page by page",
                                           .route = get("/v1/me/statement"),
                                           .granted_to = {Role::member},
                                           .refusals = {&not_joined, &page_too_long}})};
}

}  // namespace vafa::ledger
