// Points and credit are money to the people who hold them: wallets, lots, holds, and every movement between them.
//
//   auto& wallets = ledger::lock(tx, member);
//   TRY(wallets.spend({.wallet = Wallet::credit, .amount = 50'000, .branch = caller.branch}));
//   TRY(wallets.receive({.wallet = Wallet::points, .amount = 7, .from = {Account::issue, rule, caller.branch}}));
//   wallets.post();
//
// A member is locked once an act: whoever locks the member again in the same act gets the same wallets, as they are by
// then. Nothing is written before `post`, which may be called again after further changes. Where an act locks several
// members, it does so in order of their ids.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "operation/operation.hpp"

namespace vafa::ledger {

struct HoldKind { static constexpr char prefix[] = "hld"; };
using HoldId = Id<HoldKind>;

/// Amounts count in the wallet's unit: points, or rial of credit. Never negative in a request; |x| ≤ 2^53 − 1.
/// Commission is what the club owes a collaborator, in rial: its holder is no member, and no request can name it.
enum class Wallet { points = 1, credit = 2, commission = 3 };

/// The other side of every movement of a wallet. `debt`, `between_lots`, `between_records` (two records of one person) and
/// `between_members` (points passed on) must return to zero within each act.
enum class Account { issue = 1, redemption = 2, breakage = 3, adjustment = 4, debt = 5, conversion = 6, opening = 7,
                     write_off = 8, cash_refund = 9, between_lots = 10, paid_out = 11, between_records = 12, between_members = 13 };

/// The ref of the issue account that commissions are an expense of; rules have smaller ones.
inline constexpr std::int64_t commission_ref = 10'003;

/// An account of the club, by what it was for: a rule, a gift, a campaign (0 = nothing in particular), at a branch.
struct Contra {
    Account account = Account::issue;
    std::int64_t ref = 0;
    BranchId branch{};
};

/// Why a movement happened: permanent codes, shown on statements.
enum class Reason {
    purchase = 1, welcome = 2, referral = 3, bonus = 4, gift = 5, adjustment = 6, opening = 7, conversion = 8, commission = 9,
    spent = 10, expired = 11, debt_paid = 12, paid_out = 13, merged = 14, unmerged = 15, awarded = 16,
    passed_on = 17, passed_in = 18, passed_back = 19,
    given_back = 20, revived = 21, spent_again = 22,
    // an earning reversed: from a lot, from what had expired, from what had paid a debt, from what was converted …
    taken_back = 30, taken_back_expired = 31, taken_back_from_debt = 32, taken_back_converted = 33,
    // … or not to be had: owed, kept from the cash refund, written off
    taken_back_owed = 34, taken_back_from_cash = 35, taken_back_written_off = 36,
    earned_again = 40,
};

/// Where a lot came from. Lots of one wallet, window and origin are one lot: nothing later can ask them apart.
enum class OriginKind { purchases = 1, gift = 2, gift_card = 3, opening = 4, conversion = 5, given_back = 6, adjustment = 7 };
struct Origin {
    OriginKind kind = OriginKind::purchases;
    std::int64_t ref = 0;  // the gift, card, import or act; 0 for purchases
    bool operator==(Origin const&) const = default;
};

/// The days a lot can be spent on, both included. Absent: from today; for ever.
struct Window {
    std::optional<Day> first{};
    std::optional<Day> last{};
    std::optional<std::int64_t> idle_days{};  // it ends so many days after the last purchase, counted with it, and has no `last`
};
/// N days include the first: 30 days from 1 Farvardin end with 30 Farvardin.
constexpr Window days_from(Day first, int days) { return {first, first + (days - 1)}; }

struct Part {
    std::int64_t lot = 0;
    std::int64_t amount = 0;
    bool operator==(Part const&) const = default;
};

struct Balance {
    std::int64_t balance = 0;    // all lots, less the debt: the sum of the wallet's lines
    std::int64_t spendable = 0;  // valid and free, less the debt; never below zero
    std::int64_t held = 0;       // promised to live holds
    std::int64_t pending = 0;    // in lots that are not valid yet
    std::int64_t debt = 0;
};

/// A lot as statements show it.
struct Lot {
    std::int64_t number = 0;
    Day first;
    std::optional<Day> last{};
    Origin origin{};
    std::int64_t received = 0;   // in from outside, net; = remaining + spent + broken + paid_debt
    std::int64_t remaining = 0;
    std::int64_t spent = 0;
    std::int64_t broken = 0;     // booked as breakage after its last day
    std::int64_t paid_debt = 0;
    std::optional<std::int64_t> idle_days{};  // it ends by inactivity: `last` is its end as things stand …
    bool has_ended = false;                   // … or, for such a lot, the end that no purchase moves any more
};

/// A purchase, as lots that end by inactivity see it.
struct Bought {
    std::int64_t act = 0;
    Instant at;
    Day committed;               // the business day of its commit
    Day day;                     // the day that it counts for; earlier, where it came in later
};
/// The purchases of a member that stand, seen from one of them.
struct OtherPurchases {
    std::optional<Day> before{};   // the latest day of those recorded before it
    std::vector<Bought> since{};   // those recorded after it, in their order; of those that count for one day the first is enough
    std::function<std::vector<Bought>()> earlier;   // likewise those before it, which are asked for seldom
};

struct Receive {
    Wallet wallet = Wallet::points;
    std::int64_t amount = 0;
    Contra from{};
    Reason reason = Reason::purchase;
    Window window{};
    Origin origin{};
    std::optional<Day> day{};  // the business day it counts for; absent = today (imports carry their sale's)
};

struct Spend {
    Wallet wallet = Wallet::credit;
    std::int64_t amount = 0;
    BranchId branch{};
};

struct PlaceHold {
    Wallet wallet = Wallet::credit;
    std::int64_t amount = 0;
    BranchId branch{};
    TillId till{};
};

enum class HoldState { open = 0, captured = 1, voided = 2 };
struct Hold {
    HoldId id;
    MemberId member;
    Wallet wallet = Wallet::credit;
    std::int64_t amount = 0;
    std::int64_t captured = 0;
    HoldState state = HoldState::open;
    Instant placed_at;
    Instant ends_at;             // the first moment at which it no longer counts
    Day day;                     // whose cap it uses, captured or not
    BranchId branch;
    TillId till;
};
/// A hold ends by itself; no job releases it.
inline constexpr std::int64_t hold_life_ms = 15 * minute_ms;

/// What an act did to a member's wallets, and what of it its reversals have left standing.
struct Earned {
    Wallet wallet = Wallet::points;
    std::int64_t rule = 0;       // the ref of its issue account
    std::int64_t given = 0;
    std::int64_t standing = 0;
};
struct Spent {
    Wallet wallet = Wallet::credit;
    std::int64_t taken = 0;
    std::int64_t standing = 0;
};
struct Standing {
    std::vector<Earned> earned;
    std::vector<Spent> spent;
};

/// What becomes of spent value that is given back to a lot whose last day has passed: lost, or alive again.
struct EndedLots {
    int alive_again_days = 0;    // 0 = lost; N days include today
};
struct GiveBack {
    std::int64_t act = 0;        // the act that spent
    Wallet wallet = Wallet::credit;
    std::int64_t amount = 0;
    BranchId branch{};
    EndedLots ended{};
};
struct GivenBack {
    std::int64_t amount = 0;
    std::int64_t lost = 0;       // of it, what its lots' last day has ended at once
    std::int64_t revived = 0;    // of it, what lives on in a lot of its own
};

/// So many rial for so many points.
struct ConversionRate {
    std::int64_t rial = 0;
    std::int64_t points = 1;
};
/// What is done about an earning that can be found in no lot any more: cash first, then written off, else owed.
struct Shortfall {
    Rial cash{};                        // at most this much is kept from the cash refund; 0 = none
    ConversionRate rate{};                // what a point is worth then; credit counts one for one
    std::int64_t write_off_below = 0;   // what is still missing is written off where it is less than this
};
struct TakeBack {
    std::int64_t act = 0;        // the act that earned
    Wallet wallet = Wallet::points;
    std::int64_t rule = 0;
    std::int64_t amount = 0;     // at most what stands
    BranchId branch{};
    Shortfall shortfall{};
};
struct TakenBack {
    std::int64_t from_lots = 0;      // taken from lots, its own or others
    std::int64_t from_converted = 0; // points taken by undoing conversions …
    std::int64_t credit_undone = 0;  // … and the rial of credit that went with them
    std::int64_t owed = 0;           // new debt, besides debt that was opened again
    std::int64_t reopened_debt = 0;
    std::int64_t kept_from_cash = 0; // units kept from the cash refund …
    Rial cash{};                     // … and how much of it
    std::int64_t written_off = 0;
};

/// Of what an act gave by a rule, what nobody has spent: taken back to the last unit, and what live holds promise left alone.
struct TakenUnspent {
    std::int64_t taken = 0;
    std::int64_t held = 0;           // still in the lot, promised to a till
};

struct GiveAgain {               // a return undone, or less returned than was thought
    std::int64_t act = 0;
    Wallet wallet = Wallet::points;
    std::int64_t rule = 0;
    std::int64_t amount = 0;     // at most what was taken back and stands so
    BranchId branch{};
};
struct GivenAgain {
    std::int64_t to_lots = 0;
    std::int64_t credit_remade = 0;       // rial of credit converted again
    std::int64_t less_owed = 0;
    std::int64_t formerly_from_cash = 0;  // units that had been kept from cash: the cash is due again
    std::int64_t formerly_written_off = 0;
};

struct Convert {
    std::int64_t points = 0;
    ConversionRate rate{};
    Window window{};             // the life of the credit
    BranchId branch{};
};
struct Converted {
    std::int64_t credit = 0;
    std::int64_t lot = 0;
};

struct AdjustOut {
    Wallet wallet = Wallet::points;
    std::int64_t amount = 0;
    BranchId branch{};
    Account to = Account::adjustment;
    Reason reason = Reason::adjustment;
};

/// What moved between two records of one person, by wallet: all that lots hold, pending ones too, and the debts.
struct RecordMoved {
    Wallet wallet = Wallet::points;
    std::int64_t lots = 0;       // how many
    std::int64_t value = 0;      // what they hold
    std::int64_t debt = 0;       // owed by the other from now on
    std::int64_t missing = 0;    // parted: what the first has spent of it since, and owes
};

inline constexpr Refusal amount_too_large{"ledger.amount_too_large", RefusalKind::conflict};
inline constexpr Refusal balance_short{"ledger.balance_short", RefusalKind::conflict};
inline constexpr Refusal conversion_too_small{"ledger.conversion_too_small", RefusalKind::conflict};
inline constexpr Refusal hold_missing{"ledger.hold_missing", RefusalKind::missing};
inline constexpr Refusal hold_ended{"ledger.hold_ended", RefusalKind::conflict};
inline constexpr Refusal hold_settled{"ledger.hold_settled", RefusalKind::conflict};
inline constexpr Refusal hold_exceeded{"ledger.hold_exceeded", RefusalKind::conflict};

/// A member's wallets within one act: settled, and changed by these words alone. Requests are checked by the caller for
/// sign; a zero amount is zero, moves nothing and is accepted.
class Wallets {
  public:
    ~Wallets();
    Wallets(Wallets&&) noexcept;
    Wallets& operator=(Wallets&&) noexcept;

