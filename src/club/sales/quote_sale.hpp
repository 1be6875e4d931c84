// A quote: what a basket costs, what it would earn and why, how much credit may be used. Changes nothing.
#pragma once

#include "club/sales/shown.hpp"

namespace vafa::sales {

struct QuoteSale {
    std::optional<members::MemberRef> member;
    std::vector<LineAsked> lines;
    std::optional<PricesAre> prices;
    std::optional<Rial> credit;
    std::optional<ledger::HoldId> hold;
    std::optional<Payments> payments;
    std::optional<BranchId> branch;
};
constexpr auto describe(QuoteSale const*) {
    return fields(field("member", &QuoteSale::member, "Whose sale it is; without one it earns nothing."),
                  field("lines", &QuoteSale::lines, "The basket, 1 to 1,000 lines."),
                  field("prices", &QuoteSale::prices,
                        "final (default): what the lines say is what they cost; open: the program's discounts are still taken off."),
                  field("credit", &QuoteSale::credit, "Credit to be used, in rial; zero is zero."),
                  field("hold", &QuoteSale::hold, "Credit that is held for this very sale; without `credit`, all of it is used."),
                  field("payments", &QuoteSale::payments, "How the rest is meant to be paid, where rules ask for it."),
                  field("branch", &QuoteSale::branch, "Where; needed where the caller stands at no till."));
}

/// How much credit the member may use in this basket, and what bounds it.
struct CreditUsable {
    Rial most;
    Rial balance;
    std::optional<Rial> invoice_cap;
    std::optional<Rial> day_cap_left;
    std::optional<Rial> minimum;
    members::Consent consent = members::Consent::none;
    std::string sentence;
};
constexpr auto describe(CreditUsable const*) {
    return fields(field("most", &CreditUsable::most, "The largest amount that would be accepted, in rial."),
                  field("balance", &CreditUsable::balance, "What the member could spend without any cap, in rial."),
                  field("invoice_cap", &CreditUsable::invoice_cap, "The cap of one invoice, in rial."),
                  field("day_cap_left", &CreditUsable::day_cap_left, "What is left of today's cap, in rial."),
                  field("minimum", &CreditUsable::minimum, "The least that can be used at once, in rial."),
                  field("consent", &CreditUsable::consent, "What the member must show for the asked credit (or for the most)."),
                  field("sentence", &CreditUsable::sentence, "The same in words."));
}

struct SaleQuoted {
    std::optional<MemberBrief> member;
    std::vector<PricedLine> lines;
    std::vector<program::DiscountShown> discounts;
    Rial gross, discount, net, credit, payable;
    Points points;
    Rial earned_credit;
    std::vector<RuleAward> awards;
    std::vector<RuleMissed> not_applied;
    std::optional<CreditUsable> usable_credit;
    std::optional<NextReward> next_reward;
    std::vector<std::string> notices;
    std::int64_t program_version = 0;
    std::optional<BasisPoints> discount_limit;
};
constexpr auto describe(SaleQuoted const*) {
    return fields(field("member", &SaleQuoted::member, "The member with balances."),
                  field("lines", &SaleQuoted::lines, "The priced lines."),
                  field("discounts", &SaleQuoted::discounts, "What the program takes off, rule by rule; already within the lines."),
                  field("gross", &SaleQuoted::gross, "Sum before discounts, in rial."),
                  field("discount", &SaleQuoted::discount, "Sum of discounts, in rial."),
                  field("net", &SaleQuoted::net, "Sum after discounts, in rial."),
                  field("credit", &SaleQuoted::credit, "Credit used, in rial."),
                  field("payable", &SaleQuoted::payable, "What is left to pay, in rial."),
                  field("points", &SaleQuoted::points, "Points that this sale would earn."),
                  field("earned_credit", &SaleQuoted::earned_credit, "Credit that it would earn, in rial."),
                  field("awards", &SaleQuoted::awards, "Each rule that applied, with its sentence."),
                  field("not_applied", &SaleQuoted::not_applied, "Each rule that did not, and why."),
                  field("usable_credit", &SaleQuoted::usable_credit, "How much credit may be used; absent without a member."),
                  field("next_reward", &SaleQuoted::next_reward, "The nearest prize after this sale."),
                  field("notices", &SaleQuoted::notices, "What the cashier should know: inactive, frozen, blocked card."),
                  field("program_version", &SaleQuoted::program_version, "The program that judged; honoured for 15 minutes."),
                  field("discount_limit", &SaleQuoted::discount_limit, "The most the caller may take off a line, hundredths of a percent; none = no limit."));
}

Result<SaleQuoted> quote_sale(Snapshot& snapshot, Caller const& caller, QuoteSale const& request);

}  // namespace vafa::sales
