// Compiling a document: once a version, so that judging a basket looks nothing up by name.
#include "club/program/compiled.hpp"

#include <algorithm>
#include <numeric>

namespace vafa::program {

namespace {

template <class T>
bool holds(std::vector<T> const& sorted, T value) {
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

template <class T>
void sort_once(std::vector<T>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

template <class Key>
std::int64_t points_of(std::vector<std::pair<Key, std::int64_t>> const& list, Key key, std::int64_t otherwise) {
    auto found = std::lower_bound(list.begin(), list.end(), key, [](auto const& entry, Key wanted) { return entry.first < wanted; });
    return found != list.end() && found->first == key ? found->second : otherwise;
}

/// The first entry of a key counts.
template <class Key>
void sort_list(std::vector<std::pair<Key, std::int64_t>>& list) {
    std::stable_sort(list.begin(), list.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    list.erase(std::unique(list.begin(), list.end(), [](auto const& a, auto const& b) { return a.first == b.first; }), list.end());
}

void set_rate(CompiledRule& into, std::int64_t numerator, std::int64_t denominator) {
    auto common = std::max<std::int64_t>(std::gcd(numerator, denominator), 1);
    into.shape = Shape::by_amount;
    into.numerator = numerator / common;
    into.denominator = denominator / common;
}

struct TakeEffect {
    CompiledRule& into;

    void operator()(PointsPerAmount const& effect) const {
        set_rate(into, effect.points.value, effect.per.value);
        into.keeps_remainder = effect.keeps_remainder.value_or(true);
        into.rounding = effect.rounding.value_or(Rounding::down);
    }
    void operator()(CreditPercent const& effect) const {
        set_rate(into, effect.percent.value, one);
        into.wallet = ledger::Wallet::credit;
        into.rounding = effect.rounding.value_or(Rounding::down);
    }
    void operator()(PointsPerPiece const& effect) const {
        into.shape = Shape::by_piece;
        into.numerator = effect.points.value;
    }
    void operator()(CreditPerPiece const& effect) const {
        into.shape = Shape::by_piece;
        into.wallet = ledger::Wallet::credit;
        into.numerator = effect.credit.value;
    }
    void operator()(PointsByGood const& effect) const {
        into.shape = Shape::by_list;
        for (auto const& entry : effect.list) add_entry(entry, entry.points.value);
        sort_list(into.by_good);
        sort_list(into.by_group);
    }
    void operator()(FixedPoints const& effect) const { into.numerator = effect.points.value; }
    void operator()(FixedCredit const& effect) const {
        into.wallet = ledger::Wallet::credit;
        into.numerator = effect.credit.value;
    }
    void operator()(Multiplier const& effect) const {
        into.shape = Shape::multiplier;
        into.factor = effect.factor;
        into.touches = effect.touches.value_or(Touches::both);
    }
    void operator()(DiscountPercent const& effect) const {
        into.shape = Shape::discount_percent;
        into.numerator = effect.percent.value;
        for (auto const& band : effect.bands) into.bands.emplace_back(band.purchase, band.percent.value);
    }
    void operator()(DiscountAmount const& effect) const {
        into.shape = Shape::discount_amount;
        into.numerator = effect.discount.value;
        for (auto const& band : effect.bands) into.bands.emplace_back(band.purchase, band.discount.value);
    }
    void operator()(DiscountPerPiece const& effect) const {
        into.shape = Shape::discount_by_piece;
        into.numerator = effect.discount.value;
    }
    void operator()(DiscountByGood const& effect) const {
        into.shape = Shape::discount_percent;
        for (auto const& entry : effect.list) add_entry(entry, entry.percent.value);
        sort_list(into.by_good);
        sort_list(into.by_group);
    }
    void add_entry(auto const& entry, std::int64_t value) const {
        if (entry.good) into.by_good.emplace_back(*entry.good, value);
        if (entry.goods_group) into.by_group.emplace_back(*entry.goods_group, value);
    }
    void operator()(ThresholdBonus const& effect) const {
        into.shape = Shape::bonus;
        into.wallet = effect.credit ? ledger::Wallet::credit : ledger::Wallet::points;
        into.numerator = effect.credit ? effect.credit->value : effect.points.value_or(Points{0}).value;
        into.reach = effect.reach.value;
        into.days = effect.days.value_or(0);
    }
};

void take_condition(CompiledRule& into, Condition const& condition) {
    if (auto const* goods = std::get_if<ForGoods>(&condition)) {
        into.goods.push_back(*goods);
        sort_once(into.goods.back().goods);
        sort_once(into.goods.back().goods_groups);
    }
    if (std::holds_alternative<AroundBirthday>(condition) || std::holds_alternative<AroundAnniversary>(condition)) into.has_window = true;
}

}  // namespace

bool is_discount(Effect const& effect) {
    return std::holds_alternative<DiscountPercent>(effect) || std::holds_alternative<DiscountAmount>(effect) ||
           std::holds_alternative<DiscountPerPiece>(effect) || std::holds_alternative<DiscountByGood>(effect);
}

bool CompiledRule::counts(BasketLine const& line) const {
    return std::all_of(goods.begin(), goods.end(), [&](ForGoods const& wanted) {
        return holds(wanted.goods, line.good) || (line.goods_group && holds(wanted.goods_groups, line.goods_group));
    });
}

std::int64_t CompiledRule::per_piece(BasketLine const& line) const {
    if (!is_list()) return numerator;
    return points_of(by_good, line.good, points_of(by_group, line.goods_group, 0));
}

bool CompiledRule::is_touched_by(CompiledRule const& multiplier) const {
    if (shape != Shape::by_amount) return false;
    auto own = wallet == ledger::Wallet::points ? Touches::points : Touches::credit;
    if (multiplier.touches != Touches::both && multiplier.touches != own) return false;
    auto const& only = std::get<Multiplier>(multiplier.rule->gives).rules;
    return only.empty() || std::find(only.begin(), only.end(), number) != only.end();
}

bool CompiledRule::counts_towards(CompiledRule const& bonus) const {
    if (wallet != ledger::Wallet::points || shape == Shape::multiplier || shape == Shape::bonus) return false;
    auto const& only = std::get<ThresholdBonus>(bonus.rule->gives).rules;
    return only.empty() || std::find(only.begin(), only.end(), number) != only.end();
}

Compiled::Compiled(Document document, std::int64_t version) : version_(version), document_(std::move(document)) {
    base_ = document_.base.value_or(BaseSettings{});
    sort_once(base_.goods_without);
    sort_once(base_.goods_groups_without);
    vat_earns_ = base_.vat_earns.value_or(false);
    credit_part_earns_ = base_.credit_part_earns.value_or(false);
    rules_.reserve(document_.rules.size());
    for (auto const& rule : document_.rules) rules_.push_back(compile_rule(rule));
    has_discounts_ = std::any_of(rules_.begin(), rules_.end(), [](auto const& rule) { return rule.is_discount(); });
    collect_goods_groups();
}

CompiledRule Compiled::compile_rule(Rule const& rule) const {
    CompiledRule made;
    made.rule = &rule;
    made.number = rule.number;
    std::visit(TakeEffect{made}, rule.gives);
    for (auto const& condition : rule.when) take_condition(made, condition);
    if (rule.cap) {
        made.cap_invoice = rule.cap->per_invoice.value_or(no_cap);
        made.cap_day = rule.cap->per_day.value_or(no_cap);
        made.cap_member = rule.cap->per_member.value_or(no_cap);
    }
    made.priority = rule.priority.value_or(0);
    for (std::size_t i = 0; rule.stack && i < document_.stacks.size(); ++i)
        if (document_.stacks[i].name == *rule.stack && document_.stacks[i].mode != StackMode::sum) made.stack = static_cast<int>(i);
    return made;
}

void Compiled::collect_goods_groups() {
    goods_groups_ = base_.goods_groups_without;
    for (auto const& rule : rules_) {
        for (auto const& wanted : rule.goods) goods_groups_.insert(goods_groups_.end(), wanted.goods_groups.begin(), wanted.goods_groups.end());
        for (auto const& [group, points] : rule.by_group) goods_groups_.push_back(group);
    }
    sort_once(goods_groups_);
}

CompiledRule const* Compiled::find(std::int64_t number) const {
    auto found = std::find_if(rules_.begin(), rules_.end(), [&](auto const& rule) { return rule.number == number; });
    return found == rules_.end() ? nullptr : &*found;
}

Festival const* Compiled::festival(std::string const& name) const {
    for (auto const& festival : document_.festivals)
        if (festival.name == name) return &festival;
    return nullptr;
}

bool Compiled::may_earn(BasketLine const& line) const {
    switch (line.good_class) {
        case catalog::GoodClass::stored_value: return false;
        case catalog::GoodClass::shipping:
            if (!base_.shipping_earns.value_or(false)) return false;
            break;
        case catalog::GoodClass::service:
            if (!base_.services_earn.value_or(true)) return false;
            break;
        case catalog::GoodClass::normal: break;
    }
    return !holds(base_.goods_without, line.good) && !(line.goods_group && holds(base_.goods_groups_without, line.goods_group));
}

bool Compiled::has_referral_by_purchase() const {
    return document_.referral && document_.referral->moment == ReferralMoment::first_purchase;
}

LotWindow window_for(Compiled const& program, CompiledRule const& rule, Day day) {
    if (rule.rule->life) return window_of(*rule.rule->life, day);
    auto const& document = program.document();
    auto const& life = rule.wallet == ledger::Wallet::points ? document.points_life : document.credit_life;
    return life ? window_of(*life, day) : LotWindow{day};
}

std::shared_ptr<Compiled const> compile(Document document, std::int64_t version) {
    return std::make_shared<Compiled const>(std::move(document), version);
}

}  // namespace vafa::program
