// Returns of random sales under random programs: any split, any order, undone and done again, leaves nothing behind.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "club/program/program.hpp"

namespace vafa::program {

namespace {

constexpr int runs = 400;

/// Chance from a seed that a failing run prints.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    std::int64_t from(std::int64_t least, std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(least, most)(random_); }
    bool falls(int percent) { return from(1, 100) <= percent; }

  private:
    std::mt19937_64 random_;
};

Effect any_effect(Dice& dice) {
    switch (dice.from(0, 9)) {
        case 8: return ThresholdBonus{Points{dice.from(1, 60)}, dice.from(1, 5), Points{dice.from(1, 9)}, {}, {}};
        case 9: return ThresholdBonus{Points{dice.from(1, 60)}, {}, {}, Rial{dice.from(1, 90)}, {}};
        case 0: return CreditPercent{BasisPoints{dice.from(1, 2'000)}, {}};
        case 1: return PointsPerPiece{Points{dice.from(1, 9)}};
        case 2: return PointsByGood{{{catalog::GoodId{dice.from(1, 4)}, {}, Points{dice.from(0, 5)}}, {{}, catalog::GoodsGroupId{1}, Points{1}}}};
        case 3: return FixedPoints{Points{dice.from(1, 100)}};
        case 4: return FixedCredit{Rial{dice.from(1, 1'000)}};
        case 5: return Multiplier{dice.from(0, 40'000), dice.falls(50) ? Touches::both : Touches::points, {}};
        case 6: return PointsPerAmount{Points{dice.from(1, 3)}, Rial{dice.from(1, 400)}, false, Rounding::nearest};
        default: return PointsPerAmount{Points{dice.from(1, 7)}, Rial{dice.from(1, 400)}, {}, {}};
    }
}

Condition any_condition(Dice& dice) {
    switch (dice.from(0, 6)) {
        case 0: return ForGoods{{catalog::GoodId{dice.from(1, 4)}}, {catalog::GoodsGroupId{dice.from(1, 2)}}};
        case 1: return BasketSize{Rial{dice.from(0, 900)}, {}};
        case 2: return BasketSize{{}, Rial{dice.from(300, 2'000)}};
        case 3: return NthPurchase{dice.from(1, 3), dice.falls(50)};
        case 4: return PurchaseCount{dice.from(1, 4), {}};
        case 5: return OnWeekday{{DayOfWeek::sunday, DayOfWeek::monday}};
        default: return AroundBirthday{20, 20};
    }
}

bool has_nth(Rule const& rule) {
    return std::any_of(rule.when.begin(), rule.when.end(), [](auto const& each) { return std::holds_alternative<NthPurchase>(each); });
}

Rule any_rule(Dice& dice, std::int64_t number) {
    Rule rule;
    rule.number = number;
    rule.name = "rule";
    rule.gives = any_effect(dice);
    for (auto left = dice.from(0, 2); left > 0; --left) {
        auto condition = any_condition(dice);
        if (!std::holds_alternative<NthPurchase>(condition) || !has_nth(rule)) rule.when.push_back(condition);
    }
    bool is_bonus = std::holds_alternative<ThresholdBonus>(rule.gives);
    bool is_multiplier = std::holds_alternative<Multiplier>(rule.gives);
    if (!is_multiplier && !is_bonus && dice.falls(30))
        rule.cap = RuleCap{dice.falls(50) ? std::optional(dice.from(1, 200)) : std::nullopt, dice.from(1, 300),
                           dice.falls(50) ? std::optional(dice.from(1, 500)) : std::nullopt};
    if (!is_multiplier && !is_bonus && dice.falls(30)) rule.budget = Budget{dice.from(1, 700), BudgetSpan::in_all};
    if (!is_bonus && dice.falls(30)) rule.stack = dice.falls(50) ? "best" : "only";
    rule.priority = dice.from(0, 3);
    return rule;
}

Document any_document(Dice& dice) {
    for (;;) {
        Document document;
        document.stacks = {{"best", StackMode::best_of}, {"only", StackMode::exclusive}};
        if (dice.falls(30)) {
            document.base.emplace();
            document.base->vat_earns = true;
            document.base->credit_part_earns = dice.falls(50);
        }
        if (dice.falls(30)) document.referral = Referral{ReferralMoment::first_purchase, Gift{Points{5}, {}, {}}, {}};
        auto count = dice.from(1, 8);
        for (std::int64_t number = 1; number <= count; ++number) document.rules.push_back(any_rule(dice, number));
        if (validate(document)) return document;
    }
}

Basket any_basket(Dice& dice, Day day) {
    Basket basket;
    std::int64_t total = 0;
    for (auto left = dice.from(1, 4); left > 0; --left) {
        auto good_class = static_cast<catalog::GoodClass>(dice.falls(80) ? 1 : dice.from(2, 4));
        Rial net{dice.falls(10) ? 0 : dice.from(1, 1'000)};
        BasketLine line{catalog::GoodId{dice.from(1, 4)}, catalog::GoodsGroupId{dice.from(0, 2)}, good_class, dice.from(1, 5), net,
                        BasisPoints{dice.falls(30) ? 1'000 : 0}};
        total += line.net.value;
        basket.lines.push_back(line);
    }
    if (dice.falls(30)) basket.credit = Rial{dice.from(0, total)};
    basket.day = day;
    return basket;
}

struct Sale {
    JudgedSale judged;
    std::vector<std::int64_t> sold, kept;
    std::map<std::int64_t, std::int64_t> gave;     // by rule
    std::map<std::int64_t, std::int64_t> stands;   // gave, and all changes since
};

/// One member, one program, sales and returns as the dice fall.
class Story {
  public:
    explicit Story(std::uint64_t seed) : dice_(seed), program_(compile(any_document(dice_), 1)), day_{20'000} {
        member_.group = members::GroupId{1};
        member_.birth_day = Day{7'000};
        member_.has_referrer = true;
    }

    void live(int acts) {
        for (int i = 0; i < acts; ++i) {
            if (dice_.falls(15)) day_ = day_ + 1;
            sales_.empty() || dice_.falls(40) ? sell() : change_any();
            expect_remainders_to_add_up();
            expect_bonuses_to_stand_for_windows();
            expect_totals_to_stand();
        }
    }

    void bring_everything_back() {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < sales_.size(); ++i) open.push_back(i);
        while (!open.empty()) {
            auto at = static_cast<std::size_t>(dice_.from(0, static_cast<std::int64_t>(open.size()) - 1));
            auto& sale = sales_[open[at]];
            auto kept = sale.kept;
            for (auto& pieces : kept) pieces = dice_.falls(60) ? 0 : dice_.from(0, pieces);
            keep(sale, kept);
            if (std::all_of(kept.begin(), kept.end(), [](auto pieces) { return pieces == 0; })) open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }

    void expect_nothing_left() const {
        EXPECT_EQ(encode(member_.counters), encode(Counters{}));
        std::map<std::int64_t, std::int64_t> sums;
        for (auto const& sale : sales_)
            for (auto const& [rule, amount] : sale.stands) sums[rule] += amount;
        for (auto const& [rule, sum] : sums) EXPECT_EQ(sum, 0) << "rule " << rule;
    }

  private:
    void sell() {
        auto basket = any_basket(dice_, day_);
        basket.sale = static_cast<std::int64_t>(sales_.size()) + 1;
        member_.budgets.clear();
        for (auto const& rule : document_of(*program_).rules)
            if (rule.budget) member_.budgets.push_back({rule.number, rule.budget->amount - outstanding(rule.number)});
        auto judgement = evaluate(*program_, member_, basket);
        Sale sale{restore(*program_, basket, judgement.state), {}, {}, {}, {}};
        for (auto const& line : basket.lines) sale.sold.push_back(line.quantity);
        sale.kept = sale.sold;
        for (auto const& award : judgement.awards) sale.gave[award.rule] = award.amount;
        sale.stands = sale.gave;
        member_.counters = judgement.after;
        sales_.push_back(std::move(sale));
    }

    void change_any() {
        auto& sale = sales_[static_cast<std::size_t>(dice_.from(0, static_cast<std::int64_t>(sales_.size()) - 1))];
        auto kept = sale.kept;
        for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = dice_.falls(70) ? dice_.from(0, kept[i]) : dice_.from(0, sale.sold[i]);
        keep(sale, kept);
    }

    void keep(Sale& sale, std::vector<std::int64_t> const& kept) {
        auto judgement = judge_kept(*program_, sale.judged, sale.kept, kept, member_.counters);
        member_.counters = judgement.after;
        sale.kept = kept;
        for (auto const& change : judgement.changes) {
            sale.stands[change.rule] += change.amount;
            if (!keeps_remainder(change.rule) && !is_bonus(change.rule)) expect_no_more_than_given(sale, change);
        }
    }

    /// What stands of a rule of all sales.
    std::int64_t outstanding(std::int64_t rule) const {
        std::int64_t sum = 0;
        for (auto const& sale : sales_)
            if (auto found = sale.stands.find(rule); found != sale.stands.end()) sum += found->second;
        return sum;
    }

    /// A bonus is paid once a window, however its sales came and went: never more than the windows there are.
    void expect_bonuses_to_stand_for_windows() const {
        for (auto const& rule : document_of(*program_).rules) {
            auto const* bonus = std::get_if<ThresholdBonus>(&rule.gives);
            if (!bonus) continue;
            std::int64_t won = 0;
            for (auto const& window : member_.counters.bonus_windows)
                if (window.rule == rule.number && window.points >= bonus->reach.value) won += window.gives;
            EXPECT_EQ(outstanding(rule.number), won) << "rule " << rule.number;
        }
    }

    /// What the counters say of a rule with a cap per member is what stands of it.
    void expect_totals_to_stand() const {
        for (auto const& total : member_.counters.totals) EXPECT_EQ(outstanding(total.rule), total.total) << "rule " << total.rule;
    }

    /// The rules of one stack are one: what stands of them together is no more than they gave together.
    void expect_no_more_than_given(Sale const& sale, Change const& change) const {
        EXPECT_GE(sale.stands.at(change.rule), 0);
        auto const* rule = rule_of(*program_, change.rule);
        if (rule->stack) return;
        auto gave = sale.gave.find(change.rule);
        EXPECT_LE(sale.stands.at(change.rule), gave == sale.gave.end() ? 0 : gave->second);
        EXPECT_EQ(sale.stands.at(change.rule), change.stands);
    }

    bool keeps_remainder(std::int64_t number) const {
        auto const* by_amount = std::get_if<PointsPerAmount>(&rule_of(*program_, number)->gives);
        return by_amount && by_amount->keeps_remainder.value_or(true);
    }

    bool is_bonus(std::int64_t number) const { return std::holds_alternative<ThresholdBonus>(rule_of(*program_, number)->gives); }

    /// By another way: the points of a rule are the floor of rate × all base that stands; the running base is its rest.
    void expect_remainders_to_add_up() const {
        for (auto const& rule : document_of(*program_).rules) {
            if (!keeps_remainder(rule.number)) continue;
            auto const& rate = std::get<PointsPerAmount>(rule.gives);
            std::int64_t points = 0, running = 0;
            for (auto const& sale : sales_)
                if (auto found = sale.stands.find(rule.number); found != sale.stands.end()) points += found->second;
            for (auto const& base : member_.counters.bases)
                if (base.rule == rule.number) running = base.base;
            auto common = std::gcd(rate.points.value, rate.per.value);
            auto numerator = rate.points.value / common, whole_point = rate.per.value / common * 10'000;
            EXPECT_GE(points, 0) << "rule " << rule.number;
            EXPECT_LT(running, whole_point);
            EXPECT_EQ(running * numerator / whole_point, points % numerator) << "rule " << rule.number;
        }
    }

    Dice dice_;
    std::shared_ptr<Compiled const> program_;
    Day day_;
    MemberState member_;
    std::vector<Sale> sales_;
};

}  // namespace

TEST(ProgramReturns, SellingAndReturningEverythingInAnySplitAndOrderLeavesNothingBehind) {
    for (std::uint64_t seed = 1; seed <= runs; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Story story(seed);
        story.live(40);
        story.bring_everything_back();
        story.expect_nothing_left();
        if (testing::Test::HasFailure()) return;
    }
}

TEST(ProgramReturns, TheOrderOfReturnsChangesNothing) {
    for (std::uint64_t seed = 1; seed <= runs; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        auto program = compile(any_document(dice), 1);
        MemberState member;
        auto basket = any_basket(dice, Day{20'000});
        auto judgement = evaluate(*program, member, basket);
        auto sale = restore(*program, basket, judgement.state);
        std::vector<std::int64_t> sold, kept;
        for (auto const& line : basket.lines) {
            sold.push_back(line.quantity);
            kept.push_back(dice.from(0, line.quantity));
        }
        auto at_once = judge_kept(*program, sale, sold, kept, judgement.after);
        auto now = sold;
        auto counters = judgement.after;
        std::map<std::int64_t, std::int64_t> by_steps, by_one;
        for (std::size_t i = sold.size(); i-- > 0;) {
            auto next = now;
            next[i] = kept[i];
            auto step = judge_kept(*program, sale, now, next, counters);
            for (auto const& change : step.changes) by_steps[change.rule] += change.amount;
            counters = step.after;
            now = next;
        }
        for (auto const& change : at_once.changes) by_one[change.rule] = change.amount;
        std::erase_if(by_steps, [](auto const& each) { return each.second == 0; });
        EXPECT_EQ(by_steps, by_one);
        EXPECT_EQ(counters, at_once.after);
        if (testing::Test::HasFailure()) return;
    }
}

}  // namespace vafa::program
