// Random acts on one wallet against the naive model, and sales that are returned whole: nothing may differ, on both engines.
#include <cstdlib>
#include <random>

#include "ledger_model.hpp"
#include "ledger_world.hpp"

namespace vafa::ledger {

namespace {

std::uint64_t seed() {
    auto const* given = std::getenv("VAFA_SEED");
    return given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

/// Plays the same acts to the ledger and to the model.
class Player {
  public:
    Player(LedgerWorld& world, MemberId member, std::uint64_t seed) : world_(world), member_(member), random_(seed) {
        model_.today = world.today();
    }

    void play() {
        if (one_in(6)) pass_time();
        switch (below(9)) {
            case 0: case 1: return receive();
            case 2: return spend();
            case 3: return hold();
            case 4: return end_hold();
            case 5: return give_back();
            case 6: return spend_again();
            case 7: return take_back();
            default: return give_again();
        }
    }

    void compare() {
        model_.settle();
        auto real = world_.balance(member_, wallet);
        EXPECT_EQ(real.balance, model_.inside() - model_.debt) << log();
        EXPECT_EQ(real.spendable, model_.spendable()) << log();
        EXPECT_EQ(real.held, model_.held()) << log();
        EXPECT_EQ(real.pending, model_.pending()) << log();
        EXPECT_EQ(real.debt, model_.debt) << log();
    }

  private:
    static constexpr auto wallet = Wallet::points;
    struct LiveHold {
        HoldId id;
        int number;
        int amount;
        std::int64_t ends_after_ms;
    };

    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
    bool one_in(int chances) { return below(chances) == 0; }
    std::string log() const {
        std::string all;
        for (auto const& line : told_) all += "\n  " + line;
        return all;
    }
    void tell(std::string line) {
        told_.push_back(std::move(line));
        if (told_.size() > 40) told_.erase(told_.begin());
    }

    void pass_time() {
        auto ms = one_in(3) ? std::int64_t{below(3) + 1} * 24 * hour_ms : std::int64_t{below(20) + 1} * minute_ms;
        tell("time passes " + std::to_string(ms));
        world_.time_passes(ms);
        model_.today = world_.today();
        for (auto& hold : holds_) hold.ends_after_ms -= ms;
        // Within a look or an act after it, what a hold no longer keeps has gone with its lot.
        for (auto const& hold : holds_)
            if (hold.ends_after_ms <= 0) model_.release(hold.number);
        std::erase_if(holds_, [](auto const& hold) { return hold.ends_after_ms <= 0; });
        model_.settle();
    }

    template <class Work>
    bool act(std::string words, Work work) {
        auto outcome = world_.act(member_, work);
        tell(words + (outcome ? "" : " refused"));
        return bool(outcome);
    }

    void receive() {
        int amount = below(9), rule = 1 + below(2);
        Window window;
        auto today = world_.today();
        switch (below(4)) {
            case 0: break;
            case 1: window = days_from(today, 3); break;
            case 2: window = days_from(today, 10); break;
            default: window = days_from(today + 2, 4); break;
        }
        Origin origin = one_in(4) ? Origin{OriginKind::gift, 5} : Origin{};
        act("receive " + std::to_string(amount) + " by " + std::to_string(rule), [&](Wallets& wallets) {
            return wallets.receive({.wallet = wallet, .amount = amount, .from = {Account::issue, rule, vanak},
                                    .window = window, .origin = origin});
        });
        acts_.push_back({world_.last_act(), rule});
        model_.receive(world_.last_act(), rule, amount, window, origin);
    }

    void spend() {
        int amount = below(8);
        bool done = act("spend " + std::to_string(amount), [&](Wallets& wallets) { return wallets.spend({wallet, amount, vanak}); });
        EXPECT_EQ(model_.spend(world_.last_act(), amount), done) << log();
        if (done) acts_.push_back({world_.last_act(), 0});
    }

    void hold() {
        int amount = below(8);
        HoldId id;
        bool done = act("hold " + std::to_string(amount), [&](Wallets& wallets) -> Result<Done> {
            id = TRY(wallets.place_hold({wallet, amount, vanak}));
            return Done{};
        });
        EXPECT_EQ(model_.hold(++holds_so_far_, amount), done) << log();
        if (done) holds_.push_back({id, holds_so_far_, amount, hold_life_ms});
    }

    void end_hold() {
        if (holds_.empty()) return;
        auto at = static_cast<std::size_t>(below(static_cast<int>(holds_.size())));
        auto hold = holds_[at];
        holds_.erase(holds_.begin() + static_cast<std::ptrdiff_t>(at));
        bool captures = !one_in(3);
        int amount = captures ? below(hold.amount + 1) : 0;
        bool done = act("end a hold with " + std::to_string(amount), [&](Wallets& wallets) -> Result<Done> {
            if (!captures) return wallets.void_hold(hold.id);
            TRY(wallets.capture(hold.id, amount, vanak));
            return Done{};
        });
        EXPECT_TRUE(done) << log();
        model_.capture(hold.number, world_.last_act(), amount);
        if (captures) acts_.push_back({world_.last_act(), 0});
    }

    std::pair<std::int64_t, int> any_act() { return acts_[static_cast<std::size_t>(below(static_cast<int>(acts_.size())))]; }

    void give_back() {
        if (acts_.empty()) return;
        auto [of, rule] = any_act();
        int amount = below(model_.standing_spend(of) + 1);
        bool done = act("give back " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.give_back({of, wallet, amount, vanak});
        });
        EXPECT_TRUE(done) << log();
        model_.give_back(of, amount);
    }

    void spend_again() {
        if (acts_.empty()) return;
        auto [of, rule] = any_act();
        int amount = below(model_.given_back(of) + 1);
        bool done = act("spend again " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.spend_again({of, wallet, amount, vanak});
        });
        EXPECT_EQ(model_.spend_again(of, amount), done) << log();
    }

