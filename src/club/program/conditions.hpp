// When a rule applies: the conditions of a program's rules, told apart by `kind`. All conditions of a rule must hold.
#pragma once

#include "club/catalog/catalog.hpp"
#include "club/members/members.hpp"
#include "operation/operation.hpp"

namespace vafa::program {

/// The same as base's Weekday; a type of its own, so that its words are found beside it.
enum class DayOfWeek { saturday, sunday, monday, tuesday, wednesday, thursday, friday };
constexpr auto names_of(DayOfWeek const*) {
    return names<DayOfWeek>({{DayOfWeek::saturday, "saturday"}, {DayOfWeek::sunday, "sunday"}, {DayOfWeek::monday, "monday"},
                             {DayOfWeek::tuesday, "tuesday"}, {DayOfWeek::wednesday, "wednesday"},
                             {DayOfWeek::thursday, "thursday"}, {DayOfWeek::friday, "friday"}});
}

/// How the part of a sale that is not credit was paid; a basket holds them as bits.
enum class PaymentKind { card = 1, cash = 2, other = 4 };
constexpr auto names_of(PaymentKind const*) {
    return names<PaymentKind>({{PaymentKind::card, "card"}, {PaymentKind::cash, "cash"}, {PaymentKind::other, "other"}});
}

/// The member is in one of the groups at the moment of the sale.
struct InGroup {
    static constexpr char kind[] = "member_group";
    std::vector<members::GroupId> groups;
};
constexpr auto describe(InGroup const*) {
    return fields(field("groups", &InGroup::groups, "The member is in one of these groups."));
}

struct OnWeekday {
    static constexpr char kind[] = "weekday";
    std::vector<DayOfWeek> days;
};
constexpr auto describe(OnWeekday const*) {
    return fields(field("days", &OnWeekday::days, "The business day is one of these weekdays."));
}

/// Half open inside; where `until` is not after `from` the range goes over midnight.
struct InHours {
    static constexpr char kind[] = "hours";
    std::int64_t from_minute = 0;
    std::int64_t until_minute = 0;
};
constexpr auto describe(InHours const*) {
    return fields(field("from_minute", &InHours::from_minute, "First minute of the day that counts, 0 to 1,439."),
                  field("until_minute", &InHours::until_minute, "First minute that no longer counts, 1 to 1,440."));
}

struct OnDates {
    static constexpr char kind[] = "dates";
    std::optional<Day> first_day;
    std::optional<Day> last_day;
};
constexpr auto describe(OnDates const*) {
    return fields(field("first_day", &OnDates::first_day, "First day that counts; absent: no beginning."),
                  field("last_day", &OnDates::last_day, "Last day that counts, included; absent: no end."));
}

/// Every Jalali year from a day to a day, both included; where the end stands before the beginning it goes over the year's end.
struct EachYear {
    static constexpr char kind[] = "each_year";
    std::int64_t from_month = 1;
    std::int64_t from_day = 1;
    std::int64_t until_month = 1;
    std::int64_t until_day = 1;
};
constexpr auto describe(EachYear const*) {
    return fields(field("from_month", &EachYear::from_month, "Jalali month of the first day, 1 to 12."),
                  field("from_day", &EachYear::from_day, "First day that counts; 30 Esfand is kept on 29 Esfand of a common year."),
                  field("until_month", &EachYear::until_month, "Jalali month of the last day, 1 to 12."),
                  field("until_day", &EachYear::until_day, "Last day that counts, included."));
}

/// One of the document's festivals is on.
struct InFestival {
    static constexpr char kind[] = "festival";
    std::string festival;
};
constexpr auto describe(InFestival const*) {
    return fields(field("festival", &InFestival::festival, "Name of one of the document's festivals."));
}

struct AtBranch {
    static constexpr char kind[] = "branch";
    std::vector<BranchId> branches;
};
constexpr auto describe(AtBranch const*) {
    return fields(field("branches", &AtBranch::branches, "The sale is made at one of these branches."));
}

struct AtTill {
    static constexpr char kind[] = "till";
    std::vector<TillId> tills;
};
constexpr auto describe(AtTill const*) {
    return fields(field("tills", &AtTill::tills, "The sale is made at one of these tills."));
}

/// Restricts a rule to lines: only they are its base, only they are multiplied. At least one line must match.
struct ForGoods {
    static constexpr char kind[] = "goods";
    std::vector<catalog::GoodId> goods;
    std::vector<catalog::GoodsGroupId> goods_groups;
};
constexpr auto describe(ForGoods const*) {
    return fields(field("goods", &ForGoods::goods, "Lines of these goods."),
                  field("goods_groups", &ForGoods::goods_groups, "And lines of goods of these groups."));
}

/// Net total of all lines after discounts, before credit; both bounds included.
struct BasketSize {
    static constexpr char kind[] = "basket_size";
    std::optional<Rial> at_least;
    std::optional<Rial> at_most;
};
constexpr auto describe(BasketSize const*) {
    return fields(field("at_least", &BasketSize::at_least, "Smallest total that counts, in rial."),
                  field("at_most", &BasketSize::at_most, "Largest total that counts, in rial."));
}

/// What was not paid with credit was paid in these ways alone.
struct PaidBy {
    static constexpr char kind[] = "payment";
    std::vector<PaymentKind> payments;
};
constexpr auto describe(PaidBy const*) {
    return fields(field("payments", &PaidBy::payments, "Everything but credit is paid in these ways."));
}

/// The purchase that holds the n-th number, or every n-th (see Counters).
struct NthPurchase {
    static constexpr char kind[] = "nth_purchase";
    std::int64_t number = 1;
    std::optional<bool> repeats;
};
constexpr auto describe(NthPurchase const*) {
    return fields(field("number", &NthPurchase::number, "Which purchase of the member: 1 is the first."),
                  field("repeats", &NthPurchase::repeats, "Every n-th purchase instead of the n-th alone; default no."));
}

/// How many purchases there are with this one (a reward that grows with the number of purchases is several rules).
struct PurchaseCount {
    static constexpr char kind[] = "purchase_count";
    std::optional<std::int64_t> at_least;
    std::optional<std::int64_t> at_most;
};
constexpr auto describe(PurchaseCount const*) {
    return fields(field("at_least", &PurchaseCount::at_least, "This purchase is the member's n-th or later."),
                  field("at_most", &PurchaseCount::at_most, "This purchase is the member's n-th or earlier."));
}

/// Days around the Jalali birthday, the day itself included; 30 Esfand is kept on 29 Esfand of a common year.
struct AroundBirthday {
    static constexpr char kind[] = "birthday";
    std::int64_t days_before = 0;
    std::int64_t days_after = 0;
};
constexpr auto describe(AroundBirthday const*) {
    return fields(field("days_before", &AroundBirthday::days_before, "Days before the birthday that count, 0 to 180."),
                  field("days_after", &AroundBirthday::days_after, "Days after the birthday that count, 0 to 180."));
}

/// The same around the day of enrolment, from the first year on.
struct AroundAnniversary {
    static constexpr char kind[] = "anniversary";
    std::int64_t days_before = 0;
    std::int64_t days_after = 0;
};
constexpr auto describe(AroundAnniversary const*) {
    return fields(field("days_before", &AroundAnniversary::days_before, "Days before the anniversary of enrolment, 0 to 180."),
                  field("days_after", &AroundAnniversary::days_after, "Days after it that count, 0 to 180."));
}

using Condition = std::variant<InGroup, OnWeekday, InHours, OnDates, AtBranch, AtTill, ForGoods, BasketSize, PaidBy,
                               NthPurchase, PurchaseCount, AroundBirthday, AroundAnniversary, EachYear, InFestival>;

}  // namespace vafa::program
