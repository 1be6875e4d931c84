// The statements that find many members at once, as they were at one moment.
#include "club/members/members.hpp"

namespace vafa::members {

namespace {

using store::Sql;

// The stretch is cut first, so that it takes the same time whoever is meant.
constexpr Sql select_stretch{R"(
    select m.id, m.status,
           case when (?5 = 0 or ?5 = (select h.group_id from members_membership h
                                      where h.club_id = :club and h.member_id = m.id and h.since_at <= ?2
                                      order by h.since_at desc, h.act desc limit 1))
                 and (?6 = 0 or m.enrolled_branch = ?6) and m.enrolled_at <= ?2 and m.enrolled_day >= ?3 and m.enrolled_day <= ?4
                 and m.status <> 3 then 1 else 0 end as is_meant
    from members_member m where m.club_id = :club and m.id > ?1 order by m.id limit ?7)"};
constexpr Sql select_counts{R"(
    select group_id, status, count(*) from members_member
    where club_id = :club and (?3 = 0 or group_id = ?3) and (?4 = 0 or enrolled_branch = ?4) and enrolled_day >= ?1
      and enrolled_day <= ?2 and status <> 3
    group by group_id, status order by group_id, status)"};

constexpr Day first_day_of_all{-1'000'000}, last_day_of_all{10'000'000};

}  // namespace

MeantStretch meant_at(Snapshot& snapshot, MembersMeant const& whom, Instant moment, MemberId after, std::int64_t looks_at) {
    MeantStretch stretch;
    auto rows = snapshot.read(select_stretch, after, moment, whom.enrolled_from.value_or(first_day_of_all),
                              whom.enrolled_to.value_or(last_day_of_all), whom.group.value_or(GroupId{}),
                              whom.branch.value_or(BranchId{}), looks_at);
    for (auto row : rows) {
        stretch.last = row.get<MemberId>(0);
        if (row.get<bool>(2)) stretch.items.push_back({stretch.last, row.get<MemberStatus>(1)});
    }
    stretch.is_last = static_cast<std::int64_t>(rows.size()) < looks_at;
    return stretch;
}

std::vector<MeantCount> count_meant(Snapshot& snapshot, MembersMeant const& whom) {
    std::vector<MeantCount> counts;
    for (auto row : snapshot.read(select_counts, whom.enrolled_from.value_or(first_day_of_all),
                                  whom.enrolled_to.value_or(last_day_of_all), whom.group.value_or(GroupId{}),
                                  whom.branch.value_or(BranchId{})))
        counts.push_back({row.get<GroupId>(0), row.get<MemberStatus>(1), row.get<std::int64_t>(2)});
    return counts;
}

}  // namespace vafa::members
