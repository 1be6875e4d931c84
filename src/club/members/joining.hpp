// May people join by themselves on the member's page? The desk enrols in any case. Contracts.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

struct SetJoining {
    bool is_open = true;
};
constexpr auto describe(SetJoining const*) {
    return fields(field("is_open", &SetJoining::is_open, "May whoever has proved a mobile become a member by themself?"));
}
struct JoiningShown {
    bool is_open = true;
};
constexpr auto describe(JoiningShown const*) {
    return fields(field("is_open", &JoiningShown::is_open, "May whoever has proved a mobile become a member by themself?"));
}
Result<JoiningShown> set_joining(Transaction& tx, Caller const& caller, SetJoining const& request);

struct ShowJoining {};
constexpr auto describe(ShowJoining const*) { return fields(); }
Result<JoiningShown> show_joining(Snapshot& snapshot, Caller const& caller, ShowJoining const& request);

inline constexpr Refusal joining_closed{"me.joining_closed", RefusalKind::conflict};

std::vector<Operation> joining_operations();

}  // namespace vafa::members
