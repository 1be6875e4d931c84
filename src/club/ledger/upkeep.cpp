// The sweep settles wallets in chunks: it books the breakage of lots that have passed and lets valid lots pay debts.
#include "club/ledger/upkeep.hpp"

#include <algorithm>
#include <span>

#include "club/ledger/store.hpp"
#include "operation/operation_log.hpp"

namespace vafa::ledger {

namespace {

constexpr std::int64_t usual_chunk = 100, largest_chunk = 500;
constexpr std::int64_t read_ahead = 5'000;  // members of a look: what has ended on one day is walked through by every look

/// The members whose wallets settling would change, by id.
std::vector<MemberId> unsettled(Snapshot& snapshot, MemberId after, std::int64_t most) {
    auto today = snapshot.today();
    auto members = members_to_sweep(snapshot, swept_before(snapshot), today, after, most);
    for (auto member : idle_members_to_sweep(snapshot, today, after, most)) members.push_back(member);
    for (auto member : members_in_debt(snapshot, today, after, most)) members.push_back(member);
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (std::ssize(members) > most) members.resize(static_cast<std::size_t>(most));
    return members;
}

/// A hold may keep a lot for a quarter of an hour past its last day: yesterday's are looked at once more tomorrow.
Day could_be_swept_before(Snapshot& snapshot) { return snapshot.today() - 1; }

void remember_how_far(Transaction& tx) {
    auto before = could_be_swept_before(tx);
    if (members_to_sweep(tx, swept_before(tx), before, MemberId{}, 1).empty()) put_swept_before(tx, before);
}

void settle(Transaction& tx, std::span<MemberId const> members) {
    std::vector<Wallets*> settled;
    for (auto member : members) settled.push_back(&lock(tx, member));
    for (auto* wallets : settled) wallets->post();
}

}  // namespace

Result<Swept> sweep(Transaction& tx, Caller const&, Sweep const& request) {
    auto limit = request.limit.value_or(usual_chunk);
    if (limit < 1 || limit > largest_chunk) return refuse_at("/limit", chunk_too_large, {{"most", largest_chunk}});
    auto members = unsettled(tx, request.after.value_or(MemberId{}), limit);
    settle(tx, members);
    Swept swept{std::ssize(members), {}};
    if (swept.members == limit) swept.next = members.back();
    return swept;
}

Result<Health> check_health(Snapshot& snapshot, Caller const&, CheckHealth const&) {
    Health health;
    for (auto const& one : uncleared(snapshot)) {
        UnclearedShown shown{one.account, one.wallet, {}, one.amount, one.since};
        if (one.branch) shown.branch = one.branch;
        health.uncleared.push_back(shown);
    }
    return health;
}

std::vector<Operation> upkeep_operations() {
    return {operation<sweep>({.name = "ledger.sweep",
                              .summary = "Settle wallets that nobody touches",
                              .route = {},
                              .granted_to = {Role::job},
                              .refusals = {&chunk_too_large}}),
            operation<check_health>({.name = "ledger.health",
                                     .summary = "Accounts that must return to zero and have not",
                                     .route = get("/v1/ledger/health"),
                                     .granted_to = {Role::owner, Role::manager, Role::auditor},
                                     .refusals = {}})};
}

namespace {

/// What dispatch does around an operation that somebody asks: the act has its row in the log, which vouches for its lines.
void settle_as_job(Transaction& tx, Surroundings const& around, std::span<MemberId const> members) {
    tx.set_act(tx.next_id_value());
    settle(tx, members);
    ActBody body;
    body.status = 200;
    body.request = json::to_text(Sweep{});
    body.answer = json::to_text(Swept{std::ssize(members), {}});
    write_log(tx, act_of(tx, around.job, "ledger.sweep"), std::move(body));
}

}  // namespace

Chore sweeping() {
    return {"ledger.sweep", [](Workplace const& place) {
                std::vector<MemberId> members;
                bool is_behind = false;
                place.read([&](Snapshot& snapshot, Surroundings const&) {
                    members = unsettled(snapshot, MemberId{}, read_ahead);
                    is_behind = swept_before(snapshot) < could_be_swept_before(snapshot);
                });
                for (std::span<MemberId const> left = members; !left.empty();) {
                    auto chunk = left.first(std::min(left.size(), std::size_t(usual_chunk)));
                    place.write([&](Transaction& tx, Surroundings const& around) { settle_as_job(tx, around, chunk); });
                    left = left.subspan(chunk.size());
                }
                if (members.empty() && is_behind) place.write([](Transaction& tx, Surroundings const&) { remember_how_far(tx); });
                return !members.empty();
            }};
}

}  // namespace vafa::ledger
