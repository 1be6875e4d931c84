// Sums over everything. Rules are the same by number; a rate, or a bonus's terms, are accounts of their own. A merge moves nothing here: it says
// whose sales are added up together.
#include "properties/paper_club.hpp"

#include <algorithm>
#include <set>

namespace vafa::properties {

namespace {

using Rate = std::pair<std::int64_t, std::int64_t>;

Rate rate_of(PaperRule const& rule) {
    auto common = std::gcd(rule.amount, rule.per);
    return {rule.amount / common, rule.per / common};
}

bool has_same_terms(PaperRule const& a, PaperRule const& b) {
    return a.number == b.number && a.reach == b.reach && a.amount == b.amount && a.days == b.days && a.pays_credit == b.pays_credit;
}

Day last_day_of(PaperRule const& bonus, Day first) { return first + static_cast<int>(bonus.days - 1); }

}  // namespace

template <class Each>
void PaperClub::over_sales(int number, Each each) const {
    for (auto const& sale : sales) {
        auto place = sale.program->place_of(number);
        if (place < 0) continue;
        auto at = static_cast<std::size_t>(place);
        each(sale, sale.program->rules[at], sale.stands[at], sale.found[at]);
    }
}

int PaperClub::first_of(int record) const {
    auto leads_to = members[static_cast<std::size_t>(record)].leads_to;
    return leads_to < 0 ? record : leads_to;
}

std::int64_t PaperClub::given_to(int person, PaperRule const& rule) const {
    std::int64_t whole = 0;
    std::map<Rate, std::pair<PaperRule, Wide>> by_rate;
    over_sales(rule.number, [&](PaperSale const& sale, PaperRule const& its, Stood const& stood, Found const&) {
        if (!is_of(sale, person) || !stood.stands) return;
        if (its.keeps_remainder()) by_rate.emplace(rate_of(its), std::pair{its, Wide{0}}).first->second.second += stood.base;
        else whole += stood.whole;
    });
    for (auto const& [rate, base] : by_rate) whole += points_on(base.first, base.second);
    return whole;
}

std::int64_t PaperClub::given(PaperRule const& rule, Day day) const {
    std::int64_t sum = 0;
    if (rule.keeps_remainder()) {
        for (int record = 0; record < std::ssize(members); ++record)
            if (first_of(record) == record) sum += given_to(record, rule);
        return sum;
    }
    over_sales(rule.number, [&](PaperSale const& sale, PaperRule const&, Stood const& stood, Found const&) {
        bool is_in = !rule.is_by_month || first_of_jalali_month(sale.day) == first_of_jalali_month(day);
        if (is_in && stood.stands) sum += stood.whole;
    });
    return sum;
}

std::int64_t PaperClub::free_number(int person) const {
    std::set<std::int64_t> held;
    for (auto const& sale : sales)
        if (is_of(sale, person) && sale.is_purchase()) held.insert(sale.number);
    std::int64_t number = 1;
    while (held.contains(number)) ++number;
    return number;
}

std::map<int, std::int64_t> PaperClub::windows(int record, PaperRule const& bonus) const {
    std::map<int, std::int64_t> sums;
    over_sales(bonus.number, [&](PaperSale const& sale, PaperRule const& its, Stood const& stood, Found const& found) {
        if (sale.member == record && has_same_terms(its, bonus)) sums[found.window] += stood.towards;
    });
    std::erase_if(sums, [](auto const& window) { return window.second == 0; });
    return sums;
}

int PaperClub::window_of(PaperRule const& bonus, PaperSale const& sale) const {
    if (bonus.days == 0) return first_of_jalali_month(sale.day).number;
    auto first = sale.day.number;
    for (auto const& [number, sum] : windows(sale.member, bonus)) {
        Day begun{number};
        if (begun <= sale.day && sale.day <= last_day_of(bonus, begun)) first = number;
    }
    return first;
}

Found PaperClub::found_by(PaperRule const& rule, PaperSale const& sale) const {
    Found found;
    if (rule.gives == Gives::bonus) found.window = window_of(rule, sale);
    Wide today = 0;
    over_sales(rule.number, [&](PaperSale const& other, PaperRule const& its, Stood const& stood, Found const&) {
        if (!is_one_person(other.member, sale.member) || !stood.stands) return;
        if (rule.keeps_remainder() && rate_of(its) == rate_of(rule)) found.base += stood.base;
        if (other.day == sale.day) today += rule.keeps_remainder() ? stood.base : Wide{stood.whole};
    });
    if (rule.cap_day) found.left_today = (rule.keeps_remainder() ? Wide{*rule.cap_day} * rule.per * 10'000 / rule.amount : Wide{*rule.cap_day}) - today;
    if (rule.cap_member) found.left_of_member = *rule.cap_member - given_to(sale.member, rule);
    if (rule.budget) found.left_of_budget = *rule.budget - given(rule, sale.day);
    return found;
}

void PaperClub::price(PaperSale& sale, bool is_open) const {
    sale.number = free_number(sale.member);
    sale.count = 1 + std::count_if(sales.begin(), sales.end(), [&](auto const& other) { return is_one_person(other.member, sale.member) && other.is_purchase(); });
    if (is_open) take_discounts(sale);
}

void PaperClub::judge(PaperSale& sale) const {
    for (auto const& rule : sale.program->rules) sale.found.push_back(found_by(rule, sale));
    sale.gave = judged_on_paper(sale);
    sale.stands = sale.gave;
    sale.brought_referral = may_bring_referral(sale);
    if (sale.brought_referral) sale.referrer = first_of(members[static_cast<std::size_t>(sale.member)].referrer);
}

/// One purchase of a friend at a time holds the gifts: the first that may earn anything, and when it comes back, the next one made.
bool PaperClub::may_bring_referral(PaperSale const& sale) const {
    bool is_friend = members[static_cast<std::size_t>(sale.member)].referrer >= 0;
    return sale.program->has_referral && is_friend && sale.is_purchase() && sale.has_base() &&
           std::none_of(sales.begin(), sales.end(), [&](auto const& other) { return is_one_person(other.member, sale.member) && other.brings_referral(); });
}

void PaperClub::pass(int giver, int receiver, std::int64_t points) {
    members[static_cast<std::size_t>(giver)].passed_points -= points;
    members[static_cast<std::size_t>(receiver)].passed_points += points;
}

Totals PaperClub::totals(int record) const {
    auto person = first_of(record);
    Totals totals;
    for (auto const& member : members) {
        if (!is_one_person(static_cast<int>(&member - members.data()), person)) continue;
        totals.points += member.gift_points + member.passed_points;
        totals.credit += member.gift_credit;
    }
    std::map<int, PaperRule> rules;                       // one of each number: their kinds are the same in every version
    std::vector<PaperRule> bonuses;                       // one of each terms
    for (auto const& sale : sales) {
        if (sale.brings_referral() && is_one_person(sale.referrer, person)) totals.points += sale.program->points_to_referrer;
        if (!is_of(sale, person)) continue;
        if (sale.brings_referral()) totals.credit += sale.program->credit_to_friend;
        totals.credit -= sale.credit_kept();
        for (auto const& rule : sale.program->rules) {
            if (rule.gives != Gives::bonus) rules.emplace(rule.number, rule);
            else if (std::none_of(bonuses.begin(), bonuses.end(), [&](auto const& bonus) { return has_same_terms(bonus, rule); })) bonuses.push_back(rule);
        }
    }
    for (auto const& [number, rule] : rules) (rule.gives_credit() ? totals.credit : totals.points) += given_to(person, rule);
    for (auto const& bonus : bonuses)
        for (int each = 0; each < std::ssize(members); ++each)
            if (is_one_person(each, person))
                for (auto const& [first, sum] : windows(each, bonus))
                    if (sum >= bonus.reach) (bonus.pays_credit ? totals.credit : totals.points) += bonus.amount;
    return totals;
}

}  // namespace vafa::properties
