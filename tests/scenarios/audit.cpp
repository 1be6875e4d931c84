// The audit log: who, when, what, about whom; found by filters, page by page, for owners and auditors.
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::size_t count(Reply const& listed) { return listed.at("items").as_array().size(); }

/// Acts of long ago, as a log of years has them: sales of nobody in particular, and one act of a staff member before them all.
void fills_log_with_old_sales(ClubId club, std::string const& staff, int sales) {
    static constexpr store::Sql insert_many{R"(
        insert into operation_log (club_id, id, at, caller_role, caller_id, branch_id, till_id, subject, operation, body_digest)
        with recursive n(i) as (select 2 union all select i + 1 from n where i < ?1)
        select :club, i, i, 3, 7, 0, 0, 0, 'sales.record', ?2 from n)"};
    static constexpr store::Sql insert_one{R"(
        insert into operation_log (club_id, id, at, caller_role, caller_id, branch_id, till_id, subject, operation, body_digest)
        values (:club, 1, 1, 3, ?1, 0, 0, 0, 'members.enrol', ?2))"};
    Digest const none{};
    auto id = StaffId::parse(staff)->value;
    program().store().write_now(club, [&](Transaction& tx) {
        tx.write(insert_one, id, none);
        tx.write(insert_many, std::int64_t{sales}, none);
    });
}

}  // namespace

SCENARIO("The owner reads who did what, when, where and about whom, newest first, and what was refused [F171 F179]") {
    Shop shop;
    auto staff = shop.cashier.asks("sessions.show").text("staff");
    auto sara = shop.member();
    shop.sells(sara, 100'000).accepted();
    shop.cashier.asks("branches.define", R"({"name":"پونک","tills":1})").is_refused("caller.not_allowed");

    auto all = shop.owner.asks("audit.list", R"({"limit":2})").accepted();
    EXPECT_EQ(all.text("items.0.operation"), "branches.define");
    EXPECT_EQ(all.text("items.0.act"), "گشودن شعبه");
    EXPECT_EQ(all.text("items.0.refusal"), "caller.not_allowed");
    EXPECT_EQ(all.text("items.0.who"), "مریم احمدی");
    EXPECT_EQ(all.text("items.1.operation"), "sales.record");
    EXPECT_EQ(all.text("items.1.staff"), staff);
    EXPECT_EQ(all.text("items.1.member"), sara);
    EXPECT_EQ(all.text("items.1.branch_name"), "ونک");
    EXPECT_EQ(all.number("items.1.till"), 1);
    EXPECT_FALSE(all.has("items.1.refusal"));
    EXPECT_EQ(shop.owner.in_english().asks("audit.list", R"({"limit":1})").text("items.0.act"), "Open a branch");
}

SCENARIO("The audit log is filtered by person, act, member, branch, day and refusal; pages follow one another without a gap [F171]") {
    Shop shop;
    auto staff = shop.cashier.asks("sessions.show").text("staff");
    auto sara = shop.member(), ali = shop.member();
    shop.sells(sara, 100'000).accepted();
    shop.sells(ali, 100'000).accepted();
    auto first_day = iso_day(shop.today());
    shop.days_pass(40);
    shop.sells(sara, 200'000).accepted();
    shop.other_cashier.asks("keys.list").is_refused("caller.not_allowed");
    shop.other_cashier.asks("branches.define", R"({"name":"پونک","tills":1})").is_refused("caller.not_allowed");

    auto finds = [&](std::string const& filter) { return shop.owner.asks("audit.list", "{" + filter + R"(,"limit":200})").accepted(); };
    EXPECT_EQ(count(finds(R"("operation":"sales.record")")), 3u);
    EXPECT_EQ(count(finds(R"("member":")" + sara + R"(","operation":"sales.record")")), 2u);
    EXPECT_EQ(count(finds(R"("member":")" + ali + "\"")), 2u);  // enrolled, bought
    EXPECT_EQ(count(finds(R"("operation":"sales.record","to_day":")" + first_day + "\"")), 2u);
    EXPECT_EQ(count(finds(R"("operation":"sales.record","from_day":")" + iso_day(shop.today()) + "\"")), 1u);
    EXPECT_EQ(count(finds(R"("operation":"sales.record","branch":")" + shop.second_branch + "\"")), 0u);
    EXPECT_EQ(count(finds(R"("refused_only":true,"branch":")" + shop.second_branch + "\"")), 1u);
    auto of_cashier = finds(R"("staff":")" + staff + "\"");
    auto without = finds(R"("without_sales":true,"staff":")" + staff + "\"");
    EXPECT_EQ(count(of_cashier), count(without) + 3);
    shop.owner.asks("audit.list", R"({"from_day":"2026-05-02","to_day":"2026-05-01"})").is_refused("audit.days_reversed");
    shop.owner.asks("audit.list", R"({"limit":201})").is_refused("request.out_of_range");

    std::vector<std::string> paged;
    std::string cursor;
    do {
        auto page = shop.owner.asks("audit.list", R"({"limit":3)" + (cursor.empty() ? "" : ",\"cursor\":\"" + cursor + "\"") + "}").accepted();
        for (auto const& item : page.at("items").as_array()) paged.emplace_back(item.at("id").as_string());
        cursor = page.has("next_cursor") ? page.text("next_cursor") : "";
    } while (!cursor.empty());
    auto whole = shop.owner.asks("audit.list", R"({"limit":200})").accepted();
    ASSERT_EQ(paged.size(), count(whole));
    for (std::size_t i = 0; i < paged.size(); ++i) EXPECT_EQ(paged[i], whole.text("items." + std::to_string(i) + ".id"));
}

