// What the ledger does for wallets that nobody touches, and what it reports of accounts that must be empty.
#pragma once

#include "club/ledger/ledger.hpp"

namespace vafa::ledger {

/// One chunk of the sweep. A job asks again with `next` until there is none; a cut run begins anew and finds what is left.
struct Sweep {
    std::optional<MemberId> after;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(Sweep const*) {
    return fields(field("after", &Sweep::after, "The `next` of the chunk before; absent = from the beginning."),
                  field("limit", &Sweep::limit, "How many members at most, 1 to 500; absent = 100."));
}
struct Swept {
    std::int64_t members = 0;
    std::optional<MemberId> next;
};
constexpr auto describe(Swept const*) {
    return fields(field("members", &Swept::members, "How many members' wallets were settled."),
                  field("next", &Swept::next, "Go on after this member; absent = all is swept."));
}
Result<Swept> sweep(Transaction& tx, Caller const& caller, Sweep const& request);

struct CheckHealth {};
constexpr auto describe(CheckHealth const*) { return fields(); }
struct UnclearedShown {
    Account account = Account::debt;
    Wallet wallet = Wallet::points;
    std::optional<BranchId> branch;
    std::int64_t amount = 0;
    Instant since;
};
constexpr auto describe(UnclearedShown const*) {
    return fields(field("account", &UnclearedShown::account, "The account."),
                  field("wallet", &UnclearedShown::wallet, "In which unit."),
                  field("branch", &UnclearedShown::branch, "At which branch."),
                  field("amount", &UnclearedShown::amount, "What stands on it and should not."),
                  field("since", &UnclearedShown::since, "The first line that has not cleared."));
}
struct Health {
    std::vector<UnclearedShown> uncleared;
};
constexpr auto describe(Health const*) {
    return fields(field("uncleared", &Health::uncleared, "Accounts that must return to zero and have not."));
}
Result<Health> check_health(Snapshot& snapshot, Caller const& caller, CheckHealth const& request);

inline constexpr Refusal chunk_too_large{"ledger.chunk_too_large", RefusalKind::invalid};

std::vector<Operation> upkeep_operations();

/// Sweeps where there is something to sweep.
Chore sweeping();

}  // namespace vafa::ledger
