// Random shopping against the naive account, on both engines: sales, returns in any order and split, undone returns,
// holds, repeated requests. Whatever was done, when everything has come back nothing is left.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

#include "properties/shopper.hpp"

using namespace vafa;
using namespace vafa::properties;
using namespace vafa::world;

namespace {

/// Everything earns, also what is paid with credit: the naive account stays naive.
constexpr char const* simple_program = R"({"document":{"base":{"credit_part_earns":true},"rules":[
    {"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000}},
    {"number":2,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":500}}]}})";

/// Rules that interfere: best of two, caps, pieces, a multiplier, and the part paid with credit earns nothing.
constexpr char const* tangled_program = R"({"document":{
    "stacks":[{"name":"بهترین","mode":"best_of"}],
    "rules":[
    {"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":3,"per":170000},"cap":{"per_invoice":9}},
    {"number":2,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":333},"stack":"بهترین"},
    {"number":3,"name":"اعتبار ثابت","gives":{"kind":"credit","credit":21000},"stack":"بهترین"},
    {"number":4,"name":"امتیاز هر قلم","gives":{"kind":"points_per_piece","points":2}},
    {"number":5,"name":"دو برابر","gives":{"kind":"multiplier","factor":15000,"touches":"both"}}]}})";

std::string enrols(Person const& till, int n) {
    auto mobile = "0912" + std::to_string(1'000'000 + n);
    return till.asks("members.enrol", R"({"mobile":")" + mobile + R"("})").accepted().text("id");
}

/// Shared so that both engines end together, beside the clubs by chance (clubs.cpp). ./test --long has ten times as many: at least 200,000
/// acts on each engine in each of the two.
int acts_of_shopping() { return engine() == Engine::sqlite ? 70'000 : 20'000; }
/// A club of its own for so many acts, so that a failure is played again by its own seed alone: VAFA_SEED=… VAFA_ACTS=1.
constexpr int acts_of_a_mall = 5'000;
constexpr int malls_at_once = 4;  // while one waits for its commit another is computed

struct Mall {
    Mall(std::string const& program, int count, Chance& chance) {
        club.owner.asks("program.publish", program).accepted();
        club.owner.asks("members.set_consent_policy", R"({"pin_from":9000000000000000})").accepted();
        till = club.staff("cashier", club.till);
        for (int n = 0; n < count; ++n) shoppers.emplace_back(club, till, enrols(till, n), chance);
    }
    Club club;
    Person till;
    std::vector<Shopper> shoppers;
};

std::int64_t balance_of(Person const& till, std::string const& member, std::string const& name) {
    return till.asks("sales.quote", R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"چای","unit_price":1}]})")
        .accepted().number("member.balances." + name);
}

void sells_one(Person const& till, std::string const& member, std::int64_t price, std::int64_t points, std::int64_t credit) {
    auto sold = till.asks("sales.record", R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"چای","unit_price":)" +
                          std::to_string(price) + R"(}],"payments":{"card":)" + std::to_string(price) + R"(,"cash":0,"other":0}})");
    EXPECT_EQ(sold.accepted().number("points"), points);
    EXPECT_EQ(sold.number("earned_credit"), credit);
}

/// One mall from the opening to the day when everything has come back; how many acts that were.
std::int64_t plays_a_mall(std::uint64_t seed) {
    SCOPED_TRACE("VAFA_SEED=" + std::to_string(seed) + " VAFA_ACTS=1");
    Chance chance(seed);
    Mall mall(simple_program, 1 + acts_of_a_mall / 150, chance);  // a member's history stays as short as a real one
    auto acts_asked = [&] {
        std::int64_t all = 0;
        for (auto const& shopper : mall.shoppers) all += shopper.acts_asked();
        return all;
    };
    auto hours_pass = [&] {
        mall.club.time_passes(20 * 60 * 1000);
        for (auto& shopper : mall.shoppers) shopper.lets_holds_end();
    };
    for (int turn = 0; acts_asked() < acts_of_a_mall * 3 / 4; ++turn) {  // the rest are the returns
        mall.shoppers[chance() % mall.shoppers.size()].acts();
        if (chance() % 97 == 0) hours_pass();
    }
    mall.club.check_invariants();
    hours_pass();
    for (auto& shopper : mall.shoppers) shopper.returns_everything();
    for (auto& shopper : mall.shoppers) {
        EXPECT_EQ(shopper.account().points(), 0);
        EXPECT_EQ(shopper.account().credit(), 0);
        auto member = shopper.account().member;
        sells_one(mall.till, member, 199'999, 0, 9'999);  // no remainder was left behind …
        sells_one(mall.till, member, 1, 1, 0);            // … and the new one counts
    }
    return acts_asked();
}

}  // namespace

