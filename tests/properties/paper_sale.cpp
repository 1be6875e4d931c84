// No counters and no state of a sale: only what was found at the till, and what is kept.
#include "properties/paper_sale.hpp"

#include <algorithm>

namespace vafa::properties {

namespace {

constexpr Wide fine = 10'000;  // factors and bases count in ten-thousandths

/// A basket as a rule meets it.
struct Basket {
    PaperSale const& sale;
    std::vector<std::int64_t> pieces, nets, bases;
    std::int64_t total = 0;
};

bool holds(PaperRule const& rule, Basket const& basket) {
    auto const& sale = basket.sale;
    auto today = static_cast<int>(weekday(sale.day));
    bool has_goods = false;
    for (std::size_t i = 0; i < sale.lines.size(); ++i) has_goods = has_goods || (basket.pieces[i] > 0 && rule.counts(sale.lines[i].good));
    auto within = [](std::int64_t value, auto const& least, auto const& most) { return value >= least.value_or(value) && value <= most.value_or(value); };
    return has_goods && sale.group == rule.group.value_or(sale.group) && sale.branch == rule.branch.value_or(sale.branch) &&
           (rule.weekdays.empty() || std::find(rule.weekdays.begin(), rule.weekdays.end(), today) != rule.weekdays.end()) &&
           within(basket.total, rule.at_least, rule.at_most) && within(sale.count, rule.count_from, rule.count_to) &&
           (rule.nth == 0 || sale.number % rule.nth == 0) && sale.payment == rule.payment.value_or(sale.payment);
}

/// What may earn of a line: without VAT where that earns not, without the part that credit paid.
std::int64_t base_of(PaperProgram const& program, PaperLine const& line, std::int64_t net, std::int64_t credit) {
    if (net == 0 || line.good == good_without) return 0;
    auto vat = vat_of_good[static_cast<std::size_t>(line.good)];
    auto without = program.vat_earns ? net : net - static_cast<std::int64_t>(Wide{net} * vat / (10'000 + vat));
    return program.credit_part_earns ? without : static_cast<std::int64_t>(Wide{without} * (net - credit) / net);
}

Basket kept_basket(PaperSale const& sale) {
    Basket basket{sale, {}, {}, {}, sale.value_kept()};
    std::vector<Wide> weights;
    for (auto const& line : sale.lines) {
        basket.pieces.push_back(line.kept());
        basket.nets.push_back(line.kept_of(line.net()));
        weights.push_back(basket.nets.back());
    }
    auto credit = shared(sale.credit_kept(), weights);
    for (std::size_t i = 0; i < sale.lines.size(); ++i) basket.bases.push_back(base_of(*sale.program, sale.lines[i], basket.nets[i], credit[i]));
    return basket;
}

Exact worth(PaperRule const& rule, Wide base) { return {base * rule.amount, rule.per * fine}; }
Wide base_worth(PaperRule const& rule, Exact value) { return value.above * rule.per * fine / (value.below * rule.amount); }

/// The multipliers that stand meet on a line; their product is floored to ten-thousandths.
Wide factor_on(PaperRule const& rule, int good, std::vector<PaperRule const*> const& multipliers) {
    Exact product{fine, 1};
    for (auto const* multiplier : multipliers)
        if (rule.is_touched_by(*multiplier) && multiplier->counts(good)) product = {product.above * multiplier->amount, product.below * fine};
    return product.floor();
}

Stood value_of(PaperRule const& rule, Basket const& basket, std::vector<PaperRule const*> const& multipliers) {
    Stood stood;
    Wide base = 0, pieces = 0;
    bool has_base = false;
    for (std::size_t i = 0; i < basket.bases.size(); ++i) {
        auto good = basket.sale.lines[i].good;
        if (basket.bases[i] == 0 || !rule.counts(good)) continue;
        has_base = true;
        base += basket.bases[i] * factor_on(rule, good, multipliers);
        pieces += basket.pieces[i] * (rule.gives == Gives::points_by_good ? rule.by_good[static_cast<std::size_t>(good)] : rule.amount);
    }
    if (rule.is_by_amount()) {
        stood.base = base;
        stood.value = worth(rule, base);
    } else {
        bool is_fixed = rule.gives == Gives::points || rule.gives == Gives::credit;
        stood.value = {is_fixed ? (has_base ? rule.amount : 0) : pieces, 1};
    }
    stood.stands = has_base && stood.value.above > 0 && holds(rule, basket);
    return stood;
}

void bound(PaperRule const& rule, Stood& stood, Exact most) {
    if (rule.keeps_remainder()) {
        stood.base = std::min(stood.base, base_worth(rule, most));
        stood.value = worth(rule, stood.base);
    } else if (most < stood.value) {
        stood.value = most;
    }
}

void bound_base(PaperRule const& rule, Stood& stood, Wide most) {
    stood.base = std::min(stood.base, most);
    stood.value = worth(rule, stood.base);
}

/// Within so many whole points or rial; a remainder's base ends where the last of them is full.
void bound_left(PaperRule const& rule, Stood& stood, Found const& found, std::int64_t left) {
    if (left <= 0) stood.stands = false;
    if (!stood.stands) return;
    if (!rule.keeps_remainder()) return bound(rule, stood, {left, 1});
    auto points = [&](Wide base) { return points_on(rule, found.base + base) - points_on(rule, found.base); };
    Wide few = 0, enough = stood.base;   // the smallest base that gives so many, by halving
    if (points(enough) < left) return;
    while (enough - few > 1) {
        auto middle = (few + enough) / 2;
        (points(middle) >= left ? enough : few) = middle;
    }
    bound_base(rule, stood, points(enough) > left ? enough - 1 : enough);
}

void bound_all(PaperRule const& rule, Stood& stood, Found const& found) {
    if (!stood.stands) return;
    if (rule.cap_invoice) bound(rule, stood, {*rule.cap_invoice, 1});
    if (found.left_today) {
        if (*found.left_today <= 0) stood.stands = false;
        else if (rule.keeps_remainder()) bound_base(rule, stood, *found.left_today);
        else bound(rule, stood, {*found.left_today, 1});
    }
    if (found.left_of_member) bound_left(rule, stood, found, *found.left_of_member);
    if (found.left_of_budget) bound_left(rule, stood, found, *found.left_of_budget);
}

/// Of each stack one stands: the first by priority, or the largest; of equals the earlier.
void meet(PaperProgram const& program, std::vector<Stood>& all, bool discounts) {
    for (int stack = 0; stack < 3; ++stack) {
        auto how = program.stacks[static_cast<std::size_t>(stack)];
        if (how == Meet::add_up) continue;
        std::size_t best = all.size();
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const& rule = program.rules[i];
            if (rule.stack != stack || rule.is_discount() != discounts || !all[i].stands) continue;
            bool is_better = best == all.size() || (how == Meet::exclusive ? rule.priority > program.rules[best].priority : all[best].value < all[i].value);
            if (is_better) best = i;
        }
        for (std::size_t i = 0; i < all.size(); ++i)
            if (program.rules[i].stack == stack && i != best) all[i].stands = false;
    }
}

bool stands_alone(PaperProgram const& program, PaperRule const& rule) {
    return rule.stack < 0 || program.stacks[static_cast<std::size_t>(rule.stack)] == Meet::add_up;
}

/// Never more than the sale gave: of a stack, what its one rule did.
void hold_to_sold(PaperSale const& sale, std::vector<Stood>& all) {
    auto const& rules = sale.program->rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!all[i].stands) continue;
        std::size_t who = rules.size();
        for (std::size_t j = 0; j < rules.size(); ++j) {
            bool is_same = stands_alone(*sale.program, rules[i]) ? i == j : rules[j].stack == rules[i].stack;
            if (is_same && sale.gave[j].stands) who = j;
        }
        bound(rules[i], all[i], who < rules.size() ? sale.gave[who].value : Exact{});
        if (who < rules.size() && !rules[who].keeps_remainder() && !rules[i].keeps_remainder())
            all[i].whole = std::min(static_cast<std::int64_t>(all[i].value.rounded(rules[i].rounding)), sale.gave[who].whole);
        else all[i].whole = static_cast<std::int64_t>(all[i].value.rounded(rules[i].rounding));
        if (all[i].value.above == 0) all[i].stands = false;
    }
}

std::int64_t points_of(PaperRule const& rule, Stood const& stood, Found const& found) {
    if (!stood.stands) return 0;
    return rule.keeps_remainder() ? points_on(rule, found.base + stood.base) - points_on(rule, found.base) : stood.whole;
}

void count_towards_bonuses(PaperSale const& sale, Basket const& basket, std::vector<Stood>& all) {
    auto const& rules = sale.program->rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].gives != Gives::bonus || !holds(rules[i], basket)) continue;
        for (std::size_t j = 0; j < rules.size(); ++j)
            if (rules[j].is_counted_by(rules[i])) all[i].towards += points_of(rules[j], all[j], sale.found[j]);
        if (!sale.gave.empty()) all[i].towards = std::min(all[i].towards, sale.gave[i].towards);
    }
}

