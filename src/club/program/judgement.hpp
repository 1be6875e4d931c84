// Judging a basket: what it earns and why, what does not apply and why not, and what stands of a sale after a return.
// Pure: no I/O, no clock, no float. The till, the quote, the simulator, the replay and the return ask the same function.
#pragma once

#include <memory>
#include <span>

#include "club/ledger/ledger.hpp"
#include "club/program/counters.hpp"
#include "club/program/document.hpp"

namespace vafa::program {

struct BasketLine {
    catalog::GoodId good;                 // 0 = sold without being in the catalogue
    catalog::GoodsGroupId goods_group;    // 0 = none
    catalog::GoodClass good_class = catalog::GoodClass::normal;
    std::int64_t quantity = 0;            // pieces
    Rial net;                             // after discounts, VAT included
    BasisPoints vat;                      // the rate that `net` includes
    Rial taken_off{};                     // what the program's own discounts took off it; already out of `net`
};

struct Basket {
    std::vector<BasketLine> lines;
    Rial credit;                          // the part paid with credit, at most the sum of the lines
    Day day;                              // the day the rules go by
    std::int64_t minute = 0;              // of that day, 0 to 1,439
    BranchId branch;
    TillId till;
    std::int64_t sale = 0;                // the sale's id; 0 for a quote
    unsigned payments = 0;                // PaymentKind bits; 0 = not known yet, or all paid with credit
    bool is_open = false;                 // the program might lower the prices; kept for the replay
};

/// What is left of a rule's budget, in the rule's unit, before the sale.
struct BudgetLeft {
    std::int64_t rule = 0;
    std::int64_t left = 0;
};

/// What the rules read of the member, and of what is left for all.
struct MemberState {
    members::GroupId group;
    std::optional<Day> birth_day;
    std::optional<Day> enrolled_day;
    bool has_referrer = false;
    Counters counters;
    std::vector<BudgetLeft> budgets{}; // a rule that is not named here has no bound
};

/// The value of the first `returned` of `bought` pieces of a line: the cumulative floor, so that parts add up to the whole.
Rial value_of_pieces(Rial net, std::int64_t bought, std::int64_t returned);
/// The basket that is left when of each line `kept` pieces are: nets by cumulative floor, credit = max(0, credit − value
/// returned), which is the credit part of what is kept.
Basket kept_basket(Basket const& sold, std::span<std::int64_t const> kept);

// --- What an award says of itself ---

struct LineShare {
    std::int32_t line = 0;     // index in the basket
    Rial base;                 // what of the line counted, after VAT and the credit part
    std::int64_t factor = 0;   // in ten-thousandths
    std::int64_t amount = 0;   // its share of the award, by largest remainder; ties to the earlier line
};

/// Which cap cut an award.
enum class CutBy { nothing, invoice, day, member, budget };

struct Award {
    std::int64_t rule = 0;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t amount = 0;         // points or rial; 0 where the base only adds to the remainder
    LotWindow window;
    Rial base;                       // of the lines counted
    Rial left_out;                   // of the lines that the rule does not count, and what of the others may not earn
    Rial by_credit;                  // of the lines counted, what was paid with credit
    std::int64_t factor = 0;         // in ten-thousandths; 0 where lines differ
    std::int64_t pieces = 0;         // for effects by piece
    CutBy cut_by = CutBy::nothing;
    std::int64_t cap = 0;            // the cap that cut it, in the award's unit
    std::int64_t carried_in = 0;     // remainder before and after, in ten-thousandths of a rial
    std::int64_t carried_out = 0;
    std::vector<std::int64_t> multiplied_by;   // numbers of the multipliers that touched it
    std::vector<LineShare> lines;
    std::int64_t counted = 0;        // a bonus: the points of its window with this sale …
    Day counted_from;                // … since that day
};

enum class Reason {
    paused = 1, member_group, weekday, hours, dates, branch, till, goods, basket_size, payment, nth_purchase,
    purchase_count, birthday, anniversary, no_base, too_small, day_cap, lost_to_other_rule, prices_final,
    festival, bonus_ahead, bonus_given, member_cap, budget_used
};
constexpr auto names_of(Reason const*) {
    return names<Reason>({{Reason::paused, "paused"}, {Reason::member_group, "member_group"}, {Reason::weekday, "weekday"},
                          {Reason::hours, "hours"}, {Reason::dates, "dates"}, {Reason::branch, "branch"}, {Reason::till, "till"},
                          {Reason::goods, "goods"}, {Reason::basket_size, "basket_size"}, {Reason::payment, "payment"},
                          {Reason::nth_purchase, "nth_purchase"}, {Reason::purchase_count, "purchase_count"},
                          {Reason::birthday, "birthday"}, {Reason::anniversary, "anniversary"}, {Reason::no_base, "no_base"},
                          {Reason::too_small, "too_small"}, {Reason::day_cap, "day_cap"},
                          {Reason::lost_to_other_rule, "lost_to_other_rule"}, {Reason::prices_final, "prices_final"},
                          {Reason::festival, "festival"},
                          {Reason::bonus_ahead, "bonus_ahead"}, {Reason::bonus_given, "bonus_given"},
                          {Reason::member_cap, "member_cap"}, {Reason::budget_used, "budget_used"}});
}
struct NotApplied {
    std::int64_t rule = 0;
    Reason reason = Reason::paused;
    std::int64_t fact = 0;   // weekday: today's; dates: the day; hours: the minute; basket_size: the total; nth_purchase: the number;
                             // purchase_count: the count; day_cap, member_cap: the cap; lost_to_other_rule: the other's number;
                             // festival: the day; bonus_ahead: points that are missing
    Day last_day{};          // bonus_ahead, bonus_given: of the window
};

struct Judgement {
    std::int64_t version = 0;
    std::vector<Award> awards;             // in the order of the rules; a multiplier shows in the factors of others
    std::vector<NotApplied> not_applied;
    bool is_purchase = false;              // something that may earn was bought
    bool wins_referral = false;            // the referrer's gift falls due with this sale
    Rial base;                             // what of the basket may earn: the referrers' commissions are of it
    Counters after;                        // the member's counters once the sale stands
    std::string state;                     // what it was judged by, for the sale to keep
    Points points() const;
    Rial credit() const;
};

class Compiled;   // a document in the form that is evaluated; made once a version
/// The document must be valid.
std::shared_ptr<Compiled const> compile(Document document, std::int64_t version);

Judgement evaluate(Compiled const& program, MemberState const& member, Basket const& basket);

// --- Returns (ledger.md §6) ---

/// A sale as it was judged: the basket that the sale's rows tell (lines with good, class, quantity and net; credit, day,
/// branch, till, payments), completed by the bytes of Judgement::state.
struct JudgedSale {
    Basket basket;
    MemberState member;                          // counters as they stood before the sale, as far as its rules read them
    std::vector<std::int64_t> windows;           // rules whose birthday or anniversary window held
    std::int64_t number = 0;                     // the number that it holds among the member's purchases
    std::int64_t count = 0;                      // how many purchases there were with it
    bool wins_referral = false;
};
JudgedSale restore(Compiled const& program, Basket const& as_sold, std::string_view state);
/// The sale's own judgement once more, with every explanation: for receipts, "why?" and replay.
Judgement evaluate_again(Compiled const& program, JudgedSale const& sale);

/// What changes when of a sale other pieces are kept than before: a return keeps fewer, an undone return more.
struct Change {
    std::int64_t rule = 0;
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t amount = 0;    // negative: to be taken back; positive: stands again. A rule that keeps a remainder may take
                                // back more than this sale gave: the rest is the point that a later sale completed
    std::int64_t stands = 0;    // what now stands of this rule's award; for a rule that keeps a remainder, as if it alone counted
    LotWindow window;           // the lot of the sale's own award
    std::int64_t act = 0;       // the sale that won it, where another one did: a bonus belongs to its window
};
struct KeptJudgement {
    std::vector<Change> changes;   // without zeros
    bool was_purchase = false, is_purchase = false;   // is something kept that may earn, before and after
    bool loses_referral = false;   // the referrer's gift goes back …
    bool wins_referral = false;    // … or falls due again (an undone return)
    Rial base_before, base_after;  // what of the pieces kept may earn
    Counters after;
};
/// `program` is the version that the sale was judged by; `kept_before` and `kept_after` are pieces of each line of the sale;
/// `now` are the member's counters. What stands is the judgement of what is kept and never more than the sale gave.
/// Is something kept that may earn?
bool is_purchase(Compiled const& program, JudgedSale const& sale, std::span<std::int64_t const> kept);
KeptJudgement judge_kept(Compiled const& program, JudgedSale const& sale, std::span<std::int64_t const> kept_before,
                         std::span<std::int64_t const> kept_after, Counters const& now);

}  // namespace vafa::program
