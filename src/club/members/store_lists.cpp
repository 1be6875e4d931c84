// The statements that list and search members.
#include "club/members/names.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql select_newest{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.id < ?1 and (m.group_id = ?2 or ?2 = 0) and (m.status = ?3 or ?3 = 0)
      and (m.enrolled_branch = ?4 or ?4 = 0)
    order by m.id desc limit ?5)"};
constexpr Sql select_oldest{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.id > ?1 and (m.group_id = ?2 or ?2 = 0) and (m.status = ?3 or ?3 = 0)
      and (m.enrolled_branch = ?4 or ?4 = 0)
    order by m.id limit ?5)"};
constexpr Sql select_by_name{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and (m.sort_name, m.id) > (?1, ?2) and (m.group_id = ?3 or ?3 = 0)
      and (m.status = ?4 or ?4 = 0) and (m.enrolled_branch = ?5 or ?5 = 0)
    order by m.sort_name, m.id limit ?6)"};
/// Members whose names hold a word that begins so, for each of up to three; or the whole, written together.
constexpr Sql select_by_words{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and (m.sort_name, m.id) > (?1, ?2) and (m.group_id = ?3 or ?3 = 0)
      and (m.status = ?4 or ?4 = 0) and (m.enrolled_branch = ?5 or ?5 = 0)
      and m.id in (
          select a.member_id from members_word a
          where a.club_id = :club and a.word >= ?7 and a.word < ?8
            and (?9 = '' or a.member_id in (select b.member_id from members_word b
                                            where b.club_id = :club and b.word >= ?9 and b.word < ?10))
            and (?11 = '' or a.member_id in (select c.member_id from members_word c
                                             where c.club_id = :club and c.word >= ?11 and c.word < ?12))
          union
          select t.member_id from members_word t where t.club_id = :club and t.word >= ?13 and t.word < ?14)
    order by m.sort_name, m.id limit ?6)"};
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

}  // namespace

std::vector<ListedRow> list_members(Snapshot& snapshot, ListFilter const& filter, ListOrder order, MemberId after, std::int64_t most) {
    if (order == ListOrder::newest) {
        auto before = after ? after.value : past_all_ids;
        return listed(snapshot.read(select_newest, before, filter.group, filter.status, filter.branch, most));
    }
    if (order == ListOrder::oldest) return listed(snapshot.read(select_oldest, after, filter.group, filter.status, filter.branch, most));
    auto name = sort_name_of(snapshot, after);
    return listed(snapshot.read(select_by_name, name, after, filter.group, filter.status, filter.branch, most));
}

std::vector<ListedRow> search_members(Snapshot& snapshot, ListFilter const& filter, std::string_view typed, MemberId after, std::int64_t most) {
    auto question = name_question(typed);
    if (question.words.empty()) return {};
    question.words.resize(3);
    auto const& [first, second, third] = std::tie(question.words[0], question.words[1], question.words[2]);
    auto name = sort_name_of(snapshot, after);
    return listed(snapshot.read(select_by_words, name, after, filter.group, filter.status, filter.branch, most, first,
                                past_prefix(first), second, past_prefix(second), third, past_prefix(third), question.together,
                                past_prefix(question.together)));
}

std::vector<ListedRow> listed_by_id(Snapshot& snapshot, MemberId id) { return listed(snapshot.read(select_listed, id)); }

}  // namespace vafa::members
