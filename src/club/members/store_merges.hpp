// The statements about records that were merged into others.
#pragma once

#include "club/members/store.hpp"

namespace vafa::members {

struct MergeRow {
    MemberId second;
    std::int64_t act = 0;
    MemberId first;
    Day day;
    MemberStatus second_status = MemberStatus::active;
    std::optional<Mobile> mobile;
    bool took_referrer = false;
    bool froze_credit = false;
};
/// The one that stands; locked by the second's row.
std::optional<MergeRow> standing_merge(Snapshot& snapshot, MemberId second);
void insert_merge(Transaction& tx, MergeRow const& merge);
void end_merge(Transaction& tx, MergeRow const& merge);
/// The mobile goes with the person.
void forget_merged_mobiles(Transaction& tx, MemberId member);

struct MergedRecord {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    Day since;
};
std::vector<MergedRecord> records_merged_into(Snapshot& snapshot, MemberId first);

void update_merged_into(Transaction& tx, MemberId second, MemberId first);
void update_referrer(Transaction& tx, MemberId member, MemberId referrer);

}  // namespace vafa::members
