// The past judged once more: as it was it gives the ledger, and by another program it says what would have been.
#include "club/reports/replay/replays.hpp"
#include "edge/jobs/following.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

/// Every kind of rule that remembers something, beside discounts and a gift for bringing a friend.
constexpr char const* lively_program = R"({
    "stacks":[{"name":"بهترین","mode":"best_of"}],
    "rules":[
    {"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":3,"per":170000},"cap":{"per_day":90}},
    {"number":2,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":333},"stack":"بهترین"},
    {"number":3,"name":"اعتبار ثابت","gives":{"kind":"credit","credit":21000},"stack":"بهترین"},
    {"number":4,"name":"امتیاز هر قلم","gives":{"kind":"points_per_piece","points":2},"cap":{"per_member":25},"budget":{"amount":40,"span":"jalali_month"}},
    {"number":5,"name":"جایزهٔ پنجاه امتیاز","gives":{"kind":"threshold_bonus","reach":50,"days":20,"points":7}},
    {"number":6,"name":"هر خرید سوم","when":[{"kind":"nth_purchase","number":3,"repeats":true}],"gives":{"kind":"points","points":5}},
    {"number":7,"name":"کارت تخفیف","gives":{"kind":"discount_percent","percent":0,"bands":[{"purchase":2,"percent":500},{"purchase":4,"percent":1000}]}}],
    "conversion":{"points":10,"credit":1000},
    "points_life":{"ends":{"kind":"after_days","days":40}},
    "referral":{"moment":"first_purchase","to_referrer":{"points":10},"to_friend":{"credit":15000}}})";

struct Replayed : Shop {
    explicit Replayed(std::string const& program = usual_program()) : Shop(program) {}

    std::string all_days() const { return R"({"first_day":"2020-01-01","last_day":")" + iso_day(today()) + "\""; }
    void catch_up() { jobs::Jobs::catch_up(world::program(), id()); }
    /// Followers first, unless they are to be late; then one chunk with parts of so many members. Says whether there may be more.
    bool works(std::int64_t members, bool has_followers = true) {
        jobs::Counters counters;
        jobs::Following following(world::program(), counters);
        while (has_followers && following.count_behind(id()) > 0) following.follow(id());
        return reports::replaying(members, std::chrono::milliseconds(0)).run(following.workplace(id()));
    }
    static std::string draft(std::string const& rules, std::string const& more = "") { return R"(,"draft":{"rules":[)" + rules + "]" + more + "}"; }
    /// The entry of a figure's list whose field has a value.
    static std::string entry(Reply const& shown, std::string const& list, std::string const& field, std::int64_t value) {
        for (std::size_t i = 0; shown.has("figures." + list + "." + std::to_string(i)); ++i)
            if (auto at = "figures." + list + "." + std::to_string(i) + "."; shown.number(at + field) == value) return at;
        ADD_FAILURE() << "no " << list << " with " << field << " " << value << ": " << shown.body();
        return "figures." + list + ".0.";
    }
    Reply starts(std::string const& more = "") { return owner.asks("replays.start", all_days() + more + "}"); }
    Reply shows(Reply const& started) { return owner.asks("replays.show", R"({"id":")" + started.text("id") + R"("})").accepted(); }
    Reply replays(std::string const& more = "") {
        auto started = starts(more).accepted();
        catch_up();
        auto shown = shows(started);
        EXPECT_EQ(shown.text("state"), "done") << shown.body();
        return shown;
    }
    /// A sale whose price the program may still lower; what is to be paid is asked first.
    Reply sells_open(std::string const& member, std::string const& lines, std::int64_t credit = 0) {
        auto basket = R"({"member":)" + by_id(member) + R"(,"lines":[)" + lines + R"(],"prices":"open")";
        auto net = cashier.asks("sales.quote", basket + "}").accepted().number("net");
        return cashier.asks("sales.record", basket + R"(,"payments":{"card":)" + std::to_string(net - credit) + R"(,"cash":0,"other":0},"credit":)" +
                                                std::to_string(credit) + "}");
    }
};

