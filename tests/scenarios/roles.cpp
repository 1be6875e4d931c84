// The club's own roles: made out of operation names, with branches and limits, never beyond their maker's rights.
#include <algorithm>
#include <boost/json/serialize.hpp>

#include "world/shop.hpp"
#include "world/synthesis.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string quoted(std::vector<std::string> const& words) {
    std::string list;
    for (auto const& word : words) list += (list.empty() ? "\"" : ",\"") + word + "\"";
    return "[" + list + "]";
}

std::string role(std::string const& name, std::vector<std::string> const& operations, std::string const& begins_as = "cashier",
                 std::string const& more = "") {
    return R"({"name":")" + name + R"(","begins_as":")" + begins_as + R"(","operations":)" + quoted(operations) + more + "}";
}

/// Somebody of one of the club's own roles, signed in.
Person with_role(Club& club, std::string const& login, std::string const& role_id, std::string const& branches = "[]") {
    club.owner.asks("staff.define", R"({"login":")" + login + R"(","name":"نگار","role":"cashier","branches":)" + branches +
                                        R"(,"password":"a long password","own_role":")" + role_id + R"("})").accepted();
    return club.signs_in(login, "a long password");
}

std::string id_of(Person const& person) { return person.asks("sessions.show").text("staff"); }

}  // namespace

SCENARIO("An owner makes a role out of operation names: whoever has it gets past the door of these, and of nothing else [F177]") {
    Club club;
    std::vector<std::string> may{"audit.list", "branches.define", "members.enrol", "members.erase"};
    auto made = club.owner.asks("roles.define", role("ویژه", may)).accepted();
    auto person = with_role(club, "negar", made.text("id"));
    int open = 0, stopped = 0;
    for (auto const& operation : program().registry().operations()) {
        auto const& roles = operation.spec.granted_to;
        bool for_all = operation.spec.about_own_session || std::find(roles.begin(), roles.end(), Role::stranger) != roles.end();
        if (for_all) continue;
        auto request = boost::json::serialize(synthesised_request(operation, Filled::whole, id_of_nothing));
        auto reply = person.asks(operation.spec.name, request);
        bool is_stopped = reply.answer().refusal == "caller.not_allowed";
        bool is_given = std::find(may.begin(), may.end(), operation.spec.name) != may.end();
        EXPECT_EQ(is_stopped, !is_given) << operation.spec.name << reply.body();
        (is_stopped ? stopped : open)++;
    }
    EXPECT_EQ(open, 4);
    auto rights = person.asks("sessions.rights").accepted().body();
    EXPECT_NE(rights.find("audit.list"), std::string::npos);
    EXPECT_EQ(rights.find("audit.show"), std::string::npos);
    EXPECT_GT(stopped, 20);
    person.asks("sessions.show").accepted();
}

SCENARIO("A role is listed with what can be given by module, changed at once for all who have it, and deleted once nobody has it [F177]") {
    Club club;
    auto made = club.owner.asks("roles.define", role("صندوق ارشد", {"branches.list", "branches.define"})).accepted();
    auto id = made.text("id");
    auto person = with_role(club, "negar", id);
    person.asks("branches.define", R"({"name":"پونک","tills":1})").accepted();
    auto listed = club.owner.asks("roles.list").accepted();
    EXPECT_EQ(listed.number("items.0.staff"), 1);
    bool has_branches = false;
    for (auto const& module : listed.at("grantable").as_array()) has_branches = has_branches || module.at("module").as_string() == "branches";
    EXPECT_TRUE(has_branches);

    auto changed = role("صندوق ارشد", {"branches.list"});
    changed.insert(1, R"("role":")" + id + "\",");
    club.owner.asks("roles.change", changed).accepted();
    person.asks("branches.define", R"({"name":"نیاوران","tills":1})").is_refused("caller.not_allowed");
    person.asks("branches.list").accepted();

    club.owner.asks("roles.delete", R"({"role":")" + id + R"("})").is_refused("roles.in_use");
    club.owner.asks("staff.change", R"({"staff":")" + id_of(person) + R"(","name":"نگار","role":"cashier","branches":[]})").accepted();
    club.owner.asks("roles.delete", R"({"role":")" + id + R"("})").accepted();
    club.owner.asks("roles.delete", R"({"role":")" + id + R"("})").is_refused("roles.missing");
    club.owner.asks("roles.change", changed).is_refused("roles.missing");
    person.asks("sessions.show").accepted();
}

