// Reads rule tables.
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "rules/table.hpp"

namespace vafa::rules {

namespace {

using namespace program;
using Words = std::vector<std::string>;

/// Names become numbers in the order of their first use; a good "tea.drinks" stands in the group "drinks".
std::int64_t number_of(std::map<std::string, std::int64_t>& known, std::string const& name) {
    return known.emplace(name, static_cast<std::int64_t>(known.size()) + 1).first->second;
}

template <class E>
E enum_named(std::string const& word) {
    for (auto const& [value, name] : names_of(static_cast<E const*>(nullptr)))
        if (word == name) return value;
    throw std::runtime_error("no such word: " + word);
}

/// "2.5" with two decimals is 250.
std::int64_t decimal(std::string const& text, int places) {
    auto point = text.find('.');
    auto rest = point == std::string::npos ? "" : text.substr(point + 1);
    while (static_cast<int>(rest.size()) < places) rest += '0';
    return number_in(text.substr(0, point) + rest);
}

ForGoods goods_of(Words const& words, std::size_t from) {
    ForGoods goods;
    for (auto i = from; i < words.size(); ++i)
        words[i][0] == '@' ? goods.goods_groups.push_back(group_of_goods(words[i].substr(1))) : goods.goods.push_back(good_named(words[i]));
    return goods;
}

template <class Range>
Range range_of(std::string const& text, auto read) {
    auto dash = text.find('-');
    Range range;
    if (dash != 0) range.at_least = read(text.substr(0, dash));
    if (dash == std::string::npos) range.at_most = range.at_least;
    else if (dash + 1 < text.size()) range.at_most = read(text.substr(dash + 1));
    return range;
}

struct Days {
    std::optional<Day> at_least, at_most;
};

OnDates dates_of(std::string const& text) {
    auto days = range_of<Days>(text, day_in);
    return OnDates{days.at_least, days.at_most};
}

/// "12/25" "1/13"
EachYear each_year_of(std::string const& from, std::string const& until) {
    auto first = split(from, '/'), last = split(until, '/');
    return {number_in(first.at(0)), number_in(first.at(1)), number_in(last.at(0)), number_in(last.at(1))};
}

FestivalDays festival_days_of(Words const& words) {
    if (words.at(2) == "dates") return dates_of(words.at(3));
    return each_year_of(words.at(3), words.at(4));
}

Condition condition_of(Words const& words) {
    auto const& kind = words.at(1);
    auto number = [](std::string const& text) { return number_in(text); };
    if (kind == "group") {
        InGroup in;
        for (std::size_t i = 2; i < words.size(); ++i) in.groups.push_back(group_named(words[i]));
        return in;
    }
    if (kind == "weekday") {
        OnWeekday on;
        for (std::size_t i = 2; i < words.size(); ++i) on.days.push_back(enum_named<DayOfWeek>(words[i]));
        return on;
    }
    if (kind == "hours") return InHours{number_in(words.at(2)), number_in(words.at(3))};
    if (kind == "dates") return dates_of(words.at(2));
    if (kind == "each_year") return each_year_of(words.at(2), words.at(3));
    if (kind == "festival") return InFestival{words.at(2)};
    if (kind == "branch") {
        AtBranch at;
        for (std::size_t i = 2; i < words.size(); ++i) at.branches.push_back(BranchId{number_in(words[i])});
        return at;
    }
    if (kind == "till") {
        AtTill at;
        for (std::size_t i = 2; i < words.size(); ++i) at.tills.push_back(TillId{number_in(words[i])});
        return at;
    }
    if (kind == "goods") return goods_of(words, 2);
    if (kind == "basket") return range_of<BasketSize>(words.at(2), [](std::string const& text) { return Rial{number_in(text)}; });
    if (kind == "paid") {
        PaidBy by;
        for (std::size_t i = 2; i < words.size(); ++i) by.payments.push_back(enum_named<PaymentKind>(words[i]));
        return by;
    }
    if (kind == "purchase") return NthPurchase{number_in(words.at(2)), {}};
    if (kind == "every") return NthPurchase{number_in(words.at(2)), true};
    if (kind == "count") return range_of<PurchaseCount>(words.at(2), number);
    if (kind == "birthday") return AroundBirthday{number_in(words.at(2)), number_in(words.at(3))};
    if (kind == "anniversary") return AroundAnniversary{number_in(words.at(2)), number_in(words.at(3))};
    throw std::runtime_error("no such condition: " + kind);
}

LotEnd end_of(Words const& words, std::size_t at) {
    auto const& kind = words.at(at);
    if (kind == "never") return NeverEnds{};
    if (kind == "after_days") return EndsAfterDays{number_in(words.at(at + 1))};
    if (kind == "end_of_month") return EndsWithMonth{number_in(words.at(at + 1))};
    if (kind == "end_of_year") return EndsWithYear{number_in(words.at(at + 1))};
    if (kind == "by_inactivity") return EndsByInactivity{number_in(words.at(at + 1))};
    if (kind == "on_day") return EndsOn{day_in(words.at(at + 1))};
    throw std::runtime_error("no such end: " + kind);
}

/// "pending 7 after_days 30"
LotLife life_of(Words const& words, std::size_t at) {
    LotLife life;
    if (words.at(at) == "pending") {
        life.pending_days = number_in(words.at(at + 1));
        at += 2;
    }
    life.ends = at < words.size() ? end_of(words, at) : LotEnd{NeverEnds{}};
    return life;
}

Effect multiplier_of(Words const& words) {
    Multiplier times;
    times.factor = decimal(words[2].substr(1), 4);
    for (std::size_t i = 3; i < words.size(); ++i) {
        if (words[i] == "of")
            for (auto const& rule : split(words.at(++i), ',')) times.rules.push_back(number_in(rule));
        else times.touches = enum_named<Touches>(words[i]);
    }
    return times;
}

std::int64_t percent_in(std::string const& text) { return decimal(text.substr(0, text.size() - 1), 2); }

/// "off tea=10% @drinks=5%"
Effect discount_by_good(Words const& words) {
    DiscountByGood by_good;
    for (std::size_t i = 3; i < words.size(); ++i) {
        auto pair = split(words[i], '=');
        GoodPercent entry;
        if (pair[0][0] == '@') entry.goods_group = group_of_goods(pair[0].substr(1));
        else entry.good = good_named(pair[0]);
        entry.percent = BasisPoints{percent_in(pair.at(1))};
        by_good.list.push_back(entry);
    }
    return by_good;
}

/// "10% off from 3 15%", "5000 off from 3 8000", "200 off a piece"
Effect discount_of(Words const& words) {
    auto const& first = words[2];
    if (first.ends_with('%')) {
        DiscountPercent percent{BasisPoints{percent_in(first)}, {}};
        for (std::size_t i = 4; i < words.size(); i += 3) percent.bands.push_back({number_in(words.at(i + 1)), BasisPoints{percent_in(words.at(i + 2))}});
        return percent;
    }
    if (words.back() == "piece") return DiscountPerPiece{Rial{number_in(first)}};
    DiscountAmount amount{Rial{number_in(first)}, {}};
    for (std::size_t i = 4; i < words.size(); i += 3) amount.bands.push_back({number_in(words.at(i + 1)), Rial{number_in(words.at(i + 2))}});
    return amount;
}

Effect bonus_of(Words const& words) {
    ThresholdBonus bonus;
    bonus.reach = Points{number_in(words.at(3))};
    if (words.at(4) != "month") bonus.days = number_in(words[4]);
    if (words.at(6) == "credit") bonus.credit = Rial{number_in(words[5])};
    else bonus.points = Points{number_in(words[5])};
    if (words.size() > 8)
        for (auto const& rule : split(words[8], ',')) bonus.rules.push_back(number_in(rule));
    return bonus;
}

Effect effect_of(Words const& words) {
    auto const& first = words.at(2);
    if (first == "bonus") return bonus_of(words);
    if (first[0] == 'x') return multiplier_of(words);
    if (first == "off") return discount_by_good(words);
    if (words.size() > 3 && words[3] == "off") return discount_of(words);
    if (first == "list") {
        PointsByGood by_good;
        for (std::size_t i = 3; i < words.size(); ++i) {
            auto pair = split(words[i], '=');
            GoodPoints entry;
            if (pair[0][0] == '@') entry.goods_group = group_of_goods(pair[0].substr(1));
            else entry.good = good_named(pair[0]);
            entry.points = Points{number_in(pair.at(1))};
            by_good.list.push_back(entry);
        }
        return by_good;
    }
    if (first.ends_with('%')) {
        CreditPercent percent{BasisPoints{decimal(first.substr(0, first.size() - 1), 2)}, {}};
        if (words.size() > 4) percent.rounding = enum_named<Rounding>(words[4]);
        return percent;
    }
    auto amount = number_in(first);
    bool is_credit = words.at(3) == "credit";
    if (words.back() == "piece") return is_credit ? Effect{CreditPerPiece{Rial{amount}}} : Effect{PointsPerPiece{Points{amount}}};
    if (words[3] != "per") return is_credit ? Effect{FixedCredit{Rial{amount}}} : Effect{FixedPoints{Points{amount}}};
    PointsPerAmount by_amount{Points{amount}, Rial{number_in(words.at(4))}, {}, {}};
    if (words.size() > 5) {
        by_amount.keeps_remainder = false;
        by_amount.rounding = enum_named<Rounding>(words[5]);
    }
    return by_amount;
}

void add_to_rule(Rule& rule, Words const& words) {
    if (words[0] == "when") rule.when.push_back(condition_of(words));
    else if (words[0] == "stack") rule.stack = words.at(1);
    else if (words[0] == "priority") rule.priority = number_in(words.at(1));
    else if (words[0] == "paused") rule.is_paused = true;
    else if (words[0] == "life") rule.life = life_of(words, 1);
    else if (words[0] == "cap") {
        if (!rule.cap) rule.cap.emplace();
        auto& cap = words.at(2) == "day" ? rule.cap->per_day : words[2] == "member" ? rule.cap->per_member : rule.cap->per_invoice;
        cap = number_in(words[1]);
    } else if (words[0] == "budget") {
        rule.budget = Budget{number_in(words.at(1)), words.size() > 2 ? BudgetSpan::jalali_month : BudgetSpan::in_all};
    } else throw std::runtime_error("no such word of a rule: " + words[0]);
}

void set_base(Document& document, Words const& words) {
    if (!document.base) document.base.emplace();
    auto& base = *document.base;
    if (words[0] == "without") {
        auto goods = goods_of(words, 1);
        base.goods_without = goods.goods;
        base.goods_groups_without = goods.goods_groups;
    } else if (words.at(1) == "vat_earns") base.vat_earns = true;
    else if (words[1] == "credit_part_earns") base.credit_part_earns = true;
    else if (words[1] == "shipping_earns") base.shipping_earns = true;
    else if (words[1] == "no_services") base.services_earn = false;
    else throw std::runtime_error("no such setting: " + words[1]);
}

MemberState member_of(Words const& words) {
    MemberState member;
    member.group = group_named(words.at(1));
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (words[i] == "birthday") member.birth_day = day_in(words.at(++i));
        else if (words[i] == "enrolled") member.enrolled_day = day_in(words.at(++i));
        else if (words[i] == "bought") member.counters.last_number = number_in(words.at(++i));
        else if (words[i] == "referred") member.has_referrer = true;
    }
    return member;
}

void read_referrers(Table& table, Words const& words) {
    ReferralCommission paid;
    std::vector<std::int64_t> idle;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].back() == '%') paid.levels.push_back({BasisPoints{percent_in(words[i])}});
        else if (words[i] == "invoice") paid.per_invoice = Rial{number_in(words.at(++i))};
        else if (words[i] == "day") paid.per_day = Rial{number_in(words.at(++i))};
        else if (words[i] == "budget") paid.budget = Budget{number_in(words.at(++i)), BudgetSpan::in_all};
        else if (words[i] == "month") paid.budget->span = BudgetSpan::jalali_month;
        else if (words[i] == "idle") idle.push_back(number_in(words.at(++i)));
        else throw std::runtime_error("no such word of referrers: " + words[i]);
    }
    for (std::size_t i = 0; i < paid.levels.size(); ++i) {
        auto level = static_cast<std::int64_t>(i) + 1;
        table.chain.push_back({MemberId{level}, group_named("A"), std::find(idle.begin(), idle.end(), level) == idle.end(), Rial{0}});
    }
    paid.has_licence = paid.levels.size() > 1;
    table.document.referral_commission = paid;
}

