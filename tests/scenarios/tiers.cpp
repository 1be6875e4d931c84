// Groups in an order: who rises at once, who rises or falls at an evaluation, and what keeps nobody down.
#include "world/at_once.hpp"
#include "world/own_page.hpp"
#include "world/tiered.hpp"

using namespace vafa;
using namespace vafa::world;

SCENARIO("The sale that reaches a threshold is judged in the old group, the next one in the new group [F047 B33]") {
    Tiered shop(R"({"rules":[]})");
    shop.publishes(R"({"rules":[{"number":1,"name":"گروه B","when":[{"kind":"member_group","groups":[")" + shop.b + R"("]}],"gives":{"kind":"points","points":20}}]})");
    shop.sets(Tiered::lifts_to(shop.b, "amount", 5'000'000));
    auto sara = shop.in(shop.c);
    EXPECT_EQ(shop.sells(sara, 4'999'999).accepted().number("points"), 0);
    EXPECT_EQ(shop.group_of(sara), "C");
    EXPECT_EQ(shop.tier_of(sara).number("next.gaps.0.missing"), 1);
    EXPECT_EQ(shop.sells(sara, 1).accepted().number("points"), 0);
    EXPECT_EQ(shop.group_of(sara), "B");
    EXPECT_EQ(shop.sells(sara, 1).accepted().number("points"), 20);
}

