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
constexpr store::Sql to_other{"update ledger_wallet set member = ?2 where club_id = :club and member = ?1 and wallet = 1"};

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
    auto begins = sara + " points at ";
    auto stands = [](std::int64_t there, std::int64_t should) { return ": " + std::to_string(there) + " stands there, " + std::to_string(should) + " should"; };

    EXPECT_EQ(changed(more_balance, "ledger.balances_are_sums_of_lines"), Breaches{begins + "2" + stands(points + 1, points)});
    EXPECT_EQ(changed(more_balance, "ledger.balances_are_sums_of_lots"), Breaches{begins + "2" + stands(points + 1, points)});
    EXPECT_EQ(changed(more_lines, "ledger.balances_are_sums_of_lines"), Breaches{begins + "3" + stands(points, 0)}) << "it has no such line";
    EXPECT_EQ(changed(more_lines, "ledger.lines_have_wallets"), Breaches{begins + "2" + stands(3, 2)});
    EXPECT_EQ(changed(later, "ledger.wallets_know_their_last_moment").size(), 1u);
    EXPECT_EQ(changed(more_debt, "ledger.lots_are_sums_of_lines"), Breaches{begins + "0" + stands(1, 0)}) << "the debt is the lot of number 0";
    EXPECT_EQ(changed(more_in_lot, "ledger.lots_are_sums_of_lines"), Breaches{begins + "1" + stands(points + 1, points)});

    auto nobody = MemberId{MemberId::parse(sara)->value + 1};
    shop.changes(to_other, *MemberId::parse(sara), nobody);
    EXPECT_EQ(shop.breaches_of("ledger.lines_have_wallets"), Breaches{begins + "2" + stands(0, 2)});
    EXPECT_EQ(shop.breaches_of("ledger.balances_are_sums_of_lines"), Breaches{nobody.text() + " points at 2" + stands(points, 0)});
    shop.changes(to_other, nobody, *MemberId::parse(sara));
}
