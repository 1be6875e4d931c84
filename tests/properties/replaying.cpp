// Whatever happened in a club, judged once more as it was it gives the ledger: random sales, returns, undone returns, credit
// spent, groups, tiers, days and new versions of the program.
#include "edge/jobs/jobs.hpp"
#include "properties/shopper.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::properties;
using namespace vafa::world;

namespace {

/// Rules of every kind that remembers something, with figures by chance: the next version has others.
std::string program_by(Chance& chance, std::string const& group) {
    auto number = [&](std::int64_t least, std::int64_t most) { return std::to_string(std::uniform_int_distribution<std::int64_t>(least, most)(chance)); };
    return R"({"stacks":[{"name":"بهترین","mode":"best_of"}],"rules":[
    {"number":1,"name":"یک","gives":{"kind":"points_per_amount","points":)" + number(1, 5) + R"(,"per":)" + number(90'000, 200'000) +
           R"(},"cap":{"per_invoice":)" + number(5, 30) + R"(,"per_day":)" + number(20, 60) + R"(}},
    {"number":2,"name":"دو","gives":{"kind":"credit_percent","percent":)" + number(100, 900) + R"(},"stack":"بهترین"},
    {"number":3,"name":"سه","gives":{"kind":"credit","credit":)" + number(1'000, 30'000) + R"(},"stack":"بهترین"},
    {"number":4,"name":"چهار","gives":{"kind":"points_per_piece","points":2},"cap":{"per_member":)" + number(20, 90) + R"(},"budget":{"amount":)" +
           number(40, 400) + R"(,"span":"jalali_month"}},
    {"number":5,"name":"پنج","when":[{"kind":"weekday","days":["saturday","monday","friday"]}],"gives":{"kind":"multiplier","factor":)" + number(10'001, 30'000) + R"(}},
    {"number":6,"name":"شش","gives":{"kind":"threshold_bonus","reach":)" + number(10, 60) + R"(,"days":)" + number(2, 30) + R"(,"points":7}},
    {"number":7,"name":"هفت","when":[{"kind":"nth_purchase","number":3,"repeats":true}],"gives":{"kind":"points","points":5}},
    {"number":8,"name":"هشت","gives":{"kind":"discount_percent","percent":)" + number(1, 900) + R"(,"bands":[{"purchase":4,"percent":1000}]}},
    {"number":9,"name":"نه","when":[{"kind":"member_group","groups":[")" + group + R"("]}],"gives":{"kind":"points","points":3}},
    {"number":10,"name":"ده","when":[{"kind":"anniversary","days_before":0,"days_after":20}],"gives":{"kind":"credit","credit":500}}],
    "points_life":{"pending_days":1,"ends":{"kind":"after_days","days":)" + number(5, 40) + R"(}},"conversion":{"points":10,"credit":1000},
    "returns":{"ended_lot":{"kind":"alive_days","days":3}},
    "referral":{"moment":"first_purchase","to_referrer":{"points":)" + number(1, 20) + R"(},"to_friend":{"credit":)" + number(1, 9'000) + R"(}}})";
}

class Bustle {
  public:
    explicit Bustle(std::uint64_t seed) : chance_(seed) {
        group_ = shop_.owner.asks("members.define_group", R"({"name":"برگزیده"})").accepted().text("id");
        shop_.owner.asks("tiers.define", R"({"ladder":{"tiers":[")" + group_ + R"("],"promotions":[{"to":")" + group_ + R"(","reaches":[{"measure":"points","at_least":60}]}]}})")
            .accepted();
        shop_.publishes(program_by(chance_, group_));
        for (int n = 0; n < 6; ++n) enrols();
    }