    MemberId member() const;
    Balance balance(Wallet wallet) const;
    /// Spent today and promised to live holds of today, less what was given back of today's: what a day's cap counts.
    std::int64_t spent_today(Wallet wallet) const;
    /// Lots with something in them, in the order in which spending takes them; pending ones too.
    std::vector<Lot> lots(Wallet wallet) const;
    std::vector<Hold> live_holds() const;
    Standing standing(std::int64_t act);
    /// The earlier acts that earned by a rule, the latest first: where a later act completed what an earlier one began.
    std::vector<std::int64_t> acts_earning(Wallet wallet, std::int64_t rule) const;

    /// Adds to the lot of that window and origin; pays a debt with it at once where it is valid. Returns the lot's number,
    /// 0 where nothing was received. Refuses amount_too_large.
    Result<std::int64_t> receive(Receive const& request);
    /// From the valid lots that end first. Refuses balance_short {spendable}.
    Result<std::vector<Part>> spend(Spend const& request);

    /// Refuses balance_short {spendable}.
    Result<HoldId> place_hold(PlaceHold const& request);
    /// Spends what was promised, even where a lot's last day has passed meanwhile; ends the hold. Refuses hold_missing,
    /// hold_ended, hold_settled, hold_exceeded {held}.
    Result<std::vector<Part>> capture(HoldId hold, std::int64_t amount, BranchId branch);
    Result<Done> void_hold(HoldId hold);