    void take_back() {
        if (acts_.empty()) return;
        auto [of, rule] = any_act();
        int amount = below(model_.standing_earning(of, rule) + 1);
        bool done = act("take back " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.take_back({of, wallet, rule, amount, vanak});
        });
        EXPECT_TRUE(done) << log();
        model_.take_back(of, rule, amount);
    }

    void give_again() {
        if (acts_.empty()) return;
        auto [of, rule] = any_act();
        int amount = below(model_.taken_back(of, rule) + 1);
        bool done = act("give again " + std::to_string(amount), [&](Wallets& wallets) {
            return wallets.give_again({of, wallet, rule, amount, vanak});
        });
        EXPECT_TRUE(done) << log();
        model_.give_again(of, rule, amount);
    }

    LedgerWorld& world_;
    MemberId member_;
    std::mt19937_64 random_;
    NaiveWallet model_;
    std::vector<LiveHold> holds_;
    int holds_so_far_ = 0;
    std::vector<std::pair<std::int64_t, int>> acts_;  // and the rule that earned; 0 for spends
    std::vector<std::string> told_;
};

using LedgerRandom = LedgerTest;
INSTANTIATE_TEST_SUITE_P(Both, LedgerRandom, testing::ValuesIn(store::tested_engines()), store::name_of);

TEST_P(LedgerRandom, acts_on_the_ledger_and_on_the_naive_model_never_differ) {
    auto begin = seed();
    for (int member = 1; member <= 20 && !HasFailure(); ++member) {
        SCOPED_TRACE("VAFA_SEED=" + std::to_string(begin) + " member " + std::to_string(member));
        Player player(world, MemberId{member}, begin + static_cast<std::uint64_t>(member));
        for (int turn = 0; turn < 60 && !HasFailure(); ++turn) {
            player.play();
            player.compare();
        }
    }
}

}  // namespace

}  // namespace vafa::ledger
