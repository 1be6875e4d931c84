// One sentence for each award and for each rule that did not apply.
#include <cstdlib>

#include "club/program/compiled.hpp"
#include "club/program/discounts.hpp"
#include "club/program/program.hpp"
#include "club/program/speaker.hpp"

namespace vafa::program {

namespace {

struct SayEffect {
    Speaker const& speaker;
    Award const& award;
    CompiledRule const& rule;

    std::string operator()(PointsPerAmount const& it) const {
        return speaker.say("award.by_amount", {{"per", it.per}, {"points", it.points}, {"base", award.base}});
    }
    std::string operator()(CreditPercent const& it) const {
        return speaker.say("award.percent", {{"percent", speaker.hundredths(it.percent.value)}, {"base", award.base}});
    }
    std::string operator()(PointsPerPiece const& it) const { return by_piece(it.points); }
    std::string operator()(CreditPerPiece const& it) const { return by_piece(it.credit); }
    std::string operator()(PointsByGood const&) const {
        return speaker.say("award.by_good", {{"pieces", award.pieces}, {"amount", Points{award.amount}}});
    }
    std::string operator()(FixedPoints const&) const { return fixed(); }
    std::string operator()(FixedCredit const&) const { return fixed(); }
    std::string operator()(ThresholdBonus const&) const {
        return speaker.say("award.bonus", {{"name", rule.rule->name}, {"amount", speaker.amount(award.wallet, award.amount)},
                                           {"counted", Points{award.counted}}, {"first_day", award.counted_from}});
    }
    std::string operator()(auto const&) const { return {}; }  // a multiplier shows in others, a discount in the price

    std::string by_piece(Fact each) const { return speaker.say("award.by_piece", {{"each", std::move(each)}, {"pieces", award.pieces}}); }
    std::string fixed() const {
        return speaker.say("award.fixed", {{"name", rule.rule->name}, {"amount", speaker.amount(award.wallet, award.amount)}});
    }
};

struct SayDiscount {
    Speaker const& speaker;
    DiscountGiven const& given;
    CompiledRule const& rule;

