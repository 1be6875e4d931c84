// What one group has for itself alone, a sentence each: its rules, then its terms.
#include <algorithm>

#include "club/program/compiled.hpp"
#include "club/program/program.hpp"
#include "club/program/speaker.hpp"

namespace vafa::program {

namespace {

using members::GroupId;

bool is_among(std::vector<GroupId> const& groups, GroupId group) { return std::find(groups.begin(), groups.end(), group) != groups.end(); }

bool is_over(Rule const& rule, Day today) {
    return std::any_of(rule.when.begin(), rule.when.end(), [&](Condition const& one) {
        auto const* dates = std::get_if<OnDates>(&one);
        return dates && dates->last_day && *dates->last_day < today;
    });
}

bool is_for(Rule const& rule, GroupId group) {
    return std::any_of(rule.when.begin(), rule.when.end(), [&](Condition const& one) {
        auto const* groups = std::get_if<InGroup>(&one);
        return groups && is_among(groups->groups, group);
    });
}

struct SayBenefit {
    Speaker const& speaker;
    std::string const& name;

    std::string operator()(PointsPerAmount const& it) const { return say("by_amount", {{"per", it.per}, {"points", it.points}}); }
    std::string operator()(CreditPercent const& it) const { return say("percent", {{"percent", speaker.hundredths(it.percent.value)}}); }
    std::string operator()(PointsPerPiece const& it) const { return say("by_piece", {{"each", it.points}}); }
    std::string operator()(CreditPerPiece const& it) const { return say("by_piece", {{"each", it.credit}}); }
    std::string operator()(FixedPoints const& it) const { return say("fixed", {{"amount", it.points}}); }
    std::string operator()(FixedCredit const& it) const { return say("fixed_credit", {{"amount", it.credit}}); }
    std::string operator()(Multiplier const& it) const { return say("multiplier", {{"factor", speaker.factor(it.factor)}}); }
    std::string operator()(DiscountPercent const& it) const {
        if (!it.bands.empty()) return say("named", {});  // its first percent is not all of it
        return say("discount_percent", {{"percent", speaker.hundredths(it.percent.value)}});
    }
    std::string operator()(DiscountAmount const& it) const {
        if (!it.bands.empty()) return say("named", {});
        return say("discount", {{"amount", it.discount}});
    }
    std::string operator()(auto const&) const { return say("named", {}); }

    std::string say(char const* key, std::vector<NamedFact> facts) const {
        facts.push_back({"name", name});
        return speaker.say("benefit." + std::string(key), facts);
    }
};

void say_terms(Speaker const& speaker, GroupTerms const& terms, std::vector<std::string>& benefits) {
    auto say = [&](char const* key, std::vector<NamedFact> const& facts) { benefits.push_back(speaker.say("benefit." + std::string(key), facts)); };
    if (terms.conversion) say("conversion", {{"points", terms.conversion->points}, {"credit", terms.conversion->credit}});
    if (terms.redemption && terms.redemption->per_invoice) say("per_invoice", {{"amount", *terms.redemption->per_invoice}});
    if (terms.redemption && terms.redemption->per_invoice_share)
        say("per_invoice_share", {{"percent", speaker.hundredths(terms.redemption->per_invoice_share->value)}});
    if (terms.redemption && terms.redemption->per_day) say("per_day", {{"amount", *terms.redemption->per_day}});
    if (terms.referral_percent) say("referral", {{"percent", speaker.hundredths(terms.referral_percent->value)}});
}

}  // namespace

std::vector<std::string> benefits_of(Compiled const& program, GroupId group, Day today, Texts const& texts, Language language, MoneyUnit unit) {
    std::vector<std::string> benefits;
    if (!group) return benefits;
    Speaker speaker{texts, language, unit};
    for (auto const& rule : program.document().rules)
        if (!rule.is_paused.value_or(false) && is_for(rule, group) && !is_over(rule, today))
            benefits.push_back(std::visit(SayBenefit{speaker, rule.name}, rule.gives));
    for (auto const& terms : program.document().group_terms)
        if (is_among(terms.groups, group)) say_terms(speaker, terms, benefits);
    return benefits;
}

}  // namespace vafa::program
