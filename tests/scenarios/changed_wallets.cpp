// A wallet says what its lines and lots say: whoever changes one of its numbers in the database is found, by the name of what no longer fits.
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

using Breaches = std::vector<std::string>;

constexpr store::Sql more_balance{"update ledger_wallet set balance = balance + ?2 where club_id = :club and member = ?1 and wallet = 1"};
constexpr store::Sql more_lines{"update ledger_wallet set version = version + ?2 where club_id = :club and member = ?1 and wallet = 1"};
constexpr store::Sql later{"update ledger_wallet set at = at + ?2 where club_id = :club and member = ?1 and wallet = 1"};
constexpr store::Sql more_debt{"update ledger_wallet set debt = debt + ?2 where club_id = :club and member = ?1 and wallet = 1"};
constexpr store::Sql more_in_lot{"update ledger_lot set received = received + ?2, remaining = remaining + ?2 where club_id = :club and member = ?1 and wallet = 1"};
/// One point more, behind the last line: ?2 versions on, ?3 more balance, ?4 ms later.
constexpr store::Sql one_line_more{R"(
    insert into ledger_line (club_id, act, n, member, wallet, amount, lot, account, ref, branch_id, reason, version, balance, reverses, at, day)
    select club_id, act, n + 100, member, wallet, 1, lot, account, ref, branch_id, reason, version + ?2, balance + ?3, 0, at + ?4, day
    from ledger_line where club_id = :club and member = ?1 and wallet = 1 order by version desc limit 1)"};
constexpr store::Sql to_other{"update ledger_wallet set member = ?2 where club_id = :club and member = ?1 and wallet = 1"};

std::string points_of(std::string const& member, std::int64_t where, std::int64_t there, std::int64_t should) {
    return member + " points at " + std::to_string(where) + ": " + std::to_string(there) + " stands there, " + std::to_string(should) + " should";
}

}  // namespace

SCENARIO("A wallet whose balance, debt, moment or number of lines somebody changes is named, with what its lines say instead [F077 B01]") {
    Shop shop;
    auto sara = shop.member(), ali = shop.member();
    for (auto const& one : {sara, ali})
        for (int times = 0; times < 2; ++times) shop.sells(one, 1'000'000).accepted();
    auto changed = [&, member = *MemberId::parse(sara)](store::Sql const& sql, std::string const& invariant) {
        EXPECT_EQ(shop.breaches_of(invariant), Breaches{});
        shop.changes(sql, member, 1);
        auto found = shop.breaches_of(invariant);
        shop.changes(sql, member, -1);
        EXPECT_EQ(shop.breaches_of(invariant), Breaches{});
        return found;
    };
    auto points = shop.points(sara);

    EXPECT_EQ(changed(more_balance, "ledger.balances_are_sums_of_lines"), Breaches{points_of(sara, 2, points + 1, points)});
    EXPECT_EQ(changed(more_balance, "ledger.balances_are_sums_of_lots"), Breaches{points_of(sara, 2, points + 1, points)});
    EXPECT_EQ(changed(more_lines, "ledger.balances_are_sums_of_lines"), Breaches{points_of(sara, 3, points, 0)}) << "it has no such line";
    EXPECT_EQ(changed(more_lines, "ledger.lines_have_wallets"), Breaches{points_of(sara, 2, 3, 2)});
    EXPECT_EQ(changed(later, "ledger.wallets_know_their_last_moment").size(), 1u);
    EXPECT_EQ(changed(more_debt, "ledger.lots_are_sums_of_lines"), Breaches{points_of(sara, 0, 1, 0)}) << "the debt is the lot of number 0";
    EXPECT_EQ(changed(more_in_lot, "ledger.lots_are_sums_of_lines"), Breaches{points_of(sara, 1, points + 1, points)});

    auto nobody = MemberId{MemberId::parse(ali)->value + 1};  // after the last one: two of the same millisecond follow each other
    shop.changes(to_other, *MemberId::parse(sara), nobody);
    EXPECT_EQ(shop.breaches_of("ledger.lines_have_wallets"), Breaches{points_of(sara, 2, 0, 2)});
    EXPECT_EQ(shop.breaches_of("ledger.balances_are_sums_of_lines"), Breaches{points_of(nobody.text(), 2, points, 0)});
    shop.changes(to_other, nobody, *MemberId::parse(sara));
}

SCENARIO("A line that does not follow the one before it, in number, balance or time, is named [B01]") {
    Shop shop;
    auto sara = shop.member();
    for (int times = 0; times < 2; ++times) shop.sells(sara, 1'000'000).accepted();
    auto points = shop.points(sara);
    struct TakenBack {};
    auto adds = [&](int versions, int balance, int ms) {  // lines cannot be changed, nor deleted: the transaction is taken back
        Breaches found;
        try {
            program().store().write_now(shop.id(), [&](store::Transaction& tx) {
                tx.write(one_line_more, *MemberId::parse(sara), versions, balance, ms);
                for (auto const& invariant : program().registry().invariants())
                    if (invariant.name == "ledger.lines_follow_each_other") found = invariant.breaches(tx);
                throw TakenBack{};
            });
        } catch (TakenBack const&) {}
        return found;
    };
    EXPECT_EQ(adds(1, 1, 0), Breaches{});
    EXPECT_EQ(adds(1, 2, 0), Breaches{points_of(sara, 3, points + 2, points + 1)});
    EXPECT_EQ(adds(2, 1, 0), Breaches{points_of(sara, 4, points + 1, points + 1)}) << "one is left out";
    EXPECT_EQ(adds(1, 1, -1).size(), 1u);
    EXPECT_EQ(shop.breaches_of("ledger.lines_follow_each_other"), Breaches{});
}