    std::string operator()(DiscountPercent const& it) const {
        return speaker.say(it.bands.empty() ? "discount.percent" : "discount.percent_of_purchase",
                           {{"percent", speaker.hundredths(given.each)}, {"price", given.price}, {"number", given.count}});
    }
    std::string operator()(DiscountAmount const& it) const {
        return speaker.say(it.bands.empty() ? "discount.fixed" : "discount.fixed_of_purchase",
                           {{"name", rule.rule->name}, {"amount", given.amount}, {"number", given.count}});
    }
    std::string operator()(DiscountPerPiece const& it) const {
        return speaker.say("discount.by_piece", {{"each", it.discount}, {"pieces", given.pieces}});
    }
    std::string operator()(DiscountByGood const&) const {
        return speaker.say("discount.by_good", {{"amount", given.amount}, {"price", given.price}});
    }
    std::string operator()(auto const&) const { return {}; }
};

std::string names_of_rules(Compiled const& program, std::vector<std::int64_t> const& numbers, Language language) {
    std::string names;
    for (auto number : numbers) {
        auto const* rule = program.find(number);
        if (!names.empty()) names += language == Language::fa ? "، " : ", ";
        if (rule) names += rule->rule->name;
    }
    return names;
}

/// What is left over for the next time, where it can be said in money: a rate of one point.
std::optional<Rial> left_over(CompiledRule const& rule, Award const& award) {
    if (!rule.keeps_remainder || rule.numerator != 1 || award.carried_out < one) return {};
    return Rial{award.carried_out / one};
}

}  // namespace

std::string explain(Compiled const& program, Award const& award, Texts const& texts, Language language, MoneyUnit unit) {
    Speaker speaker{texts, language, unit};
    auto const* rule = program.find(award.rule);
    if (!rule) return {};
    auto sentence = std::visit(SayEffect{speaker, award, *rule}, rule->rule->gives);
    bool names_base = rule->shape == Shape::by_amount;
    if (names_base && award.by_credit > Rial{0} && !program.credit_part_earns()) sentence += speaker.say("award.paid_with_money", {});
    if (!award.multiplied_by.empty()) {
        auto names = names_of_rules(program, award.multiplied_by, language);
        sentence += award.factor == 0 ? speaker.say("award.multiplied_in_part", {{"names", names}})
                                      : speaker.say("award.multiplied", {{"factor", speaker.factor(award.factor)}, {"names", names}});
    }
    if (award.cut_by != CutBy::nothing)
        sentence += speaker.say("award.cut_by_" + std::string(name_of(award.cut_by)), {{"cap", speaker.amount(award.wallet, award.cap)}});
    if (auto rest = left_over(*rule, award)) sentence += speaker.say("award.left_over", {{"rest", *rest}});
    return sentence;
}

std::string explain(Compiled const& program, NotApplied const& what, Texts const& texts, Language language, MoneyUnit unit) {
    Speaker speaker{texts, language, unit};
    auto const* rule = program.find(what.rule);
    if (!rule) return {};
    std::vector<NamedFact> facts{{"name", rule->rule->name}};
    switch (what.reason) {
        case Reason::weekday: facts.push_back({"weekday", speaker.weekday_text(what.fact)}); break;
        case Reason::hours: facts.push_back({"time", time_text(static_cast<int>(what.fact / 60), static_cast<int>(what.fact % 60), language)}); break;
        case Reason::festival:
        case Reason::dates: facts.push_back({"day", Day{static_cast<std::int32_t>(what.fact)}}); break;
        case Reason::basket_size: facts.push_back({"total", Rial{what.fact}}); break;
        case Reason::member_cap:
        case Reason::day_cap: facts.push_back({"cap", speaker.amount(rule->wallet, what.fact)}); break;
        case Reason::lost_to_other_rule: facts.push_back({"other", names_of_rules(program, {what.fact}, language)}); break;
        case Reason::bonus_ahead:
            facts.push_back({"missing", Points{what.fact}});
            facts.push_back({"last_day", what.last_day});
            break;
        case Reason::bonus_given: facts.push_back({"last_day", what.last_day}); break;
        default: facts.push_back({"number", what.fact});
    }
    bool is_unknown_payment = what.reason == Reason::payment && what.fact == 0;
    return speaker.say("not_applied." + (is_unknown_payment ? "payment_unknown" : std::string(name_of(what.reason))), facts);
}

std::string explain(Compiled const& program, DiscountGiven const& given, Texts const& texts, Language language, MoneyUnit unit) {
    Speaker speaker{texts, language, unit};
    auto const* rule = program.find(given.rule);
    if (!rule) return {};
    auto sentence = std::visit(SayDiscount{speaker, given, *rule}, rule->rule->gives);
    if (given.cut_by != CutBy::nothing) sentence += speaker.say("award.cut_by_invoice", {{"cap", given.cap}});
    if (given.is_cut_by_price) sentence += speaker.say("discount.cut_by_price", {});
    return sentence;
}

std::vector<DiscountShown> show(Compiled const& program, std::vector<DiscountGiven> const& given, Texts const& texts, Language language,
                                MoneyUnit unit) {
    std::vector<DiscountShown> shown;
    for (auto const& discount : given) {
        auto const* rule = program.find(discount.rule);
        shown.push_back({discount.rule, rule ? rule->rule->name : "", discount.amount, {}, explain(program, discount, texts, language, unit)});
        for (auto const& off : discount.lines) shown.back().lines.push_back({off.line + 1, off.amount});
    }
    return shown;
}

JudgementShown show(Compiled const& program, Judgement const& judgement, Texts const& texts, Language language, MoneyUnit unit) {
    JudgementShown shown{judgement.version, {}, judgement.points(), judgement.credit(), {}, {}};
    for (auto const& award : judgement.awards) {
        auto const* rule = program.find(award.rule);
        auto const& window = award.window;
        AwardInFull one_award{award.rule, rule->rule->name, award.wallet, award.amount, window.valid_from, window.end(), window.idle_days, award.base,
                             award.left_out, award.factor, award.cut_by, {}, award.carried_in, award.carried_out, {}, {}};
        if (award.cut_by != CutBy::nothing) one_award.cap = award.cap;
        for (auto const& share : award.lines) one_award.lines.push_back({share.line + 1, share.base, share.factor, share.amount});
        one_award.sentence = explain(program, award, texts, language, unit);
        shown.awards.push_back(std::move(one_award));
    }
    for (auto const& what : judgement.not_applied)
        shown.not_applied.push_back({what.rule, program.find(what.rule)->rule->name, what.reason, explain(program, what, texts, language, unit)});
    return shown;
}

}  // namespace vafa::program
