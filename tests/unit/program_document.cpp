// The validator names the place and the reason; what it lets through survives the way to JSON and back.
#include <gtest/gtest.h>

#include "club/program/program.hpp"
#include "club/program/refusals.hpp"

namespace vafa::program {

namespace {

/// A document of one rule, with `gives` and what stands beside it.
std::string one_rule(std::string const& gives, std::string const& more = "") {
    return R"({"rules":[{"number":1,"name":"خرید","gives":)" + gives + more + "}]}";
}

/// "code at pointer", or "fine".
std::string verdict(std::string const& text) {
    auto document = json::from_text<Document>(text);
    auto refused = [](Refused const& refusal) { return std::string(refusal.what->code) + " at " + refusal.pointer; };
    if (!document) return refused(document.refusal());
    auto valid = validate(*document);
    return valid ? "fine" : refused(valid.refusal());
}

std::string with_condition(std::string const& condition) {
    return one_rule(R"({"kind":"points","points":1})", R"(,"when":[)" + condition + "]");
}

std::string two_in_stack(std::string const& mode, std::string const& first, std::string const& second) {
    return R"({"stacks":[{"name":"s","mode":")" + mode + R"("}],"rules":[{"number":1,"name":"a","stack":"s","gives":)" + first +
           R"(},{"number":2,"name":"b","stack":"s","gives":)" + second + "}]}";
}

}  // namespace

TEST(ProgramDocument, EffectsAreKnownAndBounded) {
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":1,"per":200000})")), "fine");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"lottery","points":1})")), "request.unknown_value at /rules/0/gives/kind");
    EXPECT_EQ(verdict(one_rule(R"({"points":1})")), "request.field_required at /rules/0/gives/kind");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":-1,"per":200000})")), "program.out_of_bounds at /rules/0/gives/points");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":1,"per":0})")), "program.out_of_bounds at /rules/0/gives/per");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":9007199254740992,"per":1})")), "request.out_of_range at /rules/0/gives/points");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":9007199254740991,"per":1})")), "program.out_of_bounds at /rules/0/gives/points");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":1.5,"per":1})")), "request.wrong_type at /rules/0/gives/points");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"credit_percent","percent":10001})")), "program.out_of_bounds at /rules/0/gives/percent");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"credit_percent","percent":10000})")), "fine");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"multiplier","factor":10000001})")), "program.out_of_bounds at /rules/0/gives/factor");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"multiplier","factor":20000,"rules":[7]})")), "program.rule_unknown at /rules/0/gives/rules/0");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_by_good","list":[{"points":1}]})")), "program.good_or_group at /rules/0/gives/list/0");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points","points":5,"color":"red"})")), "request.unknown_field at /rules/0/gives/color");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":1,"per":5,"rounding":"up"})")),
              "program.rounding_of_remainder at /rules/0/gives/rounding");
}