void read_line(Table& table, std::string const& text, int line) {
    auto words = words_of(text);
    auto& document = table.document;
    if (text.find('|') != std::string::npos) table.rows.push_back({line, split(text, '|')});
    else if (words[0] == "rule") {
        Rule rule;
        rule.number = number_in(words.at(1));
        rule.name = "قانون " + words[1];
        rule.gives = effect_of(words);
        document.rules.push_back(rule);
    } else if (words[0] == "stack" && words.size() == 3) document.stacks.push_back({words[1], enum_named<StackMode>(words[2])});
    else if (words[0] == "set" || words[0] == "without") set_base(document, words);
    else if (words[0] == "life" && (words.at(1) == "points" || words[1] == "credit"))
        (words[1] == "points" ? document.points_life : document.credit_life) = life_of(words, 2);
    else if (words[0] == "festival") {
        bool is_new = document.festivals.empty() || document.festivals.back().name != words.at(1);
        if (is_new) document.festivals.push_back({words[1], {}});
        document.festivals.back().days.push_back(festival_days_of(words));
    } else if (words[0] == "referral") document.referral = Referral{ReferralMoment::first_purchase, Gift{Points{50}, {}, {}}, {}};
    else if (words[0] == "referrers") read_referrers(table, words);
    else if (words[0] == "member") table.member = member_of(words);
    else add_to_rule(document.rules.back(), words);
}

}  // namespace

