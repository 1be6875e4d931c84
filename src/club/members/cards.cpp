// Issues, blocks and replaces cards. A number serves once: not even a blocked one comes back.
#include "club/members/cards.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/ff1.hpp"
#include "base/gift_card_digits.hpp"
#include "club/members/store_cards.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

constexpr int own_digits = 9;

/// The serial's place in a permutation that only this server knows, another for each club and prefix.
CardNumber card_of(Caller const& caller, std::string const& prefix, std::int64_t serial) {
    CanonicalWriter tweak;
    tweak.i64(caller.club.value);
    tweak.text(prefix);
    auto key = caller.secrets->derive("card-number");
    auto const& bytes = tweak.written();
    return CardNumber::make(prefix, ff1_permute(key, std::as_bytes(std::span(bytes)), own_digits, serial));
}

Result<MemberRow> member_with_card(Transaction& tx, MemberId id) {
    tx.set_subject(id.value);
    auto member = lock_member(tx, id);
    if (!member || member->status == MemberStatus::erased) return refuse_at("/member", member_missing);
    return *member;
}

/// A merged record's card may be blocked; a new one goes to the first.
Result<MemberRow> member_for_card(Transaction& tx, MemberId id) {
    auto member = TRY(member_with_card(tx, id));
    TRY(allow_own_record(tx, member));
    return member;
}

}  // namespace

Result<CardNumber> choose_card(Transaction& tx, Caller const& caller, std::optional<CardNumber> const& printed) {
    if (printed) {
        if (printed->text().starts_with(gift_card_digits)) return refuse_at("/card", card_like_gift_card);
        if (card_row(tx, *printed)) return refuse_at("/card", card_taken);
        return *printed;
    }
    auto prefix = settings(tx).card_prefix;
    for (;;) {  // a printed card may have been given a number that lies ahead
        auto card = card_of(caller, prefix, next_number(tx, "card", 0));
        if (!card_row(tx, card)) return card;
    }
}

Result<CardShown> issue_card(Transaction& tx, Caller const& caller, IssueCard const& request) {
    auto member = TRY(member_for_card(tx, request.member));
    if (member.status == MemberStatus::inactive) return refuse_at("/member", member_inactive);
    auto cards = cards_of(tx, member.id);
    if (std::any_of(cards.begin(), cards.end(), [](auto const& card) { return card.status == CardStatus::active; }))
        return refuse_at("/member", card_exists);
    auto card = TRY(choose_card(tx, caller, request.card));
    insert_card(tx, card, member.id);
    return CardShown{member.id, card.text(), CardStatus::active, {}, {}};
}

Result<CardShown> block_card(Transaction& tx, Caller const&, BlockCard const& request) {
    auto member = TRY(member_with_card(tx, request.member));
    auto cards = cards_of(tx, member.id);
    auto active = std::find_if(cards.begin(), cards.end(), [](auto const& card) { return card.status == CardStatus::active; });
    if (active == cards.end()) return refuse_at("/member", no_card);
    end_card(tx, active->number, CardStatus::blocked);
    return CardShown{member.id, active->number.text(), CardStatus::blocked, tx.now(), {}};
}

Result<CardShown> replace_card(Transaction& tx, Caller const& caller, ReplaceCard const& request) {
    auto member = TRY(member_for_card(tx, request.member));
    if (member.status == MemberStatus::inactive) return refuse_at("/member", member_inactive);
    auto cards = cards_of(tx, member.id);  // the active one first, then the one that ended last
    if (cards.empty() || cards.front().status == CardStatus::replaced) return refuse_at("/member", no_card);
    auto card = TRY(choose_card(tx, caller, request.card));
    replace_by(tx, cards.front(), card);
    insert_card(tx, card, member.id);
    return CardShown{member.id, card.text(), CardStatus::active, {}, cards.front().number.text()};
}

Result<Done> set_card_prefix(Transaction& tx, Caller const&, SetCardPrefix const& request) {
    auto prefix = clean_digits(request.prefix);
    bool is_number = prefix.size() == 6 && std::all_of(prefix.begin(), prefix.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || is_bank_card(prefix)) return refuse_at("/prefix", card_prefix_malformed);
    if (prefix.starts_with(gift_card_digits)) return refuse_at("/prefix", card_like_gift_card);
    auto changed = settings(tx);
    changed.card_prefix = prefix;
    put_settings(tx, changed);
    tenancy::bump_settings(tx);
    return Done{};
}

std::vector<Operation> card_operations() {
    std::vector<Role> desk{Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator};
    return {
        operation<issue_card>({.name = "members.issue_card", .summary = "Give a member a club card",
            .route = post("/v1/members/{member}/cards"), .granted_to = desk,
            .refusals = {&member_missing, &member_merged, &member_inactive, &card_exists, &card_taken, &card_like_gift_card}}),
        operation<block_card>({.name = "members.block_card", .summary = "Block a lost card; points and credit stay",
            .route = post("/v1/members/{member}/cards/block"), .granted_to = desk, .refusals = {&member_missing, &no_card}}),
        operation<replace_card>({.name = "members.replace_card", .summary = "Replace a card by a new number; points and credit stay",
            .route = post("/v1/members/{member}/cards/replace"), .granted_to = desk,
            .refusals = {&member_missing, &member_merged, &member_inactive, &no_card, &card_taken, &card_like_gift_card}}),
        operation<set_card_prefix>({.name = "members.set_card_prefix", .summary = "Choose the six digits that new cards begin with",
            .route = put("/v1/settings/card_prefix"), .granted_to = {Role::owner}, .refusals = {&card_prefix_malformed, &card_like_gift_card}}),
    };
}

}  // namespace vafa::members
