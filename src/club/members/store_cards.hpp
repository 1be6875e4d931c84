// The statements about cards, PINs and awaited codes.
#pragma once

#include "club/members/store.hpp"

namespace vafa::members {

struct CardRow {
    CardNumber number;
    MemberId member;
    CardStatus status = CardStatus::active;
    Instant issued_at;
    std::optional<Instant> ended_at;
};
std::optional<CardRow> card_row(Snapshot& snapshot, CardNumber const& number);
/// The active one first, then those that ended, the latest first.
std::vector<CardRow> cards_of(Snapshot& snapshot, MemberId member);
void insert_card(Transaction& tx, CardNumber const& number, MemberId member);
void end_card(Transaction& tx, CardNumber const& number, CardStatus as);
void replace_by(Transaction& tx, CardRow const& old, CardNumber const& by);
void block_all_cards(Transaction& tx, MemberId member);

struct PinRow {
    std::string hash;
    std::int64_t version = 0;
    std::int64_t failed_tries = 0;
    Instant locked_until;
};
std::optional<PinRow> pin_of(Snapshot& snapshot, MemberId member);
std::optional<PinRow> lock_pin(Transaction& tx, MemberId member);
void put_pin(Transaction& tx, MemberId member, PinRow const& pin);
void keep_pin_tries(Transaction& tx, MemberId member, PinRow const& pin);
void delete_pin(Transaction& tx, MemberId member);

struct CodeRow {
    MemberId member;
    Instant asked_at;
    std::int64_t failed_tries = 0;
    std::optional<Instant> used_at;
};
void insert_code(Transaction& tx, MemberId member);
std::optional<CodeRow> lock_code(Transaction& tx, std::int64_t act);
void keep_code_tries(Transaction& tx, std::int64_t act, std::int64_t failed_tries);
void use_code(Transaction& tx, std::int64_t act);

}  // namespace vafa::members