Words words_of(std::string const& text) {
    std::istringstream in(text);
    Words words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

Words split(std::string const& text, char at) {
    Words parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);) {
        auto from = part.find_first_not_of(' ');
        parts.push_back(from == std::string::npos ? "" : part.substr(from, part.find_last_not_of(' ') - from + 1));
    }
    return parts;
}

std::int64_t number_in(std::string const& text) { return std::stoll(text); }

Day day_in(std::string const& text) {
    auto parts = split(text, '/');
    return *from_jalali(std::stoi(parts.at(0)), std::stoi(parts.at(1)), std::stoi(parts.at(2)));
}

catalog::GoodId good_named(std::string const& name) {
    static std::map<std::string, std::int64_t> known;
    return {number_of(known, name)};
}
catalog::GoodsGroupId group_of_goods(std::string const& name) {
    static std::map<std::string, std::int64_t> known;
    return {number_of(known, name)};
}
members::GroupId group_named(std::string const& name) {
    static std::map<std::string, std::int64_t> known;
    return {number_of(known, name)};
}

std::vector<Table> read_tables(std::filesystem::path const& file) {
    std::ifstream in(file);
    std::vector<Table> tables;
    int line = 0;
    for (std::string text; std::getline(in, text);) {
        ++line;
        if (words_of(text).empty() || text[0] == '#') continue;
        if (text[0] == '=') {
            tables.push_back({file.filename().string(), line, text.substr(2), {}, {}, {}, {}});
            tables.back().member.group = group_named("A");
            continue;
        }
        try {
            read_line(tables.back(), text, line);
        } catch (std::exception const& error) {
            throw std::runtime_error(file.string() + ":" + std::to_string(line) + ": " + error.what());
        }
    }
    return tables;
}

}  // namespace vafa::rules
