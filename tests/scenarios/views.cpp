// Lists' filters under a name: one's own, or shared with all who see the list.
#include <future>

#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string view(std::string const& name, std::string const& query, bool is_shared = false, std::string const& list = "members") {
    return R"({"list":")" + list + R"(","name":")" + name + R"(","query":")" + query + R"(","is_shared":)" + (is_shared ? "true" : "false") + "}";
}

std::string of(std::string const& id) { return R"({"id":")" + id + R"("})"; }

/// "name?query" of each, a shared one with a star, one that this person may not drop in brackets.
std::string seen(Person const& who, std::string const& list = "members") {
    std::string all;
    auto listed = who.asks("views.list", R"({"list":")" + list + R"("})").accepted();
    for (auto const& one : listed.at("items").as_array()) {
        auto text = std::string(one.at("name").as_string()) + "?" + std::string(one.at("query").as_string());
        if (one.at("is_shared").as_bool()) text += "*";
        all += (all.empty() ? "" : " ") + (one.at("may_drop").as_bool() ? text : "[" + text + "]");
    }
    return all;
}

}  // namespace

SCENARIO("A view is its owner's wherever they sign in; a shared one is everybody's, and a manager may drop it [F001]") {
    Club club;
    auto manager = club.staff("manager"), support = club.staff("support"), auditor = club.staff("auditor");
    auto golden = support.asks("views.save", view(" طلایی ها ", "group=grp_1&sort=name")).accepted();
    auto fresh = support.asks("views.save", view("new", "sort=newest", true)).accepted();
    EXPECT_EQ(seen(support), "طلایی ها?group=grp_1&sort=name new?sort=newest*");
    EXPECT_EQ(seen(auditor), "[new?sort=newest*]");
    EXPECT_EQ(seen(manager), "new?sort=newest*");
    EXPECT_EQ(seen(support, "sales"), "");
    support.asks("views.save", view("new", "sort=oldest")).accepted();
    EXPECT_EQ(seen(support), "طلایی ها?group=grp_1&sort=name new?sort=oldest");
    EXPECT_EQ(seen(auditor), "");
    auditor.asks("views.drop", of(fresh.text("id"))).is_refused("views.missing");
    support.asks("views.save", view("new", "sort=oldest", true)).accepted();
    auditor.asks("views.drop", of(fresh.text("id"))).is_refused("views.of_another");
    auditor.asks("views.drop", of(golden.text("id"))).is_refused("views.missing");
    manager.asks("views.drop", of(fresh.text("id"))).accepted();
    support.asks("views.drop", of(fresh.text("id"))).is_refused("views.missing");
    support.asks("views.drop", of(golden.text("id"))).accepted();
    EXPECT_EQ(seen(support), "");
}

SCENARIO("A view without a name, of no list, with what no address has, or above fifty of a person is refused and nothing is kept") {
    Club club;
    club.owner.asks("views.save", view("  ", "")).is_refused("views.name_required");
    club.owner.asks("views.save", view(std::string(61, 'a'), "")).is_refused("views.name_required");
    club.owner.asks("views.save", view("x", "", false, "secrets")).is_refused("views.list_unknown");
    club.owner.asks("views.list", R"({"list":"secrets"})").is_refused("views.list_unknown");
    for (auto const* wrong : {"a=b c", "a=<b>", "a=b#c", "?a=b", "a=ب"}) club.owner.asks("views.save", view("x", wrong)).is_refused("views.query_wrong");
    club.owner.asks("views.save", view("x", std::string(1001, 'a'))).is_refused("views.query_wrong");
    EXPECT_EQ(seen(club.owner), "");
    club.owner.asks("views.save", view(std::string(60, 'a'), std::string(1000, 'a'))).accepted();
    for (int nth = 2; nth <= 50; ++nth) club.owner.asks("views.save", view("view " + std::to_string(nth), "", false, "sales")).accepted();
    club.owner.asks("views.save", view("one more", "")).is_refused("views.too_many");
    club.owner.asks("views.save", view("view 50", "sort=name", false, "sales")).accepted();
    club.staff("manager").asks("views.save", view("one more", "")).accepted();
    club.staff("cashier", club.till).asks("views.list", R"({"list":"members"})").is_refused("caller.not_allowed");
}

SCENARIO("Twelve browsers of one person that save a view of one name at once leave one view") {
    Club club;
    std::vector<std::future<bool>> saved;
    for (int nth = 0; nth < 12; ++nth)
        saved.push_back(std::async(std::launch::async, [&club, nth] {
            return club.owner.asks("views.save", view("one", "sort=" + std::to_string(nth))).is_accepted();
        }));
    for (auto& one : saved) EXPECT_TRUE(one.get());
    EXPECT_EQ(club.owner.asks("views.list", R"({"list":"members"})").accepted().at("items").as_array().size(), 1U);
}
