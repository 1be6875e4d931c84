// Judging a member's past once more, act by act: what each sale gave and each return moved, and the counters they leave.
#pragma once

#include <algorithm>
#include <map>

#include "club/reports/past/past.hpp"

namespace vafa::reports {

/// Programs by version, each compiled once.
class Editions {
  public:
    Editions(Snapshot& snapshot, Caller const& caller) : snapshot_(snapshot), caller_(caller) {}
    std::shared_ptr<program::Compiled const> version(std::int64_t version);

  private:
    Snapshot& snapshot_;
    Caller const& caller_;
    std::map<std::int64_t, std::shared_ptr<program::Compiled const>> known_;
};

/// What an act moved on the account of a rule or a gift: into the member's wallet where positive.
struct Movement {
    ledger::Wallet wallet = ledger::Wallet::points;
    std::int64_t ref = 0;
    std::int64_t amount = 0;
    std::optional<program::LotWindow> window;  // where something new was given
    bool operator==(Movement const&) const = default;
};

/// All that an act moved; one entry a wallet and ref, without zeros.
class Moves {
  public:
    void add(Movement const& movement);
    std::vector<Movement> const& all() const { return all_; }
    std::int64_t sum(ledger::Wallet wallet) const;
    std::int64_t of(ledger::Wallet wallet, std::int64_t ref) const;

    std::vector<PastDiscount> discounts;  // taken off; of what comes back, negative
    Rial spent;                           // credit used; given back: negative
    Rial value;                           // of the goods that come back; sold, or kept again: negative
    std::optional<program::Gift> to_referrer;    // falls due with this act, or …
    std::optional<program::Gift> from_referrer;  // … goes back with it
    std::vector<Movement> others;                // what the act moved for the referrer

  private:
    std::vector<Movement> all_;
};

/// A sale as it was judged on one side, and how much of it is kept.
struct Stood {
    std::shared_ptr<program::Compiled const> program;
    program::Basket basket;
    std::optional<std::string> state;    // none where it was not judged
    std::vector<PastDiscount> discounts;
    std::vector<std::int64_t> kept;
};

/// The sales of which something comes back, in order.
std::vector<sales::SaleId> coming_back(Past const& past);

/// One way of seeing a member's past: their counters, and the sales that come back.
class Side {
  public:
    explicit Side(Past const& past) : has_referrer(past.referrer), coming_back_(coming_back(past)) {}

    bool comes_back(sales::SaleId id) const { return std::binary_search(coming_back_.begin(), coming_back_.end(), id); }
    void keep(sales::SaleId id, Stood stood) { stood_.insert_or_assign(id, std::move(stood)); }
    /// What comes back is judged by what its sale was judged by; the running remainders are those of this side.
    Moves take_return(PastReturn const& past);

    program::Counters counters;
    bool has_referrer = false;

  private:
    std::vector<sales::SaleId> coming_back_;
    std::map<sales::SaleId, Stood> stood_;
};

Stood sold(std::shared_ptr<program::Compiled const> program, program::Basket basket, std::optional<std::string> state, std::vector<PastDiscount> discounts);

/// What the gift for bringing a friend moves for both, given with a sale or taken back with it.
void add_friends_gift(Moves& moves, program::Compiled const& program, Day day, bool is_given);

/// What a sale moved as far as its own rows tell it: all but what it gave.
Moves moves_of_rows(PastSale const& sale);

/// A sale of the past by the version and the state that are stored with it.
struct AsItWas {
    Moves moves;
    bool has_own_state = true;       // the counters that led to it are those that it was judged by
    bool has_own_discounts = true;   // what was taken off is what its version takes off
};
/// Inactive members' sales were not judged: they move the credit that was spent, no more.
AsItWas judge_as_it_was(Side& side, Editions& editions, PastSale const& sale);

}  // namespace vafa::reports