// --- Discounts ---

std::int64_t each_of(PaperRule const& rule, std::int64_t count) {
    auto each = rule.amount;
    for (auto const& [from, other] : rule.bands)
        if (count >= from) each = other;
    return each;
}

/// What a rule takes of each line, in ten-thousandths; of a sum, the line's weight.
std::vector<Wide> taken_of(PaperSale const& sale, PaperRule const& rule) {
    std::vector<Wide> all;
    bool names_goods = !rule.goods.empty() || !rule.goods_groups.empty();
    for (auto const& line : sale.lines) {
        bool is_lowered = rule.counts(line.good) && (names_goods || line.good != good_without);
        auto each = Wide{each_of(rule, sale.count)};
        if (!is_lowered) all.push_back(0);
        else if (rule.gives == Gives::off_percent) all.push_back(line.price * each);
        else if (rule.gives == Gives::off_piece) all.push_back(std::min(each * line.bought, Wide{line.price}) * fine);
        else all.push_back(line.price * fine);
    }
    return all;
}

std::vector<Stood> discounts_of(PaperSale const& sale, Basket const& basket) {
    std::vector<Stood> all;
    for (auto const& rule : sale.program->rules) {
        Stood stood;
        if (rule.is_discount()) {
            auto taken = taken_of(sale, rule);
            stood.value = {std::accumulate(taken.begin(), taken.end(), Wide{0}), fine};
            if (rule.gives == Gives::off_amount) stood.value = std::min(stood.value, Exact{each_of(rule, sale.count), 1});
            stood.stands = stood.value.above > 0 && holds(rule, basket);
            if (rule.cap_invoice) bound(rule, stood, {*rule.cap_invoice, 1});
        }
        all.push_back(stood);
    }
    meet(*sale.program, all, true);
    return all;
}

}  // namespace