TEST(ProgramDocument, DiscountsAreBoundedAndStandAlone) {
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_percent","percent":1000})")), "fine");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_percent","percent":0})")), "program.out_of_bounds at /rules/0/gives/percent");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_percent","percent":10001})")), "program.out_of_bounds at /rules/0/gives/percent");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_percent","percent":0,"bands":[{"purchase":2,"percent":500},{"purchase":3,"percent":10000}]})")), "fine");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_percent","percent":0,"bands":[{"purchase":1,"percent":500}]})")),
              "program.out_of_bounds at /rules/0/gives/bands/0/purchase");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_percent","percent":0,"bands":[{"purchase":3,"percent":500},{"purchase":3,"percent":600}]})")),
              "program.bands_not_rising at /rules/0/gives/bands/1/purchase");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_percent","percent":0,"bands":[{"purchase":3,"percent":10001}]})")),
              "program.out_of_bounds at /rules/0/gives/bands/0/percent");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount","discount":0})")), "program.out_of_bounds at /rules/0/gives/discount");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount","discount":5,"bands":[{"purchase":4,"discount":-1}]})")),
              "program.out_of_bounds at /rules/0/gives/bands/0/discount");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_per_piece","discount":0})")), "program.out_of_bounds at /rules/0/gives/discount");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_by_good","list":[]})")), "program.list_empty at /rules/0/gives/list");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"discount_by_good","list":[{"percent":5}]})")), "program.good_or_group at /rules/0/gives/list/0");
    auto const discount = R"({"kind":"discount","discount":5})";
    EXPECT_EQ(verdict(one_rule(discount, R"(,"when":[{"kind":"payment","payments":["cash"]}])")), "program.not_for_discounts at /rules/0/when/0");
    EXPECT_EQ(verdict(one_rule(discount, R"(,"cap":{"per_invoice":5})")), "fine");
    EXPECT_EQ(verdict(one_rule(discount, R"(,"cap":{"per_day":5})")), "program.not_for_discounts at /rules/0/cap/per_day");
    EXPECT_EQ(verdict(one_rule(discount, R"(,"life":{"ends":{"kind":"never"}})")), "program.not_for_discounts at /rules/0/life");
    EXPECT_EQ(verdict(two_in_stack("best_of", discount, R"({"kind":"points","points":5})")), "program.stack_of_two_units at /rules/1/stack");
    EXPECT_EQ(verdict(two_in_stack("best_of", discount, R"({"kind":"discount_percent","percent":500})")), "fine");
    EXPECT_EQ(verdict(two_in_stack("sum", discount, R"({"kind":"multiplier","factor":20000,"rules":[1]})")),
              "program.not_for_discounts at /rules/1/gives/rules/0");
}

TEST(ProgramDocument, ConditionsAreBounded) {
    EXPECT_EQ(verdict(with_condition(R"({"kind":"weekday","days":["tuesday"]})")), "fine");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"weekday","days":["someday"]})")), "request.unknown_value at /rules/0/when/0/days/0");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"weekday","days":[]})")), "program.list_empty at /rules/0/when/0/days");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"hours","from_minute":0,"until_minute":1441})")), "program.out_of_bounds at /rules/0/when/0/until_minute");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"dates","first_day":"2026-03-22","last_day":"2026-03-21"})")),
              "program.range_backwards at /rules/0/when/0/last_day");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"dates"})")), "program.condition_without_bound at /rules/0/when/0/first_day");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"basket_size","at_least":2,"at_most":1})")), "program.range_backwards at /rules/0/when/0/at_most");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"nth_purchase","number":0})")), "program.out_of_bounds at /rules/0/when/0/number");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"nth_purchase","number":1},{"kind":"nth_purchase","number":2})")), "program.nth_twice at /rules/0/when/1");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"birthday","days_before":181,"days_after":0})")), "program.out_of_bounds at /rules/0/when/0/days_before");
}

