// Both wallets in any tangle: earnings, spends, holds, conversions, what is taken back beyond what is left (from cash, written
// off, owed) and given again, while lots begin and end. Where the naive model of ledger_random.cpp follows every point, this
// follows every account: what the ledger said it did must be what its lines add up to, and giving again undoes taking back.
#include <array>
#include <cstdlib>
#include <map>
#include <random>

#include "ledger_world.hpp"

namespace vafa::ledger {

namespace {

constexpr store::Sql sums_by_account{
    "select wallet, account, cast(sum(amount) as bigint) from ledger_line where club_id = :club and member = ?1 group by wallet, account"};

constexpr std::array both_wallets{Wallet::points, Wallet::credit};

struct Earning {
    std::int64_t act = 0;
    Wallet wallet = Wallet::points;
    std::int64_t rule = 0;
    std::int64_t standing = 0, taken = 0;
};
struct Spending {
    std::int64_t act = 0;
    Wallet wallet = Wallet::points;
    std::int64_t standing = 0, back = 0;
};

class Tangle {
  public:
    Tangle(LedgerWorld& world, MemberId member, std::uint64_t seed) : world_(world), member_(member), random_(seed) {}

    void play() {
        if (one_in(8)) world_.time_passes(one_in(3) ? (below(4) + 1) * 24 * hour_ms : (below(20) + 1) * minute_ms);
        switch (below(12)) {
            case 0: case 1: case 2: return receive();
            case 3: return spend();
            case 4: return hold();
            case 5: return end_hold();
            case 6: case 7: return convert();
            case 8: return one_in(2) ? give_back() : spend_again();
            case 9: case 10: return take_back();
            default: return give_again();
        }
    }

    /// What the outcomes told against what stands in the lines; breakage is the lots' own affair.
    void compare() {
        std::map<std::pair<Wallet, Account>, std::int64_t> lines;
        std::map<Wallet, std::int64_t> all;
        world_.in_view([&](Snapshot& snapshot) {
            for (auto row : snapshot.read(sums_by_account, member_)) {
                auto [wallet, account, sum] = row.as<Wallet, Account, std::int64_t>();
                lines[{wallet, account}] = sum;
                all[wallet] += sum;
            }
        });
        for (auto wallet : both_wallets) {
            for (auto account : {Account::issue, Account::redemption, Account::conversion, Account::cash_refund, Account::write_off,
                                 Account::debt, Account::between_lots})
                EXPECT_EQ((lines[{wallet, account}]), (told_[{wallet, account}])) << name_of(wallet) << ' ' << name_of(account) << log();
            EXPECT_LE((lines[{wallet, Account::breakage}]), 0) << log();
            auto balance = world_.balance(member_, wallet);
            // the view has settled lots that ended since the last act; what is booked already is in the lines
            EXPECT_LE(balance.balance, all[wallet]) << log();
            EXPECT_TRUE(balance.debt == 0 || balance.spendable == 0) << "debt beside something to spend" << log();
            EXPECT_TRUE(balance.spendable >= 0 && balance.held >= 0 && balance.debt >= 0) << log();
        }
    }

    std::array<std::int64_t, 4> tally{};  // conversions made, conversions undone, shortfalls, given again

  private:
    std::int64_t below(std::int64_t bound) { return std::uniform_int_distribution<std::int64_t>(0, bound - 1)(random_); }
    bool one_in(int chances) { return below(chances) == 0; }
    Wallet any_wallet() { return one_in(3) ? Wallet::credit : Wallet::points; }
    Window any_window() {
        auto today = world_.today();
        switch (below(4)) {
            case 0: return {};
            case 1: return days_from(today, 3);
            case 2: return days_from(today, 12);
            default: return days_from(today + 2, 5);
        }
    }

    template <class Work>
    auto act(std::string words, Work work) {
        acts_.push_back(std::move(words));
        if (acts_.size() > 30) acts_.erase(acts_.begin());
        return world_.act(member_, work);
    }
    std::string log() const {
        std::string all;
        for (auto const& line : acts_) all += "\n  " + line;
        return all;
    }
    std::int64_t& told(Wallet wallet, Account account) { return told_[{wallet, account}]; }

    void receive() {
        auto wallet = any_wallet();
        auto amount = 1 + below(wallet == Wallet::points ? 12 : 200), rule = 1 + below(2);
        auto origin = one_in(4) ? Origin{OriginKind::gift, 5} : Origin{};
        auto window = any_window();
        auto done = act("receive " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.receive({.wallet = wallet, .amount = amount, .from = {Account::issue, rule, vanak}, .window = window, .origin = origin});
        });
        EXPECT_TRUE(bool(done)) << log();
        told(wallet, Account::issue) += amount;
        earnings_.push_back({world_.last_act(), wallet, rule, amount, 0});
    }

