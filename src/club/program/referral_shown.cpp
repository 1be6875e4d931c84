// Each level and each part of a gift says how much and why, or why nothing.
#include "club/program/referral_shown.hpp"

#include "club/program/compiled.hpp"
#include "club/program/speaker.hpp"

namespace vafa::program {

namespace {

using ledger::Wallet;

struct Showing {
    Snapshot& snapshot;
    Compiled const& program;
    Speaker speaker;
    std::vector<ReferralShown> shown{};

    std::string say(std::string const& key, std::vector<NamedFact> const& facts) const { return speaker.say("referral." + key, facts); }

    /// Where no name is known, the member number.
    std::string name_of_member(members::MemberForSale const& member) const {
        if (!member.name.empty()) return member.name;
        auto digits = std::to_string(member.number);
        return say("unnamed", {{"number", speaker.language == Language::fa ? persian_digits(digits) : digits}});
    }

    void nothing(ReferralKind kind, std::string const& key) {
        ReferralShown none;
        none.kind = kind;
        none.sentence = say(key, {});
        shown.push_back(std::move(none));
    }

    /// Whoever gets it stands in the club: chains and gifts name nobody else.
    void somebody(ReferralShown one, MemberId who, std::string const& key, std::vector<NamedFact> facts) {
        auto member = members::for_sale(snapshot, members::ById{who});
        ensure(bool(member), "a referrer is no member");
        one.member = member->id;
        one.number = member->number;
        if (!member->name.empty()) one.name = member->name;
        facts.push_back({"name", name_of_member(*member)});
        one.sentence = say(key, facts) + one.sentence;
        shown.push_back(std::move(one));
    }

    void gift(ReferralGift const& given, bool is_buyer) {
        auto part = [&](Wallet wallet, std::int64_t amount) {
            if (amount == 0) return;
            ReferralShown one;
            one.kind = ReferralKind::gift;
            one.wallet = wallet;
            one.amount = amount;
            auto key = is_buyer ? "gift_to_friend" : "gift_to_referrer";
            somebody(std::move(one), given.receiver, key, {{"amount", speaker.amount(wallet, amount)}});
        };
        part(Wallet::points, given.gift.points.value_or(Points{0}).value);
        part(Wallet::credit, given.gift.credit.value_or(Rial{0}).value);
    }

    void gifts(members::MemberForSale const& buyer) {
        bool is_passed_over = program.document().referral->to_referrer.has_value();
        for (auto const& one : referral_gifts(snapshot, program, buyer.referrer, buyer.id)) {
            if (one.receiver != buyer.id) is_passed_over = false;
            gift(one, one.receiver == buyer.id);
        }
        if (is_passed_over) nothing(ReferralKind::gift, "gift_passed_over");
    }

    static std::string key_of(ReferralJudged const& level) {
        if (!level.is_active) return "passed_over";
        if (level.part.amount > Rial{0}) return level.part.level == 1 ? "commission" : "commission_of_level";
        if (level.cut_by == CutBy::day) return "day_cap";
        return level.cut_by == CutBy::budget ? "budget_used" : "too_small";
    }

    void commission(ReferralJudged const& level, Rial base) {
        ReferralShown one;
        one.level = level.part.level;
        one.amount = level.part.amount.value;
        if (one.amount > 0 && level.cut_by == CutBy::budget) one.sentence = say("cut_by_budget", {{"cap", level.cap}});
        else if (one.amount > 0 && level.cut_by != CutBy::nothing)
            one.sentence = speaker.say("award.cut_by_" + std::string(name_of(level.cut_by)), {{"cap", level.cap}});
        somebody(std::move(one), level.part.referrer, key_of(level),
                 {{"level", level.part.level}, {"percent", speaker.hundredths(level.part.percent.value)}, {"base", base}, {"cap", level.cap}});
    }
};

}  // namespace

std::vector<ReferralShown> show_referral(Snapshot& snapshot, Caller const& caller, Compiled const& program, members::MemberForSale const* buyer,
                                         Judgement const& judgement, Day day) {
    Showing showing{snapshot, program, {*caller.texts, caller.language, caller.money_unit}};
    bool has_gift = program.has_referral_by_purchase(), has_commission = program.document().referral_commission.has_value();
    if (!has_gift && !has_commission) return {};
    auto kind = has_commission ? ReferralKind::commission : ReferralKind::gift;
    if (!buyer || !buyer->referrer) showing.nothing(kind, "nobody");
    else if (judgement.base <= Rial{0}) showing.nothing(kind, "no_base");
    else {
        if (judgement.wins_referral) showing.gifts(*buyer);
        else if (has_gift) showing.nothing(ReferralKind::gift, "gift_past");
        for (auto const& level : view_referral_commissions(snapshot, program, *buyer, day, judgement.base)) showing.commission(level, judgement.base);
    }
    return std::move(showing.shown);
}

}  // namespace vafa::program