SCENARIO("A role that is none is refused by name: no name, nothing to do, an unknown act, a taken name, an owner's seat [F177]") {
    Club club;
    auto refused = [&](std::string const& request, std::string_view code) { club.owner.asks("roles.define", request).is_refused(code); };
    refused(role(" ", {"branches.list"}), "tenancy.name_required");
    refused(role("هیچ", {}), "roles.operations_required");
    refused(role("عجیب", {"no.such_thing"}), "roles.operation_unknown");
    refused(role("همگانی", {"sessions.show"}), "roles.operation_unknown");
    refused(role("مالک", {"branches.list"}, "owner"), "roles.begins_wrong");
    refused(role("منفی", {"branches.list"}, "cashier", R"(,"limits":{"points_per_act":-1})"), "roles.limit_wrong");
    refused(role("شعبه", {"branches.list"}, "cashier", R"(,"branches":["brn_0000000000044"])"), "branches.missing");
    club.owner.asks("roles.define", role("یکی", {"branches.list"})).accepted();
    refused(role("یکی", {"branches.list"}), "roles.name_taken");
}

SCENARIO("Nobody gives rights they do not have, nor takes from their own role the right to change roles [F177]") {
    Club club;
    std::vector<std::string> chief{"branches.list", "roles.change", "roles.define", "roles.delete", "roles.list", "staff.change", "staff.define", "staff.list",
                                   "staff.set_active"};
    auto made = club.owner.asks("roles.define", role("سرپرست", chief, "manager")).accepted();
    auto weighty = club.owner.asks("roles.define", role("کلیددار", {"keys.issue"})).accepted();
    auto boss = with_role(club, "negar", made.text("id"));
    boss.asks("roles.define", role("جاسوس", {"audit.list"})).is_refused("roles.beyond_own");
    boss.asks("roles.define", role("دستیار", {"branches.list"})).accepted();
    auto adds = [&](std::string const& login, std::string const& as, std::string const& own) {
        return boss.asks("staff.define", R"({"login":")" + login + R"(","name":"کسی","role":")" + as + R"(","branches":[],"password":"a long password")" +
                                             (own.empty() ? "" : R"(,"own_role":")" + own + "\"") + "}");
    };
    adds("one", "owner", "").is_refused("staff.role_above_own");
    adds("two", "cashier", "").is_refused("staff.role_above_own");  // a cashier sells; this role does not
    adds("three", "cashier", weighty.text("id")).is_refused("staff.role_above_own");
    adds("four", "cashier", "rol_0000000000044").is_refused("roles.missing");
    adds("five", "cashier", made.text("id")).accepted();
    boss.asks("staff.set_active", R"({"staff":")" + id_of(club.owner) + R"(","is_active":false})").is_refused("staff.role_above_own");

    auto without = role("سرپرست", {"branches.list", "roles.list"}, "manager");
    without.insert(1, R"("role":")" + made.text("id") + "\",");
    boss.asks("roles.change", without).is_refused("roles.takes_own_rights");
    auto of_another = role("کلیددار", {"branches.list"});
    of_another.insert(1, R"("role":")" + weighty.text("id") + "\",");
    boss.asks("roles.change", of_another).is_refused("roles.beyond_own");
    boss.asks("roles.delete", R"({"role":")" + weighty.text("id") + R"("})").is_refused("roles.beyond_own");
    club.owner.asks("roles.change", without).accepted();
    boss.asks("staff.list").is_refused("caller.not_allowed");
}