TEST(ProgramDocument, ABonusIsBoundedStandsAloneAndCountsOnlyPointsOfPurchases) {
    auto bonus = [](std::string const& more) { return R"({"kind":"threshold_bonus","reach":1000,"days":30,"points":200)" + more + "}"; };
    auto of = [&](std::string const& rules) {
        return R"({"rules":[{"number":1,"name":"a","gives":{"kind":"points_per_amount","points":1,"per":100}},)"
               R"({"number":2,"name":"b","gives":{"kind":"credit_percent","percent":100}},{"number":3,"name":"c","gives":)" +
               bonus(R"(,"rules":)" + rules) + "}]}";
    };
    EXPECT_EQ(verdict(one_rule(bonus(""))), "fine");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"threshold_bonus","reach":1000,"credit":200})")), "fine");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"threshold_bonus","reach":0,"points":1})")), "program.out_of_bounds at /rules/0/gives/reach");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"threshold_bonus","reach":1,"days":0,"points":1})")), "program.out_of_bounds at /rules/0/gives/days");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"threshold_bonus","reach":1,"days":36601,"points":1})")), "program.out_of_bounds at /rules/0/gives/days");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"threshold_bonus","reach":1,"points":-5})")), "program.out_of_bounds at /rules/0/gives/points");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"threshold_bonus","reach":1})")), "program.points_or_credit at /rules/0/gives/points");
    EXPECT_EQ(verdict(one_rule(bonus(R"(,"credit":5)"))), "program.points_or_credit at /rules/0/gives/points");
    EXPECT_EQ(verdict(one_rule(bonus(""), R"(,"cap":{"per_day":1})")), "program.bonus_stands_alone at /rules/0/cap");
    EXPECT_EQ(verdict(one_rule(bonus(""), R"(,"budget":{"amount":1,"span":"in_all"})")), "program.bonus_stands_alone at /rules/0/budget");
    EXPECT_EQ(verdict(two_in_stack("sum", bonus(""), bonus(""))), "program.bonus_stands_alone at /rules/0/stack");
    EXPECT_EQ(verdict(one_rule(bonus(""), R"(,"when":[{"kind":"weekday","days":["friday"]},{"kind":"goods","goods":[],"goods_groups":[")" + catalog::GoodsGroupId{1}.text() +
                                               R"("]}])")), "program.bonus_of_goods at /rules/0/when/1");
    EXPECT_EQ(verdict(of("[1]")), "fine");
    EXPECT_EQ(verdict(of("[1,2]")), "program.rule_without_points at /rules/2/gives/rules/1");
    EXPECT_EQ(verdict(of("[3]")), "program.rule_of_itself at /rules/2/gives/rules/0");
    EXPECT_EQ(verdict(of("[1,9]")), "program.rule_unknown at /rules/2/gives/rules/1");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"multiplier","factor":20000,"rules":[1]})")), "program.rule_of_itself at /rules/0/gives/rules/0");
}

TEST(ProgramDocument, ABudgetHasAUnitAndASpan) {
    std::string const points = R"({"kind":"points","points":1})", by_amount = R"({"kind":"points_per_amount","points":1,"per":100})";
    auto budget = [](std::string const& fields) { return R"(,"budget":{)" + fields + "}"; };
    EXPECT_EQ(verdict(one_rule(points, budget(R"("amount":1,"span":"in_all")"))), "fine");
    EXPECT_EQ(verdict(one_rule(points, budget(R"("amount":9007199254740991,"span":"jalali_month")"))), "fine");
    EXPECT_EQ(verdict(one_rule(points, budget(R"("amount":9007199254740992,"span":"in_all")"))), "request.out_of_range at /rules/0/budget/amount");
    EXPECT_EQ(verdict(one_rule(points, budget(R"("amount":0,"span":"in_all")"))), "program.out_of_bounds at /rules/0/budget/amount");
    EXPECT_EQ(verdict(one_rule(points, budget(R"("amount":5)"))), "request.field_required at /rules/0/budget/span");
    EXPECT_EQ(verdict(one_rule(points, budget(R"("amount":5,"span":"week")"))), "request.unknown_value at /rules/0/budget/span");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"multiplier","factor":20000})", budget(R"("amount":5,"span":"in_all")"))),
              "program.budget_without_unit at /rules/0/budget");
    EXPECT_EQ(verdict(one_rule(by_amount, budget(R"("amount":5,"span":"in_all")"))), "fine");
    EXPECT_EQ(verdict(one_rule(by_amount, budget(R"("amount":5,"span":"jalali_month")"))), "program.budget_of_remainder at /rules/0/budget/span");
    std::string const off = R"({"kind":"discount_per_piece","discount":5})";
    EXPECT_EQ(verdict(one_rule(off, budget(R"("amount":5,"span":"in_all")"))), "program.not_for_discounts at /rules/0/budget");
    EXPECT_EQ(verdict(one_rule(off, R"(,"cap":{"per_member":5})")), "program.not_for_discounts at /rules/0/cap/per_member");
    EXPECT_EQ(verdict(one_rule(points, R"(,"cap":{"per_member":0})")), "program.out_of_bounds at /rules/0/cap/per_member");
}

