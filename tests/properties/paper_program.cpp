// A club's rules are drawn twice: what they are, once a club; their figures, once a version.
#include "properties/paper_program.hpp"

#include <algorithm>

#include "properties/json_text.hpp"

namespace vafa::properties {

namespace {

bool has(std::vector<int> const& all, int one) { return std::find(all.begin(), all.end(), one) != all.end(); }

bool in_percent(Chance& chance, int percent) { return number_by(chance, 1, 100) <= percent; }

/// Draws one rule: `shape` is the club's, `figures` the version's.
struct Draw {
    Chance shape, figures;
    PaperRule rule;

    Draw(std::uint64_t club, std::uint64_t version, int number) : shape(club * 1'000 + static_cast<std::uint64_t>(number)), figures(club * 7'919 + version * 131 + static_cast<std::uint64_t>(number)) {
        rule.number = number;
    }
    std::int64_t figure(std::int64_t least, std::int64_t most) { return number_by(figures, least, most); }
    bool chance(int percent) { return in_percent(shape, percent); }
    std::string rounding() { return std::array{"down", "nearest", "up"}[static_cast<std::size_t>(number_by(shape, 0, 2))]; }

    void goods() {
        if (!chance(25)) return;
        auto which = number_by(shape, 1, 4);
        if (which == 1) rule.goods = {1};
        else if (which == 2) rule.goods = {2, 3};
        else if (which == 3) rule.goods_groups = {0};
        else rule.goods = {good_without}, rule.goods_groups = {1};
    }
    void conditions() {
        if (chance(15)) rule.group = static_cast<int>(number_by(shape, 0, 1));
        if (chance(12)) rule.branch = static_cast<int>(number_by(shape, 0, 1));
        if (chance(15))
            for (int day = 0; day < 7; ++day)
                if (day == 0 || figure(0, 1) == 1) rule.weekdays.push_back(day);
        if (chance(20)) rule.at_least = figure(1'000, 900'000);
        if (chance(20)) rule.at_most = rule.at_least.value_or(0) + figure(200'000, 2'000'000);
        if (chance(10)) rule.nth = figure(2, 4);
        if (chance(10)) rule.count_from = figure(2, 5);
        if (chance(10)) rule.count_to = rule.count_from.value_or(0) + figure(3, 12);
        if (!rule.is_discount() && chance(10)) rule.payment = std::array{"card", "cash"}[static_cast<std::size_t>(number_by(shape, 0, 1))];
    }
    /// Caps and a budget, in the rule's unit: about what one to some twenty sales give.
    void bounds(std::int64_t of_a_sale) {
        if (chance(20)) rule.cap_invoice = figure(of_a_sale / 2, of_a_sale * 2);
        if (!rule.is_discount()) {
            if (chance(30)) rule.cap_day = figure(of_a_sale / 2, of_a_sale * 3);
            if (chance(20)) rule.cap_member = figure(of_a_sale, of_a_sale * 20);
            if (chance(30)) rule.budget = figure(of_a_sale * 2, of_a_sale * 40);
            rule.is_by_month = rule.budget && !rule.keeps_remainder() && chance(50);
        }
    }
    void bands(std::int64_t least, std::int64_t most) {
        auto from = figure(2, 3);
        for (auto left = number_by(shape, 0, 2); left > 0; --left, from += figure(1, 4)) rule.bands.emplace_back(from, figure(least, most));
        if (!rule.bands.empty() && figure(0, 2) == 0) rule.amount = 0;
    }
    void joins(int stack, int percent) {
        if (!chance(percent)) return;
        rule.stack = stack;
        rule.priority = static_cast<int>(figure(-2, 2));
    }
};

constexpr int of_points = 0, of_credit = 1, of_discounts = 2;

void draw_bonus(Draw& draw) {
    auto& rule = draw.rule;
    rule.gives = Gives::bonus;
    rule.pays_credit = draw.chance(40);
    rule.amount = rule.pays_credit ? draw.figure(1'000, 50'000) : draw.figure(1, 60);
    rule.reach = draw.figure(5, 90);
    rule.days = draw.chance(60) ? draw.figure(1, 25) : 0;
    if (draw.chance(40)) rule.of = {1, 4};
}

void draw_by_amount(Draw& draw) {
    auto& rule = draw.rule;
    rule.gives = rule.number == 1 ? Gives::points_per_amount : Gives::points_per_amount_rounded;
    rule.amount = draw.figure(1, 5);
    rule.per = draw.figure(40'000, 200'000);
    if (rule.number == 9) rule.rounding = draw.rounding();
    draw.goods();
    draw.bounds(12);
    draw.joins(of_points, 35);
}

void draw_points(Draw& draw) {
    auto& rule = draw.rule;
    if (rule.number == 4) rule.gives = Gives::points_per_piece, rule.amount = draw.figure(1, 4);
    else if (rule.number == 5) rule.gives = Gives::points_by_good, rule.by_good = {0, draw.figure(0, 3), draw.figure(1, 4), draw.figure(0, 2), 0};
    else rule.gives = Gives::points, rule.amount = draw.figure(1, 25);
    draw.goods();
    draw.bounds(8);
    draw.joins(of_points, 35);
}

void draw_credit(Draw& draw) {
    auto& rule = draw.rule;
    if (rule.number == 2) {
        rule.gives = Gives::credit_percent, rule.amount = draw.figure(50, 900), rule.per = 10'000;
        rule.rounding = draw.rounding();
    } else if (rule.number == 3) {
        rule.gives = Gives::credit, rule.amount = draw.figure(1'000, 40'000);
    } else {
        rule.gives = Gives::credit_per_piece, rule.amount = draw.figure(100, 9'000);
    }
    draw.goods();
    draw.bounds(20'000);
    draw.joins(of_credit, 55);
}

void draw_discount(Draw& draw) {
    auto& rule = draw.rule;
    if (rule.number == 11) rule.gives = Gives::off_percent, rule.amount = draw.figure(1, 3'000), draw.bands(0, 4'000);
    else if (rule.number == 12) rule.gives = Gives::off_amount, rule.amount = draw.figure(1, 300'000), draw.bands(0, 200'000);
    else rule.gives = Gives::off_piece, rule.amount = draw.figure(1, 90'000);
    draw.goods();
    draw.bounds(100'000);
    draw.joins(of_discounts, 40);
}

void draw_multiplier(Draw& draw) {
    auto& rule = draw.rule;
    rule.gives = Gives::multiplier;
    rule.amount = draw.figure(5'000, 31'234);
    rule.touches = std::array{"points", "credit", "both"}[static_cast<std::size_t>(number_by(draw.shape, 0, 2))];
    if (draw.chance(30)) rule.of = {1, 2};
    draw.goods();
}

constexpr int most_rules = 14;

PaperRule rule_by_chance(std::uint64_t club, std::uint64_t version, int number) {
    Draw draw(club, version, number);
    switch (number) {
        case 1: case 9: draw_by_amount(draw); break;
        case 2: case 3: case 10: draw_credit(draw); break;
        case 4: case 5: case 8: draw_points(draw); break;
        case 6: case 7: draw_multiplier(draw); break;
        case 14: draw_bonus(draw); break;
        default: draw_discount(draw); break;
    }
    draw.conditions();
    return draw.rule;
}

/// Who named only rules that are not there goes with them.
void name_those_there(PaperProgram& program) {
    auto is_there = [&](int number) { return std::any_of(program.rules.begin(), program.rules.end(), [&](auto const& rule) { return rule.number == number; }); };
    std::erase_if(program.rules, [&](PaperRule& rule) {
        if (rule.of.empty()) return false;
        std::erase_if(rule.of, [&](int number) { return !is_there(number); });
        return rule.of.empty();
    });
}

std::string life_by_chance(Chance& chance, std::uint64_t left_out) {
    static constexpr std::array lives{R"({"kind":"never"})", R"({"kind":"after_days","days":3000})", R"({"kind":"end_of_month","months":90})",
                                      R"({"kind":"end_of_year","years":7})", R"({"kind":"by_inactivity","days":3000})"};
    auto drawn = static_cast<std::size_t>(number_by(chance, 0, std::ssize(lives) - 1));
    return lives[left_out >> 15 & 1 ? 0 : drawn];
}

// --- As a document ---

template <class T, class Each>
std::string list_of(std::vector<T> const& all, Each each) {
    std::string json;
    for (auto const& one : all) json += (json.empty() ? "" : ",") + each(one);
    return "[" + json + "]";
}

std::string quoted(std::string const& word) { return "\"" + word + "\""; }

std::string bound(char const* name, std::optional<std::int64_t> value) { return value ? ",\"" + std::string(name) + "\":" + text(*value) : ""; }

std::string range(char const* kind, std::optional<std::int64_t> least, std::optional<std::int64_t> most) {
    return std::string(R"({"kind":")") + kind + "\"" + bound("at_least", least) + bound("at_most", most) + "}";
}

std::string conditions_of(PaperRule const& rule, PaperNames const& names) {
    static constexpr std::array days{"saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"};
    std::vector<std::string> all;
    auto named = [](auto const& of) { return [&of](int at) { return quoted(of[static_cast<std::size_t>(at)]); }; };
    if (!rule.goods.empty() || !rule.goods_groups.empty())
        all.push_back(R"({"kind":"goods","goods":)" + list_of(rule.goods, named(names.goods)) + R"(,"goods_groups":)" + list_of(rule.goods_groups, named(names.goods_groups)) + "}");
    if (rule.group) all.push_back(R"({"kind":"member_group","groups":[)" + named(names.groups)(*rule.group) + "]}");
    if (rule.branch) all.push_back(R"({"kind":"branch","branches":[)" + named(names.branches)(*rule.branch) + "]}");
    if (!rule.weekdays.empty()) all.push_back(R"({"kind":"weekday","days":)" + list_of(rule.weekdays, [](int day) { return quoted(days[static_cast<std::size_t>(day)]); }) + "}");
    if (rule.at_least || rule.at_most) all.push_back(range("basket_size", rule.at_least, rule.at_most));
    if (rule.nth != 0) all.push_back(R"({"kind":"nth_purchase","repeats":true,"number":)" + text(rule.nth) + "}");
    if (rule.count_from || rule.count_to) all.push_back(range("purchase_count", rule.count_from, rule.count_to));
    if (rule.payment) all.push_back(R"({"kind":"payment","payments":[)" + quoted(*rule.payment) + "]}");
    return list_of(all, [](std::string const& one) { return one; });
}

std::string rules_named(PaperRule const& rule) { return rule.of.empty() ? "" : R"(,"rules":)" + list_of(rule.of, [](int number) { return text(number); }); }

std::string bands_of(PaperRule const& rule, char const* word) {
    return R"(,"bands":)" + list_of(rule.bands, [&](auto const& band) { return R"({"purchase":)" + text(band.first) + ",\"" + word + "\":" + text(band.second) + "}"; });
}

std::string points_by_good(PaperRule const& rule, PaperNames const& names) {
    auto entry = [](char const* what, std::string const& id, std::int64_t points) { return std::string("{\"") + what + "\":" + quoted(id) + R"(,"points":)" + text(points) + "}"; };
    return R"({"kind":"points_by_good","list":[)" + entry("good", names.goods[1], rule.by_good[1]) + "," +
           entry("goods_group", names.goods_groups[0], rule.by_good[2]) + "," + entry("goods_group", names.goods_groups[1], rule.by_good[3]) + "]}";
}

std::string effect_of(PaperRule const& rule, PaperNames const& names) {
    auto kind = [&](char const* name, char const* unit) { return std::string(R"({"kind":")") + name + R"(",")" + unit + "\":" + text(rule.amount); };
    switch (rule.gives) {
        case Gives::points_per_amount: return kind("points_per_amount", "points") + R"(,"per":)" + text(rule.per) + "}";
        case Gives::points_per_amount_rounded:
            return kind("points_per_amount", "points") + R"(,"keeps_remainder":false,"per":)" + text(rule.per) + R"(,"rounding":)" + quoted(rule.rounding) + "}";
        case Gives::credit_percent: return kind("credit_percent", "percent") + R"(,"rounding":)" + quoted(rule.rounding) + "}";
        case Gives::points_per_piece: return kind("points_per_piece", "points") + "}";
        case Gives::credit_per_piece: return kind("credit_per_piece", "credit") + "}";
        case Gives::points_by_good: return points_by_good(rule, names);
        case Gives::points: return kind("points", "points") + "}";
        case Gives::credit: return kind("credit", "credit") + "}";
        case Gives::multiplier: return kind("multiplier", "factor") + R"(,"touches":)" + quoted(rule.touches) + rules_named(rule) + "}";
        case Gives::bonus:
            return kind("threshold_bonus", rule.pays_credit ? "credit" : "points") + R"(,"reach":)" + text(rule.reach) + (rule.days ? R"(,"days":)" + text(rule.days) : "") +
                   rules_named(rule) + "}";
        case Gives::off_percent: return kind("discount_percent", "percent") + bands_of(rule, "percent") + "}";
        case Gives::off_amount: return kind("discount", "discount") + bands_of(rule, "discount") + "}";
        case Gives::off_piece: break;
    }
    return kind("discount_per_piece", "discount") + "}";
}

std::string const& stack_name(int stack) {
    static std::array<std::string, 3> const all{"امتیاز", "اعتبار", "تخفیف"};
    return all[static_cast<std::size_t>(stack)];
}

std::string json_of(PaperRule const& rule, PaperNames const& names) {
    auto caps = bound("per_invoice", rule.cap_invoice) + bound("per_day", rule.cap_day) + bound("per_member", rule.cap_member);
    return R"({"number":)" + text(rule.number) + R"(,"name":"قانون )" + text(rule.number) + R"(","when":)" + conditions_of(rule, names) + R"(,"gives":)" + effect_of(rule, names) +
           (caps.empty() ? "" : R"(,"cap":{)" + caps.substr(1) + "}") +
           (rule.budget ? R"(,"budget":{"amount":)" + text(*rule.budget) + R"(,"span":")" + (rule.is_by_month ? "jalali_month" : "in_all") + "\"}" : "") +
           (rule.stack < 0 ? "" : R"(,"stack":)" + quoted(stack_name(rule.stack)) + R"(,"priority":)" + text(rule.priority)) + "}";
}

}  // namespace

std::int64_t number_by(Chance& chance, std::int64_t least, std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(least, most)(chance); }

bool PaperRule::counts(int good) const {
    if (goods.empty() && goods_groups.empty()) return true;
    bool is_of_group = (has(goods_groups, 0) && (good == 1 || good == 2)) || (has(goods_groups, 1) && good == 3);
    return is_of_group || has(goods, good);
}

bool PaperRule::is_counted_by(PaperRule const& bonus) const {
    bool is_of_points = gives != Gives::multiplier && gives != Gives::bonus && !is_discount() && !gives_credit();
    return is_of_points && (bonus.of.empty() || has(bonus.of, number));
}

bool PaperRule::is_touched_by(PaperRule const& multiplier) const {
    if (!is_by_amount() || !(multiplier.of.empty() || has(multiplier.of, number))) return false;
    return multiplier.touches == "both" || (multiplier.touches == "credit") == gives_credit();
}

PaperProgram program_by_chance(std::uint64_t club, std::uint64_t version, std::uint64_t left_out) {
    Chance chance(club);
    PaperProgram program;
    for (auto& stack : program.stacks) stack = static_cast<Meet>(number_by(chance, 0, 2));
    program.credit_part_earns = in_percent(chance, 50);
    program.vat_earns = in_percent(chance, 50);
    program.has_referral = in_percent(chance, 60) && (left_out & 1) == 0;
    Chance figures(club + version);
    program.points_to_referrer = number_by(figures, 1, 50);
    program.credit_to_friend = number_by(figures, 1, 90'000);
    program.points_life = life_by_chance(figures, left_out);
    program.credit_life = life_by_chance(figures, left_out);
    for (int number = 1; number <= most_rules; ++number) {
        bool is_in = in_percent(chance, number == 1 || number == 14 ? 80 : 55);
        if (is_in && (left_out >> number & 1) == 0) program.rules.push_back(rule_by_chance(club, version, number));
    }
    name_those_there(program);
    program.places.fill(-1);
    for (std::size_t i = 0; i < program.rules.size(); ++i) program.places[static_cast<std::size_t>(program.rules[i].number)] = static_cast<int>(i);
    return program;
}

std::string document_of(PaperProgram const& program, PaperNames const& names) {
    static constexpr std::array modes{"sum", "best_of", "exclusive"};
    std::vector<int> stacks{0, 1, 2};
    auto yes = [](bool is) { return is ? "true" : "false"; };
    return R"({"base":{"credit_part_earns":)" + std::string(yes(program.credit_part_earns)) + R"(,"vat_earns":)" + yes(program.vat_earns) + R"(,"goods_without":[)" +
           quoted(names.goods[good_without]) + R"(]},"stacks":)" +
           list_of(stacks, [&](int at) { return R"({"name":)" + quoted(stack_name(at)) + R"(,"mode":")" + modes[static_cast<std::size_t>(program.stacks[static_cast<std::size_t>(at)])] + "\"}"; }) +
           (!program.has_referral ? "" : R"(,"referral":{"moment":"first_purchase","to_referrer":{"points":)" + text(program.points_to_referrer) +
                                             R"(},"to_friend":{"credit":)" + text(program.credit_to_friend) + "}}") +
           R"(,"points_life":{"ends":)" + program.points_life + R"(},"credit_life":{"ends":)" + program.credit_life + "}" +
           R"(,"rules":)" + list_of(program.rules, [&](PaperRule const& rule) { return json_of(rule, names); }) + "}";
}

}  // namespace vafa::properties
