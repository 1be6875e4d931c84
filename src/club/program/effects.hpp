// What a rule gives: the effects of a program's rules, told apart by `kind`, and how long what is given lives.
#pragma once

#include "club/program/threshold_bonus.hpp"

namespace vafa::program {

/// How a value that keeps no remainder becomes a whole number, once a basket.
enum class Rounding { down, nearest, up };
constexpr auto names_of(Rounding const*) {
    return names<Rounding>({{Rounding::down, "down"}, {Rounding::nearest, "nearest"}, {Rounding::up, "up"}});
}

/// The rational rate `points` ÷ `per` on the base in rial. The remainder is kept for the member under (rule, rate), so that
/// 30 + 20 earns as 50 does, unless `keeps_remainder` is false.
struct PointsPerAmount {
    static constexpr char kind[] = "points_per_amount";
    Points points;
    Rial per;
    std::optional<bool> keeps_remainder;
    std::optional<Rounding> rounding;
};
constexpr auto describe(PointsPerAmount const*) {
    return fields(field("points", &PointsPerAmount::points, "Points for each `per`."),
                  field("per", &PointsPerAmount::per, "Amount in rial that earns `points`."),
                  field("keeps_remainder", &PointsPerAmount::keeps_remainder, "What is left over counts next time; default yes."),
                  field("rounding", &PointsPerAmount::rounding, "Without remainder: how to round; default down."));
}

struct CreditPercent {
    static constexpr char kind[] = "credit_percent";
    BasisPoints percent;
    std::optional<Rounding> rounding;
};
constexpr auto describe(CreditPercent const*) {
    return fields(field("percent", &CreditPercent::percent, "Hundredths of a percent of the base: 300 is 3 %."),
                  field("rounding", &CreditPercent::rounding, "How to round to whole rial; default down."));
}

struct PointsPerPiece {
    static constexpr char kind[] = "points_per_piece";
    Points points;
};
constexpr auto describe(PointsPerPiece const*) {
    return fields(field("points", &PointsPerPiece::points, "Points for each piece of the rule's goods."));
}

struct CreditPerPiece {
    static constexpr char kind[] = "credit_per_piece";
    Rial credit;
};
constexpr auto describe(CreditPerPiece const*) {
    return fields(field("credit", &CreditPerPiece::credit, "Credit in rial for each piece of the rule's goods."));
}

/// A line of a price list in points. A good's own entry goes before its group's; among groups the first listed counts.
struct GoodPoints {
    std::optional<catalog::GoodId> good;
    std::optional<catalog::GoodsGroupId> goods_group;
    Points points;
};
constexpr auto describe(GoodPoints const*) {
    return fields(field("good", &GoodPoints::good, "The good; or name a group of goods."),
                  field("goods_group", &GoodPoints::goods_group, "The group of goods."),
                  field("points", &GoodPoints::points, "Points for each piece; 0 takes a good out of its group's."));
}
struct PointsByGood {
    static constexpr char kind[] = "points_by_good";
    std::vector<GoodPoints> list;
};
constexpr auto describe(PointsByGood const*) {
    return fields(field("list", &PointsByGood::list, "Points for each piece, by good or group of goods."));
}

struct FixedPoints {
    static constexpr char kind[] = "points";
    Points points;
};
constexpr auto describe(FixedPoints const*) {
    return fields(field("points", &FixedPoints::points, "Points, once an invoice."));
}

struct FixedCredit {
    static constexpr char kind[] = "credit";
    Rial credit;
};
constexpr auto describe(FixedCredit const*) {
    return fields(field("credit", &FixedCredit::credit, "Credit in rial, once an invoice."));
}

/// What a multiplier touches: effects by amount and percent, in one unit or both.
enum class Touches { points, credit, both };
constexpr auto names_of(Touches const*) {
    return names<Touches>({{Touches::points, "points"}, {Touches::credit, "credit"}, {Touches::both, "both"}});
}

/// Multiplies the base of by-amount and percent effects on the rule's lines; several multiply, the product is floored to
/// ten-thousandths.
struct Multiplier {
    static constexpr char kind[] = "multiplier";
    std::int64_t factor = 10'000;
    std::optional<Touches> touches;
    std::vector<std::int64_t> rules;
};
constexpr auto describe(Multiplier const*) {
    return fields(field("factor", &Multiplier::factor, "In ten-thousandths: 20,000 doubles; at most 10,000,000."),
                  field("touches", &Multiplier::touches, "points, credit or both; default both."),
                  field("rules", &Multiplier::rules, "Only these rules, by number; empty: all."));
}

// Discounts are a change of price without a balance: judged before anything earns (judge_discounts), fixed in the sale as sold.

/// From one of the member's purchases on; the latest band that is reached counts.
struct PercentFrom {
    std::int64_t purchase = 2;
    BasisPoints percent;
};
constexpr auto describe(PercentFrom const*) {
    return fields(field("purchase", &PercentFrom::purchase, "From the member's n-th purchase on, 2 to 1,000,000."),
                  field("percent", &PercentFrom::percent, "Hundredths of a percent then."));
}
struct DiscountPercent {
    static constexpr char kind[] = "discount_percent";
    BasisPoints percent;
    std::vector<PercentFrom> bands;
};
constexpr auto describe(DiscountPercent const*) {
    return fields(field("percent", &DiscountPercent::percent, "Hundredths of a percent off the rule's lines: 1,000 is 10 %; 0 only with bands."),
                  field("bands", &DiscountPercent::bands, "Other percents from a later purchase on, in rising order."));
}

struct AmountFrom {
    std::int64_t purchase = 2;
    Rial discount;
};
constexpr auto describe(AmountFrom const*) {
    return fields(field("purchase", &AmountFrom::purchase, "From the member's n-th purchase on, 2 to 1,000,000."),
                  field("discount", &AmountFrom::discount, "Rial off then."));
}
struct DiscountAmount {
    static constexpr char kind[] = "discount";
    Rial discount;
    std::vector<AmountFrom> bands;
};
constexpr auto describe(DiscountAmount const*) {
    return fields(field("discount", &DiscountAmount::discount, "Rial off the rule's lines together, once an invoice; 0 only with bands."),
                  field("bands", &DiscountAmount::bands, "Other amounts from a later purchase on, in rising order."));
}

struct DiscountPerPiece {
    static constexpr char kind[] = "discount_per_piece";
    Rial discount;
};
constexpr auto describe(DiscountPerPiece const*) {
    return fields(field("discount", &DiscountPerPiece::discount, "Rial off each piece of the rule's goods."));
}

struct GoodPercent {
    std::optional<catalog::GoodId> good;
    std::optional<catalog::GoodsGroupId> goods_group;
    BasisPoints percent;
};
constexpr auto describe(GoodPercent const*) {
    return fields(field("good", &GoodPercent::good, "The good; or name a group of goods."),
                  field("goods_group", &GoodPercent::goods_group, "The group of goods."),
                  field("percent", &GoodPercent::percent, "Hundredths of a percent off; 0 takes a good out of its group's."));
}
struct DiscountByGood {
    static constexpr char kind[] = "discount_by_good";
    std::vector<GoodPercent> list;
};
constexpr auto describe(DiscountByGood const*) {
    return fields(field("list", &DiscountByGood::list, "The percent of each good or group of goods."));
}

using Effect = std::variant<PointsPerAmount, CreditPercent, PointsPerPiece, CreditPerPiece, PointsByGood, FixedPoints,
                            FixedCredit, Multiplier, ThresholdBonus, DiscountPercent, DiscountAmount, DiscountPerPiece, DiscountByGood>;

/// Does it lower the price instead of giving something?
bool is_discount(Effect const& effect);

// How long what was given lives. Days are business days; the last day is included.

struct NeverEnds {
    static constexpr char kind[] = "never";
};
constexpr auto describe(NeverEnds const*) { return fields(); }
/// N days, the first valid day included: 30 days from 21 March end with 19 April.
struct EndsAfterDays {
    static constexpr char kind[] = "after_days";
    std::int64_t days = 0;
};
constexpr auto describe(EndsAfterDays const*) {
    return fields(field("days", &EndsAfterDays::days, "Days, the first included."));
}
struct EndsWithMonth {
    static constexpr char kind[] = "end_of_month";
    std::int64_t months = 0;
};
constexpr auto describe(EndsWithMonth const*) {
    return fields(field("months", &EndsWithMonth::months, "Jalali months after the one of the first valid day; 0: its own end."));
}
struct EndsWithYear {
    static constexpr char kind[] = "end_of_year";
    std::int64_t years = 0;
};
constexpr auto describe(EndsWithYear const*) {
    return fields(field("years", &EndsWithYear::years, "Jalali years after the one of the first valid day; 0: its own end."));
}
struct EndsOn {
    static constexpr char kind[] = "on_day";
    Day last_day;
};
constexpr auto describe(EndsOn const*) { return fields(field("last_day", &EndsOn::last_day, "The last day.")); }

/// As long as the member buys: N days after the last purchase, its own day included. What had ended before a purchase stays ended.
struct EndsByInactivity {
    static constexpr char kind[] = "by_inactivity";
    std::int64_t days = 0;
};
constexpr auto describe(EndsByInactivity const*) {
    return fields(field("days", &EndsByInactivity::days, "Days without a purchase, that of the last one included."));
}

using LotEnd = std::variant<NeverEnds, EndsAfterDays, EndsWithMonth, EndsWithYear, EndsOn, EndsByInactivity>;

struct LotLife {
    std::optional<std::int64_t> pending_days;
    LotEnd ends;
};
constexpr auto describe(LotLife const*) {
    return fields(field("pending_days", &LotLife::pending_days, "Days until it can be spent; 0 or absent: at once. Its life starts then."),
                  field("ends", &LotLife::ends, "When it ends."));
}

struct LotWindow {
    Day valid_from;
    std::optional<Day> last_day{};
    std::optional<std::int64_t> idle_days{};   // it ends by inactivity, and has no last day of its own
    bool operator==(LotWindow const&) const = default;
    /// Where it ends if nothing is bought after it.
    std::optional<Day> end() const { return idle_days ? std::optional(valid_from + static_cast<int>(*idle_days - 1)) : last_day; }
};
/// The window of what is earned or given on a day. Pure.
LotWindow window_of(LotLife const& life, Day given);

}  // namespace vafa::program
