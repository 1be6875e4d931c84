// Budgets of rules: exact whoever buys at once, and free again with what comes back.
#include <numeric>
#include <optional>

#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string rule(std::string const& gives, std::string const& more) {
    return R"({"rules":[{"number":1,"name":"جشن گشایش","gives":{)" + gives + "}" + more + "}]}";
}

std::string const fifty_points = R"("kind":"points","points":50)";
std::string budget(std::int64_t amount, std::string const& span = "in_all") {
    return R"(,"budget":{"amount":)" + std::to_string(amount) + R"(,"span":")" + span + "\"}";
}

std::int64_t points_of_all(Shop& shop, std::vector<std::string> const& members) {
    return std::accumulate(members.begin(), members.end(), std::int64_t{0}, [&](auto sum, auto const& each) { return sum + shop.points(each); });
}

}  // namespace

SCENARIO("The last part of a budget gives what is left; what comes back is free for later sales [B17 B38]") {
    Shop shop(rule(fifty_points, budget(120)));
    auto sara = shop.member(), ali = shop.member();
    auto first = shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.sells(ali, 100'000).accepted().number("points"), 50);
    auto last = shop.sells(ali, 100'000).accepted();
    EXPECT_EQ(last.number("points"), 20);
    EXPECT_NE(last.text("awards.0.sentence").find("بودجهٔ این قانون"), std::string::npos);

    auto quoted = shop.quote(sara, 100'000).accepted();
    EXPECT_EQ(quoted.number("points"), 0);
    EXPECT_NE(quoted.text("not_applied.0.sentence").find("بودجهٔ آن تمام شده است"), std::string::npos);
    EXPECT_EQ(shop.sells(sara, 100'000).accepted().number("points"), 0);

    auto budgets = shop.owner.asks("program.budgets").accepted();
    EXPECT_EQ(budgets.number("items.0.given"), 120);
    EXPECT_EQ(budgets.number("items.0.left"), 0);
    shop.cashier.asks("program.budgets").is_refused("caller.not_allowed");

    auto returned = shop.returns(first, 1, 1).accepted();
    EXPECT_EQ(shop.owner.asks("program.budgets").accepted().number("items.0.left"), 50);
    EXPECT_EQ(shop.points(sara), 0);
    EXPECT_EQ(shop.sells(ali, 100'000).accepted().number("points"), 50);
    shop.undoes(first, returned).accepted();
    EXPECT_EQ(shop.points(sara), 50);
    EXPECT_EQ(shop.sells(ali, 100'000).accepted().number("points"), 0);
}

SCENARIO("A budget of each Jalali month begins anew, and a cap per member holds for the life of the rule") {
    Shop shop(rule(fifty_points, budget(70, "jalali_month") + R"(,"cap":{"per_member":130})"));
    while (to_jalali(shop.today()).day != 1) shop.days_pass(1);
    auto sara = shop.member(), ali = shop.member();
    EXPECT_EQ(shop.sells(sara, 1'000).accepted().number("points"), 50);
    EXPECT_EQ(shop.sells(ali, 1'000).accepted().number("points"), 20);
    shop.days_pass(last_of_jalali_month(shop.today()) - shop.today());
    EXPECT_EQ(shop.sells(ali, 1'000).accepted().number("points"), 0);
    shop.days_pass(1);
    EXPECT_EQ(shop.sells(sara, 1'000).accepted().number("points"), 50);
    shop.days_pass(32);
    auto cut = shop.sells(sara, 1'000).accepted();
    EXPECT_EQ(cut.number("points"), 30);
    EXPECT_NE(cut.text("awards.0.sentence").find("سقف هر عضو"), std::string::npos);
    shop.days_pass(32);
    EXPECT_EQ(shop.sells(sara, 1'000).accepted().number("points"), 0);
    EXPECT_EQ(shop.sells(ali, 1'000).accepted().number("points"), 50);
}

SCENARIO("Many buy at the same moment: a budget gives exactly what it has, and is whole again when all comes back [B01 B02]") {
    Shop shop(rule(fifty_points, budget(430)));
    std::vector<std::string> members;
    for (int i = 0; i < 12; ++i) members.push_back(shop.member());
    std::vector<std::optional<Reply>> sales(members.size());
    auto buy = [&](int who) {
        auto& sale = sales[static_cast<std::size_t>(who)];
        sale.emplace(shop.sells(members[static_cast<std::size_t>(who)], 1'000));
        return *sale;
    };
    EXPECT_EQ(at_once(static_cast<int>(members.size()), buy), 12);
    EXPECT_EQ(points_of_all(shop, members), 430);

    auto bring_back = [&](int who) { return shop.returns_by(shop.cashier, *sales[static_cast<std::size_t>(who)], 1, 1); };
    EXPECT_EQ(at_once(static_cast<int>(members.size()), bring_back), 12);
    EXPECT_EQ(points_of_all(shop, members), 0);
    for (int round = 0; round < 2; ++round) EXPECT_EQ(at_once(static_cast<int>(members.size()), buy), 12);
    EXPECT_EQ(points_of_all(shop, members), 430);
}

SCENARIO("What is kept of a sale draws on a budget no further than was left at the sale, also where its rule stands only then [B17 B19]") {
    Shop shop(R"({"stacks":[{"name":"بهترین","mode":"best_of"}],"rules":[
        {"number":1,"name":"سبد کوچک","when":[{"kind":"basket_size","at_most":500000}],"gives":{"kind":"points","points":50},"stack":"بهترین","budget":{"amount":60,"span":"in_all"}},
        {"number":2,"name":"امتیاز هر قلم","gives":{"kind":"points_per_piece","points":30},"stack":"بهترین"}]})");
    auto sara = shop.member(), ali = shop.member();
    auto given = [&] { return shop.owner.asks("program.budgets").accepted().number("items.0.given"); };
    EXPECT_EQ(shop.sells(sara, 100'000).accepted().number("points"), 50);
    auto large = shop.sells_pieces(ali, 400'000, 2).accepted();
    EXPECT_EQ(large.number("points"), 60);
    EXPECT_EQ(given(), 50);
    shop.returns(large, 1, 1).accepted();   // 400,000 would be a small basket: ten points are left for it, a piece gives thirty
    EXPECT_EQ(shop.points(ali), 30);
    EXPECT_EQ(given(), 50);
}

SCENARIO("A rule whose budget is used up leaves its place in a stack, to a sale too small to draw on the budget as well [B17]") {
    Shop shop(R"({"stacks":[{"name":"یکی","mode":"exclusive"}],"rules":[
        {"number":1,"name":"دو درصد","gives":{"kind":"credit_percent","percent":200,"rounding":"nearest"},"stack":"یکی","priority":2,"budget":{"amount":2000,"span":"in_all"}},
        {"number":2,"name":"هدیهٔ هر خرید","gives":{"kind":"credit","credit":700},"stack":"یکی","priority":1}]})");
    auto sara = shop.member(), ali = shop.member();
    auto earned = [&](std::string const& who, std::int64_t price) { return shop.sells(who, price).accepted().number("earned_credit"); };
    EXPECT_EQ(earned(sara, 24), 0);        // 0.48 rial of the first rule, which stands
    EXPECT_EQ(earned(sara, 100'000), 2'000);
    EXPECT_EQ(earned(ali, 100'000), 700);
    EXPECT_EQ(shop.quote(ali, 24).accepted().number("earned_credit"), 700);
    EXPECT_EQ(earned(ali, 24), 700);
}

SCENARIO("A hundred at one moment for the last unit of a budget: one gets it, and nobody more [B01 B02]") {
    Shop shop(rule(R"("kind":"points","points":1)", budget(1)));
    std::vector<std::string> members;
    for (int i = 0; i < 100; ++i) members.push_back(shop.member());
    EXPECT_EQ(at_once(100, [&](int who) { return shop.sells(members[static_cast<std::size_t>(who)], 1'000); }), 100);
    EXPECT_EQ(points_of_all(shop, members), 1);
    EXPECT_EQ(shop.owner.asks("program.budgets").accepted().number("items.0.given"), 1);
}