TEST(ProgramDocument, FestivalsAndDaysOfEachYear) {
    auto each_year = [](int month, int day, int until_month, int until_day) {
        return R"({"kind":"each_year","from_month":)" + std::to_string(month) + R"(,"from_day":)" + std::to_string(day) + R"(,"until_month":)" +
               std::to_string(until_month) + R"(,"until_day":)" + std::to_string(until_day) + "}";
    };
    auto festivals = [](std::string const& all) { return R"({"festivals":[)" + all + "]}"; };
    EXPECT_EQ(verdict(with_condition(each_year(12, 25, 1, 13))), "fine");
    EXPECT_EQ(verdict(with_condition(each_year(12, 30, 12, 30))), "fine");
    EXPECT_EQ(verdict(with_condition(each_year(12, 31, 1, 1))), "program.out_of_bounds at /rules/0/when/0/from_day");
    EXPECT_EQ(verdict(with_condition(each_year(6, 31, 7, 31))), "program.out_of_bounds at /rules/0/when/0/until_day");
    EXPECT_EQ(verdict(with_condition(each_year(0, 1, 1, 1))), "program.out_of_bounds at /rules/0/when/0/from_month");
    EXPECT_EQ(verdict(with_condition(each_year(1, 1, 13, 1))), "program.out_of_bounds at /rules/0/when/0/until_month");
    EXPECT_EQ(verdict(with_condition(R"({"kind":"festival","festival":"یلدا"})")), "program.festival_unknown at /rules/0/when/0/festival");
    EXPECT_EQ(verdict(festivals(R"({"name":"یلدا","days":[)" + each_year(9, 30, 9, 30) + "]}")), "fine");
    EXPECT_EQ(verdict(festivals(R"({"name":"یلدا","days":[]})")), "program.list_empty at /festivals/0/days");
    EXPECT_EQ(verdict(festivals(R"({"name":"یلدا","days":[{"kind":"dates"}]})")), "program.condition_without_bound at /festivals/0/days/0/first_day");
    EXPECT_EQ(verdict(festivals(R"({"name":"","days":[{"kind":"dates","first_day":"2026-03-21"}]})")), "program.name_required at /festivals/0/name");
    auto yalda = R"({"name":"یلدا","days":[)" + each_year(9, 30, 9, 30) + "]}";
    EXPECT_EQ(verdict(festivals(yalda + "," + yalda)), "program.name_twice at /festivals/1/name");
}

TEST(ProgramDocument, NamesAndNumbersAreThereOnce) {
    EXPECT_EQ(verdict(R"({"rules":[{"number":1,"name":" ","gives":{"kind":"points","points":1}}]})"), "program.name_required at /rules/0/name");
    EXPECT_EQ(verdict(R"({"rules":[{"number":1,"gives":{"kind":"points","points":1}}]})"), "request.field_required at /rules/0/name");
    EXPECT_EQ(verdict(R"({"rules":[{"number":1,"name":"a","gives":{"kind":"points","points":1}},)"
                      R"({"number":1,"name":"b","gives":{"kind":"points","points":1}}]})"),
              "program.number_twice at /rules/1/number");
    EXPECT_EQ(verdict(R"({"rules":[{"number":10000,"name":"a","gives":{"kind":"points","points":1}}]})"), "program.out_of_bounds at /rules/0/number");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points","points":1})", R"(,"stack":"none")")), "program.stack_unknown at /rules/0/stack");
}

