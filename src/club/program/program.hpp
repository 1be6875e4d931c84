// Program: what a purchase earns and may spend. Versioned rules, judged by one pure function. All that other modules may use.
#pragma once

#include "club/program/budgets.hpp"
#include "club/program/discounts.hpp"
#include "club/program/payments.hpp"
#include "club/program/refusals.hpp"

namespace vafa::program {

/// The module's operations, invariants and reactions.
Module module();

/// The version in force on the club's business day, compiled once and cached by the caller's program version. A club that
/// has published nothing has version 0, which gives nothing.
std::shared_ptr<Compiled const> compiled(Snapshot& snapshot, Caller const& caller);
/// The version that a sale was judged by. Cached where it is the one in force.
std::shared_ptr<Compiled const> compiled_version(Snapshot& snapshot, Caller const& caller, std::int64_t version);

/// Was a version of this number ever published?
bool has_version(Snapshot& snapshot, std::int64_t version);

/// What a sale is judged by: the version of its quote, where that was in force at some moment of the last 15 minutes;
/// otherwise the one in force now. A version that never was counts as none.
std::shared_ptr<Compiled const> compiled_for_quote(Snapshot& snapshot, Caller const& caller, std::optional<std::int64_t> quoted);
inline constexpr std::int64_t quote_life_ms = 15 * minute_ms;

std::int64_t version_of(Compiled const& program);
Document const& document_of(Compiled const& program);
Rule const* rule_of(Compiled const& program, std::int64_t number);

// --- Spending credit ---

/// The caps for a member of a group; empty where the program sets none.
Redemption redemption_for(Compiled const& program, members::GroupId group);
std::optional<Conversion> conversion_for(Compiled const& program, members::GroupId group);

/// What bounds the credit that may be used, for the till's line «تا ۲۰۰٬۰۰۰ تومان اعتبار؛ سقف هر فاکتور».
enum class BoundBy { invoice_total, invoice_cap, day_cap, balance };
constexpr auto names_of(BoundBy const*) {
    return names<BoundBy>({{BoundBy::invoice_total, "invoice_total"}, {BoundBy::invoice_cap, "invoice_cap"},
                           {BoundBy::day_cap, "day_cap"}, {BoundBy::balance, "balance"}});
}
struct UsableCredit {
    Rial most;                           // 0 where it would stay under the minimum
    BoundBy bound_by = BoundBy::balance;
    std::optional<Rial> invoice_cap;     // the smaller of the cap and the share of this invoice
    std::optional<Rial> day_left;
    Rial minimum;
};
constexpr auto describe(UsableCredit const*) {
    return fields(field("most", &UsableCredit::most, "The most credit that may be used now, in rial."),
                  field("bound_by", &UsableCredit::bound_by, "What bounds it."),
                  field("invoice_cap", &UsableCredit::invoice_cap, "The cap on this invoice, if there is one."),
                  field("day_left", &UsableCredit::day_left, "What is left of today's cap, if there is one."),
                  field("minimum", &UsableCredit::minimum, "The least that may be used at a time."));
}
/// `used_today` is Wallets::spent_today(credit). `invoice_total` absent: a hold before the sale is known,
/// for which the absolute cap counts.
UsableCredit usable_credit(Redemption const& caps, std::optional<Rial> invoice_total, Rial spendable, Rial used_today);

/// In this order: credit_below_minimum, credit_above_invoice_cap, credit_above_day_cap. The balance is the ledger's to judge.
Result<Done> allow_redemption(Redemption const& caps, std::optional<Rial> invoice_total, Rial amount, Rial used_today);

inline constexpr Refusal credit_below_minimum{"program.credit_below_minimum", RefusalKind::conflict};
inline constexpr Refusal credit_above_invoice_cap{"program.credit_above_invoice_cap", RefusalKind::conflict};
inline constexpr Refusal credit_above_day_cap{"program.credit_above_day_cap", RefusalKind::conflict};

// --- Lots and returns, as the program says ---

/// As the ledger takes it.
inline ledger::Window in_ledger(LotWindow const& window) { return {window.valid_from, window.last_day, window.idle_days}; }
LotWindow points_window(Compiled const& program, Day given);
LotWindow credit_window(Compiled const& program, Day given);
Shortfall shortfall_of(Compiled const& program);
EndedLot ended_lot_of(Compiled const& program);
/// The last day on which goods of a sale may come back, where the club set one.
std::optional<Day> last_return_day(Compiled const& program, Day sold);

// --- Gifts for bringing a friend ---

/// What the accounts call the gifts that are no rule's: the ref of their issue account.
inline constexpr std::int64_t welcome_ref = 10'001;
inline constexpr std::int64_t referral_ref = 10'002;

struct ReferralGift {
    MemberId receiver;
    Gift gift;
};
/// Who is given what for bringing a friend: the referrer, unless they are inactive, then the friend.
std::vector<ReferralGift> referral_gifts(Snapshot& snapshot, Compiled const& program, MemberId referrer, MemberId member);
/// In the commit of the friend's purchase that won it (Judgement::wins_referral): gifts to the referrer and to the friend, as
/// the program says. An inactive referrer is passed over.
Result<Done> give_referral_gift(Transaction& tx, Caller const& caller, Compiled const& program, MemberId referrer, MemberId member, Day day);
/// In the commit of the return that undoes it (KeptJudgement::loses_referral): from whichever records the act of the sale gave it to.
Result<Done> take_back_referral_gift(Transaction& tx, Caller const& caller, Compiled const& program, std::int64_t sale);
/// In the commit that undoes that return (KeptJudgement::wins_referral).
Result<Done> give_referral_gift_again(Transaction& tx, Caller const& caller, std::int64_t sale);

// --- Commissions for what friends buy ---

/// The ref of the first level's issue account; the second has the number after it.
inline constexpr std::int64_t referral_level_ref = 10'011;

/// What one level was paid of a sale: kept with it, so that a return finds who was paid, and how much.
struct ReferralPart {
    std::int64_t level = 0;        // from 1: who brought the buyer
    MemberId referrer;
    BasisPoints percent;
    Rial amount;                   // what the sale gave, after caps and the budget; never zero
};
/// Who brought the buyer, then who brought those, as they stand at the sale.
struct ReferralLink {
    MemberId referrer;
    members::GroupId group;
    bool is_active = true;         // who is not is passed over: nobody moves up
    Rial given_today;              // of the day's cap
};
/// One level as it is judged: what it is paid, which bound cut it, or why it is paid nothing.
struct ReferralJudged {
    ReferralPart part;             // of no amount: nothing is paid
    bool is_active = true;
    CutBy cut_by = CutBy::nothing;
    Rial cap{};                    // that cut it: an invoice's, a day's, or what was left of the budget
};
/// Pure. `budget_left` absent: no bound.
std::vector<ReferralJudged> judge_referrers(Compiled const& program, std::span<ReferralLink const> chain, Rial base, std::optional<Rial> budget_left);
/// Those of them that are paid.
std::vector<ReferralPart> referral_parts(Compiled const& program, std::span<ReferralLink const> chain, Rial base, std::optional<Rial> budget_left);
/// Of what is kept of the sale, by its base; never more than the sale gave.
Rial referral_due(ReferralPart const& part, Rial base);

/// In the sale's commit; `base` is Judgement::base. Asks and writes nothing where the program pays no commission or nobody brought
/// the buyer. A chain ends where it would meet the buyer, or itself.
Result<std::vector<ReferralPart>> give_referral_commissions(Transaction& tx, Caller const& caller, Compiled const& program,
                                                            members::MemberForSale const& buyer, Day day, Rial base);
/// The same for the simulator: nothing is locked, nothing written; levels that are paid nothing too.
std::vector<ReferralJudged> view_referral_commissions(Snapshot& snapshot, Compiled const& program, members::MemberForSale const& buyer, Day day,
                                                      Rial base);
/// In the commit of a return, or of its undoing; `program` is the version the sale was judged by, `sold` its day.
Result<Done> move_referral_commissions(Transaction& tx, Caller const& caller, Compiled const& program, std::int64_t sale, Day sold,
                                       std::span<ReferralPart const> parts, Rial base_before, Rial base_after);

// --- In words ---

/// «هر ۲۰٬۰۰۰ تومان ۱ امتیاز، روی ۱٬۰۴۰٬۰۰۰ تومان»
std::string explain(Compiled const& program, Award const& award, Texts const& texts, Language language, MoneyUnit unit);
/// «سه‌شنبه‌های طلایی: نه، امروز یکشنبه است»
std::string explain(Compiled const& program, NotApplied const& rule, Texts const& texts, Language language, MoneyUnit unit);
/// What one group has for itself alone, by its rules that are not over and by its terms. «سه‌شنبه‌های طلایی: ۲ برابر»
std::vector<std::string> benefits_of(Compiled const& program, members::GroupId group, Day today, Texts const& texts, Language language, MoneyUnit unit);

}  // namespace vafa::program
