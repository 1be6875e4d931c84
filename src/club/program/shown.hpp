// A judgement as callers read it: amounts, how they came about, and one sentence each.
#pragma once

#include "club/program/judgement.hpp"
#include "operation/texts.hpp"

namespace vafa::program {

constexpr auto names_of(CutBy const*) {
    return names<CutBy>({{CutBy::nothing, "nothing"}, {CutBy::invoice, "invoice"}, {CutBy::day, "day"},
                         {CutBy::member, "member"}, {CutBy::budget, "budget"}});
}

struct LineShareShown {
    std::int64_t line = 0;
    Rial base;
    std::int64_t factor = 0;
    std::int64_t amount = 0;
};
constexpr auto describe(LineShareShown const*) {
    return fields(field("line", &LineShareShown::line, "Number of the line, from 1."),
                  field("base", &LineShareShown::base, "What of it counted, in rial."),
                  field("factor", &LineShareShown::factor, "Multiplied by, in ten-thousandths."),
                  field("amount", &LineShareShown::amount, "Its share of the award."));
}

struct AwardInFull {
    std::int64_t rule = 0;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t amount = 0;
    Day valid_from;
    std::optional<Day> last_day;
    std::optional<std::int64_t> idle_days;
    Rial base;
    Rial left_out;
    std::int64_t factor = 0;
    CutBy cut_by = CutBy::nothing;
    std::optional<std::int64_t> cap;
    std::int64_t carried_in = 0;
    std::int64_t carried_out = 0;
    std::vector<LineShareShown> lines;
    std::string sentence;
};
constexpr auto describe(AwardInFull const*) {
    return fields(field("rule", &AwardInFull::rule, "Number of the rule."), field("name", &AwardInFull::name, "Its name."),
                  field("wallet", &AwardInFull::wallet, "points or credit."), field("amount", &AwardInFull::amount, "Points or rial."),
                  field("valid_from", &AwardInFull::valid_from, "First day on which it can be spent."),
                  field("last_day", &AwardInFull::last_day, "Last day, included; absent: for ever."),
                  field("idle_days", &AwardInFull::idle_days, "It ends by inactivity: each purchase moves its last day to so many days from then."),
                  field("base", &AwardInFull::base, "What of the basket counted, in rial."),
                  field("left_out", &AwardInFull::left_out, "What did not count: other lines, VAT, the part paid with credit."),
                  field("factor", &AwardInFull::factor, "Multiplied by, in ten-thousandths; 0 where lines differ."),
                  field("cut_by", &AwardInFull::cut_by, "Which cap cut it."), field("cap", &AwardInFull::cap, "That cap."),
                  field("carried_in", &AwardInFull::carried_in, "Remainder from before, in ten-thousandths of a rial."),
                  field("carried_out", &AwardInFull::carried_out, "Remainder for the next time, in ten-thousandths of a rial."),
                  field("lines", &AwardInFull::lines, "Shares of the lines."), field("sentence", &AwardInFull::sentence, "Why, in words."));
}

struct NotAppliedShown {
    std::int64_t rule = 0;
    std::string name;
    Reason reason = Reason::paused;
    std::string sentence;
};
constexpr auto describe(NotAppliedShown const*) {
    return fields(field("rule", &NotAppliedShown::rule, "Number of the rule."), field("name", &NotAppliedShown::name, "Its name."),
                  field("reason", &NotAppliedShown::reason, "Why it did not apply."),
                  field("sentence", &NotAppliedShown::sentence, "Why not, in words."));
}

struct LineDiscountShown {
    std::int64_t line = 0;
    Rial amount;
};
constexpr auto describe(LineDiscountShown const*) {
    return fields(field("line", &LineDiscountShown::line, "Number of the line, from 1."),
                  field("amount", &LineDiscountShown::amount, "What the rule takes off it, in rial."));
}

struct DiscountShown {
    std::int64_t rule = 0;
    std::string name;
    Rial amount;
    std::vector<LineDiscountShown> lines;
    std::string sentence;
};
constexpr auto describe(DiscountShown const*) {
    return fields(field("rule", &DiscountShown::rule, "Number of the rule in its program."),
                  field("name", &DiscountShown::name, "The rule's name."),
                  field("amount", &DiscountShown::amount, "What it takes off the price, in rial."),
                  field("lines", &DiscountShown::lines, "Line by line; lines that it leaves alone are left out."),
                  field("sentence", &DiscountShown::sentence, "Why, in the caller's language."));
}

struct JudgementShown {
    std::int64_t version = 0;
    std::vector<DiscountShown> discounts;
    Points points;
    Rial credit;
    std::vector<AwardInFull> awards;
    std::vector<NotAppliedShown> not_applied;
};
constexpr auto describe(JudgementShown const*) {
    return fields(field("version", &JudgementShown::version, "Version of the program; 0: none published, or a draft."),
                  field("discounts", &JudgementShown::discounts, "What the program takes off the prices before anything earns."),
                  field("points", &JudgementShown::points, "Points earned."), field("credit", &JudgementShown::credit, "Credit earned, in rial."),
                  field("awards", &JudgementShown::awards, "What was earned, rule by rule."),
                  field("not_applied", &JudgementShown::not_applied, "Rules that did not apply."));
}

JudgementShown show(Compiled const& program, Judgement const& judgement, Texts const& texts, Language language, MoneyUnit unit);

}  // namespace vafa::program
