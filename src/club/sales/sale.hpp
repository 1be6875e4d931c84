// A sale as the module works with it: where, whose, what, how paid, and what it was judged by.
#pragma once

#include "club/sales/shown.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::sales {

struct LineShare {
    std::int64_t line = 0;                  // from 1
    commissions::Share share;
};

/// A gift card of a sale: what it paid, or, where it was sold as a line, its value.
struct SaleGiftCard {
    gifts::GiftCardId card;
    std::string tail;
    std::int64_t line = 0;                  // 0: it paid
    Rial amount;
    Rial left;                              // on the card, after the sale
};

struct Sale {
    SaleId id;
    MemberId member;                        // none = a guest
    tenancy::Place place;
    std::optional<std::int64_t> till_count; // the till's own count of its receipts
    std::int64_t staff = 0;                 // the staff member or key that recorded it
    Day day;
    Instant at;
    PricedBasket basket;
    std::vector<program::DiscountGiven> discounts;   // of the program, already taken off the basket
    std::vector<LineShare> shares;                   // commissions, of the lines that have a collaborator
    std::vector<program::ReferralPart> referral;     // what referrers are paid of it
    Rial credit;
    Rial gift;                              // paid by gift cards
    std::vector<SaleGiftCard> gift_cards;
    Payments payments;
    std::int64_t program_version = 0;
    std::optional<std::string> state;       // what it was judged by; none where it was not judged
    std::optional<std::string> document;
    std::optional<Instant> till_time;

    Rial payable() const { return basket.net - credit - gift; }
    /// The till's rank in the club, then seven digits of its count; none for sales at no till.
    std::optional<std::int64_t> receipt_number() const;
};
inline constexpr std::int64_t receipts_of_a_till = 10'000'000;

/// Where the caller acts: at their till; or at the branch they name, if they may act there.
/// Refuses branch_not_named, tenancy::branch_missing, foreign_branch.
Result<tenancy::Place> place_of(Snapshot& snapshot, Caller const& caller, std::optional<BranchId> const& branch);

/// What the program's rules see of a sale: everything but the member.
program::Basket judged_basket(catalog::Catalog const& catalog, Sale const& sale, LocalTime const& local);
program::MemberState state_of(members::MemberForSale const& member, program::Counters counters);

MemberBrief brief_of(members::MemberForSale const& member, ledger::Wallets const& wallets, Day today);
MemberBalances balances_of(ledger::Wallets const& wallets, Day today);
std::vector<RuleAward> awards_shown(program::Compiled const& program, program::Judgement const& judgement, Caller const& caller);
std::vector<RuleMissed> not_applied_shown(program::Compiled const& program, program::Judgement const& judgement, Caller const& caller);
std::optional<NextReward> next_reward(program::Compiled const& program, Points balance);
/// The sentence of one thing that the cashier should know.
std::string notice(Caller const& caller, std::string_view key);

}  // namespace vafa::sales
