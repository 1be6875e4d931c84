// Lists as files that the server writes: by chunks, with the rights of who asked, for a day.
#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "club/exports/csv.hpp"
#include "club/exports/writing.hpp"
#include "edge/jobs/following.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string of(std::string const& id) { return R"({"id":")" + id + R"("})"; }

class ExportingShop : public Shop {
  public:
    /// One step of the chore, with chunks of two pages of two rows; answers whether it found work.
    bool writes_a_chunk() {
        jobs::Counters counters;
        jobs::Following following(program(), counters);
        return exports::writing({.rows_a_page = 2, .pages_a_chunk = 2}).run(following.workplace(id()));
    }
    void writes_all() {
        while (writes_a_chunk()) {}
    }
    std::string starts(Person const& by, std::string const& request) { return by.asks("exports.start", request).accepted().text("id"); }
    Reply shown(Person const& by, std::string const& export_id) {
        auto listed = by.asks("exports.list").accepted();
        for (auto const& one : listed.at("items").as_array())
            if (one.at("id").as_string() == export_id) return Reply({200, boost::json::serialize(one), {}, 0, false}, "the export " + export_id);
        return Reply({404, "{}", "exports.missing", 0, false}, "the export " + export_id);
    }
    /// Taken, and all its parts put together.
    std::string file(Person const& by, std::string const& export_id) {
        auto taken = by.asks("exports.take", of(export_id)).accepted();
        std::string whole;
        for (std::int64_t nth = 1; nth <= taken.number("parts"); ++nth)
            whole += by.asks("exports.part", R"({"id":")" + export_id + R"(","nth":)" + std::to_string(nth) + "}").accepted().text("text");
        EXPECT_EQ(std::int64_t(whole.size()), taken.number("bytes"));
        return whole;
    }
    std::int64_t parts_kept() {
        std::int64_t count = 0;
        program().store().read_now(id(), [&](store::Snapshot& snapshot) {
            static constexpr store::Sql count_parts{"select count(*) from exports_part where club_id = :club"};
            count = snapshot.read(count_parts)[0].get<std::int64_t>(0);
        });
        return count;
    }
};

std::vector<std::string> lines_of(std::string_view file) {
    std::vector<std::string> lines;
    while (!file.empty()) {
        auto end = file.find("\r\n");
        lines.emplace_back(file.substr(0, end));
        file.remove_prefix(std::min(file.size(), end == std::string_view::npos ? file.size() : end + 2));
    }
    return lines;
}

}  // namespace

SCENARIO("A list becomes a file chunk by chunk while its owner does something else; a cut run goes on; each row stands in it once [F001 F171]") {
    ExportingShop shop;
    for (int i = 0; i < 11; ++i) shop.member(R"("first_name":"سارا","last_name":"شمارهٔ )" + std::to_string(i) + "\"");
    auto id = shop.starts(shop.owner, R"({"list":"members","filters":[{"name":"sort","value":"oldest"}],"columns":["name","number","enrolled_day"]})");
    EXPECT_EQ(shop.shown(shop.owner, id).text("state"), "running");
    shop.owner.asks("exports.take", of(id)).is_refused("exports.running_still");
    EXPECT_TRUE(shop.writes_a_chunk());
    EXPECT_EQ(shop.shown(shop.owner, id).number("rows"), 4);
    EXPECT_EQ(shop.shown(shop.owner, id).text("state"), "running");
    shop.writes_all();  // another process, after this one was cut
    EXPECT_EQ(shop.shown(shop.owner, id).text("state"), "ready");
    EXPECT_EQ(shop.shown(shop.owner, id).number("rows"), 11);
    EXPECT_FALSE(shop.writes_a_chunk());

    auto file = shop.file(shop.owner, id);
    EXPECT_TRUE(file.starts_with(exports::utf8_mark));
    EXPECT_TRUE(is_valid_utf8(file));
    auto lines = lines_of(file.substr(exports::utf8_mark.size()));
    ASSERT_EQ(lines.size(), 12u);
    EXPECT_EQ(lines[0], "نام,شماره,عضو از");
    EXPECT_TRUE(lines[1].starts_with("سارا شمارهٔ 0,1001,14")) << lines[1];
    EXPECT_TRUE(lines[11].starts_with("سارا شمارهٔ 10,1011,14")) << lines[11];
    auto english = shop.owner.in_english();
    auto other = shop.starts(english, R"({"list":"members","columns":["name"]})");
    shop.writes_all();
    EXPECT_EQ(lines_of(shop.file(english, other))[0], std::string(exports::utf8_mark) + "Name");
}

