// What a gift card's value does: activated, spent in part, given back, taken back with the goods. The ledger moves it.
#include "club/gifts/cards.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/bytes.hpp"
#include "base/gift_card_digits.hpp"

namespace vafa::gifts {

namespace {

using ledger::Wallet;

constexpr std::int64_t tries_period_ms = 10 * minute_ms;
constexpr std::int64_t most_wrong_tries = 10;

/// A person of the club by who they are, everybody else by where they ask from.
std::string who_tries(Caller const& caller) { return caller.id != 0 ? std::string(name_of(caller.role)) + std::to_string(caller.id) : caller.address; }

std::string what_is_hashed(ClubId club, std::int64_t number) {
    CanonicalWriter what;
    what.i64(club.value);
    what.i64(number);
    return std::string(what.written());
}

std::string padded(std::uint64_t number, std::size_t digits) {
    auto text = std::to_string(number);
    return std::string(digits - text.size(), '0') + text;
}

/// Its days are the ledger's matter: what a return has brought back to life can be spent after the last of them.
Result<Done> allow_use(Transaction& tx, GiftCard const& card) {
    if (card.state == CardState::printed) return refuse(card_not_active);
    if (card.state == CardState::blocked) return refuse(card_blocked);
    if (card.state == CardState::returned) return refuse(card_returned);
    if (tx.today() < card.first_day) return refuse(card_not_yet, {{"first_day", card.first_day}});
    return Done{};
}

Refused nothing_there(Transaction& tx, GiftCard const& card) {
    if (tx.today() > card.last_day) return refuse(card_ended, {{"last_day", card.last_day}});
    return refuse(card_empty);
}

/// The member who passed it on earns once, when somebody else uses it.
Result<Done> let_giver_earn(Transaction& tx, Caller const& caller, GiftCard& card, BranchId branch, MemberId buyer) {
    bool is_due = card.giver && card.giver_act == 0 && card.giver_points > Points{0};
    if (!is_due) return Done{};
    auto giver = members::for_sale(tx, members::ById{card.giver});
    if (!giver || giver->id == buyer || giver->status != members::MemberStatus::active) return Done{};
    card.giver = giver->id;
    auto window = program::points_window(*program::compiled(tx, caller), tx.today());
    auto& wallets = ledger::lock(tx, card.giver);
    TRY(wallets.receive({.wallet = Wallet::points, .amount = card.giver_points.value,
                         .from = {ledger::Account::issue, card.id.value, branch}, .reason = ledger::Reason::referral,
                         .window = {window.valid_from, window.last_day}, .origin = {ledger::OriginKind::gift, card.batch.value}}));
    wallets.post();
    card.giver_act = tx.act();
    update_card(tx, card);
    return Done{};
}

/// The giver's award stands while anything of the sale that won it stands; then its place is free for a later sale.
Result<Done> move_givers_award(Transaction& tx, GiftCard& card, std::int64_t sale, bool is_used, BranchId branch) {
    bool is_lost = !is_used && card.giver_act == sale, may_come_again = is_used && card.giver_act == 0;
    if (!card.giver || (!is_lost && !may_come_again)) return Done{};
    auto& wallets = ledger::lock(tx, card.giver);
    auto const standing = wallets.standing(sale);
    auto award = std::find_if(standing.earned.begin(), standing.earned.end(), [&](auto const& one) { return one.rule == card.id.value; });
    if (award == standing.earned.end()) return Done{};
    if (is_lost)
        TRY(wallets.take_back({.act = sale, .wallet = award->wallet, .rule = award->rule, .amount = award->standing, .branch = branch,
                               .shortfall = {}}));
    else
        TRY(wallets.give_again({sale, award->wallet, award->rule, award->given - award->standing, branch}));
    wallets.post();
    card.giver_act = is_lost ? 0 : sale;
    update_card(tx, card);
    return Done{};
}

constexpr std::size_t proof_bytes = 16;

Result<GiftCard> card_of_reference(Transaction& tx, Caller const& caller, std::string const& reference) {
    auto id = GiftCardId::parse(reference.substr(0, reference.find('.')));
    if (!id) return refuse(reference_over);
    auto right = reference_to(caller, tx.today(), *id);
    if (right.size() != reference.size() || sodium_memcmp(right.data(), reference.data(), right.size()) != 0) return refuse(reference_over);
    auto card = lock_card_row(tx, *id);
    if (!card) return refuse(card_unknown);
    return *card;
}

}  // namespace

CardNumber number_of(ServerSecrets const& secrets, ClubId club, GiftCardId card) {
    auto mixed = hmac_sha256(secrets.derive("gift-card-number"), what_is_hashed(club, card.value));
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8 | std::to_integer<std::uint64_t>(mixed[i]);
    number %= 10'000'000'000'000;
    return CardNumber::make(std::string(gift_card_digits) + padded(number / 1'000'000'000, 4), static_cast<std::int64_t>(number % 1'000'000'000));
}

Digest hash_of(ServerSecrets const& secrets, ClubId club, CardNumber const& number) {
    return hmac_sha256(secrets.derive("gift-card-hash"), what_is_hashed(club, std::stoll(number.text())));
}

std::string reference_to(Caller const& caller, Day today, GiftCardId card) {
    CanonicalWriter what;
    for (auto part : {caller.club.value, caller.till.value, caller.till ? 0 : caller.id, std::int64_t{today.number}, card.value}) what.i64(part);
    auto proof = hmac_sha256(caller.secrets->derive("gift-card-reference"), std::string(what.written()));
    return card.text() + "." + hex(std::span(proof).first(proof_bytes));
}

Result<GiftCard> card_by_number(Transaction& tx, Caller const& caller, Secret<std::string> const& number) {
    if (number.reveal().starts_with(GiftCardKind::prefix)) return card_of_reference(tx, caller, number.reveal());
    auto parsed = CardNumber::parse(number.reveal());
    if (!parsed) return refuse(number_mistyped);
    auto who = who_tries(caller);
    auto tries = lock_tries(tx, who).value_or(TryRow{tx.now(), 0});
    if (tx.now() >= tries.began_at + tries_period_ms) tries = {tx.now(), 0};
    if (tries.wrong >= most_wrong_tries) {
        auto left = tries.began_at + tries_period_ms - tx.now();
        return refuse(too_many_tries, {{"minutes", (left + minute_ms - 1) / minute_ms}});
    }
    auto card = lock_card_of_hash(tx, hash_of(*caller.secrets, tx.club(), *parsed));
    if (card) return *card;
    ++tries.wrong;
    keep_tries(tx, who, tries);
    return refuse(card_unknown);
}

GiftCard lock_card(Transaction& tx, GiftCardId id) {
    auto card = lock_card_row(tx, id);
    ensure(card.has_value(), "a sale names a gift card that there is not");
    return *card;
}

Result<Done> activate(Transaction& tx, GiftCard& card, BranchId branch) {
    auto& wallets = ledger::lock(tx, card.holder());
    TRY(wallets.receive({.wallet = Wallet::credit, .amount = card.value.value, .from = {ledger::Account::issue, card.batch.value, branch},
                         .reason = ledger::Reason::gift, .window = {card.first_day, card.last_day},
                         .origin = {ledger::OriginKind::gift_card, card.batch.value}}));
    wallets.post();
    card.state = CardState::active;
    card.activated_act = tx.act();
    update_card(tx, card);
    return Done{};
}

Result<CardSpent> spend_card(Transaction& tx, Caller const& caller, GiftCard& card, std::optional<Rial> amount, Rial payable,
                             BranchId branch, MemberId buyer) {
    TRY(allow_use(tx, card));
    auto& wallets = ledger::lock(tx, card.holder());
    Rial there{wallets.balance(Wallet::credit).spendable};
    if (there == Rial{0}) return nothing_there(tx, card);
    auto taken = amount.value_or(std::min(there, payable));
    if (taken > payable || payable == Rial{0}) return refuse(card_above_payable, {{"payable", payable}, {"asked", taken}});
    if (taken <= Rial{0}) return refuse(request_out_of_range);
    TRY(wallets.spend({Wallet::credit, taken.value, branch}));
    wallets.post();
    TRY(let_giver_earn(tx, caller, card, branch, buyer));
    return CardSpent{taken, there - taken};
}

Result<Done> move_back_to_card(Transaction& tx, GiftCardId id, std::int64_t sale, Rial amount, bool is_used,
                               BranchId branch, ledger::EndedLots ended) {
    auto card = lock_card(tx, id);
    auto& wallets = ledger::lock(tx, card.holder());
    if (amount > Rial{0}) TRY(wallets.give_back({sale, Wallet::credit, amount.value, branch, ended}));
    if (amount < Rial{0}) TRY(wallets.spend_again({sale, Wallet::credit, -amount.value, branch, ended}));
    wallets.post();
    return move_givers_award(tx, card, sale, is_used, branch);
}

Result<Done> sell_card(Transaction& tx, GiftCard& card, Rial price, BranchId branch) {
    if (card.state != CardState::printed) return refuse(card_not_for_sale);
    if (tx.today() > card.last_day) return refuse(card_ended, {{"last_day", card.last_day}});
    if (price != card.value) return refuse(card_price_other, {{"value", card.value}});
    card.is_sold = true;
    return activate(tx, card, branch);
}

Result<Done> allow_card_return(Snapshot& snapshot, GiftCardId id) {
    auto card = find_card(snapshot, id);
    ensure(card.has_value(), "a sale names a gift card that there is not");
    if (card->state == CardState::blocked) return refuse(card_blocked);
    auto balance = ledger::view(snapshot, card->holder()).balance(Wallet::credit);
    if (balance.balance != card->value.value || balance.held != 0) return refuse(card_used, {{"left", Rial{balance.balance}}});
    return Done{};
}

Result<Done> take_sold_card_back(Transaction& tx, GiftCardId id, std::int64_t sale, BranchId branch) {
    auto card = lock_card(tx, id);
    if (card.state == CardState::blocked) return refuse(card_blocked);
    auto& wallets = ledger::lock(tx, card.holder());
    auto left = wallets.balance(Wallet::credit).balance;
    auto unspent = wallets.take_back_unspent(sale, Wallet::credit, card.batch.value, branch);
    if (unspent.taken != card.value.value) return refuse(card_used, {{"left", Rial{left}}});
    wallets.post();
    card.state = CardState::returned;
    update_card(tx, card);
    return Done{};
}

Result<Done> give_sold_card_again(Transaction& tx, GiftCardId id, std::int64_t sale, BranchId branch) {
    auto card = lock_card(tx, id);
    auto& wallets = ledger::lock(tx, card.holder());
    TRY(wallets.give_again({sale, Wallet::credit, card.batch.value, card.value.value, branch}));
    wallets.post();
    card.state = CardState::active;
    update_card(tx, card);
    return Done{};
}

}  // namespace vafa::gifts
