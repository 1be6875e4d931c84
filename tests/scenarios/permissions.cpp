// Every operation of the registry as every role, on the own and on a foreign club and branch. New operations are covered
// by being there: their requests are made from their schemas.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <functional>
#include <regex>
#include <set>

#include "world/own_page.hpp"
#include "world/synthesis.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr std::string_view staff_roles[] = {"owner", "manager", "cashier", "support", "auditor"};

std::vector<Operation> const& all_operations() { return program().registry().operations(); }

bool is_granted_to(Operation const& operation, std::string_view role) {
    auto const& roles = operation.spec.granted_to;
    return std::any_of(roles.begin(), roles.end(), [&](Role one) { return one == Role::stranger || name_of(one) == role; });
}

std::string request_for(Operation const& operation, Filled filled, IdChoice const& id) {
    return boost::json::serialize(synthesised_request(operation, filled, id));
}

/// Was the caller stopped at the door, before the operation looked at anything?
bool is_stopped(Reply const& reply) {
    auto const& code = reply.answer().refusal;
    return code == "caller.not_allowed" || code == "caller.not_signed_in" || code == "sessions.ended";
}

/// Somebody who signs in anew where an operation has ended their session.
class Signed {
  public:
    Signed(Club& club, std::string role) : club_(club), role_(std::move(role)) { person_ = club_.staff(role_, club_.till); }
    Person const& person() {
        if (!person_.asks("sessions.show").is_accepted()) person_ = club_.staff(role_, club_.till);
        return person_;
    }
    std::string const& role() const { return role_; }

  private:
    Club& club_;
    std::string role_;
    Person person_;
};

void expect_granted_only(Operation const& operation, std::function<Person()> const& person, std::string_view role) {
    for (auto filled : {Filled::required, Filled::whole}) {
        auto reply = person().asks(operation.spec.name, request_for(operation, filled, id_of_nothing));
        EXPECT_EQ(is_stopped(reply), !is_granted_to(operation, role)) << role << " asks " << operation.spec.name << ": " << reply.body();
        EXPECT_FALSE(reply.answer().refusal.starts_with("request.")) << "no well-shaped request: " << operation.spec.name << reply.body();
    }
}

Person job_in(ClubId club) {
    Credential credential;
    credential.kind = Credential::Kind::job;
    credential.job = "a job";
    return Person(club, credential);
}

/// All ids that the reads of a club show to its owner, by prefix.
std::map<std::string, std::vector<std::string>> ids_of(Club& club) {
    std::map<std::string, std::vector<std::string>> all;
    for (auto const& operation : all_operations()) {
        if (operation.writes || !is_granted_to(operation, "owner")) continue;
        auto reply = club.owner.asks(operation.spec.name, request_for(operation, Filled::required, id_of_nothing));
        for (auto const& [prefix, ids] : ids_in(reply.body())) all[prefix].insert(all[prefix].end(), ids.begin(), ids.end());
    }
    return all;
}

std::string without_ids(std::string const& body) {
    static std::regex const id("[a-z]{3}_[0-9a-z]{13}");
    return std::regex_replace(body, id, "id");
}

}  // namespace

SCENARIO("Each role gets past the door of what it is granted, and of nothing else [F176 F177]") {
    Club club;
    for (auto role : staff_roles) {
        Signed staff(club, std::string(role));
        for (auto const& operation : all_operations()) expect_granted_only(operation, [&] { return staff.person(); }, role);
    }
    auto key = club.api_key();
    for (auto const& operation : all_operations()) {
        expect_granted_only(operation, [&] { return key; }, "integrator");
        expect_granted_only(operation, [&] { return job_in(club.id()); }, "job");
        expect_granted_only(operation, [&] { return Person(club.id(), {}); }, "stranger");
    }
}

SCENARIO("What concerns all branches is refused to whoever is bound to some, and is none of their rights [F173 F177 F092]") {
    Club club;
    auto manager = club.staff("manager"), bound = club.staff("manager", "", club.branch), cashier = club.staff("cashier", "", club.branch);
    auto rights = manager.asks("sessions.rights").accepted().body(), fewer = bound.asks("sessions.rights").accepted().body();
    std::set<std::string> refused;
    for (auto const& operation : all_operations()) {
        if (!operation.spec.whole_club) continue;
        auto request = request_for(operation, Filled::required, id_of_nothing);
        auto in_rights = '"' + std::string(operation.spec.name) + '"';
        bool is_managers = is_granted_to(operation, "manager");
        bound.asks(operation.spec.name, request).is_refused(is_managers ? "caller.whole_club_only" : "caller.not_allowed");
        EXPECT_EQ(rights.find(in_rights) != std::string::npos, is_managers) << operation.spec.name;
        EXPECT_EQ(fewer.find(in_rights), std::string::npos) << operation.spec.name;
        if (!is_granted_to(operation, "cashier")) cashier.asks(operation.spec.name, request).is_refused("caller.not_allowed");
        refused.emplace(operation.spec.name);
    }
    for (auto const* name : {"gift_cards.print", "gift_cards.export", "gift_cards.activate", "messages.set_template", "awards.define_reason",
                             "members.define_group", "members.define_field", "collaborators.settle", "liability.show", "replays.start"})
        EXPECT_TRUE(refused.contains(name)) << name;
}

