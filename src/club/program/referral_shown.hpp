// What a purchase would give for its buyer's having been brought: the referral gift and the commissions, each with its sentence.
#pragma once

#include "club/program/program.hpp"

namespace vafa::program {

enum class ReferralKind { gift, commission };
constexpr auto names_of(ReferralKind const*) {
    return names<ReferralKind>({{ReferralKind::gift, "gift"}, {ReferralKind::commission, "commission"}});
}

struct ReferralShown {
    ReferralKind kind = ReferralKind::commission;
    std::optional<std::int64_t> level;
    std::optional<MemberId> member;
    std::optional<std::int64_t> number;
    std::optional<std::string> name;
    ledger::Wallet wallet = ledger::Wallet::credit;
    std::int64_t amount = 0;
    std::string sentence;
};
constexpr auto describe(ReferralShown const*) {
    return fields(field("kind", &ReferralShown::kind, "The gift of a first purchase, or a commission of what is bought."),
                  field("level", &ReferralShown::level, "Of a commission: 1 is who brought the buyer, 2 who brought those."),
                  field("member", &ReferralShown::member, "Who would get it; absent: nobody."),
                  field("number", &ReferralShown::number, "Their member number."),
                  field("name", &ReferralShown::name, "Their name, where it is known.", personal),
                  field("wallet", &ReferralShown::wallet, "points or credit."),
                  field("amount", &ReferralShown::amount, "Points or rial; 0: nothing, and the sentence says why."),
                  field("sentence", &ReferralShown::sentence, "How it comes about, in words."));
}

/// By the functions that the sale gives by; empty where the program gives nothing for bringing somebody. `buyer` null: somebody new.
std::vector<ReferralShown> show_referral(Snapshot& snapshot, Caller const& caller, Compiled const& program, members::MemberForSale const* buyer,
                                         Judgement const& judgement, Day day);

}  // namespace vafa::program
