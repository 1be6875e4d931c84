// What a club knows of its backups, and how the house lists a club that was brought here.
#include "base/jalali.hpp"
#include "store/clock.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string note(std::string const& name, std::int64_t hours_ago, bool is_sound, std::string const& fault = "", int bytes = 5000) {
    auto at = iso_instant(store::system_now() + -hours_ago * hour_ms);
    return R"({"name":")" + name + R"(","made_at":")" + at + R"(","bytes":)" + std::to_string(bytes) + R"(,"acts":12,"root":"","checked_at":")" + at +
           R"(","is_sound":)" + (is_sound ? "true" : "false") + R"(,"fault":")" + fault + R"("})";
}

}  // namespace

SCENARIO("An owner reads what the checks of the club's backups found, the newest first [F185 F186]") {
    Club club, other;
    auto const& server = club.operator_of_server;
    EXPECT_TRUE(club.owner.asks("backups.list").accepted().at("items").as_array().empty());
    server.asks("backups.note", note("vafa-2", 1, false, "the ledger does not fit")).accepted();
    server.asks("backups.note", note("vafa-1", 2, true)).accepted();
    auto list = club.owner.asks("backups.list").accepted();
    EXPECT_EQ(list.text("items.0.name"), "vafa-2");
    EXPECT_EQ(list.text("items.0.fault"), "the ledger does not fit");
    EXPECT_FALSE(list.at("items.0.is_sound").as_bool());
    EXPECT_TRUE(list.at("items.1.is_sound").as_bool());
    EXPECT_EQ(list.number("items.1.acts"), 12);

    server.asks("backups.note", note("vafa-2", 1, true)).accepted();
    EXPECT_TRUE(club.owner.asks("backups.list").at("items.0.is_sound").as_bool());
    auto before = club.owner.asks("backups.list", R"({"before":")" + list.text("items.0.made_at") + R"("})").accepted();
    EXPECT_EQ(before.at("items").as_array().size(), 1u);
    EXPECT_TRUE(other.owner.asks("backups.list").accepted().at("items").as_array().empty());
}

SCENARIO("The list of backups goes page by page and forgets what is older than 400 days") {
    Club club;
    for (int at = 1; at <= 103; ++at) club.operator_of_server.asks("backups.note", note("vafa-" + std::to_string(at), at, true)).accepted();
    auto page = club.owner.asks("backups.list").accepted();
    EXPECT_EQ(page.at("items").as_array().size(), 100u);
    EXPECT_TRUE(page.at("has_more").as_bool());
    auto rest = club.owner.asks("backups.list", R"({"before":")" + page.text("items.99.made_at") + R"("})").accepted();
    EXPECT_EQ(rest.at("items").as_array().size(), 3u);
    EXPECT_FALSE(rest.at("has_more").as_bool());
    club.operator_of_server.asks("backups.note", note("vafa-ancient", 401 * 24, true)).accepted();
    EXPECT_EQ(club.owner.asks("backups.list", R"({"before":")" + rest.text("items.2.made_at") + R"("})").at("items").as_array().size(), 0u);
}

SCENARIO("Only the operator of the server notes a backup, and no cashier reads the list") {
    Club club;
    club.owner.asks("backups.note", note("vafa-1", 1, true)).is_refused("caller.not_allowed");
    club.staff("cashier", club.till).asks("backups.list").is_refused("caller.not_allowed");
    club.operator_of_server.asks("backups.note", note("vafa-1", 1, true, "", -1)).is_refused("request.out_of_range");
    EXPECT_TRUE(club.owner.asks("backups.list").accepted().at("items").as_array().empty());
}

SCENARIO("The house lists no club that is not there, and none twice") {
    Club club;
    Person house(the_house, club.operator_of_server.credential());
    house.asks("clubs.adopt", R"({"number":999999999})").is_refused("clubs.missing");
    house.asks("clubs.adopt", R"({"number":0})").is_refused("clubs.missing");
    house.asks("clubs.adopt", R"({"number":)" + std::to_string(club.id().value) + "}").is_refused("clubs.number_taken");
}
