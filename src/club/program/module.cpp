// The program's table of contents.
#include <algorithm>

#include "club/program/changes.hpp"
#include "club/program/convert_points.hpp"
#include "club/program/gifts.hpp"
#include "club/program/list_budgets.hpp"
#include "club/program/publish.hpp"
#include "club/program/records.hpp"
#include "club/program/simulate.hpp"
#include "club/program/store.hpp"

namespace vafa::program {

namespace {

constexpr std::int64_t page = 1'000;

bool is_sound(Counters const& counters) {
    auto fits = [](RunningBase const& base) { return base.base > 0 && base.base < base.per * one; };
    auto stands = [](BonusWindow const& window) { return window.points > 0; };
    if (!std::all_of(counters.bonus_windows.begin(), counters.bonus_windows.end(), stands)) return false;
    return counters.purchases() >= 0 && std::all_of(counters.bases.begin(), counters.bases.end(), fits);
}

/// What rules remember can be read, is written in the one way there is, and no whole point waits in a remainder.
std::vector<std::string> unsound_counters(Snapshot& snapshot) {
    std::vector<std::string> breaches;
    MemberId after;
    for (auto rows = counters_after(snapshot, after, page); !rows.empty(); rows = counters_after(snapshot, after, page)) {
        for (auto const& row : rows) {
            auto counters = decode_counters(row.state);
            if (encode(counters) != row.state || !is_sound(counters)) breaches.push_back("counters of " + row.member.text());
        }
        after = rows.back().member;
    }
    return breaches;
}

}  // namespace

Module module() {
    Module program{"program", publish_operations(), {{"program.counters_are_sound", unsound_counters}}, {}};
    program.operations.push_back(list_budgets_operation());
    program.operations.push_back(simulate_operation());
    program.operations.push_back(convert_points_operation());
    program.reactions.push_back(after<members::enrol_member, give_enrolment_gifts>("members.enrol", "program.give_enrolment_gifts"));
    program.reactions.push_back(after<members::join_club, give_joining_gifts>("me.join", "program.give_joining_gifts"));
    program.reactions.push_back(after<members::merge_members, join_counters>("members.merge", "program.join_counters"));
    program.reactions.push_back(after<members::unmerge_member, part_counters>("members.unmerge", "program.part_counters"));
    return program;
}

}  // namespace vafa::program
