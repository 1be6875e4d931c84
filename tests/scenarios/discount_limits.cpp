// How much a cashier may take off a line, and a manager's consent to more.
#include <atomic>
#include <latch>
#include <thread>

#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr auto boss_password = "laleh-1405";

std::string staff_of(Person const& who) { return who.asks("sessions.show").accepted().text("staff"); }

/// A shop whose cashier takes off ten percent at most, with a manager who is not signed in anywhere.
class LimitedShop : public Shop {
  public:
    LimitedShop() {
        defines("boss", "manager", "");
        limits(cashier, 1000);
    }
    void defines(std::string const& login, std::string const& role, std::string const& at_branch) {
        operator_of_server
            .asks("staff.define", R"({"login":")" + login + R"(","name":"رضا کریمی","role":")" + role + R"(","branches":[)" +
                                      (at_branch.empty() ? "" : '"' + at_branch + '"') + R"(],"password":")" + boss_password + R"("})")
            .accepted();
    }
    void limits(Person const& who, int rate) {
        owner.asks("sales.set_discount_limit", R"({"staff":")" + staff_of(who) + R"(","rate":)" + std::to_string(rate) + "}").accepted();
    }
    Reply approves(std::string const& login, int rate, std::string const& password = boss_password) {
        return cashier.asks("sales.approve_discount", R"({"login":")" + login + R"(","password":")" + password + R"(","rate":)" + std::to_string(rate) + "}");
    }
    /// Two pieces of 1,000,000 each with a discount.
    Reply sells_at(int rate, std::string const& approval = "") { return sells_at_by(cashier, rate, approval); }
    Reply sells_at_by(Person const& who, int rate, std::string const& approval = "") {
        auto net = 2'000'000 - 2'000'000 / 10'000 * rate;
        return who.asks("sales.record", R"({"lines":[{"name":"کالا","unit_price":1000000,"quantity":2,"discount_rate":)" + std::to_string(rate) +
                                            R"(}],"payments":{"card":0,"cash":)" + std::to_string(net) + R"(,"other":0})" +
                                            (approval.empty() ? "" : R"(,"approval":")" + approval + '"') + "}");
    }
};

}  // namespace

SCENARIO("A discount above the cashier's limit needs a manager's approval, which is good for one sale and names who gave it [F084 F079]") {
    LimitedShop shop;
    EXPECT_EQ(shop.quote(shop.member(), 1'000'000).accepted().number("discount_limit"), 1000);
    shop.sells_at(1000).accepted();
    auto refused = shop.sells_at(1001);
    refused.is_refused("sales.discount_above_limit");
    EXPECT_EQ(refused.text("pointer"), "/lines/0/discount");

    auto approved = shop.approves("boss", 3000);
    EXPECT_EQ(approved.accepted().text("approved_by"), "رضا کریمی");
    auto approval = approved.text("approval");
    shop.sells_at(3001, approval).is_refused("sales.discount_above_limit");
    auto sale = shop.sells_at(3000, approval);
    EXPECT_EQ(shop.owner.asks("sales.show", R"({"sale":")" + sale.accepted().text("sale") + R"("})").text("approved_by"), "رضا کریمی");
    shop.sells_at(3000, approval).is_refused("discounts.approval_used");
    EXPECT_EQ(shop.logged().find(boss_password), std::string::npos) << "a password stands in no log";
}

SCENARIO("A price below the catalogue's is a discount like any other; who has no limit needs nobody [F084]") {
    LimitedShop shop;
    auto good = shop.owner.asks("goods.define", R"({"name":"چای","price":1000000})");
    auto sells = [&](Person const& who, std::int64_t price) {
        return who.asks("sales.record", R"({"lines":[{"good":")" + good.accepted().text("id") + R"(","unit_price":)" + std::to_string(price) +
                                            R"(}],"payments":{"card":)" + std::to_string(price) + R"(,"cash":0,"other":0}})");
    };
    sells(shop.cashier, 900'000).accepted();
    sells(shop.cashier, 899'999).is_refused("sales.discount_above_limit");
    sells(shop.cashier, 1'500'000).accepted();
    sells(shop.other_cashier, 1).accepted();
    shop.owner.asks("sales.set_discount_limit", R"({"staff":")" + staff_of(shop.cashier) + R"("})").accepted();
    sells(shop.cashier, 1).accepted();
    EXPECT_FALSE(shop.quote(shop.member(), 1'000'000).accepted().has("discount_limit"));
}

SCENARIO("Only a manager of the branch approves, up to their own limit, for this cashier, on this day [F084 B12]") {
    LimitedShop shop;
    shop.defines("colleague", "cashier", "");
    shop.defines("faraway", "manager", shop.second_branch);
    shop.approves("colleague", 2000).is_refused("discounts.not_a_manager");
    shop.approves("faraway", 2000).is_refused("discounts.not_a_manager");
    shop.approves("boss", 10'001).is_refused("sales.discount_out_of_range");
    shop.limits(shop.signs_in("boss", boss_password), 2500);
    shop.approves("boss", 2501).is_refused("discounts.above_own_limit");
    auto approval = shop.approves("boss", 2500).accepted().text("approval");
    shop.limits(shop.other_cashier, 0);
    shop.sells_at_by(shop.other_cashier, 2500, approval).is_refused("discounts.approval_missing");
    shop.days_pass(1);
    shop.sells_at(2500, approval).is_refused("discounts.approval_ended");
    shop.owner.asks("sales.set_discount_limit", R"({"staff":"stf_0000000000001","rate":0})").is_refused("sales.limit_of_nobody");
    shop.cashier.asks("sales.set_discount_limit", R"({"staff":")" + staff_of(shop.cashier) + R"("})").is_refused("caller.not_allowed");
    EXPECT_EQ(shop.owner.asks("sales.list_discount_limits").accepted().number("items.0.rate"), 1000);
}

SCENARIO("Five wrong passwords of an approver lock that login, at tills and at the door, although each was refused [B46]") {
    LimitedShop shop;
    shop.approves("nobody", 2000).is_refused("colleagues.wrong");
    for (int i = 0; i < 5; ++i) shop.approves("boss", 2000, "guess-" + std::to_string(i)).is_refused("colleagues.wrong");
    shop.approves("boss", 2000).is_refused("colleagues.locked");
}

SCENARIO("Of two sales at once with one approval, one is recorded [F084 B24]") {
    LimitedShop shop;
    auto approval = shop.approves("boss", 3000).accepted().text("approval");
    std::latch barrier(8);
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            barrier.arrive_and_wait();
            if (shop.sells_at(3000, approval).is_accepted()) ++accepted;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(accepted, 1);
}
