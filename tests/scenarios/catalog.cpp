// The catalogue: goods and services with their groups, barcodes, article numbers and quick keys; a till keeps it in memory.
#include "club/catalog/catalog.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "club/tenancy/tenancy.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

Reply defines(Person const& by, std::string const& name, std::int64_t price, std::string const& more = "") {
    return by.asks("goods.define", R"({"name":)" + boost::json::serialize(boost::json::value(name)) + R"(,"price":)" + std::to_string(price) +
                                       (more.empty() ? "" : "," + more) + "}");
}

std::size_t count(Reply const& reply) { return reply.at("items").as_array().size(); }

}  // namespace

SCENARIO("A club defines its goods and services in groups, with price, unit and VAT, and changes them [F081]") {
    Club club;
    auto group = club.owner.asks("goods.define_group", R"({"name":"نوشیدنی"})").accepted().text("id");
    auto coffee = defines(club.owner, " قهوهٔ  اسپرسو ۲۵۰ گرم ", 4'500'000,
                          R"("group":")" + group + R"(","vat":1000,"article":"۱۰۲","quick_key":5,"barcodes":["6260000000123","۶۲۶۰۰۰۰۰۰۰۱۳۰"])")
                      .accepted();
    EXPECT_EQ(coffee.text("name"), "قهوهٔ اسپرسو ۲۵۰ گرم");
    EXPECT_EQ(coffee.text("good_class"), "normal");
    EXPECT_EQ(coffee.text("article"), "102");
    EXPECT_EQ(coffee.text("barcodes.1"), "6260000000130");
    EXPECT_EQ(defines(club.owner, "کوتاهی مو", 2'000'000, R"("good_class":"service","unit":"نوبت")").accepted().text("unit"), "نوبت");
    defines(club.owner, "ارسال", 300'000, R"("good_class":"shipping")").accepted();
    defines(club.owner, "کارت هدیه", 0, R"("good_class":"stored_value")").accepted();

    auto id = coffee.text("id");
    auto changed = club.owner.asks("goods.update", R"({"good":")" + id + R"(","price":4700000,"clear":["quick_key"],"is_active":false})").accepted();
    EXPECT_EQ(changed.number("price"), 4'700'000);
    EXPECT_FALSE(changed.has("quick_key"));
    EXPECT_EQ(changed.text("group"), group);
    EXPECT_EQ(count(club.owner.asks("goods.list", R"({"is_active":false})")), 1u);
    EXPECT_EQ(count(club.owner.asks("goods.list", R"({"group":")" + group + "\"}")), 1u);
    EXPECT_EQ(club.owner.asks("goods.groups").accepted().text("items.0.name"), "نوشیدنی");
    club.owner.asks("goods.define_group", R"({"group":")" + group + R"(","name":"نوشیدنی‌ها"})").accepted();
    EXPECT_EQ(club.owner.asks("goods.groups").text("items.0.name"), "نوشیدنی‌ها");
}

