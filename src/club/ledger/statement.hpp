// What a member has and how it came about: balances, every lot with its last day, the lines with what they were for.
#pragma once

#include "club/ledger/ledger.hpp"

namespace vafa::ledger {

struct ShowBalances {
    MemberId member;
};
constexpr auto describe(ShowBalances const*) { return fields(field("member", &ShowBalances::member, "Whose.")); }

struct LotShown {
    std::int64_t lot = 0;
    std::int64_t remaining = 0;
    std::int64_t received = 0;
    Day first_day;
    std::optional<Day> last_day;
    OriginKind origin = OriginKind::purchases;
    bool is_pending = false;
    std::optional<std::int64_t> idle_days;
};
constexpr auto describe(LotShown const*) {
    return fields(field("lot", &LotShown::lot, "The lot's number in its wallet."),
                  field("remaining", &LotShown::remaining, "What is left of it."),
                  field("received", &LotShown::received, "What was put into it, less what was taken back."),
                  field("first_day", &LotShown::first_day, "The first day on which it can be spent."),
                  field("last_day", &LotShown::last_day, "The last day on which it can be spent; absent = for ever."),
                  field("origin", &LotShown::origin, "Where it came from."),
                  field("is_pending", &LotShown::is_pending, "Is its first day still to come?"),
                  field("idle_days", &LotShown::idle_days,
                        "It ends by inactivity: each purchase moves its last day to so many days from then, the purchase's own included."));
}

struct WalletShown {
    std::int64_t balance = 0;
    std::int64_t spendable = 0;
    std::int64_t held = 0;
    std::int64_t pending = 0;
    std::int64_t debt = 0;
    std::vector<LotShown> lots;
};
constexpr auto describe(WalletShown const*) {
    return fields(field("balance", &WalletShown::balance, "All lots less the debt."),
                  field("spendable", &WalletShown::spendable, "What can be spent now."),
                  field("held", &WalletShown::held, "Promised to tills just now."),
                  field("pending", &WalletShown::pending, "In lots whose first day is still to come."),
                  field("debt", &WalletShown::debt, "Owed: taken back when it was already spent."),
                  field("lots", &WalletShown::lots, "Every lot with something in it, in the order in which they are spent."));
}
struct WalletsShown {
    WalletShown points;
    WalletShown credit;
};
constexpr auto describe(WalletsShown const*) {
    return fields(field("points", &WalletsShown::points, "Points."), field("credit", &WalletsShown::credit, "Credit, in rial."));
}
Result<WalletsShown> show_balances(Snapshot& snapshot, Caller const& caller, ShowBalances const& request);

/// Pages go backwards in time: the next one begins before the last line of this one.
struct ShowStatement {
    MemberId member;
    Wallet wallet = Wallet::points;
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ShowStatement const*) {
    return fields(field("member", &ShowStatement::member, "Whose."), field("wallet", &ShowStatement::wallet, "Which wallet."),
                  field("before", &ShowStatement::before, "The `next` of the page before; absent = the latest lines."),
                  field("limit", &ShowStatement::limit, "How many lines at most, 1 to 200; absent = 50."));
}

struct LineShown {
    std::int64_t version = 0;
    Instant at;
    Day day;
    std::int64_t amount = 0;
    std::int64_t balance = 0;
    std::int64_t lot = 0;
    Reason reason = Reason::purchase;
    Account account = Account::issue;
    std::int64_t ref = 0;
    std::optional<BranchId> branch;
    ActId act;
    std::optional<ActId> reverses;
    std::optional<std::string> words;
};
constexpr auto describe(LineShown const*) {
    return fields(field("version", &LineShown::version, "The line's number in its wallet, without gaps."),
                  field("at", &LineShown::at, "When it was committed."),
                  field("day", &LineShown::day, "The business day it counts for."),
                  field("amount", &LineShown::amount, "Into the wallet where positive, out of it where negative."),
                  field("balance", &LineShown::balance, "The wallet's balance after it."),
                  field("lot", &LineShown::lot, "The lot it changed; 0 = the debt."),
                  field("reason", &LineShown::reason, "Why."),
                  field("account", &LineShown::account, "The club's account on its other side."),
                  field("ref", &LineShown::ref, "What that account is kept by: a rule, gift or conversion; 0 = nothing."),
                  field("branch", &LineShown::branch, "Where it happened."),
                  field("act", &LineShown::act, "The act that made it."),
                  field("reverses", &LineShown::reverses, "The act whose effect it undoes or restores."),
                  field("words", &LineShown::words, "What somebody wrote who changed it by hand."));
}
struct Statement {
    WalletShown wallet;
    std::vector<LineShown> lines;
    std::optional<std::int64_t> next;
};
constexpr auto describe(Statement const*) {
    return fields(field("wallet", &Statement::wallet, "What is there now, lot by lot."),
                  field("lines", &Statement::lines, "The latest line first."),
                  field("next", &Statement::next, "Ask with this as `before` for the page after; absent at the end."));
}
Result<Statement> show_statement(Snapshot& snapshot, Caller const& caller, ShowStatement const& request);

struct ShowOwnStatement {
    Wallet wallet = Wallet::points;
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ShowOwnStatement const*) {
    return fields(field("wallet", &ShowOwnStatement::wallet, "Which wallet."),
                  field("before", &ShowOwnStatement::before, "The `next` of the page before; absent = the latest lines."),
                  field("limit", &ShowOwnStatement::limit, "How many lines at most, 1 to 200; absent = 50."));
}
Result<Statement> show_own_statement(Snapshot& snapshot, Caller const& caller, ShowOwnStatement const& request);

inline constexpr Refusal page_too_long{"ledger.page_too_long", RefusalKind::invalid};

std::vector<Operation> statement_operations();

}  // namespace vafa::ledger