SCENARIO("A log of many sales is read a stretch at a time: what lies behind it is found on the next page, or at once without sales [F171]") {
    Club club;
    auto cashier = club.staff("cashier");
    auto staff = cashier.asks("sessions.show").text("staff");
    cashier.asks("branches.define", R"({"name":"پونک","tills":1})").is_refused("caller.not_allowed");
    fills_log_with_old_sales(club.id(), staff, 25'000);
    auto of_staff = R"("operation":"members.enrol")";

    auto at_once = club.owner.asks("audit.list", "{" + std::string(of_staff) + "}").accepted();
    EXPECT_EQ(count(at_once), 1u);
    EXPECT_FALSE(at_once.has("next_cursor"));
    EXPECT_EQ(count(club.owner.asks("audit.list", R"({"without_sales":true,"staff":")" + staff + R"("})").accepted()), 2u);

    auto first = club.owner.asks("audit.list", R"({"staff":")" + staff + R"("})").accepted();
    EXPECT_EQ(count(first), 1u);
    auto second = club.owner.asks("audit.list", R"({"staff":")" + staff + R"(","cursor":")" + first.text("next_cursor") + R"("})").accepted();
    EXPECT_EQ(count(second), 1u);
    EXPECT_EQ(second.text("items.0.operation"), "members.enrol");
    EXPECT_FALSE(second.has("next_cursor"));
}

SCENARIO("One act shows what was asked and answered; an auditor sees no people in it, and what was erased is said to be [F171 B57]") {
    Shop shop;
    auto sara = shop.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا","referrer":null})").accepted();
    auto act = shop.owner.asks("audit.list", R"({"operation":"members.enrol"})").text("items.0.id");
    auto asks = R"({"act":")" + act + R"("})";
    auto shown = shop.owner.asks("audit.show", asks).accepted();
    EXPECT_EQ(shown.text("request.first_name"), "سارا");
    EXPECT_EQ(shown.text("answer.id"), sara.text("id"));
    EXPECT_FALSE(shown.at("is_without_people").as_bool());

    auto auditor = shop.staff("auditor");
    auto seen = auditor.asks("audit.show", asks).accepted();
    EXPECT_TRUE(seen.at("is_without_people").as_bool());
    EXPECT_FALSE(seen.has("request.first_name"));
    EXPECT_FALSE(seen.has("request.mobile"));
    EXPECT_EQ(seen.text("answer.id"), sara.text("id"));
    EXPECT_EQ(seen.body().find("سارا"), std::string::npos);

    shop.owner.asks("members.erase", R"({"member":")" + sara.text("id") + R"("})").accepted();
    auto erased = shop.owner.asks("audit.show", asks).accepted();
    EXPECT_TRUE(erased.at("is_erased").as_bool());
    EXPECT_FALSE(erased.has("request"));
    EXPECT_EQ(erased.text("entry.operation"), "members.enrol");
}

SCENARIO("Managers and cashiers do not read the audit log; an auditor of one branch reads that branch alone [F171 F177]") {
    Shop shop;
    auto sara = shop.member();
    shop.sells(sara, 100'000).accepted();
    for (auto role : {"manager", "cashier", "support"}) shop.staff(role).asks("audit.list").is_refused("caller.not_allowed");
    auto here = shop.staff("auditor", "", shop.branch), there = shop.staff("auditor", "", shop.second_branch);
    auto sale = here.asks("audit.list", R"({"operation":"sales.record"})").accepted();
    EXPECT_EQ(count(sale), 1u);
    EXPECT_EQ(count(there.asks("audit.list", R"({"operation":"sales.record"})").accepted()), 0u);
    there.asks("audit.list", R"({"branch":")" + shop.branch + R"("})").is_refused("caller.foreign_branch");
    there.asks("audit.show", R"({"act":")" + sale.text("items.0.id") + R"("})").is_refused("audit.missing");
}
