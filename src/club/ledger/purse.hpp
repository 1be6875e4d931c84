// A purse: one wallet of one member in memory. Pure arithmetic of lots, holds and debt; every change leaves a line.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "club/ledger/line.hpp"

namespace vafa::ledger {

/// A lot while it is worked on.
struct LotBook : Lot {
    /// As it was given: the end of one that lives from purchase to purchase is none of it.
    Window window() const { return {first, idle_days ? std::nullopt : last, idle_days}; }

    std::int64_t held = 0;       // promised to live holds
    bool is_changed = false;
    // Of one that lives from purchase to purchase: what that sale had put in ended before this purchase, with which it began anew.
    std::int64_t ended_sale = 0, ended_before = 0;

    std::int64_t free() const { return remaining - held; }
    bool is_pending(Day today) const { return first > today; }
    bool has_passed(Day today) const { return last && *last < today; }
    bool is_valid(Day today) const { return !is_pending(today) && !has_passed(today); }
    bool is_gift() const { return origin.kind == OriginKind::gift || origin.kind == OriginKind::gift_card; }
};

/// Why a movement happens: the other side, the reason, and what it undoes.
struct Cause {
    Contra contra{};
    Reason reason = Reason::purchase;
    std::int64_t reverses = 0;
    std::optional<Day> day{};    // absent = today
};

/// Does the first lot end before the second? Ties: the older one.
bool ends_before(Lot const& a, Lot const& b);

class Purse {
  public:
    Purse(MemberId member, Wallet wallet, Day today) : member_(member), wallet_(wallet), today_(today) {}

    /// As the wallet's row tells it.
    struct Row {
        std::int64_t version = 0;
        std::int64_t balance = 0;
        std::int64_t debt = 0;
        std::int64_t last_lot = 0;
        std::int64_t first_open_lot = 1;
        Day spent_day;
        std::int64_t spent_on_day = 0;
        Instant at;                // of its last line
        Day active_day{};          // of the latest purchase that stands; 0: none
        std::int64_t least_idle = 0;         // of all lots that end by inactivity there have been; 0: none
        std::optional<Day> idle_end{};       // the first end of what is left in them
    };
    void open(Row const& row) {
        row_ = kept_ = row;
        version_at_open_ = row.version;
    }
    /// As it is to be written: what else follows from the lots. Without a lot that goes by purchases there is no active day.
    Row row_to_keep() const;
    /// Has it changed though no line was made?
    bool is_moved() const;
    void has_kept(Row const& row) { row_ = kept_ = row; }
    LotBook& put(Lot const& lot);

    Wallet wallet() const { return wallet_; }
    Day today() const { return today_; }
    Row const& row() const { return row_; }
    Balance balance() const;
    std::int64_t spendable() const;
    std::int64_t version_at_open() const { return version_at_open_; }
    std::deque<LotBook> const& lots() const { return lots_; }
    std::deque<LotBook>& lots() { return lots_; }
    LotBook* find(std::int64_t number);
    /// Those that satisfy `wanted`, in the order in which spending takes them.
    std::vector<LotBook*> by_end(std::function<bool(LotBook const&)> const& wanted);
    std::vector<LotBook*> valid_by_end();

    bool can_hold(std::int64_t more) const { return more <= largest_amount - row_.balance; }

    /// The only two ways in which anything changes.
    void move(LotBook& lot, std::int64_t amount, Cause const& cause);
    void move_debt(std::int64_t amount, Cause const& cause);

    /// Books the breakage of lots that have passed, less what live holds keep, then lets valid free lots pay the debt.
    void settle();
    /// The lot of that window and origin; a new one where there is none with anything in it.
    LotBook& lot_for(Window const& window, Origin const& origin, std::int64_t amount);
    /// From that day on what ends by inactivity is reckoned, as far as it has not ended.
    void set_active(Day day);
    void end_for_good(LotBook& lot, Day last);
    /// From valid free lots, earliest end first; the caller has made sure that there is enough.
    std::vector<Part> take(std::int64_t amount, Cause const& cause);

    /// A spend counts on the day of its hold; what is given back frees the cap of that same day only.
    void count_spent(Day day, std::int64_t amount);
    /// The same where nothing else changes here: what another record of the person has spent.
    void recount(Day day, std::int64_t amount) {
        count_spent(day, amount);
        is_recounted = is_recounted || amount != 0;
    }
    std::int64_t spent_today() const { return row_.spent_day == today_ ? row_.spent_on_day : 0; }

    /// All lines made since it was opened; those before `posted` are already queued.
    std::vector<Line> const& lines() const { return lines_; }
    std::vector<Line>& lines() { return lines_; }
    std::size_t posted = 0;
    bool is_recounted = false;

    /// Where the next reading of open lots must begin.
    std::int64_t first_open_lot() const;

  private:
    bool is_for(LotBook const& lot, Window const& window) const;
    Day end_by_inactivity(Lot const& lot) const;
    void write_line(std::int64_t amount, std::int64_t lot, Cause const& cause);

    MemberId member_;
    Wallet wallet_;
    Day today_;
    Row row_, kept_;
    std::int64_t version_at_open_ = 0;
    std::deque<LotBook> lots_;
    std::vector<Line> lines_;
};

}  // namespace vafa::ledger