SCENARIO("A promotion may go by points, by credit, by how often or by how much, each reached exactly and not one short [F044 F046 F047]") {
    auto reaches = [](std::string const& measure, std::int64_t at_least, std::vector<std::int64_t> const& sales) {
        Tiered shop;
        shop.sets(Tiered::lifts_to(shop.b, measure, at_least));
        auto sara = shop.in(shop.c);
        for (auto rial : sales) shop.sells(sara, rial).accepted();
        return shop.group_of(sara);
    };
    // a point for each 200,000 rial, and three percent of credit
    EXPECT_EQ(reaches("points", 25, {4'800'000, 199'999}), "C");
    EXPECT_EQ(reaches("points", 25, {4'800'000, 200'000}), "B");
    EXPECT_EQ(reaches("credit", 30'000, {999'999}), "C");
    EXPECT_EQ(reaches("credit", 30'000, {1'000'000}), "B");
    EXPECT_EQ(reaches("purchases", 3, {1'000, 1'000}), "C");
    EXPECT_EQ(reaches("purchases", 3, {1'000, 1'000, 1'000}), "B");
    EXPECT_EQ(reaches("purchases", 3, {1'000, 1'000, 0}), "C") << "a sale of nothing is no purchase";
    EXPECT_EQ(reaches("amount", 3'000, {1'000, 1'999}), "C");
    EXPECT_EQ(reaches("amount", 3'000, {1'000, 2'000}), "B");
}

SCENARIO("The highest tier that is reached counts, and whoever stands in a group outside the ladder is left alone [B33 F043]") {
    Tiered shop;
    shop.sets(Tiered::lifts_to(shop.b, "amount", 1'000'000) + "," + Tiered::lifts_to(shop.a, "amount", 3'000'000) + "," +
              Tiered::lifts_to(shop.c, "purchases", 1));
    auto nobody = shop.member(), sara = shop.in(shop.c), guest = shop.in(shop.group("همکاران"));
    shop.sells(nobody, 1'000).accepted();
    EXPECT_EQ(shop.group_of(nobody), "C");
    shop.sells(sara, 3'000'000).accepted();
    EXPECT_EQ(shop.group_of(sara), "A") << "B was passed over";
    shop.sells(guest, 9'000'000).accepted();
    EXPECT_EQ(shop.group_of(guest), "همکاران");
    shop.sells(sara, 1'000).accepted();
    EXPECT_EQ(shop.group_of(sara), "A");
}

SCENARIO("All thresholds of one way must be reached, and any of several ways is enough [F046 F047]") {
    Tiered shop;
    shop.sets(R"({"to":")" + shop.b + R"(","reaches":[{"measure":"amount","at_least":1000000},{"measure":"purchases","at_least":2}]},)" +
              Tiered::lifts_to(shop.b, "points", 50));
    auto sara = shop.in(shop.c), ali = shop.in(shop.c);
    shop.sells(sara, 1'000'000).accepted();
    EXPECT_EQ(shop.group_of(sara), "C");
    shop.sells(sara, 1'000).accepted();
    EXPECT_EQ(shop.group_of(sara), "B");
    shop.sells(ali, 10'000'000).accepted();
    EXPECT_EQ(shop.group_of(ali), "B");
}

SCENARIO("A window of days or of months lets go of older purchases [F046]") {
    Tiered shop;
    shop.wakes_on(1406, 2, 31);
    shop.sets(Tiered::lifts_to(shop.b, "amount", 2'000'000, R"(,"days":30)") + "," + Tiered::lifts_to(shop.a, "purchases", 2, R"(,"months":1)"));
    auto sara = shop.in(shop.c), ali = shop.in(shop.c);
    shop.sells(sara, 1'000'000).accepted();
    shop.sells(ali, 1'000'000).accepted();
    shop.days_pass(29);
    shop.sells(sara, 1'000'000).accepted();
    EXPECT_EQ(shop.group_of(sara), "A") << "two in one month";
    shop.days_pass(1);
    EXPECT_EQ(shop.tier_of(ali).number("next.gaps.0.have"), 0) << "30 days include the first";
    shop.sells(ali, 1'500'000).accepted();
    EXPECT_EQ(shop.group_of(ali), "A") << "the 30th of Khordad is within a month of the 31st of Ordibehesht";
}

SCENARIO("What comes back counts no more, but a group won stays until an evaluation says otherwise [F047 F048 B34]") {
    Tiered shop;
    shop.wakes_on(1406, 1, 1);
    shop.sets(Tiered::lifts_to(shop.b, "amount", 6'000'000), shop.of_002_51("2027-09-23"));  // 1 Mehr 1406
    auto sara = shop.in(shop.c);
    auto sale = shop.sells(sara, 6'000'000).accepted();
    EXPECT_EQ(shop.group_of(sara), "B");
    shop.returns(sale, 1, 1).accepted();
    EXPECT_EQ(shop.group_of(sara), "B") << "a group changes only by its own rules";
    auto ali = shop.in(shop.c);
    auto taken_back = shop.sells(ali, 5'999'999).accepted();
    shop.returns(taken_back, 1, 1).accepted();
    shop.sells(ali, 1'000'000).accepted();
    EXPECT_EQ(shop.group_of(ali), "C");
    shop.wakes_on(1406, 7, 1);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "C");
    auto shown = shop.tier_of(sara);
    EXPECT_EQ(shown.text("moves.0.kind"), "evaluation");
    EXPECT_EQ(shown.number("moves.0.total"), 0);
    EXPECT_EQ(shown.text("moves.1.kind"), "promotion");
    EXPECT_EQ(shown.number("moves.1.total"), 6'000'000);
}

SCENARIO("Six months, now in B: up to 5,000,000 rial leads to C, up to 15,000,000 stays, more leads to A [F048 F049 B33]") {
    Tiered shop;
    shop.wakes_on(1406, 1, 1);
    shop.sets("", shop.of_002_51("2027-09-23"));
    auto buys = [&](std::int64_t rial) {
        auto who = shop.in(shop.b);
        if (rial > 0) shop.sells(who, rial).accepted();
        return who;
    };
    auto nothing = buys(0), five = buys(5'000'000), five_one = buys(5'000'001), fifteen = buys(15'000'000), more = buys(15'000'001);
    auto in_c = shop.in(shop.c);
    shop.sells(in_c, 90'000'000).accepted();
    shop.wakes_on(1406, 6, 31);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(five), "B") << "the day has not come";
    shop.days_pass(1);
    shop.sells(five, 1).accepted();  // on the day itself: not counted
    shop.catch_up();
    EXPECT_EQ(shop.group_of(nothing), "C");
    EXPECT_EQ(shop.group_of(five), "C");
    EXPECT_EQ(shop.group_of(five_one), "B");
    EXPECT_EQ(shop.group_of(fifteen), "B");
    EXPECT_EQ(shop.group_of(more), "A");
    EXPECT_EQ(shop.group_of(in_c), "C") << "no table for C";
    auto run = shop.tiers();
    EXPECT_EQ(run.number("runs.0.raised"), 1);
    EXPECT_EQ(run.number("runs.0.lowered"), 2);
    EXPECT_EQ(run.number("runs.0.looked_at"), 6);
    EXPECT_EQ(run.text("runs.0.first_day"), "2027-03-21");
    EXPECT_EQ(run.text("next_evaluation"), "2028-03-20");
    shop.days_pass(1);
    shop.catch_up();
    EXPECT_EQ(shop.tiers().at("runs").as_array().size(), 1u) << "once";
}

SCENARIO("The six months begin with the same Jalali day, included, and count what is left after discounts and returns, credit and all [F048 F049]") {
    Tiered shop;
    shop.wakes_on(1406, 1, 14);
    shop.sets("", shop.of_002_51("2027-10-06"));  // 14 Mehr 1406
    auto before = shop.in(shop.b), first = shop.in(shop.b), kept = shop.in(shop.b), discounted = shop.in(shop.b);
    shop.owner.asks("sales.record", R"({"member":)" + Shop::by_id(before) + R"(,"branch":")" + shop.branch + R"(","sale_day":"2027-04-02","lines":[)" +
                                        Shop::line(20'000'000) + R"(],"payments":{"card":20000000,"cash":0,"other":0}})").accepted();
    shop.sells(first, 15'000'001).accepted();
    shop.gives_credit(kept, 10'000'000);
    auto sale = shop.sells_pieces(kept, 1'000'000, 20, 10'000'000).accepted();
    shop.returns(sale, 1, 14).accepted();
    shop.cashier.asks("sales.record", R"({"member":)" + Shop::by_id(discounted) +
                                          R"(,"lines":[{"name":"کالا","unit_price":6000000,"quantity":1,"discount":1000000}],"payments":{"card":5000000,"cash":0,"other":0}})")
        .accepted();
    shop.wakes_on(1406, 7, 14);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(before), "C") << "13 Farvardin lies before";
    EXPECT_EQ(shop.group_of(first), "A");
    EXPECT_EQ(shop.group_of(kept), "B") << "6,000,000 were kept, most of them paid with credit";
    EXPECT_EQ(shop.group_of(discounted), "C") << "5,000,000 after the discount";
}

SCENARIO("Spending points takes nobody down: what qualifies is no balance [B34 F048]") {
    Tiered shop(usual_program_with(R"("conversion":{"points":100,"credit":10000})"));
    shop.wakes_on(1406, 1, 1);
    shop.sets("", R"({"measure":"points","months":6,"first_day":"2027-09-23","every_months":6,"tables":[{"from":")" + shop.b +
                      R"(","bands":[{"up_to":49,"to":")" + shop.c + R"("},{"up_to":99,"to":")" + shop.b + R"("},{"to":")" + shop.a + R"("}]}]})");
    auto sara = shop.in(shop.b);
    shop.sells(sara, 20'000'000).accepted();
    EXPECT_EQ(shop.points(sara), 100);
    shop.cashier.asks("program.convert", R"({"member":)" + Shop::by_id(sara) + "}").accepted();
    EXPECT_EQ(shop.points(sara), 0);
    shop.wakes_on(1406, 7, 1);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "A");
}

SCENARIO("Who would fall is warned by a message and falls only when the days of grace are over [F048]") {
    Tiered shop;
    shop.wakes_on(1406, 1, 1);
    shop.sets("", shop.of_002_51("2027-09-23", R"(,"grace_days":10)"));
    auto sara = shop.in(shop.b), ali = shop.in(shop.b), reza = shop.in(shop.b);
    shop.wakes_on(1406, 7, 1);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "B");
    EXPECT_EQ(shop.tiers().number("waiting"), 3);
    auto shown = shop.tier_of(sara);
    EXPECT_EQ(shown.text("warning.due_day"), "2027-10-03");
    EXPECT_EQ(shown.text("warning.name"), "C");
    shop.catch_up();
    auto told = shop.owner.asks("messages.list", R"({"member":")" + sara + R"(","limit":20})").accepted();
    EXPECT_NE(told.body().find("tiers.warning"), std::string::npos);
    EXPECT_NE(told.body().find("به «C» برمی‌گردد"), std::string::npos) << told.body();
    shop.sells(ali, 5'000'001).accepted();
    shop.owner.asks("members.set_group", R"({"member":")" + reza + R"(","group":")" + shop.a + R"("})").accepted();
    shop.days_pass(9);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "B");
    shop.days_pass(1);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "C");
    EXPECT_EQ(shop.tier_of(sara).text("moves.0.kind"), "end_of_grace");
    EXPECT_EQ(shop.group_of(ali), "B") << "caught up";
    EXPECT_EQ(shop.group_of(reza), "A") << "stands elsewhere by now";
    EXPECT_EQ(shop.tiers().number("waiting"), 0);
}

SCENARIO("Every move stands in the member's history with its day, its reason, and who or what moved them [F043 F045 F048]") {
    Tiered shop;
    shop.wakes_on(1406, 1, 1);
    shop.sets(Tiered::lifts_to(shop.b, "purchases", 1), shop.of_002_51("2027-09-23"));
    auto sara = shop.in(shop.c);
    shop.days_pass(1);
    shop.sells(sara, 1'000).accepted();
    shop.days_pass(1);
    shop.owner.asks("members.set_group", R"({"member":")" + sara + R"(","group":")" + shop.a + R"("})").accepted();
    shop.days_pass(1);
    shop.owner.asks("members.set_group", R"({"member":")" + sara + R"(","group":")" + shop.b + R"("})").accepted();
    shop.wakes_on(1406, 7, 1);
    shop.catch_up();
    auto member = shop.owner.asks("members.show", R"({"member":")" + sara + R"("})").accepted();
    auto history = [&](int at, std::string const& field) { return member.text("groups." + std::to_string(at) + "." + field); };
    std::vector<std::array<std::string, 3>> expected{{"C", "enrolment", "2027-03-21"}, {"B", "by_rule", "2027-03-22"}, {"A", "by_hand", "2027-03-23"},
                                                     {"B", "by_hand", "2027-03-24"},   {"C", "by_rule", "2027-09-23"}};
    ASSERT_EQ(member.at("groups").as_array().size(), expected.size());
    for (int i = 0; i < 5; ++i) {
        auto const& [name, reason, since] = expected[static_cast<std::size_t>(i)];
        EXPECT_EQ(history(i, "name"), name);
        EXPECT_EQ(history(i, "reason"), reason);
        EXPECT_EQ(history(i, "since"), since);
    }
    auto tier = shop.tier_of(sara);
    EXPECT_EQ(tier.text("moves.0.act"), history(4, "act"));
    EXPECT_EQ(tier.text("moves.1.act"), history(1, "act"));
    EXPECT_EQ(history(4, "by_role"), "job");
    EXPECT_EQ(history(1, "by_role"), "cashier");
}

SCENARIO("Before the tiers count, a preview says who would go where; setting them moves nobody [F048 F049]") {
    Tiered shop;
    auto sara = shop.in(shop.b), ali = shop.in(shop.b), reza = shop.in(shop.c);
    shop.sells(sara, 15'000'001).accepted();
    shop.sells(ali, 6'000'000).accepted();
    shop.sells(reza, 2'000'000).accepted();
    shop.days_pass(1);
    auto asked = shop.ladder(Tiered::lifts_to(shop.b, "amount", 2'000'000), shop.of_002_51("2027-09-23"));
    auto previewed = shop.owner.asks("tiers.preview", asked).accepted();
    EXPECT_EQ(previewed.number("looked_at"), 3);
    ASSERT_EQ(previewed.at("items").as_array().size(), 2u);
    EXPECT_EQ(previewed.text("items.0.member"), sara);
    EXPECT_EQ(previewed.text("items.0.to"), shop.a);
    EXPECT_EQ(previewed.number("items.0.total"), 15'000'001);
    EXPECT_EQ(previewed.text("items.1.member"), reza);
    EXPECT_EQ(previewed.text("items.1.by"), "promotion");
    auto page = shop.owner.asks("tiers.preview", asked.substr(0, asked.size() - 1) + R"(,"limit":1})").accepted();
    EXPECT_EQ(page.text("next"), sara);
    shop.owner.asks("tiers.define", asked).accepted();
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "B");
    EXPECT_EQ(shop.group_of(reza), "C");
}

SCENARIO("The till says which tier a member stands in and how far the next one is; a club without tiers says so once [F043 F047]") {
    Tiered shop;
    auto sara = shop.in(shop.c);
    auto none = shop.cashier.asks("tiers.show_member", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_FALSE(none.at("has_tiers").as_bool());
    EXPECT_EQ(none.text("name"), "C");
    shop.sets(Tiered::lifts_to(shop.b, "amount", 5'000'000), shop.of_002_51("2027-09-23"));
    shop.sells(sara, 1'500'000).accepted();
    auto tier = shop.cashier.asks("tiers.show_member", R"({"member":")" + sara + R"("})").accepted();
    EXPECT_EQ(tier.number("rank"), 0);
    EXPECT_EQ(tier.text("next.name"), "B");
    EXPECT_EQ(tier.number("next.gaps.0.missing"), 3'500'000);
    EXPECT_EQ(tier.text("next.sentence"), "۳۵۰٬۰۰۰\u00A0تومان خرید تا سطح «B»");
    EXPECT_FALSE(tier.has("evaluation")) << "C has no table";
    auto ali = shop.in(shop.b);
    EXPECT_EQ(shop.tier_of(ali).text("evaluation.name"), "C");
}

SCENARIO("A member reads on their own page which tier they are in, since when and why, what it has, and how far and until when the next one is [F043 F048 F146]") {
    Tiered shop;
    shop.publishes(R"({"rules":[{"number":1,"name":"سه‌شنبه‌های طلایی","when":[{"kind":"member_group","groups":[")" + shop.a +
                   R"("]}],"gives":{"kind":"points_per_amount","points":2,"per":200000}},)"
                   R"({"number":2,"name":"یلدای گذشته","when":[{"kind":"member_group","groups":[")" + shop.b +
                   R"("]},{"kind":"dates","last_day":"2020-12-20"}],"gives":{"kind":"points","points":5}}],)"
                   R"("group_terms":[{"groups":[")" + shop.b + R"("],"redemption":{"per_invoice":2000000}}]})");
    shop.wakes_on(1406, 5, 1);
    shop.sets(Tiered::lifts_to(shop.b, "purchases", 2), shop.of_002_51("2027-09-23", R"(,"grace_days":10)"));
    auto mobile = Shop::fresh_mobile();
    auto sara = shop.cashier.asks("members.enrol", R"({"mobile":")" + mobile + R"(","group":")" + shop.c + R"("})").accepted().text("id");
    auto page = on_own_page(shop, mobile);
    auto begun = page.asks("me.tier").accepted();
    EXPECT_EQ(begun.text("name"), "C");
    EXPECT_EQ(begun.text("since"), "2027-07-23");
    EXPECT_EQ(begun.text("why"), "با عضویت");
    EXPECT_EQ(begun.text("next.sentence"), "۲ خرید دیگر تا سطح «B»");
    EXPECT_EQ(begun.text("above.benefits.0"), "تا ۲۰۰٬۰۰۰\u00a0تومان اعتبار در هر خرید");
    EXPECT_EQ(begun.at("benefits").as_array().size(), 0u);
    EXPECT_FALSE(begun.has("climb")) << "C has no table";

    shop.sells(sara, 4'000'000).accepted();
    shop.sells(sara, 1'000'000).accepted();
    auto risen = page.asks("me.tier").accepted();
    EXPECT_EQ(risen.number("rank"), 1);
    EXPECT_EQ(risen.text("why"), "خریدتان شما را به «B» رساند: ۲ بار خرید");
    EXPECT_EQ(risen.at("benefits").as_array().size(), 1u) << "what is over is no benefit";
    EXPECT_EQ(risen.text("above.name"), "A");
    EXPECT_EQ(risen.text("above.benefits.0"), "سه‌شنبه‌های طلایی: هر ۲۰٬۰۰۰\u00a0تومان خرید ۲\u00a0امتیاز");
    EXPECT_EQ(risen.number("climb.missing"), 10'000'001) << "five million of fifteen, and one rial more";
    EXPECT_EQ(risen.text("climb.last_day"), "2027-09-22") << "the day of evaluation does not count";
    EXPECT_EQ(risen.text("evaluation.name"), "C") << "exactly five million is still C's";

    shop.wakes_on(1406, 7, 1);
    shop.catch_up();
    auto warned = page.asks("me.tier").accepted();
    EXPECT_EQ(warned.text("warning.due_day"), "2027-10-03");
    EXPECT_EQ(warned.number("warning.missing"), 1);
    shop.sells(sara, 10).accepted();
    auto saved = page.asks("me.tier").accepted();
    EXPECT_EQ(saved.number("warning.missing"), 0);
    EXPECT_TRUE(saved.text("warning.sentence").find("جبران شده") != std::string::npos) << saved.text("warning.sentence");
    EXPECT_TRUE(shop.tier_of(sara).text("warning.sentence").find("جبران کرده است") != std::string::npos);
    shop.wakes_on(1406, 7, 11);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "B");
    shop.owner.asks("members.set_group", R"({"member":")" + sara + R"(","group":")" + shop.a + R"("})").accepted();
    auto highest = page.asks("me.tier").accepted();
    EXPECT_TRUE(highest.at("is_highest").as_bool());
    EXPECT_FALSE(highest.has("above"));
    EXPECT_EQ(highest.text("why"), "باشگاه شما را در این سطح گذاشته است");
}

