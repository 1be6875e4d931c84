// Club cards: contracts. A card is a name for its member; points and credit belong to the member and stay.
#pragma once

#include "club/members/checks.hpp"

namespace vafa::members {

struct IssueCard {
    MemberId member;
    std::optional<CardNumber> card;
};
constexpr auto describe(IssueCard const*) {
    return fields(field("member", &IssueCard::member, "The member."),
                  field("card", &IssueCard::card, "The number on a printed card; otherwise a new number is made.", personal));
}
struct CardShown {
    MemberId member;
    std::string card;
    CardStatus status = CardStatus::active;
    std::optional<Instant> ended_at;
    std::optional<std::string> instead_of;
};
constexpr auto describe(CardShown const*) {
    return fields(field("member", &CardShown::member, "Whose card it is."), field("card", &CardShown::card, "Sixteen digits.", personal),
                  field("status", &CardShown::status, "active, blocked or replaced."),
                  field("ended_at", &CardShown::ended_at, "When it was blocked or replaced."),
                  field("instead_of", &CardShown::instead_of, "The card it replaces.", personal));
}
Result<CardShown> issue_card(Transaction& tx, Caller const& caller, IssueCard const& request);

struct BlockCard {
    MemberId member;
};
constexpr auto describe(BlockCard const*) { return fields(field("member", &BlockCard::member, "Whose card is lost.")); }
Result<CardShown> block_card(Transaction& tx, Caller const& caller, BlockCard const& request);

/// The active card, or the one blocked last, is replaced.
struct ReplaceCard {
    MemberId member;
    std::optional<CardNumber> card;
};
constexpr auto describe(ReplaceCard const*) {
    return fields(field("member", &ReplaceCard::member, "The member."),
                  field("card", &ReplaceCard::card, "The number on a printed card; otherwise a new number is made.", personal));
}
Result<CardShown> replace_card(Transaction& tx, Caller const& caller, ReplaceCard const& request);

struct SetCardPrefix {
    std::string prefix;
};
constexpr auto describe(SetCardPrefix const*) {
    return fields(field("prefix", &SetCardPrefix::prefix, "Six digits that the club's new cards begin with; no bank's, and not 77, as gift cards begin."));
}
Result<Done> set_card_prefix(Transaction& tx, Caller const& caller, SetCardPrefix const& request);

/// The number to hand out: the printed one, refused where it is taken, or a new one that nobody can guess from its neighbours.
Result<CardNumber> choose_card(Transaction& tx, Caller const& caller, std::optional<CardNumber> const& printed);

inline constexpr Refusal no_card{"cards.member_has_none", RefusalKind::conflict};
inline constexpr Refusal card_prefix_malformed{"cards.prefix_malformed", RefusalKind::invalid};

std::vector<Operation> card_operations();

}  // namespace vafa::members
