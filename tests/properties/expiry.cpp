// Lots that end, against a list kept by hand: what ends first is spent first, and what has ended is gone, touched or not.
#include <algorithm>
#include <cstdio>

#include "properties/shopper.hpp"

using namespace vafa;
using namespace vafa::properties;
using namespace vafa::world;

namespace {

constexpr int days_of_credit = 10;

constexpr char const* ending_program = R"({"document":{"base":{"credit_part_earns":true},
    "credit_life":{"ends":{"kind":"after_days","days":10}},
    "rules":[{"number":1,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":1000}}]}})";

struct NaiveLot {
    Day last_day;
    std::int64_t left;
};

/// A purse of lots; every question walks all of them.
class NaivePurse {
  public:
    void receive(std::int64_t amount, Day today) { lots_.push_back({today + (days_of_credit - 1), amount}); }

    std::int64_t spendable(Day today) const {
        std::int64_t sum = 0;
        for (auto const& lot : lots_)
            if (lot.last_day - today >= 0) sum += lot.left;
        return sum;
    }

    void spend(std::int64_t amount, Day today) {
        while (amount > 0) {
            NaiveLot* first = nullptr;
            for (auto& lot : lots_)
                if (lot.left > 0 && lot.last_day - today >= 0 && (!first || lot.last_day < first->last_day)) first = &lot;
            auto taken = std::min(amount, first->left);
            first->left -= taken;
            amount -= taken;
        }
    }

  private:
    std::vector<NaiveLot> lots_;
};

struct Buyer {
    std::string member;
    NaivePurse purse;
};

}  // namespace

SCENARIO("Credit that ends, by chance: spent by the earliest end, gone the day after its last, whether anybody looked or not [B38 B39 B40 B43]") {
    auto seed = seed_of_run();
    SCOPED_TRACE("VAFA_SEED=" + std::to_string(seed));
    Chance chance(seed);
    Club club;
    club.owner.asks("program.publish", ending_program).accepted();
    club.owner.asks("members.set_consent_policy", R"({"pin_from":9000000000000000})").accepted();
    auto till = club.staff("cashier", club.till);
    std::vector<Buyer> buyers;
    for (int n = 0; n < 8; ++n)
        buyers.push_back({till.asks("members.enrol", R"({"mobile":"0912)" + std::to_string(3'000'000 + n) + R"("})").accepted().text("id"), {}});

    auto today = club.today();
    auto acts = acts_of_run(4'000);
    for (int n = 0; n < acts; ++n) {
        if (chance() % 12 == 0) {
            auto days = static_cast<int>(1 + chance() % 4);
            club.days_pass(days);
            today = today + days;
        }
        auto& [member, purse] = buyers[chance() % buyers.size()];
        auto price = static_cast<std::int64_t>(1 + chance() % 900'000), most = purse.spendable(today);
        auto credit = chance() % 2 == 0 ? std::min(price, most) / static_cast<std::int64_t>(1 + chance() % 2) : 0;
        auto sold = till.asks("sales.record", R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"چای","unit_price":)" +
                              std::to_string(price) + R"(}],"payments":{"card":)" + std::to_string(price - credit) +
                              R"(,"cash":0,"other":0},"credit":)" + std::to_string(credit) + "}");
        purse.spend(credit, today);
        purse.receive(price / 10, today);
        ASSERT_EQ(sold.accepted().number("member.balances.credit"), purse.spendable(today)) << "act " << n;
    }
    std::printf("%d acts, seed %llu\n", acts, static_cast<unsigned long long>(seed));
}