/// What every figure says twice: the ledger and the replay.
void agree(Reply const& shown) {
    EXPECT_EQ(shown.number("figures.differences"), 0) << shown.body();
    EXPECT_EQ(shown.at("figures.really"), shown.at("figures.replayed"));
    EXPECT_EQ(shown.number("figures.winners"), 0);
    EXPECT_EQ(shown.number("figures.losers"), 0);
}

}  // namespace

SCENARIO("Judged once more as it was, the past gives the ledger to the last point: returns, credit, discounts, caps, budgets, windows [F042 F061 F070 B20 B28 idea 6]") {
    Replayed shop(lively_program);
    auto sara = shop.member(), ali = shop.friend_of(sara), reza = shop.friend_of(ali);
    auto first = shop.sells_open(ali, Shop::line(1'234'567, 3)).accepted();
    shop.sells_open(sara, Shop::line(170'001, 2) + "," + Shop::line(99'999)).accepted();
    shop.days_pass(2);
    auto second = shop.sells_open(ali, Shop::line(777'777, 2), 20'000).accepted();
    shop.sells_open(reza, Shop::line(3'000'000, 4)).accepted();
    shop.sells_open(reza, Shop::line(500'000)).accepted();
    shop.returns(first, 1, 1).accepted();
    shop.publishes(R"({"rules":[{"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":90000}},
        {"number":5,"name":"جایزهٔ پنجاه امتیاز","gives":{"kind":"threshold_bonus","reach":50,"days":20,"points":7}}],"conversion":{"points":10,"credit":1000}})");
    auto third = shop.sells(ali, 5'123'456).accepted();
    auto undone = shop.returns(third, 1, 1).accepted();
    shop.undoes(third, undone).accepted();
    shop.days_pass(30);
    shop.returns(second, 1, 2).accepted();
    shop.returns(first, 1, 2).accepted();
    shop.sells(sara, 45'000).accepted();
    shop.owner.asks("program.convert", R"({"member":)" + Shop::by_id(sara) + R"(,"points":10})").accepted();

    auto shown = shop.replays();
    agree(shown);
    EXPECT_EQ(shown.text("kind"), "as_it_was");
    EXPECT_EQ(shown.number("figures.sales"), 7);
    EXPECT_EQ(shown.number("figures.returns"), 5);
    EXPECT_EQ(shown.number("figures.members"), 3);
    EXPECT_EQ(shown.number("members_done"), 3);
    EXPECT_GT(shown.number("figures.really.discount"), 0);
    EXPECT_EQ(shown.number("figures.branches.0.sales"), 7);
    std::int64_t points = 0;
    for (std::size_t i = 0; shown.has("figures.rules." + std::to_string(i)); ++i) points += shown.number("figures.rules." + std::to_string(i) + ".really.points");
    EXPECT_EQ(points, shown.number("figures.really.points"));
}

SCENARIO("A replay counts the days it is asked for alone, and what came before them is carried into them [B17 idea 6]") {
    Replayed shop;
    auto sara = shop.member();
    shop.sells(sara, 150'000).accepted();
    shop.days_pass(1);
    auto first_day = iso_day(shop.today());
    auto sale = shop.sells(sara, 50'000).accepted();
    EXPECT_EQ(sale.number("points"), 1) << "what was left of the day before";
    shop.days_pass(1);
    shop.returns(sale, 1, 1).accepted();
    auto started = shop.owner.asks("replays.start", R"({"first_day":")" + first_day + R"(","last_day":")" + first_day + R"("})").accepted();
    shop.catch_up();
    auto shown = shop.shows(started);
    agree(shown);
    EXPECT_EQ(shown.number("figures.sales"), 1);
    EXPECT_EQ(shown.number("figures.returns"), 0);
    EXPECT_EQ(shown.number("figures.really.points"), 1);
    EXPECT_EQ(shown.number("figures.really.credit"), 1'500);
}

SCENARIO("What does not fit the past is found and named: counters that were changed by a hand in the database [idea 6]") {
    Replayed shop;
    auto sara = shop.member(), ali = shop.member();
    shop.sells(sara, 150'000).accepted();
    shop.sells(ali, 150'000).accepted();
    agree(shop.replays());
    static constexpr store::Sql wrong{"update program_counters set state = (select state from program_counters where club_id = :club and member = ?1) "
                                      "where club_id = :club and member = ?2"};
    shop.sells(ali, 10'000).accepted();
    world::program().store().write_now(shop.id(), [&](store::Transaction& tx) { tx.write(wrong, *MemberId::parse(sara), *MemberId::parse(ali)); });
    auto shown = shop.replays();
    EXPECT_EQ(shown.number("figures.differences"), 1);
    EXPECT_EQ(shown.text("figures.first_differences.0.member"), ali);
    EXPECT_EQ(shown.text("figures.first_differences.0.what"), "counters");
    EXPECT_EQ(shown.number("figures.first_differences.0.replayed"), 2);
    EXPECT_EQ(shown.number("figures.first_differences.0.really"), 1);
    auto next = shop.sells(ali, 50'000).accepted();   // judged by what stands there
    shown = shop.replays();
    EXPECT_EQ(shown.text("figures.first_differences.0.what"), "state") << next.body();
    EXPECT_EQ(shown.text("figures.first_differences.0.act"), "act" + next.text("sale").substr(3));
}

SCENARIO("A replay is asked for by owners and managers, one at a time; it can be stopped, and no other club sees it [idea 6]") {
    Replayed shop, other;
    auto sara = shop.member();
    shop.sells(sara, 400'000).accepted();
    shop.cashier.asks("replays.start", shop.all_days() + "}").is_refused("caller.not_allowed");
    shop.owner.asks("replays.start", R"({"first_day":"2026-03-22","last_day":"2026-03-21"})").is_refused("replays.days_backwards");
    shop.owner.asks("replays.start", R"({"first_day":"2026-03-22","last_day":")" + iso_day(shop.today() + 1) + R"("})").is_refused("replays.day_ahead");
    auto manager = shop.staff("manager");
    auto started = manager.asks("replays.start", shop.all_days() + "}").accepted();
    auto named = R"({"id":")" + started.text("id") + R"("})";
    shop.starts().is_refused("replays.running_already");
    EXPECT_EQ(started.number("members_done"), 0);
    EXPECT_EQ(started.number("members_in_all"), 1);

    for (auto const* operation : {"replays.show", "replays.stop"}) other.owner.asks(operation, named).is_refused("replays.missing");
    EXPECT_FALSE(other.owner.asks("replays.list").accepted().has("items.0"));
    EXPECT_EQ(shop.owner.asks("replays.list").accepted().text("items.0.id"), started.text("id"));

    EXPECT_EQ(shop.owner.asks("replays.stop", named).accepted().text("state"), "stopped");
    shop.catch_up();
    EXPECT_EQ(shop.shows(started).text("state"), "stopped");
    EXPECT_EQ(shop.shows(started).number("members_done"), 0);
    shop.owner.asks("replays.stop", named).is_refused("replays.over_already");
    EXPECT_EQ(shop.replays().number("figures.sales"), 1);
    EXPECT_EQ(other.replays().number("figures.sales"), 0);
}

SCENARIO("What is sold while a replay runs is left out of it, and nothing of the ledger changes by it [idea 6]") {
    Replayed shop;
    auto sara = shop.member();
    shop.sells(sara, 400'000).accepted();
    auto started = shop.starts().accepted();
    shop.time_passes(1'000);
    shop.sells(sara, 400'000).accepted();
    auto points = shop.points(sara);
    shop.catch_up();
    auto shown = shop.shows(started);
    agree(shown);
    EXPECT_EQ(shown.number("figures.sales"), 1);
    EXPECT_EQ(shop.points(sara), points);
}

namespace {

std::string const point_for_20_000_toman = R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000}})";

std::string credit_percent(int percent, std::string const& when = "") {
    return R"(,{"number":2,"name":"اعتبار خرید","when":[)" + when + R"(],"gives":{"kind":"credit_percent","percent":)" + std::to_string(percent) + "}}";
}

}  // namespace

SCENARIO("With a draft: points, cost, winners and losers by rule, branch and group, and what members would have in hand [F066 idea 6]") {
    Replayed shop;
    auto guests = shop.owner.asks("members.define_group", R"({"name":"مهمان"})").accepted().text("id");
    auto sara = shop.member(), ali = shop.member(), reza = shop.member(), mina = shop.member(R"("group":")" + guests + "\"");
    shop.sells(sara, 500'000).accepted();  // 2 points, 100,000 rial on the way to the third; 15,000 rial of credit
    shop.days_pass(1);
    auto first_day = iso_day(shop.today());
    shop.sells(sara, 150'000).accepted();
    auto sale = shop.sells_pieces(ali, 200'000, 2).accepted();
    shop.sells(reza, 300'000).accepted();
    shop.sells(mina, 10'000).accepted();
    shop.returns(sale, 1, 1).accepted();
    auto started = shop.owner.asks("replays.start", R"({"first_day":")" + first_day + R"(","last_day":")" + first_day + "\"" +
        Replayed::draft(point_for_20_000_toman + credit_percent(500, R"({"kind":"basket_size","at_least":20000})") +
                        R"(,{"number":3,"name":"سبد بزرگ","when":[{"kind":"basket_size","at_least":300000}],"gives":{"kind":"points","points":5}})",
                        R"(,"conversion":{"points":10,"credit":1000})") + "}").accepted();
    EXPECT_EQ(started.text("kind"), "draft");
    shop.catch_up();
    auto shown = shop.shows(started);

    EXPECT_EQ(shown.number("figures.members"), 4);
    EXPECT_EQ(shown.number("figures.sales"), 4);
    EXPECT_EQ(shown.number("figures.returns"), 1);
    EXPECT_EQ(shown.number("figures.really.points"), 1 + 1 + 1);
    EXPECT_EQ(shown.number("figures.really.credit"), 4'500 + 6'000 + 9'000 + 300);
    EXPECT_EQ(shown.number("figures.replayed.points"), 1 + 1 + 6) << "what was left over before the days is carried into them; half a big basket is none";
    EXPECT_EQ(shown.number("figures.replayed.credit"), 7'500 + 10'000 + 15'000);
    EXPECT_EQ(shown.number("figures.winners"), 3);
    EXPECT_EQ(shown.number("figures.losers"), 1);

    auto credit = Replayed::entry(shown, "rules", "rule", 2), big = Replayed::entry(shown, "rules", "rule", 3);
    EXPECT_EQ(shown.number(credit + "really.credit"), 19'800);
    EXPECT_EQ(shown.number(credit + "replayed.credit"), 32'500);
    EXPECT_EQ(shown.number(credit + "losers"), 1);
    EXPECT_EQ(shown.text(big + "name"), "سبد بزرگ");
    EXPECT_EQ(shown.number(big + "really.points"), 0);
    EXPECT_EQ(shown.number(big + "replayed.points"), 5);
    EXPECT_EQ(shown.number(big + "winners"), 1);
    EXPECT_EQ(shown.number("figures.branches.0.sales"), 4);
    EXPECT_EQ(shown.number("figures.branches.0.replayed.credit"), 32'500);
    EXPECT_EQ(shown.number("figures.months.0.replayed.points"), 8);
    auto group = Replayed::entry(shown, "groups", "losers", 1);
    EXPECT_EQ(shown.text(group + "group"), guests);
    EXPECT_EQ(shown.number(group + "winners"), 0);

    EXPECT_EQ(shown.number("cost.really"), 19'800) << "points had no rate then";
    EXPECT_EQ(shown.number("cost.replayed"), 32'500 + 8 * 100);
    EXPECT_EQ(shown.number("figures.opening.points"), 2);
    EXPECT_EQ(shown.number("figures.opening.credit"), 15'000);
    EXPECT_EQ(shown.number("figures.really_closing.points"), 5);
    EXPECT_EQ(shown.number("figures.really_closing.credit"), 34'800);
    EXPECT_EQ(shown.number("figures.replayed_closing.points"), 10);
    EXPECT_EQ(shown.number("figures.replayed_closing.credit"), 47'500);
    EXPECT_EQ(shown.number("cost.replayed_closing"), 47'500 + 1'000);
    EXPECT_EQ(shop.points(sara), 3) << "nothing of the ledger has changed";
}

SCENARIO("By the very program that was in force a draft gives what was given; and what a member spent they spent, also where they would not have had it [B20 idea 6]") {
    Replayed shop;
    auto lili = shop.member();
    shop.sells(lili, 1'000'000).accepted();  // 30,000 rial of credit
    shop.sells(lili, 100'000, 20'000).accepted();
    auto same = shop.replays(Replayed::draft(point_for_20_000_toman + credit_percent(300)));
    EXPECT_EQ(same.at("figures.really"), same.at("figures.replayed"));
    EXPECT_EQ(same.at("figures.really_closing"), same.at("figures.replayed_closing"));
    EXPECT_EQ(same.number("figures.winners") + same.number("figures.losers"), 0);
    EXPECT_EQ(same.number("figures.uncovered.credit"), 0);
    EXPECT_EQ(shop.replays(R"(,"version":1)").at("figures.replayed"), same.at("figures.replayed"));

    auto shown = shop.replays(Replayed::draft(point_for_20_000_toman + credit_percent(100)));
    EXPECT_EQ(shown.number("figures.really.credit"), 32'400);
    EXPECT_EQ(shown.number("figures.replayed.credit"), 10'800);
    EXPECT_EQ(shown.number("figures.uncovered.credit"), 10'000);
    EXPECT_EQ(shown.number("figures.really_closing.credit"), 12'400);
    EXPECT_EQ(shown.number("figures.replayed_closing.credit"), -9'200);
    EXPECT_EQ(shown.number("figures.replayed_closing.points"), 5);
    EXPECT_EQ(shown.number("figures.losers"), 1);
}

SCENARIO("A draft's discount lowers only what was sold with open prices, and what is paid earns [F042 idea 6]") {
    Replayed shop;
    auto sara = shop.member(), ali = shop.member();
    shop.sells_open(sara, Shop::line(500'000, 2)).accepted();
    auto sale = shop.sells(ali, 1'000'000).accepted();
    auto ten_percent = credit_percent(300) + R"(,{"number":7,"name":"تخفیف اعضا","gives":{"kind":"discount_percent","percent":1000}})";
    auto shown = shop.replays(Replayed::draft(point_for_20_000_toman + ten_percent));
    EXPECT_EQ(shown.number("figures.really.discount"), 0);
    EXPECT_EQ(shown.number("figures.replayed.discount"), 100'000);
    EXPECT_EQ(shown.number("figures.replayed.credit"), 27'000 + 30'000);
    EXPECT_EQ(shown.number("figures.replayed.points"), 4 + 5);
    EXPECT_EQ(shown.number("cost.replayed"), 157'000);
    EXPECT_EQ(shown.number(Replayed::entry(shown, "rules", "rule", 7) + "winners"), 1);
}

SCENARIO("A draft's budget goes to those who bought first, whatever the order of the members, and what came back is free again [B38 idea 6]") {
    Replayed shop(R"({"rules":[{"number":3,"name":"جشن","gives":{"kind":"points","points":50}}]})");
    std::string members[4];
    for (auto& member : members) member = shop.member();
    for (int n = 3; n > 0; --n) {
        shop.sells(members[n], 100'000).accepted();
        shop.days_pass(1);
    }
    auto shown = shop.replays(Replayed::draft(R"({"number":3,"name":"جشن","gives":{"kind":"points","points":50},"budget":{"amount":120,"span":"in_all"}})"));
    EXPECT_EQ(shown.number("figures.really.points"), 150);
    EXPECT_EQ(shown.number("figures.replayed.points"), 120);
    EXPECT_EQ(shown.number("figures.losers"), 1);
    EXPECT_EQ(shown.number("figures.winners"), 0);
    shop.returns(shop.sells(members[0], 100'000).accepted(), 1, 1).accepted();
    shop.days_pass(1);
    auto last = shop.sells(members[0], 100'000).accepted();
    EXPECT_EQ(last.number("points"), 50);
    shown = shop.replays(Replayed::draft(R"({"number":3,"name":"جشن","gives":{"kind":"points","points":50},"budget":{"amount":170,"span":"in_all"}})"));
    EXPECT_EQ(shown.number("figures.replayed.points"), 170) << "twenty that came back went to the next";
}

SCENARIO("A replay goes on chunk by chunk with the draft it was asked with; stopped in the middle it keeps what it found [idea 6]") {
    Replayed shop;
    for (int n = 0; n < 5; ++n) shop.sells(shop.member(), 400'000).accepted();
    auto started = shop.starts(Replayed::draft(credit_percent(500).substr(1))).accepted();
    EXPECT_FALSE(shop.works(1, false)) << "what it goes by is not kept yet";
    EXPECT_EQ(shop.shows(started).number("members_done"), 0);
    EXPECT_TRUE(shop.works(1));
    EXPECT_EQ(shop.shows(started).number("members_done"), 2) << "two parts of one member each";
    EXPECT_EQ(shop.shows(started).number("progress"), 4'000);
    shop.publishes(R"({"rules":[]})");
    EXPECT_TRUE(shop.works(1));
    auto stopped = shop.owner.asks("replays.stop", R"({"id":")" + started.text("id") + R"("})").accepted();
    EXPECT_EQ(stopped.number("figures.replayed.credit"), 80'000);
    EXPECT_FALSE(shop.works(1)) << "nothing runs";
    EXPECT_EQ(shop.shows(started).number("figures.replayed.credit"), 80'000);
    EXPECT_EQ(shop.replays(Replayed::draft(credit_percent(500).substr(1))).number("figures.replayed.credit"), 100'000);

    shop.starts(Replayed::draft(credit_percent(-1).substr(1))).is_refused("program.out_of_bounds");
    shop.starts(R"(,"version":9)").is_refused("program.version_missing");
    shop.starts(Replayed::draft("") + R"(,"version":1)").is_refused("replays.draft_or_version");
}

SCENARIO("Under a draft that gives more a member rises earlier, and earns in the higher tier from then on; moved by hand they are where they were put [F047 idea 6]") {
    Replayed shop(R"({"rules":[]})");
    auto c = shop.owner.asks("members.define_group", R"({"name":"C"})").accepted().text("id");
    auto b = shop.owner.asks("members.define_group", R"({"name":"B"})").accepted().text("id");
    auto rules = [&](int points) {
        return R"({"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":)" + std::to_string(points) +
               R"(,"per":200000}},{"number":2,"name":"سطح ب","when":[{"kind":"member_group","groups":[")" + b + R"("]}],"gives":{"kind":"points","points":20}})";
    };
    shop.publishes(R"({"rules":[)" + rules(1) + "]}");
    shop.owner.asks("tiers.define", R"({"ladder":{"tiers":[")" + c + R"(",")" + b + R"("],"promotions":[{"to":")" + b + R"(","reaches":[{"measure":"points","at_least":10}]}]}})")
        .accepted();
    auto sara = shop.member(R"("group":")" + c + "\"");
    shop.time_passes(1'000);
    EXPECT_EQ(shop.sells(sara, 1'000'000).accepted().number("points"), 5);
    EXPECT_EQ(shop.sells(sara, 1'000'000).accepted().number("points"), 5);
    EXPECT_EQ(shop.sells(sara, 200'000).accepted().number("points"), 21);
    EXPECT_EQ(shop.replays(Replayed::draft(rules(1))).number("figures.replayed.points"), 31);
    EXPECT_EQ(shop.replays(Replayed::draft(rules(2))).number("figures.replayed.points"), 10 + 30 + 22);
    shop.time_passes(1'000);
    shop.owner.asks("members.set_group", R"({"member":")" + sara + R"(","group":")" + c + R"("})").accepted();
    shop.time_passes(1'000);
    EXPECT_EQ(shop.sells(sara, 200'000).accepted().number("points"), 1) << "judged where they were put, then they rise again";
    EXPECT_EQ(shop.replays(Replayed::draft(rules(1))).number("figures.replayed.points"), 32);
    EXPECT_EQ(shop.replays(Replayed::draft(rules(2))).number("figures.replayed.points"), 62 + 2);
}