SCENARIO("An export is of whoever asked: seen by nobody else, written with their rights and masks, and refused once these are gone [F177 F179]") {
    ExportingShop shop;
    shop.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا"})").accepted();
    auto auditor = shop.staff("auditor"), manager = shop.staff("manager");
    auto of_auditor = shop.starts(auditor, R"({"list":"members"})");
    EXPECT_FALSE(shop.shown(shop.owner, of_auditor).is_accepted());
    shop.owner.asks("exports.take", of(of_auditor)).is_refused("exports.missing");
    shop.owner.asks("exports.cancel", of(of_auditor)).is_refused("exports.missing");
    manager.asks("exports.take", of(of_auditor)).is_refused("exports.missing");
    shop.writes_all();
    auto file = shop.file(auditor, of_auditor);
    EXPECT_NE(file.find("سارا"), std::string::npos);
    EXPECT_EQ(file.find("9121234567"), std::string::npos) << "as in the list, numbers are masked";
    shop.owner.asks("exports.part", R"({"id":")" + of_auditor + R"(","nth":1})").is_refused("exports.missing");
    shop.cashier.asks("exports.start", R"({"list":"members"})").is_refused("caller.not_allowed");
    shop.staff("support").asks("exports.start", R"({"list":"audit"})").is_refused("caller.not_allowed");
}

SCENARIO("A right to the list that is taken away meanwhile keeps the file from being taken, and whoever is dismissed gets none [F176 F177 F179]") {
    ExportingShop shop;
    shop.member();
    auto role = [](std::string const& more) { return R"({"name":"گزارشگر","begins_as":"manager","operations":["exports.start","exports.list","exports.take")" + more + "]"; };
    auto made = shop.owner.asks("roles.define", role(R"(,"members.list")") + "}").accepted().text("id");
    shop.owner.asks("staff.define", R"({"login":"negar","name":"نگار","role":"manager","branches":[],"password":"a long password","own_role":")" + made + R"("})").accepted();
    auto negar = shop.signs_in("negar", "a long password");
    negar.asks("exports.start", R"({"list":"audit"})").is_refused("caller.not_allowed");
    auto id = shop.starts(negar, R"({"list":"members"})");
    shop.owner.asks("roles.change", role("") + R"(,"role":")" + made + R"("})").accepted();
    shop.writes_all();
    negar.asks("exports.take", of(id)).is_refused("caller.not_allowed");
    shop.owner.asks("roles.change", role(R"(,"members.list")") + R"(,"role":")" + made + R"("})").accepted();
    negar.asks("exports.take", of(id)).accepted();
    auto staff = negar.asks("sessions.show").accepted().text("staff");
    shop.owner.asks("staff.set_active", R"({"staff":")" + staff + R"(","is_active":false})").accepted();
    negar.asks("exports.part", R"({"id":")" + id + R"(","nth":1})").is_refused("sessions.ended");
}

SCENARIO("An export says what it cannot do before it begins: unknown lists, columns, filters, another's branch, too many at a time [F175]") {
    ExportingShop shop;
    auto starts = [&](Person const& by, std::string const& request) { return by.asks("exports.start", request); };
    starts(shop.owner, R"({"list":"everything"})").is_refused("request.unknown_value");
    starts(shop.owner, R"({"list":"members","columns":["name","password"]})").is_refused("exports.column_unknown");
    starts(shop.owner, R"({"list":"members","filters":[{"name":"limit","value":"5"}]})").is_refused("exports.filter_unknown");
    starts(shop.owner, R"({"list":"members","filters":[{"name":"colour","value":"red"}]})").is_refused("exports.filter_unknown");
    starts(shop.owner, R"({"list":"members","most_rows":200001})").is_refused("request.out_of_range");
    auto because = starts(shop.owner, R"({"list":"members","filters":[{"name":"text","value":"09121234567"}]})").is_refused("exports.list_refused");
    EXPECT_FALSE(because.text("facts.because").empty());
    starts(shop.owner, R"({"list":"members","filters":[{"name":"status","value":"asleep"}]})").is_refused("exports.list_refused");
    auto bound = shop.staff("manager", "", shop.second_branch);
    starts(bound, R"({"list":"sales","filters":[{"name":"branch","value":")" + shop.branch + R"("}]})").is_refused("exports.list_refused");
    std::string last;
    for (int i = 0; i < 5; ++i) last = shop.starts(shop.owner, R"({"list":"cards"})");
    EXPECT_EQ(starts(shop.owner, R"({"list":"cards"})").is_refused("exports.too_many").number("facts.most"), 5);
    shop.owner.asks("exports.cancel", of(last)).accepted();
    starts(shop.owner, R"({"list":"cards"})").accepted();
    starts(bound, R"({"list":"sales"})").accepted();
}