SCENARIO("Tiers that make no sense are refused with the place that is wrong [F043 F048 B33]") {
    Tiered shop;
    auto refuses = [&](std::string const& request, std::string const& code, std::string const& pointer) {
        auto reply = shop.owner.asks("tiers.define", request);
        reply.is_refused(code);
        EXPECT_NE(reply.body().find("\"" + pointer + "\""), std::string::npos) << reply.body();
    };
    auto other = shop.group("دیگر");
    refuses(R"({"ladder":{"tiers":["grp_0000000000001"],"promotions":[]}})", "groups.missing", "/ladder/tiers/0");
    refuses(R"({"ladder":{"tiers":[")" + shop.a + R"(",")" + shop.a + R"("],"promotions":[]}})", "tiers.tier_twice", "/ladder/tiers/0");
    refuses(shop.ladder(Tiered::lifts_to(other, "amount", 1)), "tiers.not_a_tier", "/ladder/promotions/0/to");
    refuses(shop.ladder(R"({"to":")" + shop.b + R"(","reaches":[]})"), "tiers.threshold_missing", "/ladder/promotions/0/reaches");
    refuses(shop.ladder(Tiered::lifts_to(shop.b, "amount", 0)), "tiers.out_of_bounds", "/ladder/promotions/0/reaches/0/at_least");
    refuses(shop.ladder(Tiered::lifts_to(shop.b, "amount", 1, R"(,"months":1,"days":1)")), "tiers.months_or_days", "/ladder/promotions/0/days");
    auto evaluation = [&](std::string const& tables) {
        return shop.ladder("", R"({"measure":"amount","months":6,"first_day":"2027-09-23","every_months":6,"tables":[)" + tables + "]}");
    };
    auto table = [&](std::string const& bands) { return R"({"from":")" + shop.b + R"(","bands":[)" + bands + "]}"; };
    auto last = R"({"to":")" + shop.a + "\"}";
    refuses(evaluation(""), "tiers.table_missing", "/ladder/evaluation/tables");
    refuses(evaluation(table(last) + "," + table(last)), "tiers.table_twice", "/ladder/evaluation/tables/1/from");
    refuses(evaluation(table(R"({"up_to":5,"to":")" + shop.c + R"("},{"up_to":5,"to":")" + shop.b + R"("},)" + last)), "tiers.bands_out_of_order",
            "/ladder/evaluation/tables/0/bands/1/up_to");
    refuses(evaluation(table(R"({"up_to":5,"to":")" + shop.c + "\"}")), "tiers.bands_out_of_order", "/ladder/evaluation/tables/0/bands/0/up_to");
    shop.sets("");
    shop.owner.asks("tiers.define", R"({"after_version":0,)" + shop.ladder("").substr(1)).is_refused("tiers.version_behind");
    shop.cashier.asks("tiers.define", shop.ladder("")).is_refused("caller.not_allowed");
}