    void spend() {
        auto wallet = any_wallet();
        auto amount = below(world_.balance(member_, wallet).spendable + 2);
        auto done = act("spend " + std::to_string(amount), [&](Wallets& wallets) { return wallets.spend({wallet, amount, vanak}); });
        if (!done) return;
        told(wallet, Account::redemption) -= amount;
        spendings_.push_back({world_.last_act(), wallet, amount, 0});
    }

    void hold() {
        auto wallet = any_wallet();
        auto amount = below(world_.balance(member_, wallet).spendable + 1);
        auto placed = act("hold " + std::to_string(amount), [&](Wallets& wallets) { return wallets.place_hold({wallet, amount, vanak}); });
        EXPECT_TRUE(bool(placed)) << log();
        holds_.push_back({*placed, wallet, amount});
    }

    /// Some of them have ended by themselves: then nothing happens, and that is right.
    void end_hold() {
        if (holds_.empty()) return;
        auto at = static_cast<std::size_t>(below(std::ssize(holds_)));
        auto [hold, wallet, held] = holds_[at];
        holds_.erase(holds_.begin() + static_cast<std::ptrdiff_t>(at));
        if (one_in(3)) return (void)act("void a hold", [&, id = hold](Wallets& wallets) { return wallets.void_hold(id); });
        auto amount = below(held + 1);
        auto done = act("capture " + std::to_string(amount), [&, id = hold](Wallets& wallets) { return wallets.capture(id, amount, vanak); });
        if (!done) return;
        told(wallet, Account::redemption) -= amount;
        spendings_.push_back({world_.last_act(), wallet, amount, 0});
    }

    void convert() {
        auto most = world_.balance(member_).spendable;
        if (most == 0) return;
        auto points = 1 + below(most);
        ConversionRate rate{1 + below(30), 1 + below(4)};
        auto window = any_window();
        auto done = act("convert " + std::to_string(points), [&](Wallets& wallets) { return wallets.convert({points, rate, window, vanak}); });
        if (!done) return;
        EXPECT_EQ(done->credit, points * rate.rial / rate.points) << log();
        told(Wallet::points, Account::conversion) -= points;
        told(Wallet::credit, Account::conversion) += done->credit;
        ++tally[0];
    }

    void give_back() {
        if (spendings_.empty()) return;
        auto& of = spendings_[static_cast<std::size_t>(below(std::ssize(spendings_)))];
        auto amount = below(of.standing + 1);
        int alive_again = one_in(2) ? 4 : 0;
        auto done = act("give back " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.give_back({of.act, of.wallet, amount, vanak, {alive_again}});
        });
        EXPECT_TRUE(bool(done)) << log();
        told(of.wallet, Account::redemption) += amount;
        of.standing -= amount;
        of.back += amount;
    }

    void spend_again() {
        if (spendings_.empty()) return;
        auto& of = spendings_[static_cast<std::size_t>(below(std::ssize(spendings_)))];
        auto amount = below(of.back + 1);
        auto done = act("spend again " + std::to_string(amount), [&](Wallets& wallets) { return wallets.spend_again({of.act, of.wallet, amount, vanak}); });
        if (!done) return;
        told(of.wallet, Account::redemption) -= amount;
        of.standing += amount;
        of.back -= amount;
    }

    Shortfall any_shortfall() {
        Shortfall shortfall;
        if (one_in(2)) shortfall = {Rial{below(60)}, {1 + below(9), 1}, 0};
        if (one_in(3)) shortfall.write_off_below = below(6);
        return shortfall;
    }

