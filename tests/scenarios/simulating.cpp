// The simulator: what it says of a basket is what the sale then does, to the last rial, and trying writes nothing.
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const three_levels = R"("referral_commission":{"levels":[{"percent":300},{"percent":200},{"percent":100}],"has_licence":true)";
std::string const gift = R"("referral":{"moment":"first_purchase","to_referrer":{"points":50,"credit":20000},"to_friend":{"points":10}})";

std::string document(std::string const& rules, std::string const& more) { return R"({"rules":[)" + rules + "]," + more + "}"; }
std::string of_till(std::string const& till) {
    return R"({"number":1,"name":"صندوق بیرون","when":[{"kind":"till","tills":[")" + till +
           R"("]}],"gives":{"kind":"points_per_amount","points":1,"per":100000}})";
}
std::string const of_cash = R"({"number":2,"name":"نقدی","when":[{"kind":"payment","payments":["cash"]}],"gives":{"kind":"credit_percent","percent":300}})";

Reply tries(Person const& who, std::string const& member, std::int64_t rial, std::string const& more = "") {
    return who.asks("program.simulate", R"({"member":)" + Shop::by_id(member) + R"(,"lines":[{"quantity":1,"net":)" + std::to_string(rial) + "}]" +
                                            (more.empty() ? "" : "," + more) + "}");
}
std::string paid(std::int64_t card, std::int64_t cash) {
    return R"("payments":{"card":)" + std::to_string(card) + R"(,"cash":)" + std::to_string(cash) + R"(,"other":0})";
}

std::int64_t promised(Reply const& tried, std::string const& who, std::string_view wallet) {
    std::int64_t sum = 0;
    for (auto const& each : tried.at("referral").as_array()) {
        auto const& one = each.as_object();
        auto const* member = one.if_contains("member");
        if (member && member->as_string() == who && one.at("wallet").as_string() == wallet) sum += one.at("amount").as_int64();
    }
    return sum;
}

struct Worth {
    std::int64_t points, credit;
};
std::vector<Worth> worth_of(Shop& shop, std::vector<std::string> const& people) {
    std::vector<Worth> all;
    for (auto const& one : people) all.push_back({shop.points(one), shop.credit(one)});
    return all;
}

/// Tries a purchase of the first of these people, looks that nothing moved, sells it the same way, and finds in each wallet what was said.
Reply sold_as_tried(Shop& shop, Person const& cashier, std::vector<std::string> const& people, std::int64_t rial, std::string const& payments) {
    auto const& buyer = people.front();
    auto before = worth_of(shop, people);
    auto tried = tries(cashier, buyer, rial, payments).accepted();
    auto again = tries(cashier, buyer, rial, payments).accepted();
    EXPECT_EQ(tried.body(), again.body());
    auto between = worth_of(shop, people);
    auto sale = cashier.asks("sales.record", R"({"member":)" + Shop::by_id(buyer) + R"(,"lines":[)" + Shop::line(rial) + "]," + payments + "}").accepted();
    auto after = worth_of(shop, people);
    EXPECT_EQ(sale.number("payable"), tried.number("payable"));
    EXPECT_EQ(sale.number("points"), tried.number("judgement.points"));
    EXPECT_EQ(sale.number("earned_credit"), tried.number("judgement.credit"));
    for (std::size_t i = 0; i < people.size(); ++i) {
        auto points = promised(tried, people[i], "points"), credit = promised(tried, people[i], "credit");
        if (i == 0) points += tried.number("judgement.points");
        if (i == 0) credit += tried.number("judgement.credit");
        EXPECT_EQ(between[i].points, before[i].points);
        EXPECT_EQ(between[i].credit, before[i].credit);
        EXPECT_EQ(after[i].points - before[i].points, points) << "of person " << i;
        EXPECT_EQ(after[i].credit - before[i].credit, credit) << "of person " << i;
    }
    return tried;
}

}  // namespace

