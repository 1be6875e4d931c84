// One sentence for each award and for each rule that did not apply, as the till and the receipt say them.
#include <gtest/gtest.h>

#include "club/program/program.hpp"

namespace vafa::program {

namespace {

Rule rule(std::int64_t number, std::string name, Effect gives, std::vector<Condition> when = {}) {
    Rule made;
    made.number = number;
    made.name = std::move(name);
    made.gives = std::move(gives);
    made.when = std::move(when);
    return made;
}

/// Sunday, 1 Azar 1405, 10:24.
Basket basket_of(std::int64_t rial, std::int64_t credit = 0) {
    Basket basket;
    basket.lines.push_back({catalog::GoodId{1}, catalog::GoodsGroupId{1}, catalog::GoodClass::normal, 2, Rial{rial}, BasisPoints{0}});
    basket.credit = Rial{credit};
    basket.day = *from_jalali(1405, 9, 1);
    basket.minute = 624;
    return basket;
}

Texts const& words() {
    static Texts const texts;
    return texts;
}

std::string plain(std::string text) {
    for (std::string const narrow = "\u00A0"; text.find(narrow) != std::string::npos;) text.replace(text.find(narrow), narrow.size(), " ");
    return text;
}

JudgementShown shown(std::vector<Rule> rules, Basket const& basket, Language language = Language::fa) {
    Document document;
    document.rules = std::move(rules);
    auto program = compile(document, 1);
    return show(*program, evaluate(*program, {}, basket), words(), language, MoneyUnit::toman);
}

std::string award(Rule const& one_rule, Basket const& basket, Language language = Language::fa) {
    auto all = shown({one_rule}, basket, language);
    return all.awards.empty() ? "nothing" : plain(all.awards[0].sentence);
}

std::string refusal(Rule const& one_rule, Basket const& basket, Language language = Language::fa) {
    auto all = shown({one_rule}, basket, language);
    return all.not_applied.empty() ? "applied" : plain(all.not_applied[0].sentence);
}

PointsPerAmount const a_point{Points{1}, Rial{200'000}, {}, {}};

}  // namespace

TEST(ProgramWords, PointsByAmount) {
    auto purchase = rule(1, "خرید", a_point);
    EXPECT_EQ(award(purchase, basket_of(12'400'000)), "هر ۲۰٬۰۰۰ تومان ۱ امتیاز، روی ۱٬۲۴۰٬۰۰۰ تومان");
    EXPECT_EQ(award(purchase, basket_of(12'400'000, 2'000'000)), "هر ۲۰٬۰۰۰ تومان ۱ امتیاز، روی ۱٬۰۴۰٬۰۰۰ تومان که با پول پرداخت شد");
    EXPECT_EQ(award(purchase, basket_of(500'000)), "هر ۲۰٬۰۰۰ تومان ۱ امتیاز، روی ۵۰٬۰۰۰ تومان؛ ۱۰٬۰۰۰ تومان برای دفعهٔ بعد می‌ماند");
    EXPECT_EQ(award(purchase, basket_of(12'400'000), Language::en), "1 points for each 20,000 toman, on 1,240,000 toman");
}

TEST(ProgramWords, OtherEffects) {
    EXPECT_EQ(award(rule(1, "اعتبار", CreditPercent{BasisPoints{250}, {}}), basket_of(1'000'000)), "۲٫۵٪ اعتبار، روی ۱۰۰٬۰۰۰ تومان");
    EXPECT_EQ(award(rule(1, "چای", PointsPerPiece{Points{5}}), basket_of(100)), "هر عدد ۵ امتیاز، برای ۲ عدد");
    EXPECT_EQ(award(rule(1, "خرید نخست", FixedPoints{Points{50}}, {NthPurchase{1, {}}}), basket_of(100)), "خرید نخست: ۵۰ امتیاز");
    EXPECT_EQ(award(rule(1, "هدیه", FixedCredit{Rial{100'000}}), basket_of(100)), "هدیه: ۱۰٬۰۰۰ تومان");
}

TEST(ProgramWords, MultipliersAndCaps) {
    auto all = shown({rule(1, "خرید", a_point), rule(2, "یکشنبه‌های لاله", Multiplier{20'000, {}, {}}, {OnWeekday{{DayOfWeek::sunday}}})}, basket_of(400'000));
    EXPECT_EQ(plain(all.awards.at(0).sentence), "هر ۲۰٬۰۰۰ تومان ۱ امتیاز، روی ۴۰٬۰۰۰ تومان، ۲ برابر با «یکشنبه‌های لاله»");
    EXPECT_EQ(all.points, Points{4});
    auto capped = rule(1, "خرید", a_point);
    capped.cap = RuleCap{3, {}, {}};
    EXPECT_EQ(award(capped, basket_of(1'000'000)), "هر ۲۰٬۰۰۰ تومان ۱ امتیاز، روی ۱۰۰٬۰۰۰ تومان، تا سقف هر فاکتور که ۳ امتیاز است");
}

TEST(ProgramWords, BonusesAndBudgets) {
    auto purchase = rule(1, "خرید", a_point);
    auto bonus = rule(2, "جایزهٔ آذر", ThresholdBonus{Points{10}, 30, Points{5}, {}, {}});
    auto won = shown({purchase, bonus}, basket_of(2'000'000));
    EXPECT_EQ(plain(won.awards.at(1).sentence), "جایزهٔ آذر: ۵ امتیاز؛ از ۱ آذر ۱۴۰۵ با این خرید ۱۰ امتیاز جمع شد");
    auto ahead = shown({purchase, bonus}, basket_of(1'800'000));
    EXPECT_EQ(plain(ahead.not_applied.at(0).sentence), "جایزهٔ آذر: هنوز نه، تا ۳۰ آذر ۱۴۰۵ ۱ امتیاز دیگر می‌خواهد");
    auto in_english = shown({purchase, bonus}, basket_of(1'600'000), Language::en);
    EXPECT_EQ(plain(in_english.not_applied.at(0).sentence), "جایزهٔ آذر: not yet, 2 points more by 30 Azar 1405");

    Document document;
    document.rules = {rule(1, "گشایش", FixedPoints{Points{50}})};
    document.rules[0].budget = Budget{120, BudgetSpan::in_all};
    auto program = compile(document, 1);
    auto with = [&](std::int64_t left) {
        MemberState member;
        member.budgets = {{1, left}};
        return show(*program, evaluate(*program, member, basket_of(100)), words(), Language::fa, MoneyUnit::toman);
    };
    EXPECT_EQ(plain(with(20).awards.at(0).sentence), "گشایش: ۲۰ امتیاز؛ از بودجهٔ این قانون همین ۲۰ امتیاز مانده بود");
    EXPECT_EQ(plain(with(0).not_applied.at(0).sentence), "گشایش: نه، بودجهٔ آن تمام شده است");
}

TEST(ProgramWords, WhyNot) {
    auto unless = [](std::string const& name, Condition condition) { return rule(1, name, FixedPoints{Points{1}}, {std::move(condition)}); };
    EXPECT_EQ(refusal(unless("سه‌شنبه‌های طلایی", OnWeekday{{DayOfWeek::tuesday}}), basket_of(1)), "سه‌شنبه‌های طلایی: نه، امروز یکشنبه است");
    EXPECT_EQ(refusal(unless("صبح", InHours{0, 600}), basket_of(1)), "صبح: نه، ساعت ۱۰:۲۴ است");
    EXPECT_EQ(refusal(unless("یلدا", OnDates{*from_jalali(1405, 9, 25), {}}), basket_of(1)), "یلدا: نه، امروز ۱ آذر ۱۴۰۵ است");
    EXPECT_EQ(refusal(unless("خرید بزرگ", BasketSize{Rial{2'000'000}, {}}), basket_of(1'000'000)), "خرید بزرگ: نه، جمع این خرید ۱۰۰٬۰۰۰ تومان است");
    EXPECT_EQ(refusal(unless("کارتخوان", PaidBy{{PaymentKind::card}}), basket_of(1)), "کارتخوان: شیوهٔ پرداخت هنوز معلوم نیست");
    EXPECT_EQ(refusal(unless("پنجمین خرید", NthPurchase{5, {}}), basket_of(1)), "پنجمین خرید: نه، این خرید شمارهٔ ۱ است");
    EXPECT_EQ(refusal(unless("Golden Tuesdays", OnWeekday{{DayOfWeek::tuesday}}), basket_of(1), Language::en), "Golden Tuesdays: no, today is Sunday");
}

TEST(ProgramWords, EveryReasonHasASentenceInBothLanguages) {
    Document document;
    document.rules = {rule(1, "خرید", a_point)};
    auto program = compile(document, 1);
    for (auto const& [reason, name] : names_of(static_cast<Reason const*>(nullptr)))
        for (auto language : {Language::fa, Language::en}) {
            auto sentence = explain(*program, NotApplied{1, reason, 1}, words(), language, MoneyUnit::toman);
            EXPECT_EQ(sentence.find("not_applied"), std::string::npos) << name;
            EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
        }
}

}  // namespace vafa::program
