// Acts without operations: what dispatch would do around them.
#include "ledger_world.hpp"

#include "base/jalali.hpp"
#include "edge/modules.hpp"
#include "operation/operation_log.hpp"

namespace vafa::ledger {

LedgerWorld::LedgerWorld(store::TestedEngine engine) : place_(engine), zone_(*Zone::named("Asia/Tehran")) {
    auto migrations = all_migrations();
    store_ = store::open_store(place_.settings(), migrations);
    store_->found_club(store::lale);
    clock_ = zone_.start_of(*from_jalali(1405, 1, 1)) + 10 * hour_ms;
}

void LedgerWorld::in_act(std::function<bool(Transaction&)> work) {
    store_->write_now(store::lale, [&](Transaction& tx) {
        tx.set_clock(zone_, clock_ - tx.real_now());
        tx.set_act(tx.next_id_value());
        last_act_ = tx.act();
        if (!work(tx)) return tx.drop_writes();
        LoggedAct logged;
        logged.id = tx.act();
        logged.at = tx.now();
        logged.operation = "ledger.test";
        if (!tx.proof().empty()) logged.ledger_digest = sha256(tx.proof());
        write_log(tx, logged, {});
    });
}

void LedgerWorld::in_view(std::function<void(Snapshot&)> work) {
    store_->read_now(store::lale, [&](Snapshot& snapshot) {
        snapshot.set_clock(zone_, clock_ - snapshot.real_now());
        work(snapshot);
    });
}

std::int64_t LedgerWorld::earn(MemberId member, std::int64_t amount, std::int64_t rule, Window window, Wallet wallet) {
    auto earned = act(member, [&](Wallets& wallets) {
        return wallets.receive({.wallet = wallet, .amount = amount, .from = {Account::issue, rule, vanak}, .window = window});
    });
    EXPECT_TRUE(bool(earned));
    return last_act_;
}

std::int64_t LedgerWorld::charge(MemberId member, std::int64_t amount, Window window) {
    return earn(member, amount, rule_a, window, Wallet::credit);
}

std::int64_t LedgerWorld::spend(MemberId member, std::int64_t amount, Wallet wallet) {
    auto spent = act(member, [&](Wallets& wallets) { return wallets.spend({wallet, amount, vanak}); });
    EXPECT_TRUE(bool(spent));
    return last_act_;
}

Balance LedgerWorld::balance(MemberId member, Wallet wallet) {
    return look(member, [&](Wallets& wallets) { return wallets.balance(wallet); });
}

std::string LedgerWorld::lots(MemberId member, Wallet wallet) {
    return look(member, [&](Wallets& wallets) {
        std::string all;
        for (auto const& lot : wallets.lots(wallet))
            all += (all.empty() ? "" : " ") + std::to_string(lot.number) + ':' + std::to_string(lot.remaining);
        return all;
    });
}

void LedgerWorld::check() {
    in_view([&](Snapshot& snapshot) {
        for (auto const& invariant : invariants())
            for (auto const& breach : invariant.breaches(snapshot)) ADD_FAILURE() << invariant.name << ": " << breach;
    });
}

}  // namespace vafa::ledger
