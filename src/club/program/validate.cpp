// The validator: what is wrong with a document, by JSON pointer and reason, before it can be published.
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "club/program/refusals.hpp"
#include "club/program/scene.hpp"

namespace vafa::program {

namespace {

constexpr std::int64_t most_rate = 1'000'000'000;             // points of a rate
constexpr std::int64_t most_per = 10'000'000'000'000;         // rial
constexpr std::int64_t most_award = 1'000'000'000'000;        // points or rial, at once
constexpr std::int64_t most_referral_levels = 3;
constexpr std::int64_t most_days = 36'600;
constexpr std::int64_t most_window_days = 180;
constexpr std::int64_t most_rule_number = 9'999;
constexpr std::int64_t most_purchases = 1'000'000;
constexpr std::size_t most_rules = 200;
constexpr std::size_t longest_name = 120;

/// Where the validator stands: a pointer that grows on the way down.
struct Place {
    std::string pointer;
    Place operator/(char const* name) const { return {pointer + "/" + name}; }
    Place operator/(std::size_t index) const { return {pointer + "/" + std::to_string(index)}; }
};

Result<Done> between(Place const& at, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most) return refuse_at(at.pointer, out_of_bounds, {{"least", least}, {"most", most}});
    return Done{};
}

template <class T>
Result<Done> not_empty(Place const& at, std::vector<T> const& all) {
    if (all.empty()) return refuse_at(at.pointer, list_empty);
    return Done{};
}

Result<Done> named(Place const& at, std::string const& name) {
    auto letters = count_letters(tidy_name(name));
    if (letters == 0 || letters > longest_name) return refuse_at(at.pointer, name_required, {{"most", std::int64_t(longest_name)}});
    return Done{};
}

Result<Done> ordered(Place const& at, bool is_ordered) {
    if (!is_ordered) return refuse_at(at.pointer, range_backwards);
    return Done{};
}

/// A day of a Jalali year; 30 Esfand may be named.
Result<Done> check_day_of_year(Place const& at, char const* month_name, std::int64_t month, char const* day_name, std::int64_t day) {
    TRY(between(at / month_name, month, 1, 12));
    return between(at / day_name, day, 1, month <= 6 ? 31 : 30);
}

struct CheckCondition {
    Place at;
    std::vector<Festival> const& festivals;
    Result<Done> operator()(InGroup const& it) const { return not_empty(at / "groups", it.groups); }
    Result<Done> operator()(OnWeekday const& it) const { return not_empty(at / "days", it.days); }
    Result<Done> operator()(InHours const& it) const {
        TRY(between(at / "from_minute", it.from_minute, 0, 1'439));
        return between(at / "until_minute", it.until_minute, 1, 1'440);
    }
    Result<Done> operator()(OnDates const& it) const {
        if (!it.first_day && !it.last_day) return refuse_at((at / "first_day").pointer, condition_without_bound);
        return ordered(at / "last_day", !it.first_day || !it.last_day || *it.first_day <= *it.last_day);
    }
    Result<Done> operator()(EachYear const& it) const {
        TRY(check_day_of_year(at, "from_month", it.from_month, "from_day", it.from_day));
        return check_day_of_year(at, "until_month", it.until_month, "until_day", it.until_day);
    }
    Result<Done> operator()(InFestival const& it) const {
        bool is_known = std::any_of(festivals.begin(), festivals.end(), [&](auto const& festival) { return festival.name == it.festival; });
        if (!is_known) return refuse_at((at / "festival").pointer, festival_unknown);
        return Done{};
    }
    Result<Done> operator()(AtBranch const& it) const { return not_empty(at / "branches", it.branches); }
    Result<Done> operator()(AtTill const& it) const { return not_empty(at / "tills", it.tills); }
    Result<Done> operator()(ForGoods const& it) const {
        if (it.goods.empty() && it.goods_groups.empty()) return refuse_at((at / "goods").pointer, list_empty);
        return Done{};
    }
    Result<Done> operator()(BasketSize const& it) const {
        if (!it.at_least && !it.at_most) return refuse_at((at / "at_least").pointer, condition_without_bound);
        TRY(between(at / "at_least", it.at_least.value_or(Rial{0}).value, 0, largest_amount));
        TRY(between(at / "at_most", it.at_most.value_or(Rial{0}).value, 0, largest_amount));
        return ordered(at / "at_most", !it.at_least || !it.at_most || *it.at_least <= *it.at_most);
    }
    Result<Done> operator()(PaidBy const& it) const { return not_empty(at / "payments", it.payments); }
    Result<Done> operator()(NthPurchase const& it) const { return between(at / "number", it.number, 1, most_purchases); }
    Result<Done> operator()(PurchaseCount const& it) const {
        if (!it.at_least && !it.at_most) return refuse_at((at / "at_least").pointer, condition_without_bound);
        TRY(between(at / "at_least", it.at_least.value_or(1), 1, most_purchases));
        TRY(between(at / "at_most", it.at_most.value_or(1), 1, most_purchases));
        return ordered(at / "at_most", !it.at_least || !it.at_most || *it.at_least <= *it.at_most);
    }
    Result<Done> operator()(AroundBirthday const& it) const { return window(it.days_before, it.days_after); }
    Result<Done> operator()(AroundAnniversary const& it) const { return window(it.days_before, it.days_after); }
    Result<Done> window(std::int64_t before, std::int64_t after) const {
        TRY(between(at / "days_before", before, 0, most_window_days));
        return between(at / "days_after", after, 0, most_window_days);
    }
};

struct CheckEffect {
    Place at;
    Result<Done> operator()(PointsPerAmount const& it) const {
        TRY(between(at / "points", it.points.value, 1, most_rate));
        TRY(between(at / "per", it.per.value, 1, most_per));
        if (it.keeps_remainder.value_or(true) && it.rounding) return refuse_at((at / "rounding").pointer, rounding_of_remainder);
        return Done{};
    }
    Result<Done> operator()(CreditPercent const& it) const { return between(at / "percent", it.percent.value, 1, one_whole); }
    Result<Done> operator()(PointsPerPiece const& it) const { return between(at / "points", it.points.value, 1, most_rate); }
    Result<Done> operator()(CreditPerPiece const& it) const { return between(at / "credit", it.credit.value, 1, most_award); }
    Result<Done> operator()(PointsByGood const& it) const {
        TRY(not_empty(at / "list", it.list));
        for (std::size_t i = 0; i < it.list.size(); ++i) {
            auto const& entry = it.list[i];
            if (entry.good.has_value() == entry.goods_group.has_value()) return refuse_at((at / "list" / i).pointer, good_or_group);
            TRY(between(at / "list" / i / "points", entry.points.value, 0, most_rate));
        }
        return Done{};
    }
    Result<Done> operator()(FixedPoints const& it) const { return between(at / "points", it.points.value, 1, most_award); }
    Result<Done> operator()(FixedCredit const& it) const { return between(at / "credit", it.credit.value, 1, most_award); }
    Result<Done> operator()(Multiplier const& it) const { return between(at / "factor", it.factor, 0, largest_factor); }
    Result<Done> operator()(DiscountPercent const& it) const {
        TRY(between(at / "percent", it.percent.value, it.bands.empty() ? 1 : 0, one_whole));
        TRY(rising(it.bands));
        for (std::size_t i = 0; i < it.bands.size(); ++i) TRY(between(at / "bands" / i / "percent", it.bands[i].percent.value, 0, one_whole));
        return Done{};
    }
    Result<Done> operator()(DiscountAmount const& it) const {
        TRY(between(at / "discount", it.discount.value, it.bands.empty() ? 1 : 0, most_award));
        TRY(rising(it.bands));
        for (std::size_t i = 0; i < it.bands.size(); ++i) TRY(between(at / "bands" / i / "discount", it.bands[i].discount.value, 0, most_award));
        return Done{};
    }
    Result<Done> operator()(DiscountPerPiece const& it) const { return between(at / "discount", it.discount.value, 1, most_award); }
    Result<Done> operator()(DiscountByGood const& it) const {
        TRY(not_empty(at / "list", it.list));
        for (std::size_t i = 0; i < it.list.size(); ++i) {
            auto const& entry = it.list[i];
            if (entry.good.has_value() == entry.goods_group.has_value()) return refuse_at((at / "list" / i).pointer, good_or_group);
            TRY(between(at / "list" / i / "percent", entry.percent.value, 0, one_whole));
        }
        return Done{};
    }
    Result<Done> rising(auto const& bands) const {
        std::int64_t before = 1;
        for (std::size_t i = 0; i < bands.size(); ++i) {
            auto place = at / "bands" / i / "purchase";
            TRY(between(place, bands[i].purchase, 2, most_purchases));
            if (bands[i].purchase <= before) return refuse_at(place.pointer, bands_not_rising);
            before = bands[i].purchase;
        }
        return Done{};
    }
    Result<Done> operator()(ThresholdBonus const& it) const {
        TRY(between(at / "reach", it.reach.value, 1, most_award));
        TRY(between(at / "days", it.days.value_or(1), 1, most_days));
        if (it.points.has_value() == it.credit.has_value()) return refuse_at((at / "points").pointer, points_or_credit);
        TRY(between(at / "points", it.points.value_or(Points{1}).value, 1, most_award));
        return between(at / "credit", it.credit.value_or(Rial{1}).value, 1, most_award);
    }
};

struct CheckEnd {
    Place at;
    Result<Done> operator()(NeverEnds const&) const { return Done{}; }
    Result<Done> operator()(EndsAfterDays const& it) const { return between(at / "days", it.days, 1, most_days); }
    Result<Done> operator()(EndsWithMonth const& it) const { return between(at / "months", it.months, 0, 1'200); }
    Result<Done> operator()(EndsWithYear const& it) const { return between(at / "years", it.years, 0, 100); }
    Result<Done> operator()(EndsOn const&) const { return Done{}; }
    Result<Done> operator()(EndsByInactivity const& it) const { return between(at / "days", it.days, 1, most_days); }
};

Result<Done> check(Place const& at, std::optional<LotLife> const& life) {
    if (!life) return Done{};
    TRY(between(at / "pending_days", life->pending_days.value_or(0), 0, most_days));
    return std::visit(CheckEnd{at / "ends"}, life->ends);
}

Result<Done> check_cap(Place const& at, Rule const& rule) {
    if (!rule.cap) return Done{};
    if (std::holds_alternative<Multiplier>(rule.gives)) return refuse_at(at.pointer, cap_of_multiplier);
    for (auto const& [name, cap] : {std::pair{"per_invoice", rule.cap->per_invoice}, std::pair{"per_day", rule.cap->per_day}}) {
        if (!cap) continue;
        TRY(between(at / name, *cap, 1, most_award));
        auto const* effect = std::get_if<PointsPerAmount>(&rule.gives);
        bool is_base_too_large = effect && Wide{*cap} * effect->per.value / effect->points.value > largest_amount / 16;
        if (is_base_too_large) return refuse_at((at / name).pointer, cap_too_large);
    }
    return between(at / "per_member", rule.cap->per_member.value_or(1), 1, most_award);
}

/// A remainder makes its point in another month than its base came in; in all, every point is counted.
Result<Done> check_budget(Place const& at, Rule const& rule) {
    if (!rule.budget) return Done{};
    if (std::holds_alternative<Multiplier>(rule.gives)) return refuse_at(at.pointer, budget_without_unit);
    auto const* by_amount = std::get_if<PointsPerAmount>(&rule.gives);
    bool keeps_remainder = by_amount && by_amount->keeps_remainder.value_or(true);
    if (keeps_remainder && rule.budget->span == BudgetSpan::jalali_month) return refuse_at((at / "span").pointer, budget_of_remainder);
    return between(at / "amount", rule.budget->amount, 1, largest_amount);
}

/// It pays once a window, whole, and counts points, not lines.
Result<Done> check_bonus(Place const& at, Rule const& rule) {
    if (!std::holds_alternative<ThresholdBonus>(rule.gives)) return Done{};
    if (rule.cap) return refuse_at((at / "cap").pointer, bonus_stands_alone);
    if (rule.budget) return refuse_at((at / "budget").pointer, bonus_stands_alone);
    if (rule.stack) return refuse_at((at / "stack").pointer, bonus_stands_alone);
    for (std::size_t i = 0; i < rule.when.size(); ++i)
        if (std::holds_alternative<ForGoods>(rule.when[i])) return refuse_at((at / "when" / i).pointer, bonus_of_goods);
    return Done{};
}

/// A price is known before it is paid, and nothing of it lives on: no kind of payment, no day's cap, no life.
Result<Done> check_discount(Place const& at, Rule const& rule) {
    if (!is_discount(rule.gives)) return Done{};
    for (std::size_t i = 0; i < rule.when.size(); ++i)
        if (std::holds_alternative<PaidBy>(rule.when[i])) return refuse_at((at / "when" / i).pointer, not_for_discounts);
    if (rule.cap && rule.cap->per_day) return refuse_at((at / "cap" / "per_day").pointer, not_for_discounts);
    if (rule.cap && rule.cap->per_member) return refuse_at((at / "cap" / "per_member").pointer, not_for_discounts);
    if (rule.budget) return refuse_at((at / "budget").pointer, not_for_discounts);
    if (rule.life) return refuse_at((at / "life").pointer, not_for_discounts);
    return Done{};
}

Result<Done> check_rule(Place const& at, Rule const& rule, std::vector<Festival> const& festivals) {
    TRY(between(at / "number", rule.number, 1, most_rule_number));
    TRY(named(at / "name", rule.name));
    bool has_nth = false;
    for (std::size_t i = 0; i < rule.when.size(); ++i) {
        TRY(std::visit(CheckCondition{at / "when" / i, festivals}, rule.when[i]));
        if (!std::holds_alternative<NthPurchase>(rule.when[i])) continue;
        if (has_nth) return refuse_at((at / "when" / i).pointer, nth_twice);
        has_nth = true;
    }
    TRY(std::visit(CheckEffect{at / "gives"}, rule.gives));
    TRY(check_bonus(at, rule));
    TRY(check_cap(at / "cap", rule));
    TRY(check_discount(at, rule));
    TRY(check_budget(at / "budget", rule));
    TRY(check(at / "life", rule.life));
    return between(at / "priority", rule.priority.value_or(0), -1'000, 1'000);
}

/// What may stand in one stack: rules of one unit, and remainders of one rate.
struct StackKind {
    int unit = -1;
    std::int64_t points = 0, per = 0;
};

Result<Done> join_stack(Place const& at, CompiledRule const& rule, StackKind& stack) {
    constexpr int of_multipliers = 0, of_discounts = 100;
    int unit = rule.is_discount() ? of_discounts : rule.shape == Shape::multiplier ? of_multipliers : static_cast<int>(rule.wallet);
    if (stack.unit >= 0 && stack.unit != unit) return refuse_at((at / "stack").pointer, stack_of_two_units);
    stack.unit = unit;
    if (!rule.keeps_remainder) return Done{};
    if (stack.per != 0 && (stack.points != rule.numerator || stack.per != rule.denominator))
        return refuse_at((at / "gives").pointer, stack_of_two_rates);
    stack.points = rule.numerator;
    stack.per = rule.denominator;
    return Done{};
}

Result<Done> check_stacks(Document const& document) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < document.stacks.size(); ++i) {
        TRY(named(Place{"/stacks"} / i / "name", document.stacks[i].name));
        if (!names.insert(document.stacks[i].name).second) return refuse_at((Place{"/stacks"} / i / "name").pointer, name_twice);
    }
    Compiled const compiled(document, 0);
    std::vector<StackKind> kinds(document.stacks.size());
    for (std::size_t i = 0; i < document.rules.size(); ++i) {
        auto at = Place{"/rules"} / i;
        auto const& rule = document.rules[i];
        if (rule.stack && !names.contains(*rule.stack)) return refuse_at((at / "stack").pointer, stack_unknown);
        auto const& ready = compiled.rules()[i];
        if (ready.stack >= 0) TRY(join_stack(at, ready, kinds[static_cast<std::size_t>(ready.stack)]));
    }
    return Done{};
}

std::vector<std::int64_t> const* rules_named_by(Effect const& gives) {
    if (auto const* multiplier = std::get_if<Multiplier>(&gives)) return &multiplier->rules;
    if (auto const* bonus = std::get_if<ThresholdBonus>(&gives)) return &bonus->rules;
    return nullptr;
}

bool gives_points_by_purchase(Effect const& gives) {
    return std::holds_alternative<PointsPerAmount>(gives) || std::holds_alternative<PointsPerPiece>(gives) ||
           std::holds_alternative<PointsByGood>(gives) || std::holds_alternative<FixedPoints>(gives);
}

/// Who names other rules names rules that are there, never itself; a bonus only those whose points it can count.
Result<Done> check_named_rules(Place const& at, Document const& document, std::size_t which) {
    auto const& all = document.rules;
    auto const* named = rules_named_by(all[which].gives);
    bool is_bonus = std::holds_alternative<ThresholdBonus>(all[which].gives);
    for (std::size_t i = 0; named && i < named->size(); ++i) {
        auto other = std::find_if(all.begin(), all.end(), [&](Rule const& rule) { return rule.number == (*named)[i]; });
        if (other == all.end()) return refuse_at((at / i).pointer, rule_unknown);
        if (other->number == all[which].number) return refuse_at((at / i).pointer, rule_of_itself);
        if (!is_bonus && is_discount(other->gives)) return refuse_at((at / i).pointer, not_for_discounts);
        if (is_bonus && !gives_points_by_purchase(other->gives)) return refuse_at((at / i).pointer, rule_without_points);
    }
    return Done{};
}

Result<Done> check_rules(Document const& document) {
    if (document.rules.size() > most_rules) return refuse_at("/rules", too_many_rules, {{"most", std::int64_t(most_rules)}});
    std::set<std::int64_t> numbers;
    for (std::size_t i = 0; i < document.rules.size(); ++i) {
        auto at = Place{"/rules"} / i;
        TRY(check_rule(at, document.rules[i], document.festivals));
        if (!numbers.insert(document.rules[i].number).second) return refuse_at((at / "number").pointer, number_twice);
    }
    for (std::size_t i = 0; i < document.rules.size(); ++i) TRY(check_named_rules(Place{"/rules"} / i / "gives" / "rules", document, i));
    return Done{};
}

Result<Done> check(Place const& at, std::optional<Conversion> const& conversion) {
    if (!conversion) return Done{};
    TRY(between(at / "points", conversion->points.value, 1, most_rate));
    TRY(between(at / "credit", conversion->credit.value, 1, most_award));
    return between(at / "threshold", conversion->threshold.value_or(Points{0}).value, 0, largest_amount);
}

Result<Done> check(Place const& at, std::optional<Redemption> const& caps) {
    if (!caps) return Done{};
    for (auto const& [name, cap] : {std::pair{"per_invoice", caps->per_invoice}, std::pair{"per_day", caps->per_day}, std::pair{"minimum", caps->minimum}})
        TRY(between(at / name, cap.value_or(Rial{0}).value, 0, largest_amount));
    return between(at / "per_invoice_share", caps->per_invoice_share.value_or(BasisPoints{0}).value, 0, one_whole);
}

Result<Done> check(Place const& at, std::optional<Gift> const& gift) {
    if (!gift) return Done{};
    if (!gift->points && !gift->credit) return refuse_at((at / "points").pointer, gift_of_nothing);
    TRY(between(at / "points", gift->points.value_or(Points{1}).value, 1, most_award));
    TRY(between(at / "credit", gift->credit.value_or(Rial{1}).value, 1, most_award));
    return check(at / "life", gift->life);
}

Result<Done> check_returns(std::optional<ReturnPolicy> const& returns) {
    if (!returns) return Done{};
    Place at{"/returns"};
    if (auto const* off = returns->shortfall ? std::get_if<ShortfallWrittenOff>(&*returns->shortfall) : nullptr) {
        TRY(between(at / "shortfall" / "points_below", off->points_below.value, 0, largest_amount));
        TRY(between(at / "shortfall" / "credit_below", off->credit_below.value, 0, largest_amount));
    }
    if (auto const* lives = returns->ended_lot ? std::get_if<EndedLotLives>(&*returns->ended_lot) : nullptr)
        TRY(between(at / "ended_lot" / "days", lives->days, 1, most_days));
    return between(at / "window_days", returns->window_days.value_or(1), 1, most_days);
}

Result<Done> check_terms(Document const& document) {
    TRY(check({"/conversion"}, document.conversion));
    TRY(check({"/redemption"}, document.redemption));
    std::set<members::GroupId> seen;
    for (std::size_t i = 0; i < document.group_terms.size(); ++i) {
        auto at = Place{"/group_terms"} / i;
        auto const& terms = document.group_terms[i];
        TRY(not_empty(at / "groups", terms.groups));
        for (std::size_t j = 0; j < terms.groups.size(); ++j)
            if (!seen.insert(terms.groups[j]).second) return refuse_at((at / "groups" / j).pointer, group_twice);
        TRY(check(at / "conversion", terms.conversion));
        TRY(check(at / "redemption", terms.redemption));
    }
    return Done{};
}

Result<Done> check_referral(std::optional<Referral> const& referral) {
    if (!referral) return Done{};
    if (!referral->to_referrer && !referral->to_friend) return refuse_at("/referral/to_referrer", gift_of_nothing);
    TRY(check({"/referral/to_referrer"}, referral->to_referrer));
    return check({"/referral/to_friend"}, referral->to_friend);
}

/// A group's own percent is of the first level, and of nothing where there is none. Levels beside each other take no more than all.
Result<Done> check_referral_commission(Document const& document) {
    auto const& paid = document.referral_commission;
    std::int64_t first = paid && !paid->levels.empty() ? paid->levels[0].percent.value : 0;
    for (std::size_t i = 0; i < document.group_terms.size(); ++i) {
        auto const& own = document.group_terms[i].referral_percent;
        if (!own) continue;
        auto place = Place{"/group_terms"} / i / "referral_percent";
        if (!paid) return refuse_at(place.pointer, referral_percent_alone);
        TRY(between(place, own->value, 0, one_whole));
        first = std::max(first, own->value);
    }
    if (!paid) return Done{};
    Place at{"/referral_commission"};
    TRY(between(at / "levels", std::ssize(paid->levels), 1, most_referral_levels));
    std::int64_t together = first;
    for (std::size_t i = 0; i < paid->levels.size(); ++i) {
        TRY(between(at / "levels" / i / "percent", paid->levels[i].percent.value, 1, one_whole));
        if (i > 0) together += paid->levels[i].percent.value;
    }
    if (together > one_whole) return refuse_at((at / "levels").pointer, referral_above_whole);
    if (paid->levels.size() > 1 && !paid->has_licence.value_or(false)) return refuse_at((at / "has_licence").pointer, referral_levels_need_licence);
    TRY(between(at / "per_invoice", paid->per_invoice.value_or(Rial{1}).value, 1, most_award));
    TRY(between(at / "per_day", paid->per_day.value_or(Rial{1}).value, 1, most_award));
    if (paid->budget) TRY(between(at / "budget" / "amount", paid->budget->amount, 1, largest_amount));
    return check(at / "life", paid->life);
}

Result<Done> check_festivals(std::vector<Festival> const& festivals) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < festivals.size(); ++i) {
        auto at = Place{"/festivals"} / i;
        TRY(named(at / "name", festivals[i].name));
        if (!names.insert(festivals[i].name).second) return refuse_at((at / "name").pointer, name_twice);
        TRY(not_empty(at / "days", festivals[i].days));
        for (std::size_t j = 0; j < festivals[i].days.size(); ++j)
            TRY(std::visit(CheckCondition{at / "days" / j, festivals}, festivals[i].days[j]));
    }
    return Done{};
}

Result<Done> check_rewards(std::vector<Reward> const& rewards) {
    for (std::size_t i = 0; i < rewards.size(); ++i) {
        auto at = Place{"/rewards"} / i;
        TRY(named(at / "name", rewards[i].name));
        TRY(between(at / "points", rewards[i].points.value, 1, most_award));
    }
    return Done{};
}

}  // namespace

Result<Done> validate(Document const& document) {
    TRY(check({"/points_life"}, document.points_life));
    TRY(check({"/credit_life"}, document.credit_life));
    TRY(check_festivals(document.festivals));
    TRY(check_rules(document));
    TRY(check_stacks(document));
    TRY(check_terms(document));
    TRY(check_returns(document.returns));
    TRY(check({"/welcome"}, document.welcome));
    TRY(check_referral(document.referral));
    TRY(check_referral_commission(document));
    return check_rewards(document.rewards);
}

}  // namespace vafa::program