SCENARIO("A barcode, an article number and a quick key name one good each, and bad values are refused at their field [F081]") {
    Club club;
    defines(club.owner, "چای", 1'000'000, R"("article":"7","quick_key":1,"barcodes":["6260000000123"])").accepted();
    auto refused = [&](std::string const& more, std::string_view code) { return defines(club.owner, "قند", 500'000, more).is_refused(code).text("pointer"); };
    EXPECT_EQ(refused(R"("barcodes":["۶۲۶۰۰۰۰۰۰۰۱۲۳"])", "goods.barcode_taken"), "/barcodes");
    EXPECT_EQ(refused(R"("article":"۷")", "goods.article_taken"), "/article");
    EXPECT_EQ(refused(R"("quick_key":1)", "goods.quick_key_taken"), "/quick_key");
    EXPECT_EQ(refused(R"("quick_key":1000)", "goods.quick_key_out_of_range"), "/quick_key");
    EXPECT_EQ(refused(R"("vat":10001)", "goods.vat_out_of_range"), "/vat");
    EXPECT_EQ(refused(R"("barcodes":["62 60","قند"])", "goods.barcode_malformed"), "/barcodes/0");
    EXPECT_EQ(refused(R"("group":"ggr_0000000000001")", "goods_groups.missing"), "/group");
    defines(club.owner, "قند", -1).is_refused("goods.price_negative");
    defines(club.owner, "  ", 1).is_refused("goods.name_required");
    club.owner.asks("goods.update", R"({"good":"gds_0000000000001","price":1})").is_refused("goods.missing");
    club.owner.asks("goods.define_group", R"({"name":"نوشیدنی"})").accepted();
    club.owner.asks("goods.define_group", R"({"name":"نوشیدنی"})").is_refused("goods_groups.name_taken");
    EXPECT_EQ(count(club.owner.asks("goods.list")), 1u);
}

SCENARIO("A till downloads the catalogue page by page under one version, which every change moves [F081 F082]") {
    Club club;
    for (int i = 0; i < 7; ++i) defines(club.owner, "کالای " + std::to_string(i), 1000 * i).accepted();
    auto cashier = club.staff("cashier", club.till);
    std::vector<std::string> names;
    std::string cursor;
    std::int64_t version = 0;
    do {
        auto page = cashier.asks("goods.list", "{\"limit\":3" + (cursor.empty() ? "" : ",\"cursor\":\"" + cursor + "\"") + "}").accepted();
        EXPECT_TRUE(version == 0 || page.number("version") == version);
        version = page.number("version");
        for (auto const& good : page.at("items").as_array()) names.emplace_back(good.at("name").as_string());
        cursor = page.has("next_cursor") ? page.text("next_cursor") : "";
    } while (!cursor.empty());
    EXPECT_EQ(names.size(), 7u);
    EXPECT_EQ(names.front(), "کالای 0");
    EXPECT_EQ(names.back(), "کالای 6");
    defines(club.owner, "کالای تازه", 1).accepted();
    EXPECT_GT(cashier.asks("goods.list", R"({"limit":1000})").number("version"), version);
    EXPECT_EQ(count(cashier.asks("goods.list")), 8u);
    cashier.asks("goods.list", R"({"limit":1001})").is_refused("request.out_of_range");
    defines(cashier, "کالای صندوق‌دار", 1).is_refused("caller.not_allowed");
}

SCENARIO("Goods that are named by their ids are listed in one page, and no others [F082 B57]") {
    Club club, foreign;
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i) ids.push_back(defines(club.owner, "کالای " + std::to_string(i), 1000).accepted().text("id"));
    std::string strange;  // each club numbers its own: one that is ours by chance is none of theirs here
    do strange = defines(foreign.owner, "کالای دیگران " + strange, 1).accepted().text("id");
    while (std::find(ids.begin(), ids.end(), strange) != ids.end());
    auto named = [&](std::string const& list, std::string const& more = "") {
        return club.owner.asks("goods.list", R"({"goods":[)" + list + "]" + more + "}");
    };
    auto quoted = [](std::string const& id) { return "\"" + id + "\""; };
    auto found = named(quoted(ids[4]) + "," + quoted(ids[1]) + "," + quoted(strange) + "," + quoted(ids[4])).accepted();
    EXPECT_EQ(count(found), 2u);
    EXPECT_EQ(found.text("items.0.id"), ids[1]);
    EXPECT_EQ(found.text("items.1.id"), ids[4]);
    EXPECT_FALSE(found.has("next_cursor"));
    EXPECT_EQ(count(named("")), 0u);
    club.owner.asks("goods.update", R"({"good":")" + ids[1] + R"(","is_active":false})").accepted();
    EXPECT_EQ(count(named(quoted(ids[4]) + "," + quoted(ids[1]), R"(,"is_active":true)")), 1u);
}

SCENARIO("Goods are found by name over Persian spellings, by barcode and by article number [F082]") {
    Club club;
    defines(club.owner, "شكلات تلخ ۸۰٪", 1, R"("barcodes":["6260000000123"],"article":"A-12")").accepted();
    defines(club.owner, "شکلات شیری", 1).accepted();
    auto found = [&](std::string const& text) { return club.owner.asks("goods.list", R"({"text":)" + boost::json::serialize(boost::json::value(text)) + "}"); };
    EXPECT_EQ(count(found("شکلات")), 2u);
    EXPECT_EQ(count(found("تلخ شكلات")), 1u);
    EXPECT_EQ(count(found("6260000000123")), 1u);
    EXPECT_EQ(count(found("قهوه")), 0u);
}

SCENARIO("The catalogue in memory finds a good by whatever names it, and another club's by nothing [F082 B57]") {
    Club laleh("لاله"), narges("نرگس");
    auto id = defines(laleh.owner, "چای", 1'000'000, R"("article":"7","quick_key":4,"barcodes":["6260000000123"])").accepted().text("id");
    auto look = [&](Club const& club, auto judge) {
        program().store().read_now(club.id(), [&](Snapshot& snapshot) {
            Credential credential;
            credential.kind = Credential::Kind::operator_of_server;
            tenancy::ClubGate gate;
            auto question = gate.question(credential);
            auto caller = *gate.admit(snapshot.together(question)[0], credential, snapshot);
            judge(*catalog::catalog(snapshot, caller));
        });
    };
    look(laleh, [&](catalog::Catalog const& all) {
        auto const* good = all.find(*catalog::GoodId::parse(id));
        ASSERT_NE(good, nullptr);
        EXPECT_EQ(all.by_barcode("6260000000123"), good);
        EXPECT_EQ(all.by_article("7"), good);
        EXPECT_EQ(all.by_quick_key(4), good);
        EXPECT_EQ(good->price, 1'000'000_rial);
        EXPECT_EQ(all.by_barcode("6260000000124"), nullptr);
    });
    look(narges, [&](catalog::Catalog const& all) {
        EXPECT_EQ(all.find(*catalog::GoodId::parse(id)), nullptr);
        EXPECT_EQ(all.by_barcode("6260000000123"), nullptr);
        EXPECT_TRUE(all.goods().empty());
    });
}