std::int64_t PaperSale::net() const {
    std::int64_t sum = 0;
    for (auto const& line : lines) sum += line.net();
    return sum;
}

std::int64_t PaperSale::value_kept() const {
    std::int64_t sum = 0;
    for (auto const& line : lines) sum += line.kept_of(line.net());
    return sum;
}

std::int64_t PaperSale::credit_kept() const { return std::max<std::int64_t>(0, credit - (net() - value_kept())); }

bool PaperSale::is_all_returned() const {
    return std::all_of(lines.begin(), lines.end(), [](auto const& line) { return line.kept() == 0; });
}

bool PaperSale::is_purchase() const {
    return std::any_of(lines.begin(), lines.end(), [](auto const& line) { return line.good != good_without && line.price > 0 && line.kept() > 0; });
}

bool PaperSale::has_base() const {
    auto bases = kept_basket(*this).bases;
    return std::any_of(bases.begin(), bases.end(), [](auto base) { return base > 0; });
}

std::int64_t points_on(PaperRule const& rule, Wide base) { return static_cast<std::int64_t>(worth(rule, base).floor()); }

void take_discounts(PaperSale& sale) {
    Basket basket{sale, {}, {}, {}, sale.net()};
    for (auto const& line : sale.lines) basket.pieces.push_back(line.bought);
    auto all = discounts_of(sale, basket);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].stands) continue;
        auto const& rule = sale.program->rules[i];
        auto weights = taken_of(sale, rule);
        auto amount = static_cast<std::int64_t>(all[i].value.floor());
        if (rule.gives == Gives::off_amount) {  // a sum is shared by what the lines still cost
            for (std::size_t at = 0; at < weights.size(); ++at)
                if (weights[at] > 0) weights[at] = sale.lines[at].net();
            amount = static_cast<std::int64_t>(std::min(Wide{amount}, std::accumulate(weights.begin(), weights.end(), Wide{0})));
        }
        auto shares = shared(amount, weights);
        for (std::size_t at = 0; at < shares.size(); ++at) sale.lines[at].off += std::min(shares[at], sale.lines[at].net());
    }
}

std::vector<Stood> judged_on_paper(PaperSale const& sale) {
    auto basket = kept_basket(sale);
    auto const& rules = sale.program->rules;
    std::vector<PaperRule const*> multipliers;
    for (auto const& rule : rules)
        if (rule.gives == Gives::multiplier && holds(rule, basket)) multipliers.push_back(&rule);
    std::vector<Stood> all;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        all.emplace_back();
        if (rules[i].is_discount() || rules[i].gives == Gives::multiplier || rules[i].gives == Gives::bonus) continue;
        all.back() = value_of(rules[i], basket, multipliers);
        bound_all(rules[i], all.back(), sale.found[i]);
        if (!rules[i].keeps_remainder()) all.back().whole = static_cast<std::int64_t>(all.back().value.rounded(rules[i].rounding));
    }
    meet(*sale.program, all, false);
    if (!sale.gave.empty()) hold_to_sold(sale, all);
    count_towards_bonuses(sale, basket, all);
    return all;
}

}  // namespace vafa::properties
