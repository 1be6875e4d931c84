// What budgets and members' counters remember is the sum of what the ledger has: whoever changes a row is found.
#include "store/leisure.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

using Breaches = std::vector<std::string>;

std::string const bounded_program = R"({"rules":[
    {"number":1,"name":"جشن گشایش","gives":{"kind":"points","points":50},"budget":{"amount":430,"span":"in_all"},"cap":{"per_member":1000}},
    {"number":2,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":1000},"budget":{"amount":90000,"span":"jalali_month"}},
    {"number":3,"name":"پاداش","gives":{"kind":"threshold_bonus","reach":100,"days":30,"points":20}}],
    "referral_commission":{"levels":[{"percent":100}],"budget":{"amount":5000,"span":"in_all"}}})";

class BoundedShop : public Shop {
  public:
    BoundedShop() : Shop(bounded_program) {}

    Breaches of_budgets() const { return breaches_of("reports.budgets_are_sums_of_lines"); }
    Breaches of_counters() const { return breaches_of("reports.counters_are_sums_of_lines"); }
};

constexpr store::Sql more_given{"update program_budget set given = given + ?2 where club_id = :club and rule = ?1"};
constexpr store::Sql other_rule{"update program_budget set rule = ?2 where club_id = :club and rule = ?1"};
constexpr store::Sql counters_of_other{R"(
    insert into program_counters (club_id, member, state)
    select club_id, ?2, state from program_counters where club_id = :club and member = ?1)"};
constexpr store::Sql without_counters{"delete from program_counters where club_id = :club and member = ?1"};

}  // namespace

SCENARIO("A budget that somebody changes in the database is named, with what the ledger's lines say instead [F058 B01 B04]") {
    BoundedShop shop;
    auto sara = shop.member(), ali = shop.member(R"("referrer":)" + std::to_string(shop.owner.asks("members.show", R"({"member":")" + sara + R"("})").accepted().number("number")));
    auto month = iso_day(first_of_jalali_month(shop.today()));
    shop.sells(sara, 100'000).accepted();
    auto sale = shop.sells(ali, 100'000).accepted();
    shop.sells(ali, 200'000).accepted();
    EXPECT_EQ(shop.of_budgets(), Breaches{});

    shop.changes(more_given, 1, 1);
    EXPECT_EQ(shop.of_budgets(), Breaches{"budget of rule 1, points: 151, lines 150"});
    shop.changes(more_given, 1, -1);
    shop.changes(more_given, 2, -40'000);
    EXPECT_EQ(shop.of_budgets(), Breaches{"budget of rule 2, credit, month of " + month + ": 0, lines 40000"});
    shop.changes(more_given, 2, 40'000);
    shop.changes(more_given, 10'011, 7);
    EXPECT_EQ(shop.of_budgets(), Breaches{"budget of rule 10011, credit: 3007, lines 3000"});
    shop.changes(more_given, 10'011, -7);
    shop.changes(other_rule, 1, 9);
    EXPECT_EQ(shop.of_budgets(), (Breaches{"budget of rule 1, points: 0, lines 150", "budget of rule 9, points: 150, lines 0"}));
    shop.changes(other_rule, 9, 1);

    auto returned = shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.of_budgets(), Breaches{});
    shop.publishes(R"({"rules":[{"number":1,"name":"جشن گشایش","gives":{"kind":"points","points":70}}]})");
    shop.sells(ali, 100'000).accepted();
    shop.undoes(sale, returned).accepted();
    EXPECT_EQ(shop.of_budgets(), Breaches{}) << "what a version without a budget gives draws on none";
}

SCENARIO("What a member's counters say of a cap and of a bonus that was won is what the lines gave [F061 B01 B04]") {
    BoundedShop shop;
    auto sara = shop.member(), ali = shop.member();
    auto first = shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.sells(sara, 100'000).accepted().number("points"), 70);
    EXPECT_EQ(shop.of_counters(), Breaches{});
    shop.changes(counters_of_other, *MemberId::parse(sara), *MemberId::parse(ali));
    EXPECT_EQ(shop.of_counters(), (Breaches{"counters of " + ali + ", rule 1: 100, lines 0", "counters of " + ali + ", rule 3: 20, lines 0"}));
    shop.changes(without_counters, *MemberId::parse(ali));
    shop.returns(first, 1, 1).accepted();
    EXPECT_EQ(shop.points(sara), 50);
    EXPECT_EQ(shop.of_counters(), Breaches{});
}

SCENARIO("What counters say of a person with two records is what the lines gave both, and parted what they gave each [B50 F061]") {
    BoundedShop shop;
    auto sara = shop.member(), ali = shop.member();
    shop.sells(sara, 100'000).accepted();
    auto sale = shop.sells(ali, 100'000).accepted();
    shop.owner.asks("members.merge", R"({"member":")" + sara + R"(","second":")" + ali + R"("})").accepted();
    EXPECT_EQ(shop.of_counters(), Breaches{});
    shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.of_counters(), Breaches{});
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.of_counters(), Breaches{});
    EXPECT_EQ(shop.of_budgets(), Breaches{});
    shop.owner.asks("members.unmerge", R"({"member":")" + ali + R"("})").accepted();
    EXPECT_EQ(shop.of_counters(), Breaches{});
}
