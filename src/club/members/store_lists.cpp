// The statements that list and search members.
#include <fmt/format.h>

#include <algorithm>

#include "club/members/names.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

namespace {

using store::Sql;

/// What leads into the list: a walk in the order asked for, or the index of what few have.
enum Lead : std::size_t { all, of_group, of_branch, not_active };

/// One page of members in their order: `page` says which.
struct MemberListing {
    std::string const text;
    Sql const sql{text.c_str()};

    MemberListing(std::string_view page, std::string_view order)
        : text(fmt::format(R"(
              select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
                     m.is_credit_frozen, m.enrolled_day, m.merged_into
              from ({}) page
              join members_member m on m.club_id = :club and m.id = page.id
              left join members_group g on g.club_id = m.club_id and g.id = m.group_id
              order by {})",
                           page, order)) {}
};

/// The filters as an index knows them: what leads is equal, the others are equal or not asked for (0). `first` is the
/// group's parameter; status and branch follow it.
std::string filters(Lead lead, int first) {
    auto one = [&](Lead leading, std::string_view column, int parameter) {
        return lead == leading ? fmt::format("i.{} = ?{}", column, parameter)
                               : fmt::format("(i.{0} = ?{1} or ?{1} = 0)", column, parameter);
    };
    return fmt::format("{} and {}{} and {}", one(of_group, "group_id", first), one(not_active, "status", first + 1),
                       lead == not_active ? " and i.status <> 1" : "", one(of_branch, "enrolled_branch", first + 2));
}

MemberListing by_age(Lead lead, std::string_view beyond, std::string_view direction) {
    auto page = fmt::format(
        "select i.id from members_member i where i.club_id = :club and i.id {} ?1 and {} order by i.id{} limit ?5",
        beyond, filters(lead, 2), direction);
    return {page, fmt::format("m.id{}", direction)};
}
MemberListing newest_of(Lead lead) {
    return by_age(lead, "<", " desc");
}
MemberListing oldest_of(Lead lead) {
    return by_age(lead, ">", "");
}

MemberListing by_name_of(Lead lead) {
    return {fmt::format(R"(select i.id, i.sort_name from members_member i
                           where i.club_id = :club and (i.sort_name, i.id) > (?1, ?2) and {}
                           order by i.sort_name, i.id limit ?6)",
                        filters(lead, 3)),
            "m.sort_name, m.id"};
}

MemberListing const newest[]{newest_of(all), newest_of(of_group), newest_of(of_branch), newest_of(not_active)};
MemberListing const oldest[]{oldest_of(all), oldest_of(of_group), oldest_of(of_branch), oldest_of(not_active)};
MemberListing const by_name[]{by_name_of(all), by_name_of(of_group), by_name_of(of_branch), by_name_of(not_active)};

/// That a member has a word which begins so; "" is no word. The offset keeps PostgreSQL from gathering all who have it first.
std::string has_word(std::string_view member, int from) {
    return fmt::format(R"(exists (select 1 from members_word w
                          where w.club_id = :club and w.member_id = {} and w.word >= ?{} and w.word < ?{} limit 1 offset 0))",
                       member, from, from + 1);
}
std::string has_word_if_any(std::string_view member, int from) {
    return fmt::format("(?{} = '' or {})", from, has_word(member, from));
}

/// Where few have the rarest of the words: from these to their members.
MemberListing const by_few{
    fmt::format(R"(
    select i.id, i.sort_name
    from (select a.member_id as id from members_word a
          where a.club_id = :club and a.word >= ?7 and a.word < ?8 and {} and {}
          union
          select t.member_id from members_word t where t.club_id = :club and t.word >= ?13 and t.word < ?14) few
    cross join members_member i
    where i.club_id = :club and i.id = few.id and (i.sort_name, i.id) > (?1, ?2) and {}
    order by i.sort_name, i.id limit ?6)",
                has_word_if_any("a.member_id", 9), has_word_if_any("a.member_id", 11), filters(all, 3)),
    "m.sort_name, m.id"};

/// What narrows a walk over names to a lead: the group, the branch or the status is the parameter; all needs none.
std::string led_by(Lead lead, int parameter) {
    switch (lead) {
        case of_group:
            return fmt::format(" and n.group_id = ?{}", parameter);
        case of_branch:
            return fmt::format(" and n.enrolled_branch = ?{}", parameter);
        case not_active:
            return fmt::format(" and n.status = ?{} and n.status <> 1", parameter);
        case all:
            break;
    }
    return "";
}

/// Where many have even the rarest: from the names in their order, so many of them, to whether they have them all.
MemberListing by_many_of(Lead lead) {
    constexpr int parameters[]{0, 3, 5, 4};  // of the filters below
    return {fmt::format(R"(
                select i.id, i.sort_name
                from (select n.id, n.sort_name, n.group_id, n.status, n.enrolled_branch from members_member n
                      where n.club_id = :club and (n.sort_name, n.id) > (?1, ?2){}
                      order by n.sort_name, n.id limit ?15) i
                where {} and ({} and {} and {} or {})
                order by i.sort_name, i.id limit ?6)",
                        led_by(lead, parameters[lead]), filters(all, 3), has_word("i.id", 7),
                        has_word_if_any("i.id", 9), has_word_if_any("i.id", 11), has_word("i.id", 13)),
            "m.sort_name, m.id"};
}
MemberListing const by_many[]{by_many_of(all), by_many_of(of_group), by_many_of(of_branch), by_many_of(not_active)};

/// The name at which such a walk ends.
struct End {
    std::string const text;
    Sql const sql{text.c_str()};