SCENARIO("Shopping by chance always agrees with the account on paper, and what is returned leaves nothing [B17 B18 B20 B21 B32 idea 8]") {
    auto seed = seed_of_run(), next = std::uint64_t{0};
    auto due = acts_of_run(acts_of_shopping());
    program();
    std::atomic<std::int64_t> played = 0;
    std::mutex mutex;
    auto play = [&] {
        while (played < due && !testing::Test::HasFailure()) {
            auto mine = [&] {
                std::scoped_lock lock(mutex);
                return seed + next++;
            }();
            try {
                played += plays_a_mall(mine);
            } catch (std::exception const& wrong) {
                ADD_FAILURE() << wrong.what() << "; VAFA_SEED=" << mine << " VAFA_ACTS=1";
            }
        }
    };
    std::vector<std::thread> players;
    for (int n = 0; n < (due > acts_of_a_mall ? malls_at_once : 1); ++n) players.emplace_back(play);
    for (auto& player : players) player.join();
    EXPECT_GE(played, due);
    std::printf("%lld acts in %llu malls, seed %llu\n", static_cast<long long>(played), static_cast<unsigned long long>(next), static_cast<unsigned long long>(seed));
}

SCENARIO("Under rules that interfere, selling and returning everything in any split leaves every balance as never sold [B17 B19 B20 idea 8]") {
    auto seed = seed_of_run();
    SCOPED_TRACE("VAFA_SEED=" + std::to_string(seed));
    Chance chance(seed);
    auto members = acts_of_run(200);
    Mall mall(tangled_program, 1, chance);
    for (int n = 0; n < members; ++n) {
        auto member = enrols(mall.till, 1000 + n);
        struct Sold {
            std::string id;
            std::int64_t pieces;
        };
        std::vector<Sold> sold;
        for (std::uint64_t left = 1 + chance() % 4; left > 0; --left) {
            auto quantity = static_cast<std::int64_t>(1 + chance() % 7), price = static_cast<std::int64_t>(1 + chance() % 400'000);
            auto net = price * quantity;
            auto credit = std::min(net, balance_of(mall.till, member, "credit")) / static_cast<std::int64_t>(1 + chance() % 3);
            auto reply = mall.till.asks("sales.record", R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"چای","unit_price":)" +
                                        std::to_string(price) + R"(,"quantity":)" + std::to_string(quantity) + R"(}],"payments":{"card":)" +
                                        std::to_string(net - credit) + R"(,"cash":0,"other":0},"credit":)" + std::to_string(credit) + "}");
            sold.push_back({reply.accepted().text("sale"), quantity});
        }
        while (!sold.empty()) {
            auto& one = sold[chance() % sold.size()];
            auto quantity = static_cast<std::int64_t>(1 + chance() % static_cast<std::uint64_t>(one.pieces));
            mall.till.asks("sales.return", R"({"sale":")" + one.id + R"(","lines":[{"line":1,"quantity":)" + std::to_string(quantity) + "}]}").accepted();
            one.pieces -= quantity;
            if (one.pieces == 0) std::erase_if(sold, [](auto const& each) { return each.pieces == 0; });
        }
        for (auto const* name : {"points", "credit", "points_debt", "credit_debt", "credit_held"})
            EXPECT_EQ(balance_of(mall.till, member, name), 0) << name;
    }
}
