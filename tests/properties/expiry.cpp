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

constexpr char const* idle_program = R"({"document":{"points_life":{"ends":{"kind":"by_inactivity","days":10}},
    "rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_piece","points":1}}]}})";

/// A purchase on paper; what came back as a whole is left out, as if it had never been.
struct PaperPurchase {
    std::string sale;
    Day committed, day;
    std::int64_t bought = 0, kept = 0;
    std::vector<std::pair<std::string, std::int64_t>> returns;   // that stand
};

/// Every question begins with the first purchase.
std::int64_t points_of(std::vector<PaperPurchase> const& purchases, Day today) {
    std::int64_t pot = 0;
    Day end{};
    for (auto const& one : purchases) {
        if (one.kept == 0) continue;
        auto lives_to = one.day + (days_of_credit - 1);
        bool is_gone = one.committed > end;
        pot = is_gone ? one.kept : pot + one.kept;
        end = is_gone ? lives_to : std::max(end, lives_to);
    }
    return today > end ? 0 : pot;
}

/// One member who buys, now or some days late, brings back and keeps after all, by chance.
class ByInactivity {
  public:
    ByInactivity(Club& club, Chance& chance) : club_(club), chance_(chance), till_(club.staff("cashier", club.till)), books_(club.api_key()) {
        member_ = till_.asks("members.enrol", R"({"mobile":"09123000000"})").accepted().text("id");
    }

    void act() {
        told_ = "";
        switch (chance_() % 8) {
            case 0: case 1: club_.days_pass(static_cast<int>(1 + chance_() % 6)); break;
            case 2: case 3: buy({}); break;
            case 4: buy(club_.today() - static_cast<int>(chance_() % 9)); break;
            case 5: case 6: bring_back(); break;
            default: keep_after_all();
        }
    }
    std::int64_t points() const {
        auto wallets = club_.owner.asks("ledger.balances", R"({"member":")" + member_ + "\"}").accepted();
        EXPECT_EQ(wallets.number("points.debt"), 0);
        return wallets.number("points.spendable");
    }
    std::int64_t on_paper() const { return points_of(purchases_, club_.today()); }
    std::string const& last_act() const { return told_; }

  private:
    void buy(std::optional<Day> late) {
        auto pieces = static_cast<std::int64_t>(1 + chance_() % 9);
        auto request = R"({"member":{"kind":"id","id":")" + member_ + R"("},"lines":[{"name":"چای","unit_price":1000,"quantity":)" + std::to_string(pieces) +
                       R"(}],"payments":{"card":)" + std::to_string(pieces * 1000) + R"(,"cash":0,"other":0})" +
                       (late ? R"(,"branch":")" + club_.branch + R"(","sale_day":")" + iso_day(*late) + "\"" : "") + "}";
        auto sold = (late ? books_ : till_).asks("sales.record", request).accepted();
        purchases_.push_back({sold.text("sale"), club_.today(), late.value_or(club_.today()), pieces, pieces, {}});
        told_ = "buys " + std::to_string(pieces) + (late ? " on " + iso_day(*late) : "");
    }
    PaperPurchase* some_recent() {
        auto most = std::min<std::size_t>(purchases_.size(), 6);
        return most == 0 ? nullptr : &purchases_[purchases_.size() - 1 - chance_() % most];
    }
    void bring_back() {
        auto* one = some_recent();
        if (!one || one->kept == 0) return;
        auto pieces = chance_() % 3 == 0 ? static_cast<std::int64_t>(1 + chance_() % static_cast<std::uint64_t>(one->kept)) : one->kept;
        auto back = till_.asks("sales.return", R"({"sale":")" + one->sale + R"(","lines":[{"line":1,"quantity":)" + std::to_string(pieces) + "}]}").accepted();
        one->kept -= pieces;
        one->returns.emplace_back(back.text("id"), pieces);
        told_ = "brings back " + std::to_string(pieces) + " of " + std::to_string(one->bought) + " of " + iso_day(one->day);
    }
    void keep_after_all() {
        auto* one = some_recent();
        if (!one || one->returns.empty()) return;
        auto at = one->returns.begin() + static_cast<std::ptrdiff_t>(chance_() % one->returns.size());
        club_.owner.asks("sales.undo_return", R"({"sale":")" + one->sale + R"(","id":")" + at->first + R"(","branch":")" + club_.branch + "\"}").accepted();
        one->kept += at->second;
        told_ = "keeps " + std::to_string(at->second) + " after all of " + iso_day(one->day);
        one->returns.erase(at);
    }

    Club& club_;
    Chance& chance_;
    Person till_, books_;
    std::string member_;
    std::vector<PaperPurchase> purchases_;
    std::string told_;
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

SCENARIO("Points that live from purchase to purchase, by chance: whatever came back, and was kept after all, they are those of what stands [F064 B38 B43]") {
    auto seed = seed_of_run();
    SCOPED_TRACE("VAFA_SEED=" + std::to_string(seed));
    Chance chance(seed);
    auto acts = acts_of_run(1'500);
    for (int done = 0; done < acts;) {
        Club club;
        club.owner.asks("program.publish", idle_program).accepted();
        ByInactivity member(club, chance);
        std::string told;
        for (int n = 0; n < 60 && done < acts; ++n, ++done) {
            member.act();
            told += std::to_string(club.today().number) + " " + member.last_act() + "\n";
            if (chance() % 3 == 0) club.operator_of_server.asks("ledger.sweep").accepted();
            ASSERT_EQ(member.points(), member.on_paper()) << told;
        }
    }
    std::printf("%d acts, seed %llu\n", acts, static_cast<unsigned long long>(seed));
}