    explicit End(Lead lead)
        : text(fmt::format(R"(
              select n.id from members_member n where n.club_id = :club and (n.sort_name, n.id) > (?1, ?2){}
              order by n.sort_name, n.id limit 1 offset ?3)",
                           led_by(lead, 4))) {}
};
End const ends[]{End(all), End(of_group), End(of_branch), End(not_active)};

constexpr Sql count_word{R"(
    select count(*) from (select 1 from members_word a where a.club_id = :club and a.word >= ?1 and a.word < ?2 limit ?3) counted)"};
constexpr Sql count_of_branch{R"(
    select count(*) from (select 1 from members_member i where i.club_id = :club and i.enrolled_branch = ?1 limit ?2) counted)"};
constexpr Sql select_listed{R"(
    select m.id, m.number, m.first_name, m.last_name, m.father_name, m.mobile, m.group_id, g.name, m.status,
           m.is_credit_frozen, m.enrolled_day, m.merged_into
    from members_member m left join members_group g on g.club_id = m.club_id and g.id = m.group_id
    where m.club_id = :club and m.id = ?1)"};
constexpr Sql select_sort_name{"select sort_name from members_member where club_id = :club and id = ?1"};

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
        one.merged_into = row.get<MemberId>(11);
        all.push_back(std::move(one));
    }
    return all;
}

std::string sort_name_of(Snapshot& snapshot, MemberId member) {
    if (!member) return "";
    auto rows = snapshot.read(select_sort_name, member);
    return rows.empty() ? "" : rows[0].get<std::string>(0);
}

/// A branch whose members are looked through within some milliseconds has `most` of them at most.
bool is_small(Snapshot& snapshot, std::int64_t branch, std::int64_t most) {
    return snapshot.read(count_of_branch, branch, most + 1)[0].get<std::int64_t>(0) <= most;
}

Lead lead_of(Snapshot& snapshot, ListFilter const& filter, ListReach const& reach) {
    bool is_rare_status = filter.status != 0 && filter.status != std::int64_t(MemberStatus::active);
    if (is_rare_status) return not_active;
    if (filter.group && filter.branch) return is_small(snapshot, filter.branch, reach.of_branch) ? of_branch : of_group;
    if (filter.group) return of_group;
    return filter.branch ? of_branch : all;
}

/// True where the rarest of the words is had by few enough to look at each of them.
bool put_rarest_first(Snapshot& snapshot, std::vector<std::string>& words, std::int64_t few) {
    std::vector<std::pair<std::int64_t, std::string>> counted;
    for (auto& word : words)
        counted.emplace_back(snapshot.read(count_word, word, past_prefix(word), few + 1)[0].get<std::int64_t>(0), word);
    std::stable_sort(counted.begin(), counted.end(),
                     [](auto const& one, auto const& other) { return one.first < other.first; });
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = counted[i].second;
    return counted[0].first <= few;
}

/// The last of the names that a page of a search walks through; none where the walk reaches the end.
MemberId end_of_walk(Snapshot& snapshot, Lead lead, ListFilter const& filter, std::string const& name, MemberId after,
                     std::int64_t names) {
    std::int64_t const led[]{0, filter.group, filter.branch, filter.status};
    auto rows = lead == all ? snapshot.read(ends[all].sql, name, after, names - 1)
                            : snapshot.read(ends[lead].sql, name, after, names - 1, led[lead]);
    return rows.empty() ? MemberId{} : rows[0].get<MemberId>(0);
}

}  // namespace

/// The narrowest index first: nobody waits for a walk through a million rows.
std::vector<ListedRow> list_members(Snapshot& snapshot, ListFilter const& filter, ListOrder order, MemberId after,
                                    std::int64_t most, ListReach const& reach) {
    auto lead = lead_of(snapshot, filter, reach);
    if (order == ListOrder::name)
        return listed(snapshot.read(by_name[lead].sql, sort_name_of(snapshot, after), after, filter.group,
                                    filter.status, filter.branch, most));
    if (order == ListOrder::oldest)
        return listed(snapshot.read(oldest[lead].sql, after, filter.group, filter.status, filter.branch, most));
    auto before = after ? after.value : past_all_ids;
    return listed(snapshot.read(newest[lead].sql, before, filter.group, filter.status, filter.branch, most));
}

SearchPage search_members(Snapshot& snapshot, ListFilter const& filter, std::string_view typed, MemberId after,
                          std::int64_t most, ListReach const& reach) {
    auto question = name_question(typed);
    if (question.words.empty()) return {};
    bool have_few = put_rarest_first(snapshot, question.words, reach.few);
    question.words.resize(3);
    auto const &first = question.words[0], &second = question.words[1], &third = question.words[2];
    auto name = sort_name_of(snapshot, after);
    auto ask = [&](MemberListing const& listing, auto... more) {
        return listed(snapshot.read(listing.sql, name, after, filter.group, filter.status, filter.branch, most, first,
                                    past_prefix(first), second, past_prefix(second), third, past_prefix(third),
                                    question.together, past_prefix(question.together), more...));
    };
    if (have_few) return {ask(by_few), {}};
    auto lead = lead_of(snapshot, filter, reach);
    SearchPage page{ask(by_many[lead], reach.names), {}};
    if (std::int64_t(page.rows.size()) < most)
        page.looked_up_to = end_of_walk(snapshot, lead, filter, name, after, reach.names);
    return page;
}

std::vector<ListedRow> listed_by_id(Snapshot& snapshot, MemberId id) {
    return listed(snapshot.read(select_listed, id));
}

}  // namespace vafa::members