TEST(ProgramDocument, AStackHoldsOneUnitAndOneRemainder) {
    std::string const one_per_hundred = R"({"kind":"points_per_amount","points":1,"per":100})";
    std::string const two_per_hundred = R"({"kind":"points_per_amount","points":2,"per":100})";
    std::string const same_rate = R"({"kind":"points_per_amount","points":10,"per":1000})", percent = R"({"kind":"credit_percent","percent":100})";
    EXPECT_EQ(verdict(two_in_stack("best_of", one_per_hundred, two_per_hundred)), "program.stack_of_two_rates at /rules/1/gives");
    EXPECT_EQ(verdict(two_in_stack("exclusive", one_per_hundred, two_per_hundred)), "program.stack_of_two_rates at /rules/1/gives");
    EXPECT_EQ(verdict(two_in_stack("sum", one_per_hundred, two_per_hundred)), "fine");
    EXPECT_EQ(verdict(two_in_stack("best_of", one_per_hundred, same_rate)), "fine");
    EXPECT_EQ(verdict(two_in_stack("best_of", one_per_hundred, percent)), "program.stack_of_two_units at /rules/1/stack");
    EXPECT_EQ(verdict(two_in_stack("best_of", one_per_hundred, R"({"kind":"multiplier","factor":20000})")), "program.stack_of_two_units at /rules/1/stack");
}

TEST(ProgramDocument, CapsLivesGiftsAndTermsAreBounded) {
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points","points":1})", R"(,"cap":{"per_day":0})")), "program.out_of_bounds at /rules/0/cap/per_day");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"multiplier","factor":20000})", R"(,"cap":{"per_day":1})")), "program.cap_of_multiplier at /rules/0/cap");
    EXPECT_EQ(verdict(one_rule(R"({"kind":"points_per_amount","points":1,"per":10000000000000})", R"(,"cap":{"per_day":1000000000000})")),
              "program.cap_too_large at /rules/0/cap/per_day");
    EXPECT_EQ(verdict(R"({"points_life":{"ends":{"kind":"after_days","days":0}}})"), "program.out_of_bounds at /points_life/ends/days");
    EXPECT_EQ(verdict(R"({"welcome":{}})"), "program.gift_of_nothing at /welcome/points");
    EXPECT_EQ(verdict(R"({"conversion":{"points":100,"credit":10000,"threshold":500}})"), "fine");
    EXPECT_EQ(verdict(R"({"conversion":{"points":0,"credit":10000}})"), "program.out_of_bounds at /conversion/points");
    EXPECT_EQ(verdict(R"({"group_terms":[{"groups":[]}]})"), "program.list_empty at /group_terms/0/groups");
    EXPECT_EQ(verdict(R"({"returns":{"ended_lot":{"kind":"alive_days","days":0}}})"), "program.out_of_bounds at /returns/ended_lot/days");
    EXPECT_EQ(verdict(R"({"rewards":[{"name":"ماگ لاله","points":0}]})"), "program.out_of_bounds at /rewards/0/points");
    EXPECT_EQ(verdict("{}"), "fine");
}

TEST(ProgramDocument, AllOfItSurvivesJson) {
    std::string const text =
        R"({"base":{"vat_earns":false,"goods_without":[],"goods_groups_without":[]},)"
        R"("points_life":{"pending_days":7,"ends":{"kind":"after_days","days":365}},"stacks":[{"name":"s","mode":"best_of"}],)"
        R"("rules":[{"number":1,"name":"سه‌شنبه‌ها","when":[{"kind":"weekday","days":["tuesday"]},{"kind":"dates","last_day":"2026-12-21"}],)"
        R"("gives":{"kind":"points_per_amount","points":1,"per":200000},"cap":{"per_day":100},"stack":"s","priority":2}],)"
        R"("conversion":{"points":100,"credit":10000},"group_terms":[],"returns":{"shortfall":{"kind":"from_cash"},"window_days":7},)"
        R"("welcome":{"points":50},"referral":{"moment":"first_purchase","to_referrer":{"credit":50000}},"rewards":[{"name":"ماگ لاله","points":1000}],"festivals":[]})";
    auto document = json::from_text<Document>(text);
    ASSERT_TRUE(bool(document)) << document.refusal().pointer;
    EXPECT_TRUE(bool(validate(*document)));
    EXPECT_EQ(json::to_text(*document), text);
}

}  // namespace vafa::program
