// What was counted is forgotten and counted anew from the first act: it is made of the log alone.
#pragma once

#include "operation/operation.hpp"

namespace vafa::reports {

struct RecountLiability {};
constexpr auto describe(RecountLiability const*) { return fields(); }
struct LiabilityRecounting {
    bool is_counting = true;
};
constexpr auto describe(LiabilityRecounting const*) {
    return fields(field("is_counting", &LiabilityRecounting::is_counting, "It has begun; the desk says how far it is."));
}
Result<LiabilityRecounting> recount_liability(Transaction& tx, Caller const& caller, RecountLiability const& request);

}  // namespace vafa::reports
