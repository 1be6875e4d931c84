// A ledger of its own for a test: a fresh store, a clock that stands still until it is moved, acts that post and are logged.
#pragma once

#include <atomic>

#include "club/ledger/invariants.hpp"
#include "club/ledger/store.hpp"
#include "store_world.hpp"

namespace vafa::ledger {

inline constexpr MemberId sara{101}, nima{102};
inline constexpr BranchId vanak{7};
inline constexpr std::int64_t rule_a = 1, rule_b = 2;

class LedgerWorld {
  public:
    explicit LedgerWorld(store::TestedEngine engine);

    /// One act on one member: posts and logs where the work was accepted. Returns what it returned.
    template <class Work>
    auto act(MemberId member, Work work) {
        std::optional<decltype(work(std::declval<Wallets&>()))> outcome;
        in_act([&](Transaction& tx) {
            auto& wallets = lock(tx, member);
            outcome.emplace(work(wallets));
            if (!*outcome) return false;
            wallets.post();
            return true;
        });
        return *std::move(outcome);
    }
    /// The same for a work that cannot be refused; returns the act.
    std::int64_t earn(MemberId member, std::int64_t amount, std::int64_t rule = rule_a, Window window = {},
                      Wallet wallet = Wallet::points);
    std::int64_t charge(MemberId member, std::int64_t amount, Window window = {});
    std::int64_t spend(MemberId member, std::int64_t amount, Wallet wallet = Wallet::credit);

    /// The frame of every act: false = refused, nothing is posted.
    void in_act(std::function<bool(Transaction&)> work);
    template <class Work>
    auto look(MemberId member, Work work) {
        std::optional<decltype(work(std::declval<Wallets&>()))> answer;
        in_view([&](Snapshot& snapshot) {
            auto wallets = view(snapshot, member);
            answer.emplace(work(wallets));
        });
        return *std::move(answer);
    }
    void in_view(std::function<void(Snapshot&)> work);
    Balance balance(MemberId member, Wallet wallet = Wallet::points);
    /// "lot:remaining lot:remaining" in the order in which they would be spent.
    std::string lots(MemberId member, Wallet wallet = Wallet::points);

    void days_pass(int days) { clock_ = clock_ + days * 24 * hour_ms; }
    void time_passes(std::int64_t ms) { clock_ = clock_ + ms; }
    Day today() const { return zone_.day_of(clock_); }
    std::int64_t last_act() const { return last_act_; }
    store::Store& store() { return *store_; }

    /// Every invariant of the ledger.
    void check();

  private:
    store::FreshPlace place_;
    std::unique_ptr<store::Store> store_;
    Zone zone_;
    Instant clock_;
    std::atomic<std::int64_t> last_act_ = 0;
};

class LedgerTest : public testing::TestWithParam<store::TestedEngine> {
  protected:
    LedgerTest() : world(GetParam()) {}
    ~LedgerTest() override { world.check(); }
    LedgerWorld world;
};

}  // namespace vafa::ledger
