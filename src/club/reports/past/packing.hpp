// One act of a member's past in few bytes: a first byte for the form, a second that says what there is, then numbers of seven bits a byte.
#pragma once

#include <optional>
#include <string>

#include "club/reports/past/past.hpp"

namespace vafa::reports {

/// What an act did for one member. A sale and a return are acts of their own; a gift or an expiry has lines alone.
struct PastAct {
    std::optional<PastSale> sale;
    std::optional<PastReturn> returned;
    std::vector<PastLine> lines;       // by wallet, then in the order of their versions

    bool is_empty() const { return !sale && !returned && lines.empty(); }
};

/// What can be told from elsewhere is left out: the act, the groups of goods, which are those of today.
std::string pack(PastAct const& act);

/// Adds what `pack` wrote to a member's past, whose acts come in the order of their ids. False where the bytes are none of its.
bool unpack(std::int64_t act, std::string_view packed, Past& into);

}  // namespace vafa::reports
