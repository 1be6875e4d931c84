// Gifts that no purchase earns: for enrolling, and for bringing a friend. Reactions of this module.
#pragma once

#include "club/members/members.hpp"
#include "club/program/program.hpp"

namespace vafa::program {

/// The program's policy for gifts that must come back and are spent: written off where it is little, else owed.
ledger::Shortfall gift_shortfall(Compiled const& program, ledger::Wallet wallet);

/// In the commit of an enrolment, by the desk or by oneself: the welcome gift, and the referral gift where it falls due at once.
Result<Done> give_enrolment_gifts(Transaction& tx, Caller const& caller, members::EnrolMember const& request, members::MemberEnrolled& enrolled);

Result<Done> give_joining_gifts(Transaction& tx, Caller const& caller, members::JoinClub const& request, members::MemberEnrolled& enrolled);

}  // namespace vafa::program
