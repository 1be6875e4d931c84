// A line: one balanced transfer between a lot of a member's wallet and an account of the club, for ever.
#pragma once

#include <string>

#include "club/ledger/ledger.hpp"

namespace vafa::ledger {

struct Line {
    std::int64_t act = 0;
    std::int64_t n = 0;          // its place among all lines of the act, from 0
    MemberId member;
    Wallet wallet = Wallet::points;
    std::int64_t amount = 0;     // into the wallet where positive
    std::int64_t lot = 0;        // 0: the debt
    Contra contra;
    Reason reason = Reason::purchase;
    std::int64_t version = 0;    // of the wallet, after this line
    std::int64_t balance = 0;    // of the wallet, after this line
    std::int64_t reverses = 0;   // the act whose effect this undoes or restores
    Instant at;
    Day day;                     // the business day it counts for
};

/// What the log vouches for: a version byte and fifteen integers, big endian, so that an act's proof tells its lines apart.
inline constexpr std::size_t canonical_size = 1 + 15 * 8;
std::string canonical_form(Line const& line);

}  // namespace vafa::ledger
