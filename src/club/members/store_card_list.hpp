// The statements that list cards.
#pragma once

#include "club/members/list_cards.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

struct CardListRow {
    CardId id;
    CardNumber number;
    CardStatus status = CardStatus::active;
    Instant issued_at;
    std::optional<Instant> ended_at;
    std::optional<CardNumber> replaced_by;
    MemberId member;
    std::int64_t member_number = 0;
    std::string first_name, last_name;
    MemberStatus member_status = MemberStatus::active;
};
struct CardFilter {
    std::int64_t status = 0;   // 0 = any
    std::int64_t ending = -1;  // the last four digits as a number; -1 = any
};
enum class CardOrder { newest, oldest };
/// Up to `most` cards behind the one at the cursor (none = from the start).
std::vector<CardListRow> cards_behind(Snapshot& snapshot, CardFilter const& filter, CardOrder order, CardId after, std::int64_t most);
std::optional<CardListRow> listed_card(Snapshot& snapshot, CardNumber const& number);

}  // namespace vafa::members
