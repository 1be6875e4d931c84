// What a member would have had in hand: lots with their days, spent by the earliest end, and what is owed.
#pragma once

#include <map>

#include "club/reports/replay/judging.hpp"
#include "club/reports/replay/outcome.hpp"

namespace vafa::reports {

/// Simpler than the ledger's wallets where only how much is asked: nothing is held, booked or proved.
class Purse {
  public:
    /// What stands in the ledger of the days before one, committed until then.
    Purse(Past const& past, Day before, Instant until);

    /// What ends by inactivity lives on, as far as it has not ended by then.
    void buy(std::int64_t sale, Day day, Day committed);
    /// The sale came back as a whole.
    void forget(std::int64_t sale);
    void receive(ledger::Wallet wallet, std::int64_t amount, program::LotWindow const& window);
    /// What is in no lot is owed; returns how much that is.
    std::int64_t spend(ledger::Wallet wallet, std::int64_t amount, Day day, std::int64_t act);
    /// To the lots that the act took it from, the last first; what it took before the days lives again from that day on.
    void give_back(std::int64_t amount, Day day, std::int64_t act);
    /// From the lot of its own days first.
    void take_back(ledger::Wallet wallet, std::int64_t amount, std::optional<program::LotWindow> const& window, Day day);
    /// Lots whose last day has not passed, pending ones too, less what is owed.
    ReplayOwed in_hand(Day day) const;

  private:
    struct Lot {
        std::int64_t number = 0;   // in the ledger; 0: of the replay
        program::LotWindow window;
        std::int64_t remaining = 0;
        std::optional<Day> ended{};  // by inactivity
    };
    struct Spent {
        std::int64_t act = 0;
        std::size_t lot = 0;       // index; past the end: it is owed
        std::int64_t amount = 0;
    };
    struct Pocket {
        std::vector<Lot> lots;
        std::vector<Spent> spent;
        std::int64_t debt = 0;
        void pay(Lot& lot);
    };
    bool is_valid(Lot const& lot, Day day) const { return lot.window.valid_from <= day && !has_passed(lot, day); }
    bool has_passed(Lot const& lot, Day day) const;
    std::optional<Day> end_of(Lot const& lot) const;
    Pocket& pocket(ledger::Wallet wallet) { return wallet == ledger::Wallet::points ? points_ : credit_; }

    Pocket points_, credit_;
    std::map<std::int64_t, Day> bought_;   // purchases that stand, by sale
    Day active_{};                         // the latest of their days
};

}  // namespace vafa::reports