SCENARIO("What the simulator says of a till, a kind of payment and referrers of three levels is what the sale does [F060 F067 F096 F097]") {
    Shop shop;
    shop.publishes(document(of_till(shop.till) + "," + of_cash, gift + "," + three_levels + R"(,"per_invoice":25000,"per_day":40000})"));
    auto first = shop.member(), second = shop.friend_of(first), third = shop.friend_of(second), buyer = shop.friend_of(third);
    std::vector<std::string> const people{buyer, third, second, first};

    auto tried = sold_as_tried(shop, shop.cashier, people, 1'000'000, paid(0, 1'000'000));
    EXPECT_EQ(tried.number("judgement.points"), 10);
    EXPECT_EQ(tried.number("judgement.credit"), 30'000);
    EXPECT_EQ(promised(tried, buyer, "points"), 10);
    EXPECT_EQ(promised(tried, third, "points"), 50);
    EXPECT_EQ(promised(tried, third, "credit"), 20'000 + 25'000);
    EXPECT_EQ(promised(tried, second, "credit"), 20'000);
    EXPECT_EQ(promised(tried, first, "credit"), 10'000);

    auto elsewhere = sold_as_tried(shop, shop.other_cashier, people, 1'000'000, paid(1'000'000, 0));
    EXPECT_EQ(elsewhere.number("judgement.points"), 0);
    EXPECT_EQ(elsewhere.text("judgement.not_applied.0.reason"), "till");
    EXPECT_EQ(elsewhere.text("judgement.not_applied.1.reason"), "payment");
    EXPECT_EQ(promised(elsewhere, third, "credit"), 15'000);   // what the day leaves
    sold_as_tried(shop, shop.cashier, people, 700'000, paid(300'000, 400'000));
    sold_as_tried(shop, shop.cashier, {second, first}, 50'000, paid(0, 50'000));
}

SCENARIO("An owner tries every till and kind of payment; a till of elsewhere and payments that do not add up are refused at their field [F067 F077]") {
    Shop shop;
    shop.publishes(document(of_till(shop.till) + "," + of_cash,
                            R"("base":{"vat_earns":true},"referral_commission":{"levels":[{"percent":300}]})"));
    auto sara = shop.member();
    auto points = [&](std::string const& more) { return tries(shop.owner, sara, 1'000'000, more).accepted().number("judgement.points"); };
    auto credit = [&](std::string const& more) { return tries(shop.owner, sara, 1'000'000, more).accepted().number("judgement.credit"); };
    auto at_till = R"("till":")" + shop.till + "\"", at_branch = R"("branch":")" + shop.branch + "\"";
    EXPECT_EQ(points(at_till), 10);
    EXPECT_EQ(points(at_branch), 0);
    EXPECT_EQ(points(at_branch + "," + at_till), 10);
    EXPECT_EQ(points(R"("till":")" + shop.second_till + "\""), 0);
    EXPECT_EQ(tries(shop.cashier, sara, 1'000'000).accepted().number("judgement.points"), 10);
    EXPECT_EQ(tries(shop.cashier, sara, 1'000'000, R"("branch":")" + shop.second_branch + "\"").accepted().number("judgement.points"), 0);
    EXPECT_EQ(credit(R"("paid_by":["cash"])"), 30'000);
    EXPECT_EQ(credit(R"("paid_by":["cash","card"])"), 0);
    EXPECT_EQ(credit(paid(0, 1'000'000)), 30'000);
    EXPECT_EQ(tries(shop.owner, sara, 1'000'000).accepted().text("judgement.not_applied.1.sentence"), "نقدی: شیوهٔ پرداخت هنوز معلوم نیست");

    auto refused = [&](std::string const& more, std::string_view code, std::string_view field) {
        auto reply = tries(shop.owner, sara, 1'000'000, more).is_refused(code);
        EXPECT_EQ(reply.text("pointer"), field);
        return reply;
    };
    Club foreign;
    refused(R"("branch":")" + shop.second_branch + "\"," + at_till, "program.till_elsewhere", "/till");
    refused(R"("till":")" + foreign.till + "\"", "tills.missing", "/till");
    refused(R"("branch":")" + foreign.branch + "\"", "branches.missing", "/branch");
    auto short_paid = refused(paid(0, 999'999), "program.payments_do_not_add_up", "/payments");
    EXPECT_EQ(short_paid.number("facts.payable"), 1'000'000);
    EXPECT_EQ(short_paid.number("facts.paid"), 999'999);
    refused(R"("credit":100000,)" + paid(0, 1'000'000), "program.payments_do_not_add_up", "/payments");
    EXPECT_EQ(tries(shop.owner, sara, 1'000'000, R"("credit":100000,)" + paid(0, 900'000)).accepted().number("payable"), 900'000);
    refused(paid(1'000'001, -1), "program.out_of_bounds", "/payments/cash");
    refused(R"("paid_by":["cash"],)" + paid(0, 1'000'000), "program.payments_or_kinds", "/paid_by");
}

SCENARIO("The simulator says why a referrer gets nothing: nobody brought the buyer, they left, the day or the budget is used up, it is no first purchase [F096 F097]") {
    Shop shop;
    auto with = [&](std::string const& caps) { shop.publishes(document("", gift + "," + three_levels + caps + "}")); };
    with("");
    auto first = shop.member(R"("first_name":"مینا")"), second = shop.friend_of(first), buyer = shop.friend_of(second);
    auto said = [&](std::string const& member, std::size_t row) {
        return tries(shop.owner, member, 1'000'000).accepted().text("referral." + std::to_string(row) + ".sentence");
    };
    EXPECT_EQ(said(first, 0), "کسی این خریدار را معرفی نکرده است، پس به معرف چیزی نمی‌رسد");
    EXPECT_EQ(said(second, 0), "مینا این عضو را آورده است: هدیهٔ معرفی با نخستین خرید، ۵۰\u00A0امتیاز");
    EXPECT_EQ(said(second, 3), "مینا این عضو را آورده است: ۳٪ از ۱۰۰٬۰۰۰\u00A0تومان");
    EXPECT_EQ(tries(shop.owner, buyer, 0).accepted().text("referral.0.sentence"), "به معرف چیزی نمی‌رسد: در این خرید چیزی به حساب نمی‌آید");
    shop.sells(buyer, 1'000'000).accepted();
    EXPECT_EQ(said(buyer, 0), "هدیهٔ معرفی: نه، با نخستین خرید داده می‌شود و این خرید نخست نیست");
    EXPECT_EQ(said(buyer, 1).find("عضو شمارهٔ "), 0u);
    EXPECT_EQ(said(buyer, 2), "مینا، سطح ۲: ۲٪ از ۱۰۰٬۰۰۰\u00A0تومان");
    with(R"(,"per_invoice":10000)");
    EXPECT_EQ(said(buyer, 2), "مینا، سطح ۲: ۲٪ از ۱۰۰٬۰۰۰\u00A0تومان، تا سقف هر فاکتور که ۱٬۰۰۰\u00A0تومان است");
    with(R"(,"budget":{"amount":40000,"span":"in_all"})");
    EXPECT_EQ(said(buyer, 2), "مینا، سطح ۲: ۲٪ از ۱۰۰٬۰۰۰\u00A0تومان؛ از بودجهٔ پورسانت همین ۱٬۰۰۰\u00A0تومان مانده بود");
    shop.sells(buyer, 1'000'000).accepted();
    EXPECT_EQ(said(buyer, 2), "مینا، سطح ۲: نه، بودجهٔ پورسانت تمام شده است");
    with(R"(,"per_day":20000)");
    shop.sells(second, 700'000).accepted();
    EXPECT_EQ(said(buyer, 2), "مینا، سطح ۲: نه، سقف امروز او که ۲٬۰۰۰\u00A0تومان است پر شده است");
    shop.owner.asks("members.deactivate", R"({"member":")" + first + R"(","why":"درخواست خودش"})").accepted();
    EXPECT_EQ(said(buyer, 2), "مینا، سطح ۲: نه، عضویت او فعال نیست");

    shop.owner.asks("members.deactivate", R"({"member":")" + buyer + R"(","why":"درخواست خودش"})").accepted();
    auto gone = tries(shop.owner, buyer, 1'000'000).accepted();
    EXPECT_EQ(gone.text("notice"), "عضویت غیرفعال است؛ فروش ثبت می‌شود ولی امتیاز و تخفیفی ندارد.");
    EXPECT_EQ(gone.at("referral").as_array().size(), 0u);
    sold_as_tried(shop, shop.cashier, {buyer, second, first}, 1'000'000, paid(0, 1'000'000));
}
