// The statements that list and search members.
#include <algorithm>
#include <array>

#include "club/members/names.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql select_newest_all{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id < ?1 and (i.group_id = ?2 or ?2 = 0) and (i.status = ?3 or ?3 = 0)
              and (i.enrolled_branch = ?4 or ?4 = 0)
          order by i.id desc limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id desc)"};
constexpr Sql select_newest_of_group{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id < ?1 and i.group_id = ?2 and (i.status = ?3 or ?3 = 0) and (i.enrolled_branch = ?4 or ?4 = 0)
          order by i.id desc limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id desc)"};
constexpr Sql select_newest_of_branch{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id < ?1 and i.enrolled_branch = ?4 and (i.status = ?3 or ?3 = 0) and (i.group_id = ?2 or ?2 = 0)
          order by i.id desc limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id desc)"};
constexpr Sql select_newest_not_active{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id < ?1 and i.status = ?3 and i.status <> 1 and (i.group_id = ?2 or ?2 = 0)
              and (i.enrolled_branch = ?4 or ?4 = 0)
          order by i.id desc limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id desc)"};
constexpr Sql select_oldest_all{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id > ?1 and (i.group_id = ?2 or ?2 = 0) and (i.status = ?3 or ?3 = 0)
              and (i.enrolled_branch = ?4 or ?4 = 0)
          order by i.id limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id)"};
constexpr Sql select_oldest_of_group{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id > ?1 and i.group_id = ?2 and (i.status = ?3 or ?3 = 0) and (i.enrolled_branch = ?4 or ?4 = 0)
          order by i.id limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id)"};
constexpr Sql select_oldest_of_branch{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id > ?1 and i.enrolled_branch = ?4 and (i.status = ?3 or ?3 = 0) and (i.group_id = ?2 or ?2 = 0)
          order by i.id limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id)"};
constexpr Sql select_oldest_not_active{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id from members_member i
          where i.club_id = :club and i.id > ?1 and i.status = ?3 and i.status <> 1 and (i.group_id = ?2 or ?2 = 0)
              and (i.enrolled_branch = ?4 or ?4 = 0)
          order by i.id limit ?5) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.id)"};
