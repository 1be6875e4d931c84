// What quotes, sales, returns and receipts show alike: a member's brief, awards with their sentences, payments.
#pragma once

#include "club/gifts/gifts.hpp"
#include "club/ledger/ledger.hpp"
#include "club/members/members.hpp"
#include "club/program/program.hpp"
#include "club/sales/basket.hpp"

namespace vafa::sales {

/// How the part that is not credit was paid.
using program::Payments;

/// A gift card that pays: all of it, or so much.
struct GiftCardPayment {
    Secret<std::string> number;
    std::optional<Rial> amount;
};
constexpr auto describe(GiftCardPayment const*) {
    return fields(field("number", &GiftCardPayment::number, "The card's sixteen digits, a swipe, or the reference that its balance told.", secret),
                  field("amount", &GiftCardPayment::amount, "How much of it, in rial; default as much as there is and is still to be paid."));
}
struct GiftCardUsed {
    std::string tail;
    Rial used, left;
};
constexpr auto describe(GiftCardUsed const*) {
    return fields(field("tail", &GiftCardUsed::tail, "The last four digits of its number."), field("used", &GiftCardUsed::used, "What it paid, in rial."),
                  field("left", &GiftCardUsed::left, "What was left on it after the sale, in rial."));
}

/// What soon is lost: the lots of one wallet that end first.
struct Expiring {
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t amount = 0;
    Day last_day;
    bool is_by_inactivity = false;
};
constexpr auto describe(Expiring const*) {
    return fields(field("wallet", &Expiring::wallet, "points or credit."),
                  field("amount", &Expiring::amount, "How much ends then, in points or rial."),
                  field("last_day", &Expiring::last_day, "The last day it can be spent."),
                  field("is_by_inactivity", &Expiring::is_by_inactivity, "Unless something is bought until then: each purchase moves the day."));
}

struct MemberBalances {
    Points points;
    Rial credit;
    Points points_debt;
    Rial credit_debt;
    Rial credit_held;
    std::vector<Expiring> expiring;
};
constexpr auto describe(MemberBalances const*) {
    return fields(field("points", &MemberBalances::points, "Points that can be spent now."),
                  field("credit", &MemberBalances::credit, "Credit that can be spent now, in rial."),
                  field("points_debt", &MemberBalances::points_debt, "Points owed after returns."),
                  field("credit_debt", &MemberBalances::credit_debt, "Credit owed after returns, in rial."),
                  field("credit_held", &MemberBalances::credit_held, "Credit held for a sale that is not recorded yet, in rial."),
                  field("expiring", &MemberBalances::expiring, "What ends within the next 60 days, earliest first."));
}

struct MemberBrief {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    std::string masked_mobile;
    std::string group;
    members::MemberStatus status = members::MemberStatus::active;
    bool is_credit_frozen = false;
    MemberBalances balances;
};
constexpr auto describe(MemberBrief const*) {
    return fields(field("id", &MemberBrief::id, "The member."), field("number", &MemberBrief::number, "Member number."),
                  field("name", &MemberBrief::name, "Name, empty where only the mobile is known.", personal),
                  field("masked_mobile", &MemberBrief::masked_mobile, "Mobile with its middle hidden.", personal),
                  field("group", &MemberBrief::group, "Name of the group."),
                  field("status", &MemberBrief::status, "active or inactive."),
                  field("is_credit_frozen", &MemberBrief::is_credit_frozen, "Earns, but spends nothing."),
                  field("balances", &MemberBrief::balances, "What they have."));
}

/// One rule's award, with the sentence that explains it.
struct RuleAward {
    std::int64_t rule = 0;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t amount = 0;
    std::string sentence;
};
constexpr auto describe(RuleAward const*) {
    return fields(field("rule", &RuleAward::rule, "Number of the rule in its program."),
                  field("name", &RuleAward::name, "The rule's name."),
                  field("wallet", &RuleAward::wallet, "points or credit."),
                  field("amount", &RuleAward::amount, "How much, in points or rial."),
                  field("sentence", &RuleAward::sentence, "Why, in the caller's language."));
}

struct RuleMissed {
    std::int64_t rule = 0;
    std::string name;
    std::string sentence;
};
constexpr auto describe(RuleMissed const*) {
    return fields(field("rule", &RuleMissed::rule, "Number of the rule in its program."),
                  field("name", &RuleMissed::name, "The rule's name."),
                  field("sentence", &RuleMissed::sentence, "Why not, in the caller's language."));
}

/// The nearest prize that the points do not reach yet.
struct NextReward {
    std::string name;
    Points at;
    Points missing;
};
constexpr auto describe(NextReward const*) {
    return fields(field("name", &NextReward::name, "The prize."), field("at", &NextReward::at, "The points it takes."),
                  field("missing", &NextReward::missing, "Points still missing."));
}

}  // namespace vafa::sales