SCENARIO("Purchases of one member at the same moment lift them once [F047 B01]") {
    Tiered shop;
    shop.sets(Tiered::lifts_to(shop.b, "purchases", 4));
    auto sara = shop.in(shop.c);
    EXPECT_EQ(at_once(6, [&](int) { return shop.sells(sara, 200'000); }), 6);
    EXPECT_EQ(shop.group_of(sara), "B");
    EXPECT_EQ(shop.tier_of(sara).at("moves").as_array().size(), 1u);
}

SCENARIO("A discount by what a member does: five purchases in thirty days bring it, an idle month takes it away [F080 F042 F047 F048]") {
    Tiered shop;
    shop.publishes(R"({"rules":[{"number":1,"name":"تخفیف پرخریدها","when":[{"kind":"member_group","groups":[")" + shop.b + R"("]}],"gives":{"kind":"discount_percent","percent":1000}}]})");
    shop.sets(Tiered::lifts_to(shop.b, "purchases", 5, R"(,"days":30)"),
              R"({"measure":"purchases","months":1,"first_day":")" + iso_day(shop.today() + 32) + R"(","every_months":1,"tables":[{"from":")" + shop.b +
                  R"(","bands":[{"up_to":0,"to":")" + shop.c + R"("},{"to":")" + shop.b + R"("}]}]})");
    auto sara = shop.in(shop.c);
    auto pays = [&](std::int64_t paid) {
        return shop.cashier.asks("sales.record", R"({"member":)" + Shop::by_id(sara) + R"(,"lines":[)" + Shop::line(1'000'000) + R"(],"prices":"open","payments":{"card":)" +
                                                     std::to_string(paid) + R"(,"cash":0,"other":0}})");
    };
    for (int n = 1; n <= 4; ++n) pays(1'000'000).accepted();
    pays(1'000'000).accepted();                                              // the fifth is judged in the old group
    EXPECT_EQ(shop.group_of(sara), "B");
    pays(1'000'000).is_refused("sales.payments_do_not_add_up");
    EXPECT_EQ(pays(900'000).accepted().number("discount"), 100'000);
    shop.days_pass(32);
    shop.catch_up();
    EXPECT_EQ(shop.group_of(sara), "C");
    pays(900'000).is_refused("sales.payments_do_not_add_up");
    pays(1'000'000).accepted();
}