SCENARIO("The last owner is neither disabled nor demoted; of two, one may go [F177 F179]") {
    Club club;
    auto own = id_of(club.owner);
    auto to_manager = [&](std::string const& staff) { return R"({"staff":")" + staff + R"(","name":"رضا کریمی","role":"manager","branches":[]})"; };
    club.owner.asks("staff.change", to_manager(own)).is_refused("staff.last_owner");
    club.owner.asks("staff.set_active", R"({"staff":")" + own + R"(","is_active":false})").is_refused("staff.last_owner");
    auto second = club.staff("owner");
    club.owner.asks("staff.change", to_manager(id_of(second))).accepted();
    second.asks("keys.list").is_refused("caller.not_allowed");
    club.owner.asks("staff.change", to_manager(own)).is_refused("staff.last_owner");
    club.staff("manager").asks("staff.change", to_manager(own)).is_refused("staff.role_above_own");
    club.owner.asks("staff.change", to_manager("stf_0000000000044")).is_refused("staff.missing");
    club.owner.asks("staff.change", R"({"staff":")" + own + R"(","name":"","role":"owner","branches":[]})").is_refused("tenancy.name_required");
    club.owner.asks("staff.change", R"({"staff":")" + own + R"(","name":"رضا","role":"member","branches":[]})").is_refused("staff.role_not_for_staff");
}

SCENARIO("A role's branches narrow those of its staff; a manager of one branch gives no place at another [F174 F175 F177]") {
    Club club;
    auto made = club.owner.asks("roles.define", role("شعبه‌ای", {"branches.list"}, "cashier", R"(,"branches":[")" + club.branch + R"("])")).accepted();
    auto everywhere = with_role(club, "negar", made.text("id"));
    EXPECT_EQ(everywhere.asks("branches.list").accepted().at("items").as_array().size(), 1u);
    auto nowhere = with_role(club, "nader", made.text("id"), R"([")" + club.second_branch + R"("])");
    EXPECT_EQ(nowhere.asks("branches.list").accepted().at("items").as_array().size(), 0u);

    auto manager = club.staff("manager", "", club.branch);
    auto adds = [&](std::string const& login, std::string const& branches) {
        return manager.asks("staff.define", R"({"login":")" + login + R"(","name":"کسی","role":"cashier","branches":)" + branches +
                                                R"(,"password":"a long password"})");
    };
    adds("one", "[]").is_refused("caller.foreign_branch");
    adds("two", R"([")" + club.second_branch + R"("])").is_refused("caller.foreign_branch");
    adds("three", R"([")" + club.branch + R"("])").accepted();
}

SCENARIO("A role's limits hold for each adjustment and for a day, and begin anew the next day [F177]") {
    Shop shop;
    auto sara = shop.member();
    auto made = shop.owner.asks("roles.define", role("اصلاح‌گر", {"ledger.adjust"}, "manager",
                                R"(,"limits":{"points_per_act":100,"points_per_day":150,"rial_per_act":1000})")).accepted();
    auto person = with_role(shop, "negar", made.text("id"));
    auto adjusts = [&](std::string const& wallet, int amount) {
        return person.asks("ledger.adjust", R"({"member":")" + sara + R"(","wallet":")" + wallet + R"(","amount":)" + std::to_string(amount) +
                                                R"(,"words":"به درخواست مشتری"})");
    };
    adjusts("points", 101).is_refused("roles.over_limit_of_act");
    adjusts("points", 100).accepted();
    auto over = adjusts("points", 51).is_refused("roles.over_limit_of_day");
    EXPECT_EQ(over.number("facts.left"), 50);
    adjusts("points", -50).accepted();  // what is taken counts as what is given
    adjusts("points", 1).is_refused("roles.over_limit_of_day");
    adjusts("credit", 1001).is_refused("roles.over_limit_of_act");
    for (int i = 0; i < 3; ++i) adjusts("credit", 1000).accepted();
    EXPECT_EQ(shop.points(sara), 50);
    shop.days_pass(1);
    adjusts("points", 100).accepted();
}
