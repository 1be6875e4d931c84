// What a locked member's wallets are in memory: two purses, the live holds, and what is to be written.
#pragma once

#include "club/ledger/history.hpp"
#include "club/ledger/store.hpp"

namespace vafa::ledger {

/// How a merged record leans on the first of its person.
struct Leaning {
    Wallets::State* first = nullptr;
    std::shared_ptr<Wallets> viewed_first;                    // where nothing is locked
    std::optional<MemberId> changed{};                       // to be written: who it leans on from now on; 0 = nobody
    std::optional<std::vector<CarriedLot>> points, credit;   // read when first asked for, kept up to date within the act
    std::int64_t points_counted = 0, credit_counted = 0;     // what of its day's spending the first counts already
};

struct Wallets::State {
    State(Snapshot& view, Transaction* act, MemberId who, Wallet money = Wallet::credit)
        : snapshot(view), tx(act), member(who), points(who, Wallet::points, view.today()), credit(who, money, view.today()) {}

    Snapshot& snapshot;
    Transaction* tx;             // none: a view, which is never posted
    MemberId member;
    Purse points;
    Purse credit;                // a collaborator's: commission
    std::vector<HoldBook> holds; // live when they were read, and those placed in this act
    std::vector<ConversionRow> conversions;  // made or partly undone in this act
    Leaning leaning;             // of a merged record

    State* first() const { return leaning.first; }
    Purse& purse(Wallet wallet) { return wallet == Wallet::points ? points : credit; }
    /// Returns the record on which this one leans; none = 0.
    MemberId load(std::span<store::Rows const, 3> answers);
    void settle() {
        points.settle();
        credit.settle();
    }
    std::int64_t act() const { return tx ? tx->act() : 0; }

    /// A lot that may have been emptied long ago.
    LotBook& lot(Wallet wallet, std::int64_t number);
    /// What an act did to a wallet, this act's own unposted lines included.
    History history(Wallet wallet, std::int64_t act);

  private:
    struct Remembered {
        Wallet wallet;
        std::int64_t act;
        std::vector<Line> lines;
    };
    std::vector<Remembered> remembered_;  // what was read of other acts
};

/// An amount as a refusal names it, in the wallet's unit.
Fact fact_of(Wallet wallet, std::int64_t amount);
Refused short_of(Purse const& purse);

}  // namespace vafa::ledger
