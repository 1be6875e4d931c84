// Two records of one person: merged, parted, and asked for as one.
#include <algorithm>

#include "properties/club_by_chance.hpp"

namespace vafa::properties {

/// Whether the first purchase of a friend was made already depends, of a person who is a friend by one record and bought by another,
/// on the order of everything they ever did: such two are left apart where friends bring gifts.
bool ClubByChance::may_merge(int first, int second) const {
    auto leads_others = [&](int record) {
        return std::any_of(paper_.members.begin(), paper_.members.end(), [&](auto const& member) { return member.leads_to == record; });
    };
    if (first == second || paper_.first_of(first) != first || paper_.first_of(second) != second || leads_others(second)) return false;
    auto referrer_of = [&](int record) { return paper_.members[static_cast<std::size_t>(record)].referrer; };
    bool is_friend = referrer_of(first) >= 0, brings_none = referrer_of(second) < 0 || referrer_of(second) == first;
    return !program_->has_referral || (is_friend ? referrer_of(second) >= 0 : brings_none);
}

int ClubByChance::some_record_of(int person) {
    auto record = some_member();
    return paper_.is_one_person(record, person) ? record : person;
}

void ClubByChance::joins(char const* operation, std::string const& request, bool is_held, int record, int leads_to) {
    auto before = paper_.members[static_cast<std::size_t>(record)].leads_to;
    auto reply = asks(club_.owner, operation, request);
    if (is_held ? reply.answer().refusal != "members.merge_waits_for_hold" : !reply.is_accepted())
        throw Disagreement(std::string(is_held ? "a till holds credit: " : "it was refused: ") + reply.body());
    if (!is_held) paper_.members[static_cast<std::size_t>(record)].leads_to = leads_to;
    compares(record);
    compares(std::max(before, leads_to));
}

/// Preferably two who both bought today; the person buys again at once, so that what is capped by the day is met as one.
void ClubByChance::merges() {
    auto bought_today = [&](int record) {
        return std::any_of(paper_.sales.begin(), paper_.sales.end(), [&](auto const& sale) { return sale.day == club_.today() && paper_.first_of(sale.member) == record; });
    };
    std::vector<std::pair<int, int>> pairs, of_today;
    for (int first = 0; first < std::ssize(paper_.members); ++first)
        for (int second = 0; second < std::ssize(paper_.members); ++second)
            if (may_merge(first, second)) {
                pairs.emplace_back(first, second);
                if (bought_today(first) && bought_today(second)) of_today.emplace_back(first, second);
            }
    if (!of_today.empty()) pairs.swap(of_today);
    if (pairs.empty()) return;
    auto [first, second] = pairs[static_cast<std::size_t>(number(0, std::ssize(pairs) - 1))];
    joins("members.merge", R"({"member":")" + id_of(first) + R"(","second":")" + id_of(second) + "\"}", has_hold(second), second, first);
    sells(paper_.first_of(first), false);
}

void ClubByChance::parts() {
    auto record = some_member();
    if (paper_.first_of(record) != record) parts(record);
}

void ClubByChance::parts(int second) {
    joins("members.unmerge", R"({"member":")" + id_of(second) + "\"}", has_hold(paper_.first_of(second)), second, -1);
}

}  // namespace vafa::properties