    void take_back() {
        if (earnings_.empty()) return;
        auto& of = earnings_[static_cast<std::size_t>(below(std::ssize(earnings_)))];
        auto amount = one_in(2) ? of.standing : below(of.standing + 1);
        auto shortfall = any_shortfall();
        auto before = both_balances();
        auto done = act("take back " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.take_back({of.act, of.wallet, of.rule, amount, vanak, shortfall});
        });
        ASSERT_TRUE(bool(done)) << log();
        EXPECT_EQ(done->from_lots + done->from_converted + done->owed + done->kept_from_cash + done->written_off, amount) << log();
        EXPECT_LE(done->cash, shortfall.cash) << log();
        EXPECT_TRUE(done->written_off == 0 || done->written_off < shortfall.write_off_below) << log();
        account_for(of, amount, *done, 1);
        tally[1] += done->from_converted > 0;
        tally[2] += done->owed + done->kept_from_cash + done->written_off > 0;
        if (one_in(3)) take_nothing_after_all(of, amount, before);
    }

    /// At the same moment: everything is as it was.
    void take_nothing_after_all(Earning& of, std::int64_t amount, std::array<Balance, 2> const& before) {
        give_again_to(of, amount);
        auto after = both_balances();
        for (std::size_t at = 0; at < 2; ++at) {
            EXPECT_EQ(after[at].balance, before[at].balance) << log();
            EXPECT_EQ(after[at].spendable, before[at].spendable) << log();
            EXPECT_EQ(after[at].held, before[at].held) << log();
            EXPECT_EQ(after[at].debt, before[at].debt) << log();
        }
    }

    void give_again() {
        if (earnings_.empty()) return;
        auto& of = earnings_[static_cast<std::size_t>(below(std::ssize(earnings_)))];
        give_again_to(of, below(of.taken + 1));
    }

    void give_again_to(Earning& of, std::int64_t amount) {
        auto credit_before = lines_of_conversion();
        auto done = act("give again " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.give_again({of.act, of.wallet, of.rule, amount, vanak});
        });
        ASSERT_TRUE(bool(done)) << log();
        told(of.wallet, Account::issue) += amount;
        told(of.wallet, Account::cash_refund) -= done->formerly_from_cash;
        told(of.wallet, Account::write_off) -= done->formerly_written_off;
        auto remade = lines_of_conversion() - credit_before;  // points that went back into conversions
        told(Wallet::points, Account::conversion) += remade;
        told(Wallet::credit, Account::conversion) += done->credit_remade;
        EXPECT_TRUE(remade <= 0 && (remade == 0) <= (done->credit_remade == 0)) << log();
        EXPECT_EQ(done->to_lots + done->less_owed + done->formerly_from_cash + done->formerly_written_off - remade, amount) << log();
        of.standing += amount;
        of.taken -= amount;
        ++tally[3];
    }

    void account_for(Earning& of, std::int64_t amount, TakenBack const& taken, std::int64_t sign) {
        told(of.wallet, Account::issue) -= sign * amount;
        told(of.wallet, Account::cash_refund) += sign * taken.kept_from_cash;
        told(of.wallet, Account::write_off) += sign * taken.written_off;
        told(Wallet::points, Account::conversion) += sign * taken.from_converted;
        told(Wallet::credit, Account::conversion) -= sign * taken.credit_undone;
        of.standing -= amount;
        of.taken += amount;
    }

    std::array<Balance, 2> both_balances() { return {world_.balance(member_, Wallet::points), world_.balance(member_, Wallet::credit)}; }
    std::int64_t lines_of_conversion() {
        std::int64_t sum = 0;
        world_.in_view([&](Snapshot& snapshot) {
            sum = 0;
            for (auto row : snapshot.read(sums_by_account, member_))
                if (row.get<Wallet>(0) == Wallet::points && row.get<Account>(1) == Account::conversion) sum = row.get<std::int64_t>(2);
        });
        return sum;
    }

    LedgerWorld& world_;
    MemberId member_;
    std::mt19937_64 random_;
    std::map<std::pair<Wallet, Account>, std::int64_t> told_;
    std::vector<Earning> earnings_;
    std::vector<Spending> spendings_;
    struct Held {
        HoldId id;
        Wallet wallet;
        std::int64_t amount;
    };
    std::vector<Held> holds_;
    std::vector<std::string> acts_;
};

using LedgerTangle = LedgerTest;
INSTANTIATE_TEST_SUITE_P(Both, LedgerTangle, testing::ValuesIn(store::tested_engines()), store::name_of);

/// The invariants of the ledger, conversions and holds among them, are checked when the world is left.
TEST_P(LedgerTangle, whatever_happens_to_both_wallets_the_accounts_add_up_to_what_was_told) {
    auto const* given = std::getenv("VAFA_SEED");
    auto begin = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::array<std::int64_t, 4> seen{};
    for (int member = 1; member <= 16 && !HasFailure(); ++member) {
        SCOPED_TRACE("VAFA_SEED=" + std::to_string(begin) + " member " + std::to_string(member));
        Tangle tangle(world, MemberId{member}, begin + static_cast<std::uint64_t>(member));
        for (int turn = 0; turn < 90 && !HasFailure(); ++turn) {
            tangle.play();
            tangle.compare();
        }
        for (std::size_t at = 0; at < seen.size(); ++at) seen[at] += tangle.tally[at];
        world.check();
    }
    for (auto count : seen) EXPECT_GT(count, 0) << "nothing of that kind ever happened: the tangle is too tame";
}

}  // namespace

}  // namespace vafa::ledger