SCENARIO("A member gets past the door of their own page, and of nothing of the club's [F002 F177]") {
    Club club;
    club.owner.asks("members.enrol", R"({"mobile":"09121234567"})").accepted();
    auto page = on_own_page(club, "09121234567");
    for (auto const& operation : all_operations()) {
        if (operation.spec.name == "me.sign_out") continue;  // last, below
        expect_granted_only(operation, [&] { return page; }, "member");
    }
    page.asks("me.sign_out").accepted();
}

SCENARIO("A key with one scope reaches that operation only [F181]") {
    Club club;
    auto key = club.api_key(R"(["branches.list"])");
    for (auto const& operation : all_operations()) {
        if (is_granted_to(operation, "stranger")) continue;
        auto reply = key.asks(operation.spec.name, request_for(operation, Filled::required, id_of_nothing));
        EXPECT_EQ(is_stopped(reply), operation.spec.name != "branches.list") << operation.spec.name << ": " << reply.body();
    }
}

SCENARIO("Whoever belongs to one club is a stranger in another [F173 B57]") {
    Club own("لاله"), foreign("نرگس");
    auto key = own.api_key();
    for (auto role : staff_roles) {
        auto staff = own.staff(std::string(role), own.till);
        for (auto const& operation : all_operations()) {
            if (is_granted_to(operation, "stranger")) continue;
            for (auto const& person : {staff, key}) {
                Person stray(foreign.id(), person.credential());
                auto reply = stray.asks(operation.spec.name, request_for(operation, Filled::whole, id_of_nothing));
                EXPECT_EQ(reply.answer().status, 401) << role << " asks " << operation.spec.name << " of another club: " << reply.body();
            }
        }
    }
}

SCENARIO("What another club has is as if it did not exist: same answer, word for word [F173 B57]") {
    Club own("لاله"), foreign("نرگس");
    auto theirs = ids_of(foreign);
    ASSERT_FALSE(theirs["brn"].empty());
    int compared = 0;
    for (auto const& operation : all_operations()) {
        auto prefixes = id_prefixes_in(operation);
        bool names_theirs = std::any_of(prefixes.begin(), prefixes.end(), [&](auto const& one) { return theirs.contains(one); });
        if (!names_theirs || !is_granted_to(operation, "owner")) continue;
        IdChoice of_theirs = [&](std::string_view prefix) {
            auto found = theirs.find(std::string(prefix));
            return found == theirs.end() ? id_of_nothing(prefix) : found->second.front();
        };
        auto with_theirs = own.owner.asks(operation.spec.name, request_for(operation, Filled::whole, of_theirs));
        auto with_nothing = own.owner.asks(operation.spec.name, request_for(operation, Filled::whole, id_of_nothing));
        EXPECT_EQ(with_theirs.answer().refusal, with_nothing.answer().refusal) << operation.spec.name << with_theirs.body();
        if (with_theirs.is_accepted()) continue;
        EXPECT_EQ(without_ids(with_theirs.body()), without_ids(with_nothing.body())) << operation.spec.name;
        ++compared;
    }
    EXPECT_GT(compared, 0);
}

SCENARIO("Staff of one branch act at no other branch [F174 F175 F177]") {
    Club club;
    int stopped = 0;
    for (std::string role : {"manager", "cashier", "support"}) {
        auto at_first = club.staff(role, club.till, club.branch);
        IdChoice of_second = [&](std::string_view prefix) {
            return prefix == "brn" ? club.second_branch : prefix == "til" ? club.second_till : id_of_nothing(prefix);
        };
        for (auto const& operation : all_operations()) {
            auto prefixes = id_prefixes_in(operation);
            if (!prefixes.contains("brn") && !prefixes.contains("til")) continue;
            if (!is_granted_to(operation, role) || is_granted_to(operation, "stranger")) continue;
            auto reply = at_first.asks(operation.spec.name, request_for(operation, Filled::whole, of_second));
            EXPECT_FALSE(reply.is_accepted()) << role << " asks " << operation.spec.name << " at another branch: " << reply.body();
            stopped += reply.answer().refusal == "caller.foreign_branch";
        }
    }
    EXPECT_GT(stopped, 0);
}

SCENARIO("A stranger learns nothing of what exists: the answer is the same for a thing that is there and one that is not [F187]") {
    Club club;
    auto there = ids_of(club);
    Person stranger(club.id(), {});
    for (auto const& operation : all_operations()) {
        if (is_granted_to(operation, "stranger")) continue;
        IdChoice of_club = [&](std::string_view prefix) {
            auto found = there.find(std::string(prefix));
            return found == there.end() ? id_of_nothing(prefix) : found->second.front();
        };
        auto of_something = stranger.asks(operation.spec.name, request_for(operation, Filled::whole, of_club));
        auto of_nothing = stranger.asks(operation.spec.name, request_for(operation, Filled::whole, id_of_nothing));
        EXPECT_EQ(of_something.answer().refusal, "caller.not_signed_in") << operation.spec.name;
        EXPECT_EQ(of_something.body(), of_nothing.body()) << operation.spec.name;
    }
}