SCENARIO("An export above its size is given up, one that is cancelled ends where it is, and neither leaves a row of the list behind [F001]") {
    ExportingShop shop;
    for (int i = 0; i < 9; ++i) shop.member();
    auto long_one = shop.starts(shop.owner, R"({"list":"members","most_rows":7})");
    shop.writes_all();
    EXPECT_EQ(shop.shown(shop.owner, long_one).text("state"), "refused");
    EXPECT_NE(shop.shown(shop.owner, long_one).text("reason").find("۷"), std::string::npos);
    EXPECT_EQ(shop.parts_kept(), 0);
    shop.owner.asks("exports.take", of(long_one)).is_refused("exports.ended_already");
    auto exact = shop.starts(shop.owner, R"({"list":"members","most_rows":9})");
    shop.writes_all();
    EXPECT_EQ(shop.shown(shop.owner, exact).text("state"), "ready");

    auto cut = shop.starts(shop.owner, R"({"list":"members"})");
    EXPECT_TRUE(shop.writes_a_chunk());
    shop.owner.asks("exports.cancel", of(cut)).accepted();
    shop.owner.asks("exports.cancel", of(cut)).is_refused("exports.ended_already");
    shop.owner.asks("exports.cancel", of(exact)).accepted();
    shop.writes_all();
    EXPECT_EQ(shop.parts_kept(), 0);
    EXPECT_EQ(shop.shown(shop.owner, cut).text("state"), "cancelled");
}

SCENARIO("Whoever takes a list away stands in the log; a day later nothing of the file is left; an erased member takes the waiting files along [F171 B57]") {
    ExportingShop shop;
    auto sara = shop.member();
    auto id = shop.starts(shop.owner, R"({"list":"members"})");
    shop.writes_all();
    shop.owner.asks("exports.part", R"({"id":")" + id + R"(","nth":1})").is_refused("exports.not_taken");
    shop.file(shop.owner, id);
    shop.owner.asks("exports.part", R"({"id":")" + id + R"(","nth":9})").is_refused("exports.part_missing");
    EXPECT_EQ(shop.owner.asks("audit.list", R"({"operation":"exports.take"})").accepted().at("items").as_array().size(), 1u);
    EXPECT_EQ(shop.owner.asks("audit.list", R"({"operation":"exports.start"})").accepted().at("items").as_array().size(), 1u);
    shop.days_pass(1);
    shop.owner.asks("exports.take", of(id)).is_refused("exports.missing");
    EXPECT_TRUE(shop.owner.asks("exports.list").accepted().body().find(id) == std::string::npos);
    shop.writes_all();
    EXPECT_EQ(shop.parts_kept(), 0);

    auto waiting = shop.starts(shop.owner, R"({"list":"members"})");
    shop.writes_all();
    EXPECT_EQ(shop.parts_kept(), 1);
    shop.owner.asks("members.erase", R"({"member":")" + sara + R"("})").accepted();
    shop.owner.asks("exports.take", of(waiting)).is_refused("exports.ended_already");
    shop.writes_all();
    EXPECT_EQ(shop.parts_kept(), 0);
}

SCENARIO("Sales, returns, cards and the log become files too: money in the club's unit, Jalali days, words for codes, nothing that a spreadsheet would run [F088 F171]") {
    ExportingShop shop;
    auto sara = shop.member(R"("first_name":"=cmd|' /C calc'!A0","last_name":"با, ویرگول")");
    auto sale = shop.sells(sara, 1'234'560);
    shop.cashier.asks("sales.return", R"({"sale":")" + sale.text("sale") + R"(","lines":[{"line":1,"quantity":1}],"reason":"\"باز\" بود"})").accepted();
    auto exported = [&](std::string const& request) {
        auto id = shop.starts(shop.owner, request);
        shop.writes_all();
        auto file = shop.file(shop.owner, id);
        shop.owner.asks("exports.cancel", of(id)).accepted();
        return file;
    };
    auto sales = exported(R"({"list":"sales","columns":["net","branch","day"]})");
    EXPECT_NE(sales.find("جمع (تومان),شعبه,روز"), std::string::npos) << sales;
    EXPECT_NE(sales.find("\r\n123456,ونک,14"), std::string::npos) << sales;
    auto returns = exported(R"({"list":"returns","columns":["cash_back","points","reason","is_undone"]})");
    EXPECT_NE(returns.find("\r\n123456,-"), std::string::npos) << returns;
    EXPECT_NE(returns.find(R"("""باز"" بود")"), std::string::npos) << returns;
    auto members = exported(R"({"list":"members","columns":["name","status"]})");
    EXPECT_NE(members.find("\"'=cmd|' /C calc'!A0 با, ویرگول\",فعال"), std::string::npos) << members;
    EXPECT_NE(exported(R"({"list":"cards"})").find("شمارهٔ کارت"), std::string::npos);
    auto audit = exported(R"({"list":"audit","filters":[{"name":"without_sales","value":"true"}],"columns":["operation","role"]})");
    EXPECT_NE(audit.find("sales.return,صندوق‌دار"), std::string::npos) << audit;
    EXPECT_EQ(audit.find("sales.record"), std::string::npos);
}
