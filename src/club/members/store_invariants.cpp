// The questions behind the invariants of members: each row of an answer is a breach.
#include "club/members/invariants.hpp"
#include "club/members/members.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql groups_apart{R"(
    select m.id from members_member m
    left join members_membership h on h.club_id = m.club_id and h.member_id = m.id and h.act = (
        select max(l.act) from members_membership l where l.club_id = m.club_id and l.member_id = m.id)
    where m.club_id = :club and m.group_id <> coalesce(h.group_id, 0) order by m.id limit 20)"};
constexpr Sql unknown_groups{R"(
    select m.id from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.group_id <> 0 and g.id is null order by m.id limit 20)"};
constexpr Sql cards_of_nobody{R"(
    select c.member_id from members_card c left join members_member m on m.club_id = c.club_id and m.id = c.member_id
    where c.club_id = :club and (m.id is null or (m.status = 3 and c.status = 1)) order by c.member_id limit 20)"};
constexpr Sql replaced_by_none{R"(
    select c.member_id from members_card c
    left join members_card n on n.club_id = c.club_id and n.number = c.replaced_by and n.member_id = c.member_id
    where c.club_id = :club and (c.status = 3) <> (n.number is not null) order by c.member_id limit 20)"};
constexpr Sql erased_with_traces{R"(
    select m.id from members_member m
    where m.club_id = :club and m.status = 3
      and (m.first_name <> '' or m.last_name <> '' or m.father_name <> '' or m.honorific <> '' or m.sort_name <> ''
           or m.birth_day is not null or m.wedding_day is not null or m.gender is not null
           or exists (select 1 from members_profile p where p.club_id = m.club_id and p.member_id = m.id)
           or exists (select 1 from members_phone p where p.club_id = m.club_id and p.member_id = m.id)
           or exists (select 1 from members_extra e where e.club_id = m.club_id and e.member_id = m.id)
           or exists (select 1 from members_pin p where p.club_id = m.club_id and p.member_id = m.id)
           or exists (select 1 from members_own_code o where o.club_id = m.club_id and o.member_id = m.id))
    order by m.id limit 20)"};
constexpr Sql nobody_referred{R"(
    select m.id from members_member m left join members_member r on r.club_id = m.club_id and r.id = m.referrer_id
    where m.club_id = :club and m.referrer_id <> 0 and (r.id is null or r.id = m.id) order by m.id limit 20)"};

constexpr Sql merges_apart{R"(
    select m.id from members_member m
    left join members_merge g on g.club_id = m.club_id and g.second = m.id and g.undone_act = 0
    left join members_member f on f.club_id = m.club_id and f.id = m.merged_into
    where m.club_id = :club
      and (m.merged_into <> coalesce(g.first, 0) or (m.merged_into <> 0 and (m.status = 1 or f.id is null or f.merged_into <> 0)))
    order by m.id limit 20)"};

Invariant about_members(std::string_view name, Sql const& question, std::string breach) {
    return {name, [&question, breach](Snapshot& snapshot) {
                std::vector<std::string> breaches;
                for (auto row : snapshot.read(question)) breaches.push_back(row.get<MemberId>(0).text() + ": " + breach);
                return breaches;
            }};
}

}  // namespace

std::vector<Invariant> invariants() {
    return {
        about_members("members.group_follows_history", groups_apart, "the group is not the last one of its history"),
        about_members("members.group_is_known", unknown_groups, "the group is none of the club's"),
        about_members("members.card_has_a_member", cards_of_nobody, "a card whose member is unknown or erased"),
        about_members("members.replaced_card_has_successor", replaced_by_none, "a replaced card without its successor, or the other way round"),
        about_members("members.erased_leaves_nothing", erased_with_traces, "erased, but personal data is left"),
        about_members("members.merged_leads_to_a_first", merges_apart, "merged, but not by a merge that stands, or into a record that is merged itself"),
        about_members("members.referrer_is_known", nobody_referred, "the referrer is unknown, or the member"),
    };
}

}  // namespace vafa::members