    /// To the lots it was spent from, the last taken first. At most what stands of the act's spending.
    Result<GivenBack> give_back(GiveBack const& request);
    /// The inverse: a larger part is kept again. From the same lots as far as they have it, else like any spend.
    /// Refuses balance_short.
    Result<std::vector<Part>> spend_again(GiveBack const& request);

    /// In the order of ledger.md §3.5. At most what stands of the act's earning by that rule.
    Result<TakenBack> take_back(TakeBack const& request);
    /// From its own lots alone: what was spent, has ended or paid a debt stays as it is.
    TakenUnspent take_back_unspent(std::int64_t act, Wallet wallet, std::int64_t rule, BranchId branch);
    /// The inverse, the last taken first.
    Result<GivenAgain> give_again(GiveAgain const& request);

    /// Points into credit, floored once. Refuses balance_short, conversion_too_small (it would buy no credit at all),
    /// amount_too_large.
    Result<Converted> convert(Convert const& request);
    /// Something that may earn was bought: what ends by inactivity lives on from that day, unless it had ended before. Comes
    /// before what the purchase gives.
    void buy(Day day);
    /// Is there anything, or has there been, that ends by inactivity?
    bool goes_by_purchases() const;
    /// A part of a purchase comes back, or is kept after all: where what it gave has ended already is found out.
    void regard_purchase(Bought const& own, OtherPurchases const& others);
    /// A purchase came back as a whole: what ends by inactivity is as if it had never been.
    void forget_purchase(Bought const& gone, OtherPurchases const& others);
    /// That return is undone: it is as if it had always been. Refuses amount_too_large.
    Result<Done> remember_purchase(Bought const& again, OtherPurchases const& others);

