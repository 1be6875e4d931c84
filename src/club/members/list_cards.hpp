// All cards of a club, page by page, and the one of a number: contracts. A list shows no number whole.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct CardKind { static constexpr char prefix[] = "crd"; };
/// The act that handed the card out.
using CardId = Id<CardKind>;

enum class CardSort { newest = 1, oldest = 2 };
constexpr auto names_of(CardSort const*) {
    return names<CardSort>({{CardSort::newest, "newest"}, {CardSort::oldest, "oldest"}});
}
struct ListCards {
    std::optional<CardSort> sort;
    std::optional<CardStatus> status;
    std::optional<std::string> ending;
    std::optional<CardId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListCards const*) {
    return fields(field("sort", &ListCards::sort, "By when they were handed out: newest (the default) or oldest."),
                  field("status", &ListCards::status, "Only this status."),
                  field("ending", &ListCards::ending, "Only those that end in these four digits; a whole number is asked for by cards.find."),
                  field("cursor", &ListCards::cursor, "Where the page before ended."),
                  field("limit", &ListCards::limit, "How many at most, 1 to 200; default 50."));
}
struct CardListed {
    CardId id;
    std::string masked_card;
    CardStatus status = CardStatus::active;
    Instant issued_at;
    std::optional<Instant> ended_at;
    std::optional<std::string> masked_replacement;
    MemberId member;
    std::int64_t member_number = 0;
    std::string member_name;
    MemberStatus member_status = MemberStatus::active;
};
constexpr auto describe(CardListed const*) {
    return fields(field("id", &CardListed::id, "The card."),
                  field("masked_card", &CardListed::masked_card, "Its number but for the nine digits that are its own; the last four are there."),
                  field("status", &CardListed::status, "active, blocked or replaced."),
                  field("issued_at", &CardListed::issued_at, "When it was handed out."),
                  field("ended_at", &CardListed::ended_at, "When it was blocked or replaced."),
                  field("masked_replacement", &CardListed::masked_replacement, "The card that took its place, masked likewise."),
                  field("member", &CardListed::member, "Whose card it is."),
                  field("member_number", &CardListed::member_number, "Their member number."),
                  field("member_name", &CardListed::member_name, "Their name, empty where only the mobile is known.", personal),
                  field("member_status", &CardListed::member_status, "Their status; cards of erased members stay, without a name."));
}
struct CardList {
    std::vector<CardListed> items;
    std::optional<CardId> next_cursor;
};
constexpr auto describe(CardList const*) {
    return fields(field("items", &CardList::items, "The cards of this page."),
                  field("next_cursor", &CardList::next_cursor, "Where the next page begins; left out on the last."));
}
Result<CardList> list_cards(Snapshot& snapshot, Caller const& caller, ListCards const& request);

struct FindCard {
    CardNumber card;
};
constexpr auto describe(FindCard const*) {
    return fields(field("card", &FindCard::card, "Sixteen digits, or a swipe; blocked and replaced cards are found too.", personal));
}
Result<CardListed> find_card(Snapshot& snapshot, Caller const& caller, FindCard const& request);

inline constexpr Refusal card_ending_malformed{"cards.ending_malformed", RefusalKind::invalid};

std::vector<Operation> card_list_operations();

}  // namespace vafa::members
