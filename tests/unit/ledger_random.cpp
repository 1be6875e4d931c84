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

/// A sale as the till records it: credit spent, points by two rules, maybe credit earned.
struct Sold {
    std::int64_t act = 0;
    std::int64_t credit = 0, points_a = 0, points_b = 0, credit_earned = 0;
};

class Shop {
  public:
    Shop(LedgerWorld& world, std::uint64_t seed) : world_(world), random_(seed) {}

    void sell(bool earns_credit) {
        Sold sold{0, below(20), below(10), below(10), earns_credit ? below(10) : 0};
        auto window = below(2) ? Window{} : days_from(world_.today(), 30);
        auto done = world_.act(sara, [&](Wallets& wallets) -> Result<Done> {
            sold.credit = std::min(sold.credit, wallets.balance(Wallet::credit).spendable);
            TRY(wallets.spend({Wallet::credit, sold.credit, vanak}));
            for (auto [wallet, amount, rule] : {std::tuple{Wallet::points, sold.points_a, rule_a},
                                                {Wallet::points, sold.points_b, rule_b},
                                                {Wallet::credit, sold.credit_earned, rule_a}})
                TRY(wallets.receive({.wallet = wallet, .amount = amount, .from = {Account::issue, rule, vanak}, .window = window}));
            return Done{};
        });
        EXPECT_TRUE(bool(done));
        sold.act = world_.last_act();
        sales_.push_back(sold);
    }

    /// Returns a random part of each leg of a random sale, or all that is left.
    void give_back_some(bool all) {
        auto& sold = sales_[static_cast<std::size_t>(below(static_cast<int>(sales_.size())))];
        give_back(sold, all);
    }
    void give_back_all() {
        std::shuffle(sales_.begin(), sales_.end(), random_);
        for (auto& sold : sales_) give_back(sold, true);
    }

  private:
    int below(std::int64_t bound) { return std::uniform_int_distribution<int>(0, static_cast<int>(bound) - 1)(random_); }
    std::int64_t part_of(std::int64_t& left, bool all) {
        auto part = all ? left : below(left + 1);
        left -= part;
        return part;
    }

    void give_back(Sold& sold, bool all) {
        auto done = world_.act(sara, [&](Wallets& wallets) -> Result<Done> {
            TRY(wallets.give_back({sold.act, Wallet::credit, part_of(sold.credit, all), vanak}));
            TRY(wallets.take_back({sold.act, Wallet::points, rule_a, part_of(sold.points_a, all), vanak}));
            TRY(wallets.take_back({sold.act, Wallet::points, rule_b, part_of(sold.points_b, all), vanak}));
            TRY(wallets.take_back({sold.act, Wallet::credit, rule_a, part_of(sold.credit_earned, all), vanak}));
            return Done{};
        });
        EXPECT_TRUE(bool(done));
    }

    LedgerWorld& world_;
    std::mt19937_64 random_;
    std::vector<Sold> sales_;
};

TEST_P(LedgerRandom, selling_and_returning_everything_in_any_split_and_order_leaves_nothing_behind) {
    auto begin = seed();
    SCOPED_TRACE("VAFA_SEED=" + std::to_string(begin));
    world.charge(sara, 40, days_from(world.today(), 60));
    world.charge(sara, 35);
    world.earn(sara, 11, rule_b, days_from(world.today(), 30));
    auto earlier = world.earn(sara, 20, rule_a, days_from(world.today(), 10));
    world.spend(sara, 20, Wallet::points);
    EXPECT_TRUE(bool(world.act(sara, [&](Wallets& wallets) { return wallets.take_back({earlier, Wallet::points, rule_a, 20, vanak}); })));
    for (int round = 0; round < 12 && !HasFailure(); ++round) {
        bool earns_credit = round % 2 == 1;  // then a later sale may spend it, and the lots may differ
        auto points = world.balance(sara), credit = world.balance(sara, Wallet::credit);
        auto lots = world.lots(sara) + " / " + world.lots(sara, Wallet::credit);
        Shop shop(world, begin + static_cast<std::uint64_t>(round));
        for (int sale = 0; sale < 5; ++sale) {
            shop.sell(earns_credit);
            shop.give_back_some(sale == 3);
        }
        shop.give_back_all();
        for (auto wallet : {Wallet::points, Wallet::credit}) {
            auto before = wallet == Wallet::points ? points : credit, after = world.balance(sara, wallet);
            EXPECT_EQ(after.balance, before.balance);
            EXPECT_EQ(after.spendable, before.spendable);
            EXPECT_EQ(after.debt, before.debt);
        }
        if (!earns_credit) {
            EXPECT_EQ(world.lots(sara) + " / " + world.lots(sara, Wallet::credit), lots);
        }
        EXPECT_EQ(world.look(sara, [](Wallets& wallets) { return wallets.spent_today(Wallet::credit); }), 0);
    }
}

}  // namespace

}  // namespace vafa::ledger