    /// Takes value away by hand. Refuses balance_short. (The other direction is `receive` from Account::adjustment.)
    Result<std::vector<Part>> adjust_out(AdjustOut const& request);

    /// All that the second record of a person has becomes this one's: lots with their windows and origins, debts, what was
    /// spent today. From then on the second leans on this one: what its acts give goes here, what reversals of its acts take is
    /// fetched from here. Neither has live holds in the second. Refuses amount_too_large.
    Result<std::vector<RecordMoved>> take_over(Wallets& second);
    /// The inverse: the second has again what it brought, changed only by reversals of its own acts; what this one has spent
    /// of it meanwhile this one owes. Lots that have ended meanwhile end there.
    std::vector<RecordMoved> part_from(Wallets& second);
    /// Whose value this is: of a merged record the first's.
    MemberId owner() const;
    /// The first's wallets, locked or viewed as these are; these themselves where they lean on nobody.
    Wallets& first_record();

    /// So many points go to another member: from valid lots, the earliest end first, each with its days and its origin. The
    /// caller posts both. Refuses balance_short {spendable}, amount_too_large.
    Result<Done> pass_on(Wallets& receiver, std::int64_t points, BranchId branch);
    /// What an act passed on comes back to the lots it came from, as far as the receiver has it unspent: how many points.
    /// Refuses amount_too_large.
    Result<std::int64_t> take_passed_back(Wallets& receiver, std::int64_t act, BranchId branch);

    /// Queues what has changed since the last time, and vouches for it in the act's row of the log.
    void post();

    struct State;