    void acts() {
        auto kind = number(1, 100);
        if (kind <= 55) sells();
        else if (kind <= 78) returns();
        else if (kind <= 84) undoes();
        else if (kind <= 88) shop_.owner.asks("program.convert", R"({"member":)" + Shop::by_id(some_member()) + "}");
        else if (kind <= 91) shop_.owner.asks("members.set_group", R"({"member":")" + some_member() + "\"" + (number(1, 2) == 1 ? R"(,"group":")" + group_ + "\"" : "") + "}");
        else if (kind <= 96) shop_.days_pass(static_cast<int>(number(1, 9)));
        else if (kind <= 98) shop_.publishes(program_by(chance_, group_));
        else enrols();
    }

    void expects_the_ledger() {
        auto started = shop_.owner.asks("replays.start", R"({"first_day":"2020-01-01","last_day":")" + iso_day(shop_.today()) + R"("})").accepted();
        jobs::Jobs::catch_up(world::program(), shop_.id());
        auto shown = shop_.owner.asks("replays.show", R"({"id":")" + started.text("id") + R"("})").accepted();
        EXPECT_EQ(shown.text("state"), "done");
        EXPECT_EQ(shown.number("figures.sales"), std::ssize(sales_));
        EXPECT_EQ(shown.number("figures.differences"), 0) << shown.body();
        EXPECT_EQ(shown.at("figures.really"), shown.at("figures.replayed"));
    }

  private:
    struct Sold {
        std::string id;
        std::vector<std::int64_t> pieces;
        std::vector<std::string> returns;
    };

    std::int64_t number(std::int64_t least, std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(least, most)(chance_); }
    std::string some_member() { return members_[chance_() % members_.size()]; }

    void enrols() {
        std::string referrer;
        if (!members_.empty() && number(1, 2) == 1) {
            auto of = shop_.owner.asks("members.show", R"({"member":")" + some_member() + R"("})").accepted();
            referrer = R"("referrer":)" + std::to_string(of.number("number"));
        }
        members_.push_back(shop_.member(referrer));
    }

    void sells() {
        Sold sold;
        std::string lines;
        for (auto left = number(1, 3); left > 0; --left) {
            sold.pieces.push_back(number(1, 5));
            lines += (lines.empty() ? "" : ",") + Shop::line(number(1, 8) == 1 ? number(0, 9) : number(1'000, 400'000), sold.pieces.back());
        }
        auto basket = R"({"member":)" + Shop::by_id(some_member()) + R"(,"lines":[)" + lines + R"(],"prices":")" + (number(1, 2) == 1 ? "open" : "final") + "\"";
        auto quoted = shop_.cashier.asks("sales.quote", basket + "}").accepted();
        auto credit = number(1, 3) == 1 ? number(0, quoted.number("usable_credit.most")) : 0;
        auto recorded = shop_.cashier.asks("sales.record", basket + R"(,"payments":{"card":)" + std::to_string(quoted.number("net") - credit) +
                                                               R"(,"cash":0,"other":0},"credit":)" + std::to_string(credit) + "}");
        sold.id = recorded.accepted().text("sale");
        sales_.push_back(sold);
    }

    void returns() {
        if (sales_.empty()) return;
        auto& sold = sales_[chance_() % sales_.size()];
        auto line = chance_() % sold.pieces.size();
        if (sold.pieces[line] == 0) return;
        auto pieces = number(1, sold.pieces[line]);
        auto done = shop_.cashier.asks("sales.return", R"({"sale":")" + sold.id + R"(","lines":[{"line":)" + std::to_string(line + 1) + R"(,"quantity":)" +
                                                           std::to_string(pieces) + "}]}");
        if (!done.is_accepted()) return;
        sold.pieces[line] -= pieces;
        sold.returns.push_back(done.text("id") + "/" + std::to_string(line) + "/" + std::to_string(pieces));
    }

    void undoes() {
        if (sales_.empty()) return;
        auto& sold = sales_[chance_() % sales_.size()];
        if (sold.returns.empty()) return;
        auto text = sold.returns.back();
        auto first = text.find('/'), second = text.rfind('/');
        auto undone = shop_.cashier.asks("sales.undo_return", R"({"sale":")" + sold.id + R"(","id":")" + text.substr(0, first) + R"("})");
        if (!undone.is_accepted()) return;
        sold.returns.pop_back();
        sold.pieces[std::stoul(text.substr(first + 1, second - first - 1))] += std::stoll(text.substr(second + 1));
    }

    Chance chance_;
    Shop shop_{R"({"rules":[]})"};
    std::string group_;
    std::vector<std::string> members_;
    std::vector<Sold> sales_;
};

constexpr int acts_of_a_bustle = 120;

}  // namespace

SCENARIO("A past by chance, judged once more as it was, is the ledger to the last point [B17 B19 B20 B28 idea 6]") {
    auto seed = seed_of_run();
    for (auto left = acts_of_run(8 * acts_of_a_bustle); left > 0 && !testing::Test::HasFailure(); left -= acts_of_a_bustle, ++seed) {
        SCOPED_TRACE("VAFA_SEED=" + std::to_string(seed) + " VAFA_ACTS=1");
        Bustle bustle(seed);
        for (int n = 0; n < acts_of_a_bustle; ++n) bustle.acts();
        bustle.expects_the_ledger();
    }
}
