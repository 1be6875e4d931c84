// Every SQL statement about merged records.
#include "club/members/store_merges.hpp"

#include "club/members/names.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql select_standing{R"(
    select second, act, first, day, second_status, mobile, took_referrer, froze_credit
    from members_merge where club_id = :club and second = ?1 and undone_act = 0)"};
constexpr Sql insert_merge_row{R"(
    insert into members_merge (club_id, second, act, first, day, second_status, mobile, took_referrer, froze_credit, undone_act)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0))"};
constexpr Sql update_undone{"update members_merge set undone_act = ?3 where club_id = :club and second = ?1 and act = ?2"};
constexpr Sql update_no_mobile{"update members_merge set mobile = null where club_id = :club and second = ?1"};
constexpr Sql select_merged_records{R"(
    select m.id, m.number, m.first_name, m.last_name, g.day
    from members_member m join members_merge g on g.club_id = m.club_id and g.second = m.id and g.undone_act = 0
    where m.club_id = :club and m.merged_into = ?1 and m.merged_into <> 0 order by m.id)"};
constexpr Sql select_merged_between{R"(
    select merged_into, id from members_member
    where club_id = :club and merged_into <> 0 and merged_into between ?1 and ?2 order by merged_into, id)"};
constexpr Sql update_into{"update members_member set merged_into = ?2 where club_id = :club and id = ?1"};
constexpr Sql update_referrer_row{"update members_member set referrer_id = ?2 where club_id = :club and id = ?1"};

}  // namespace

std::optional<MergeRow> standing_merge(Snapshot& snapshot, MemberId second) {
    auto rows = snapshot.read(select_standing, second);
    if (rows.empty()) return {};
    auto row = rows[0];
    return MergeRow{row.get<MemberId>(0), row.get<std::int64_t>(1), row.get<MemberId>(2), row.get<Day>(3), row.get<MemberStatus>(4),
                    row.get<std::optional<Mobile>>(5), row.get<bool>(6), row.get<bool>(7)};
}

void insert_merge(Transaction& tx, MergeRow const& merge) {
    tx.write(insert_merge_row, merge.second, merge.act, merge.first, merge.day, merge.second_status, merge.mobile, merge.took_referrer,
             merge.froze_credit);
}

void end_merge(Transaction& tx, MergeRow const& merge) { tx.write(update_undone, merge.second, merge.act, tx.act()); }
void forget_merged_mobiles(Transaction& tx, MemberId member) { tx.write(update_no_mobile, member); }

std::vector<MergedRecord> records_merged_into(Snapshot& snapshot, MemberId first) {
    std::vector<MergedRecord> records;
    for (auto row : snapshot.read(select_merged_records, first))
        records.push_back({row.get<MemberId>(0), row.get<std::int64_t>(1), display_name(row.get<std::string>(2), row.get<std::string>(3)),
                           row.get<Day>(4)});
    return records;
}

std::vector<RecordOf> merged_between(Snapshot& snapshot, MemberId lowest, MemberId highest) {
    std::vector<RecordOf> all;
    for (auto row : snapshot.read(select_merged_between, lowest, highest)) all.push_back({row.get<MemberId>(0), row.get<MemberId>(1)});
    return all;
}

void update_merged_into(Transaction& tx, MemberId second, MemberId first) { tx.write(update_into, second, first); }
void update_referrer(Transaction& tx, MemberId member, MemberId referrer) { tx.write(update_referrer_row, member, referrer); }

}  // namespace vafa::members