  private:
    friend Wallets& adopt(Transaction&, MemberId, std::span<store::Rows const, 3>);
    friend Wallets view(Snapshot&, MemberId, std::span<store::Rows const, 3>);
    friend Wallets& lock_commissions(Transaction&, std::int64_t);
    friend Wallets view_commissions(Snapshot&, std::int64_t);
    explicit Wallets(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// What the statement says beside this act's lines: why an adjustment was made, or what an award was for.
void put_words(Transaction& tx, MemberId member, std::string const& words);

/// Locks the member's wallets for this act and settles them: books the breakage of lots that have passed, lets valid lots
/// pay the debt. A member nobody has given anything has empty wallets.
Wallets& lock(Transaction& tx, MemberId member);

/// What the club owes a collaborator: an account with one wallet, `commission`, and every word of the wallets'. Settled, returned and
/// vouched for as they are; what was paid out and comes back is a debt that the next commission pays.
Wallets& lock_commissions(Transaction& tx, std::int64_t collaborator);
Wallets view_commissions(Snapshot& snapshot, std::int64_t collaborator);
/// Its lines, the latest first.
struct PostedLine {
    std::int64_t version = 0;
    Instant at;
    Day day;
    std::int64_t amount = 0;
    std::int64_t balance = 0;
    Account account = Account::issue;
    BranchId branch;
    std::int64_t act = 0;
};
std::vector<PostedLine> commission_lines(Snapshot& snapshot, std::int64_t collaborator, std::int64_t before_version, std::int64_t most);

/// The same, where the questions are asked together with others':
///   auto [wallets, lots, holds] = ledger::questions_of(member);
///   auto rows = tx.together(mine, wallets, lots, holds);
///   auto& w = ledger::adopt(tx, member, std::span(rows).subspan<1, 3>());
std::array<store::Question, 3> questions_of(MemberId member);
Wallets& adopt(Transaction& tx, MemberId member, std::span<store::Rows const, 3> answers);

/// As the wallets would be after settling now, for questions and quotes; may be changed in memory, never posted.
Wallets view(Snapshot& snapshot, MemberId member);
std::array<store::Question, 3> questions_to_view(MemberId member);
Wallets view(Snapshot& snapshot, MemberId member, std::span<store::Rows const, 3> answers);

/// Which member a hold is about, and how it stands ("open" may have ended by now: compare ends_at).
std::optional<Hold> find_hold(Snapshot& snapshot, HoldId hold);

/// What a member's purchases of some days have earned: by the day of the sale, net of what returns took back, whatever became
/// of it since. Spending, expiry, gifts and corrections do not touch it.
store::Question question_of_earnings(MemberId member, Wallet wallet, Day first, Day last);
std::int64_t read_earnings(store::Rows const& answer);
/// Whom an act gave something by a rule, or as a gift: in order of their ids.
std::vector<MemberId> members_given(Snapshot& snapshot, std::int64_t act, std::int64_t rule);

/// What became of all that one gift or one batch of cards put into wallets, as it stands: what has ended and nobody has
/// touched since still remains.
struct IssuedUnder {
    std::int64_t lots = 0;
    std::int64_t received = 0;   // less what was taken back; = remaining + spent + broken + paid_debt
    std::int64_t remaining = 0;
    std::int64_t spent = 0;
    std::int64_t broken = 0;
    std::int64_t paid_debt = 0;
};
IssuedUnder issued_under(Snapshot& snapshot, Wallet wallet, Origin const& gift_or_cards);

/// The credit that so many points buy: floored once.
Rial worth(std::int64_t points, ConversionRate rate);

/// What the log vouches for: the canonical form of each act's lines, act by act, for verification.
struct PostedAct {
    std::int64_t act = 0;
    std::string canonical;       // its SHA-256 is the act's ledger_digest
};
/// The newest act with lines; 0: there is none.
std::int64_t last_posted_act(Snapshot& snapshot);
std::vector<PostedAct> posted_acts(Snapshot& snapshot, std::int64_t after_act, std::int64_t most);

constexpr auto names_of(Wallet const*) { return names<Wallet>({{Wallet::points, "points"}, {Wallet::credit, "credit"}}); }
constexpr auto names_of(Account const*) {
    return names<Account>({{Account::issue, "issue"}, {Account::redemption, "redemption"}, {Account::breakage, "breakage"},
                           {Account::adjustment, "adjustment"}, {Account::debt, "debt"}, {Account::conversion, "conversion"},
                           {Account::opening, "opening"}, {Account::write_off, "write_off"},
                           {Account::cash_refund, "cash_refund"}, {Account::between_lots, "between_lots"},
                           {Account::paid_out, "paid_out"}, {Account::between_records, "between_records"},
                           {Account::between_members, "between_members"}});
}
constexpr auto names_of(Reason const*) {
    return names<Reason>({{Reason::purchase, "purchase"}, {Reason::welcome, "welcome"}, {Reason::referral, "referral"},
                          {Reason::bonus, "bonus"}, {Reason::gift, "gift"}, {Reason::adjustment, "adjustment"},
                          {Reason::opening, "opening"}, {Reason::conversion, "conversion"}, {Reason::commission, "commission"},
                          {Reason::paid_out, "paid_out"}, {Reason::spent, "spent"},
                          {Reason::expired, "expired"}, {Reason::debt_paid, "debt_paid"}, {Reason::merged, "merged"},
                          {Reason::unmerged, "unmerged"}, {Reason::awarded, "awarded"}, {Reason::passed_on, "passed_on"},
                          {Reason::passed_in, "passed_in"}, {Reason::passed_back, "passed_back"}, {Reason::given_back, "given_back"},
                          {Reason::revived, "revived"}, {Reason::spent_again, "spent_again"}, {Reason::taken_back, "taken_back"},
                          {Reason::taken_back_expired, "taken_back_expired"},
                          {Reason::taken_back_from_debt, "taken_back_from_debt"},
                          {Reason::taken_back_converted, "taken_back_converted"},
                          {Reason::taken_back_owed, "taken_back_owed"}, {Reason::taken_back_from_cash, "taken_back_from_cash"},
                          {Reason::taken_back_written_off, "taken_back_written_off"}, {Reason::earned_again, "earned_again"}});
}
constexpr auto names_of(OriginKind const*) {
    return names<OriginKind>({{OriginKind::purchases, "purchases"}, {OriginKind::gift, "gift"},
                              {OriginKind::gift_card, "gift_card"}, {OriginKind::opening, "opening"},
                              {OriginKind::conversion, "conversion"}, {OriginKind::given_back, "given_back"},
                              {OriginKind::adjustment, "adjustment"}});
}

Module module();

}  // namespace vafa::ledger