constexpr Sql select_by_name_all{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id, i.sort_name from members_member i
          where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and (i.group_id = ?3 or ?3 = 0) and (i.status = ?4 or ?4 = 0)
              and (i.enrolled_branch = ?5 or ?5 = 0)
          order by i.sort_name, i.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
constexpr Sql select_by_name_of_group{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id, i.sort_name from members_member i
          where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and i.group_id = ?3 and (i.status = ?4 or ?4 = 0) and (i.enrolled_branch = ?5 or ?5 = 0)
          order by i.sort_name, i.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
constexpr Sql select_by_name_of_branch{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id, i.sort_name from members_member i
          where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and i.enrolled_branch = ?5 and (i.status = ?4 or ?4 = 0) and (i.group_id = ?3 or ?3 = 0)
          order by i.sort_name, i.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
constexpr Sql select_by_name_not_active{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id, i.sort_name from members_member i
          where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and i.status = ?4 and i.status <> 1 and (i.group_id = ?3 or ?3 = 0)
              and (i.enrolled_branch = ?5 or ?5 = 0)
          order by i.sort_name, i.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
/// Where few have the rarest of the words: from these to their members.
constexpr Sql select_by_few{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select i.id, i.sort_name
          from (select a.member_id as id from members_word a
                where a.club_id = :club and a.word >= ?7 and a.word < ?8
                  and (?9 = '' or exists (select 1 from members_word b where b.club_id = :club and b.member_id = a.member_id
                                             and b.word >= ?9 and b.word < ?10))
                  and (?11 = '' or exists (select 1 from members_word c where c.club_id = :club and c.member_id = a.member_id
                                             and c.word >= ?11 and c.word < ?12))
                union
                select t.member_id from members_word t where t.club_id = :club and t.word >= ?13 and t.word < ?14) few
          cross join members_member i
          where i.club_id = :club and i.id = few.id and (i.sort_name, i.id) > (?1, ?2) and (i.group_id = ?3 or ?3 = 0)
            and (i.status = ?4 or ?4 = 0) and (i.enrolled_branch = ?5 or ?5 = 0)
          order by i.sort_name, i.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
/// Where many have even the rarest: from the names in their order, so many of them, to whether they have them all.
constexpr Sql select_by_many_all{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select walked.id, walked.sort_name
          from (select i.id, i.sort_name, i.group_id, i.status, i.enrolled_branch from members_member i
                where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2)
                order by i.sort_name, i.id limit ?15) walked
          where (walked.group_id = ?3 or ?3 = 0) and (walked.status = ?4 or ?4 = 0) and (walked.enrolled_branch = ?5 or ?5 = 0)
            and (exists (select 1 from members_word a where a.club_id = :club and a.member_id = walked.id and a.word >= ?7 and a.word < ?8)
                 and (?9 = '' or exists (select 1 from members_word b where b.club_id = :club and b.member_id = walked.id and b.word >= ?9 and b.word < ?10))
                 and (?11 = '' or exists (select 1 from members_word c where c.club_id = :club and c.member_id = walked.id and c.word >= ?11 and c.word < ?12))
                 or exists (select 1 from members_word t where t.club_id = :club and t.member_id = walked.id and t.word >= ?13 and t.word < ?14))
          order by walked.sort_name, walked.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
constexpr Sql select_by_many_of_group{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select walked.id, walked.sort_name
          from (select i.id, i.sort_name, i.group_id, i.status, i.enrolled_branch from members_member i
                where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and i.group_id = ?3
                order by i.sort_name, i.id limit ?15) walked
          where (walked.group_id = ?3 or ?3 = 0) and (walked.status = ?4 or ?4 = 0) and (walked.enrolled_branch = ?5 or ?5 = 0)
            and (exists (select 1 from members_word a where a.club_id = :club and a.member_id = walked.id and a.word >= ?7 and a.word < ?8)
                 and (?9 = '' or exists (select 1 from members_word b where b.club_id = :club and b.member_id = walked.id and b.word >= ?9 and b.word < ?10))
                 and (?11 = '' or exists (select 1 from members_word c where c.club_id = :club and c.member_id = walked.id and c.word >= ?11 and c.word < ?12))
                 or exists (select 1 from members_word t where t.club_id = :club and t.member_id = walked.id and t.word >= ?13 and t.word < ?14))
          order by walked.sort_name, walked.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
constexpr Sql select_by_many_of_branch{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from (select walked.id, walked.sort_name
          from (select i.id, i.sort_name, i.group_id, i.status, i.enrolled_branch from members_member i
                where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and i.enrolled_branch = ?5
                order by i.sort_name, i.id limit ?15) walked
          where (walked.group_id = ?3 or ?3 = 0) and (walked.status = ?4 or ?4 = 0) and (walked.enrolled_branch = ?5 or ?5 = 0)
            and (exists (select 1 from members_word a where a.club_id = :club and a.member_id = walked.id and a.word >= ?7 and a.word < ?8)
                 and (?9 = '' or exists (select 1 from members_word b where b.club_id = :club and b.member_id = walked.id and b.word >= ?9 and b.word < ?10))
                 and (?11 = '' or exists (select 1 from members_word c where c.club_id = :club and c.member_id = walked.id and c.word >= ?11 and c.word < ?12))
                 or exists (select 1 from members_word t where t.club_id = :club and t.member_id = walked.id and t.word >= ?13 and t.word < ?14))
          order by walked.sort_name, walked.id limit ?6) page
    join members_member m on m.club_id = :club and m.id = page.id
    left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    order by m.sort_name, m.id)"};
constexpr Sql select_end_all{R"(
    select i.id from members_member i where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2)
    order by i.sort_name, i.id limit 1 offset ?3)"};
constexpr Sql select_end_of_group{R"(
    select i.id from members_member i where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and i.group_id = ?3
    order by i.sort_name, i.id limit 1 offset ?4)"};
constexpr Sql select_end_of_branch{R"(
    select i.id from members_member i where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and i.enrolled_branch = ?3
    order by i.sort_name, i.id limit 1 offset ?4)"};
constexpr Sql count_word{R"(
    select count(*) from (select 1 from members_word a where a.club_id = :club and a.word >= ?1 and a.word < ?2 limit ?3) counted)"};
constexpr Sql select_listed{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.id = ?1)"};
constexpr Sql select_sort_name{"select sort_name from members_member where club_id = :club and id = ?1"};

constexpr std::int64_t past_all_ids = std::int64_t{1} << 62;

std::vector<ListedRow> listed(store::Rows const& rows) {
    std::vector<ListedRow> all;
    for (auto row : rows) {
        ListedRow one;
        one.id = row.get<MemberId>(0);
        one.number = row.get<std::int64_t>(1);
        one.first_name = row.get<std::string>(2);
        one.last_name = row.get<std::string>(3);
        one.father_name = row.get<std::string>(4);
        one.mobile = row.get<std::optional<Mobile>>(5);
        one.group = row.get<GroupId>(6);
        one.group_name = row.get<std::optional<std::string>>(7);
        one.status = row.get<MemberStatus>(8);
        one.is_credit_frozen = row.get<bool>(9);
        one.enrolled_day = row.get<Day>(10);
        all.push_back(std::move(one));
    }
    return all;
}

std::string sort_name_of(Snapshot& snapshot, MemberId member) {
    if (!member) return "";
    auto rows = snapshot.read(select_sort_name, member);
    return rows.empty() ? "" : rows[0].get<std::string>(0);
}

enum Lead : std::size_t { all, of_group, of_branch, not_active };

Lead lead_of(ListFilter const& filter) {
    bool is_rare_status = filter.status != 0 && filter.status != std::int64_t(MemberStatus::active);
    if (is_rare_status) return not_active;
    if (filter.group) return of_group;
    return filter.branch ? of_branch : all;
}

/// True where the rarest of the words is had by few enough to look at each of them.
bool put_rarest_first(Snapshot& snapshot, std::vector<std::string>& words, std::int64_t few) {
    std::vector<std::pair<std::int64_t, std::string>> counted;
    for (auto& word : words) counted.emplace_back(snapshot.read(count_word, word, past_prefix(word), few + 1)[0].get<std::int64_t>(0), word);
    std::stable_sort(counted.begin(), counted.end(), [](auto const& one, auto const& other) { return one.first < other.first; });
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = counted[i].second;
    return counted[0].first <= few;
}

/// The last of the names that a page of a search walks through; none where the walk reaches the end.
MemberId end_of_walk(Snapshot& snapshot, ListFilter const& filter, std::string const& name, MemberId after, std::int64_t names) {
    auto rows = filter.group    ? snapshot.read(select_end_of_group, name, after, filter.group, names - 1)
                : filter.branch ? snapshot.read(select_end_of_branch, name, after, filter.branch, names - 1)
                                : snapshot.read(select_end_all, name, after, names - 1);
    return rows.empty() ? MemberId{} : rows[0].get<MemberId>(0);
}

}  // namespace

/// The narrowest index first: nobody waits for a walk through a million rows.
std::vector<ListedRow> list_members(Snapshot& snapshot, ListFilter const& filter, ListOrder order, MemberId after, std::int64_t most) {
    auto lead = lead_of(filter);
    if (order == ListOrder::name) {
        static constexpr std::array by_lead{&select_by_name_all, &select_by_name_of_group, &select_by_name_of_branch, &select_by_name_not_active};
        return listed(snapshot.read(*by_lead[lead], sort_name_of(snapshot, after), after, filter.group, filter.status, filter.branch, most));
    }
    if (order == ListOrder::oldest) {
        static constexpr std::array by_lead{&select_oldest_all, &select_oldest_of_group, &select_oldest_of_branch, &select_oldest_not_active};
        return listed(snapshot.read(*by_lead[lead], after, filter.group, filter.status, filter.branch, most));
    }
    static constexpr std::array by_lead{&select_newest_all, &select_newest_of_group, &select_newest_of_branch, &select_newest_not_active};
    auto before = after ? after.value : past_all_ids;
    return listed(snapshot.read(*by_lead[lead], before, filter.group, filter.status, filter.branch, most));
}

SearchPage search_members(Snapshot& snapshot, ListFilter const& filter, std::string_view typed, MemberId after, std::int64_t most,
                          SearchReach const& reach) {
    auto question = name_question(typed);
    if (question.words.empty()) return {};
    bool have_few = put_rarest_first(snapshot, question.words, reach.few);
    question.words.resize(3);
    auto const& [first, second, third] = std::tie(question.words[0], question.words[1], question.words[2]);
    auto name = sort_name_of(snapshot, after);
    auto ask = [&](Sql const& sql, auto... more) {
        return listed(snapshot.read(sql, name, after, filter.group, filter.status, filter.branch, most, first, past_prefix(first), second,
                                    past_prefix(second), third, past_prefix(third), question.together, past_prefix(question.together), more...));
    };
    if (have_few) return {ask(select_by_few), {}};
    SearchPage page{ask(filter.group ? select_by_many_of_group : filter.branch ? select_by_many_of_branch : select_by_many_all, reach.names), {}};
    if (std::int64_t(page.rows.size()) < most) page.looked_up_to = end_of_walk(snapshot, filter, name, after, reach.names);
    return page;
}

std::vector<ListedRow> listed_by_id(Snapshot& snapshot, MemberId id) { return listed(snapshot.read(select_listed, id)); }

}  // namespace vafa::members
