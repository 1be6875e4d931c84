// The program of a club: a versioned document of rules and terms. Whole numbers only; money in rial, days as ISO days.
#pragma once

#include "club/program/effects.hpp"
#include "club/program/festivals.hpp"

namespace vafa::program {

/// At most this much of one rule, in its own unit. On a rule that keeps a remainder the cap bounds the base.
struct RuleCap {
    std::optional<std::int64_t> per_invoice;
    std::optional<std::int64_t> per_day;
    std::optional<std::int64_t> per_member;
};
constexpr auto describe(RuleCap const*) {
    return fields(field("per_invoice", &RuleCap::per_invoice, "Most from one invoice, in points or rial."),
                  field("per_day", &RuleCap::per_day, "Most for one member on one business day."),
                  field("per_member", &RuleCap::per_member, "Most for one member over the whole life of the rule."));
}

/// What a budget is for: all that the rule ever gives, or each Jalali month anew.
enum class BudgetSpan { in_all, jalali_month };
constexpr auto names_of(BudgetSpan const*) {
    return names<BudgetSpan>({{BudgetSpan::in_all, "in_all"}, {BudgetSpan::jalali_month, "jalali_month"}});
}
/// At most this much of one rule to everybody together, from the version on that sets it first. The last part of a budget
/// gives what is left; what a return frees is free for later sales.
struct Budget {
    std::int64_t amount = 0;
    BudgetSpan span = BudgetSpan::in_all;
};
constexpr auto describe(Budget const*) {
    return fields(field("amount", &Budget::amount, "Most that the rule gives, in its unit: points or rial."),
                  field("span", &Budget::span, "In all, or in each Jalali month, by the day of the sale."));
}

struct Rule {
    std::int64_t number = 0;
    std::string name;
    std::vector<Condition> when;
    Effect gives;
    std::optional<RuleCap> cap;
    std::optional<Budget> budget;
    std::optional<LotLife> life;
    std::optional<std::string> stack;
    std::optional<std::int64_t> priority;
    std::optional<bool> is_paused;
};
constexpr auto describe(Rule const*) {
    return fields(
        field("number", &Rule::number, "The rule's number, kept from version to version: counters and accounts go by it. 1 to 9,999."),
        field("name", &Rule::name, "What people call it."),
        field("when", &Rule::when, "Conditions; all must hold. Empty: always."),
        field("gives", &Rule::gives, "What it gives."),
        field("cap", &Rule::cap, "At most this much."),
        field("budget", &Rule::budget, "At most this much to everybody together."),
        field("life", &Rule::life, "How long what it gives lives; absent: the program's own."),
        field("stack", &Rule::stack, "The stack it belongs to; absent: it adds to all others."),
        field("priority", &Rule::priority, "In an exclusive stack the highest that applies stands alone; default 0."),
        field("is_paused", &Rule::is_paused, "Kept, but not applied."));
}

/// Rules of one stack meet: all count, the largest alone, or the first by priority alone.
enum class StackMode { sum, best_of, exclusive };
constexpr auto names_of(StackMode const*) {
    return names<StackMode>({{StackMode::sum, "sum"}, {StackMode::best_of, "best_of"}, {StackMode::exclusive, "exclusive"}});
}
struct Stack {
    std::string name;
    StackMode mode = StackMode::sum;
};
constexpr auto describe(Stack const*) {
    return fields(field("name", &Stack::name, "What the rules call it."), field("mode", &Stack::mode, "How its rules meet."));
}

/// What of a purchase may earn at all. Stored value never does.
struct BaseSettings {
    std::optional<bool> vat_earns;
    std::optional<bool> credit_part_earns;
    std::optional<bool> shipping_earns;
    std::optional<bool> services_earn;
    std::vector<catalog::GoodId> goods_without;
    std::vector<catalog::GoodsGroupId> goods_groups_without;
};
constexpr auto describe(BaseSettings const*) {
    return fields(field("vat_earns", &BaseSettings::vat_earns, "Value added tax earns; default no."),
                  field("credit_part_earns", &BaseSettings::credit_part_earns, "The part paid with credit earns; default no."),
                  field("shipping_earns", &BaseSettings::shipping_earns, "Shipping earns; default no."),
                  field("services_earn", &BaseSettings::services_earn, "Services earn; default yes."),
                  field("goods_without", &BaseSettings::goods_without, "Goods that earn nothing."),
                  field("goods_groups_without", &BaseSettings::goods_groups_without, "Groups of goods that earn nothing."));
}

/// "100 points = 10,000 rial": any amount of points, floored once at the rate; the threshold is on the balance.
struct Conversion {
    Points points;
    Rial credit;
    std::optional<Points> threshold;
};
constexpr auto describe(Conversion const*) {
    return fields(field("points", &Conversion::points, "So many points …"), field("credit", &Conversion::credit, "… are so much credit in rial."),
                  field("threshold", &Conversion::threshold, "Balance of points from which one may convert."));
}

/// How much credit one sale may be paid with.
struct Redemption {
    std::optional<Rial> per_invoice;
    std::optional<BasisPoints> per_invoice_share;
    std::optional<Rial> per_day;
    std::optional<Rial> minimum;
};
constexpr auto describe(Redemption const*) {
    return fields(field("per_invoice", &Redemption::per_invoice, "Most credit on one invoice, in rial."),
                  field("per_invoice_share", &Redemption::per_invoice_share, "Most of an invoice, in hundredths of a percent."),
                  field("per_day", &Redemption::per_day, "Most credit on one business day, in rial."),
                  field("minimum", &Redemption::minimum, "Least credit that may be used at a time, in rial."));
}

/// A group's own terms; what it leaves out is as for everybody.
struct GroupTerms {
    std::vector<members::GroupId> groups;
    std::optional<Conversion> conversion;
    std::optional<Redemption> redemption;
    std::optional<BasisPoints> referral_percent;
};
constexpr auto describe(GroupTerms const*) {
    return fields(field("groups", &GroupTerms::groups, "The groups these terms are for."),
                  field("conversion", &GroupTerms::conversion, "Points to credit."),
                  field("redemption", &GroupTerms::redemption, "Caps on credit used."),
                  field("referral_percent", &GroupTerms::referral_percent,
                        "What a referrer of these groups is paid of what their own friends buy, in hundredths of a percent."));
}

// What happens where points that must be taken back are spent already (ledger.md §3.5).

struct ShortfallIsDebt {
    static constexpr char kind[] = "debt";
};
constexpr auto describe(ShortfallIsDebt const*) { return fields(); }
/// From the cash that goes back, at the group's conversion rate and never more than the cash leg; the rest is debt.
struct ShortfallFromCash {
    static constexpr char kind[] = "from_cash";
};
constexpr auto describe(ShortfallFromCash const*) { return fields(); }
/// Written off where it is smaller than this; otherwise debt.
struct ShortfallWrittenOff {
    static constexpr char kind[] = "write_off";
    Points points_below;
    Rial credit_below;
};
constexpr auto describe(ShortfallWrittenOff const*) {
    return fields(field("points_below", &ShortfallWrittenOff::points_below, "Points under this are written off."),
                  field("credit_below", &ShortfallWrittenOff::credit_below, "Credit in rial under this is written off."));
}
using Shortfall = std::variant<ShortfallIsDebt, ShortfallFromCash, ShortfallWrittenOff>;

struct EndedLotIsLost {
    static constexpr char kind[] = "lost";
};
constexpr auto describe(EndedLotIsLost const*) { return fields(); }
struct EndedLotLives {
    static constexpr char kind[] = "alive_days";
    std::int64_t days = 0;
};
constexpr auto describe(EndedLotLives const*) {
    return fields(field("days", &EndedLotLives::days, "Days it lives again, the first included."));
}
using EndedLot = std::variant<EndedLotIsLost, EndedLotLives>;

struct ReturnPolicy {
    std::optional<Shortfall> shortfall;
    std::optional<EndedLot> ended_lot;
    std::optional<std::int64_t> window_days;
};
constexpr auto describe(ReturnPolicy const*) {
    return fields(field("shortfall", &ReturnPolicy::shortfall, "Points to be taken back that are spent already; default debt."),
                  field("ended_lot", &ReturnPolicy::ended_lot, "Credit given back to a lot that has ended; default lost."),
                  field("window_days", &ReturnPolicy::window_days, "Days in which goods may come back, the sale's day included; absent: no limit."));
}

struct Gift {
    std::optional<Points> points;
    std::optional<Rial> credit;
    std::optional<LotLife> life;
};
constexpr auto describe(Gift const*) {
    return fields(field("points", &Gift::points, "Points given."), field("credit", &Gift::credit, "Credit given, in rial."),
                  field("life", &Gift::life, "How long it lives; absent: the program's own."));
}

enum class ReferralMoment { at_once, first_purchase };
constexpr auto names_of(ReferralMoment const*) {
    return names<ReferralMoment>({{ReferralMoment::at_once, "at_once"}, {ReferralMoment::first_purchase, "first_purchase"}});
}
struct Referral {
    ReferralMoment moment = ReferralMoment::first_purchase;
    std::optional<Gift> to_referrer;
    std::optional<Gift> to_friend;
};
constexpr auto describe(Referral const*) {
    return fields(field("moment", &Referral::moment, "At enrolment, or with the friend's first real purchase."),
                  field("to_referrer", &Referral::to_referrer, "What the referrer is given."),
                  field("to_friend", &Referral::to_friend, "What the new member is given."));
}

/// Paid as credit to who brought a member, for what that member buys, in the sale's own commit; never for enrolling.
struct ReferralLevel {
    BasisPoints percent;
};
constexpr auto describe(ReferralLevel const*) {
    return fields(field("percent", &ReferralLevel::percent, "Hundredths of a percent of what of the purchase may earn, 1 to 10,000."));
}
struct ReferralCommission {
    std::vector<ReferralLevel> levels;
    std::optional<bool> has_licence;
    std::optional<Rial> per_invoice;
    std::optional<Rial> per_day;
    std::optional<Budget> budget;
    std::optional<LotLife> life;
};
constexpr auto describe(ReferralCommission const*) {
    return fields(
        field("levels", &ReferralCommission::levels, "Who brought the member, then who brought those; one to three levels."),
        field("has_licence", &ReferralCommission::has_licence,
              "The owner says that the club has the licence that more than one level takes in Iran (network marketing)."),
        field("per_invoice", &ReferralCommission::per_invoice, "Most for one referrer from one invoice, in rial."),
        field("per_day", &ReferralCommission::per_day, "Most for one referrer on one business day, in rial."),
        field("budget", &ReferralCommission::budget, "At most this much to all referrers together."),
        field("life", &ReferralCommission::life, "How long the credit lives; absent: the program's own."));
}

/// What a number of points is good for; receipts name the nearest one that is not reached yet.
struct Reward {
    std::string name;
    Points points;
};
constexpr auto describe(Reward const*) {
    return fields(field("name", &Reward::name, "The prize, as members read it."),
                  field("points", &Reward::points, "The points it takes, at least 1."));
}

struct Document {
    std::optional<BaseSettings> base;
    std::optional<LotLife> points_life;
    std::optional<LotLife> credit_life;
    std::vector<Stack> stacks;
    std::vector<Rule> rules;
    std::optional<Conversion> conversion;
    std::optional<Redemption> redemption;
    std::vector<GroupTerms> group_terms;
    std::optional<ReturnPolicy> returns;
    std::optional<Gift> welcome;
    std::optional<Referral> referral;
    std::optional<ReferralCommission> referral_commission;
    std::vector<Reward> rewards;
    std::vector<Festival> festivals;
};
constexpr auto describe(Document const*) {
    return fields(field("base", &Document::base, "What of a purchase may earn."),
                  field("points_life", &Document::points_life, "How long points live; absent: for ever."),
                  field("credit_life", &Document::credit_life, "How long credit lives; absent: for ever."),
                  field("stacks", &Document::stacks, "Where rules meet."), field("rules", &Document::rules, "What purchases earn."),
                  field("conversion", &Document::conversion, "Points to credit; absent: not possible."),
                  field("redemption", &Document::redemption, "Caps on credit used."),
                  field("group_terms", &Document::group_terms, "Terms of single groups."),
                  field("returns", &Document::returns, "What returns do."),
                  field("welcome", &Document::welcome, "Gift for enrolling."),
                  field("referral", &Document::referral, "Gift for bringing a friend."),
                  field("referral_commission", &Document::referral_commission, "Credit for what friends buy."),
                  field("rewards", &Document::rewards, "Prizes by points, in any order."),
                  field("festivals", &Document::festivals, "Days with a name, for the conditions of rules."));
}

/// Refuses what a reader of JSON alone cannot see, with the pointer of the field: names, numbers, bounds, stacks.
Result<Done> validate(Document const& document);

}  // namespace vafa::program
