// A gift to many members while the program that gives it is killed again and again: it goes on where it stopped, and nobody
// gets it twice; the same for its way back. On both engines.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <cstdio>
#include <thread>

#include "faults/server.hpp"
#include "faults/shop.hpp"

namespace vafa::faults {

namespace {

constexpr int receivers = 600;
constexpr std::int64_t points_each = 10;
/// What each had before: the stall sells everybody something, a point for 200,000 rial.
constexpr std::int64_t points_before = first_credit / 200'000;
constexpr store::Sql points_of_members{
    "select member, cast(sum(amount) as bigint) from ledger_line where club_id = :club and wallet = 1 group by member"};

/// The gift as it stands, asked while no server runs.
boost::json::object standing(Shop& shop, ClubId club, std::string const& gift) {
    return boost::json::parse(shop.answers(club, {"gifts.show", R"({"gift":")" + gift + "\"}", ""}).body).as_object();
}

std::string begin_gift(Shop& shop, ClubId club) {
    auto answer = shop.answers(club, {"gifts.give", R"({"name":"هدیهٔ نوروز","wallet":"points","amount":)" + std::to_string(points_each) + R"(,"last_day":"2099-01-01","to":{},"most_members":)" +
                                                        std::to_string(receivers) + "}", "give"});
    EXPECT_EQ(answer.refusal, "") << answer.body;
    return std::string(boost::json::parse(answer.body).at("id").as_string());
}

void serve_for(Installation const& place, std::chrono::milliseconds time) {
    Server server(place);
    server.start();
    std::this_thread::sleep_for(time);
    server.kill();
    EXPECT_FALSE(server.has_ended_by_itself());
}

constexpr int shortest = 20, longest = 5'000;  // ms that a server may live

/// Starts and kills until the gift rests; how often it was cut in the middle. A server that did nothing yet is followed by one
/// that may live longer.
int kill_until_it_rests(Installation const& place, ClubId club, std::string const& gift, std::string_view at_rest, std::mt19937_64& chance) {
    int in_the_middle = 0, patience = shortest;
    std::int64_t so_far = -1;
    for (int at = 0; at < 500; ++at) {
        serve_for(place, std::chrono::milliseconds(chance() % static_cast<unsigned>(patience)));
        Shop shop(place);
        auto now = standing(shop, club, gift).at("gift").as_object();
        if (now.at("state").as_string() == at_rest) return in_the_middle;
        auto given = now.at("given").as_int64(), taken = now.at("taken").as_int64();
        in_the_middle += (given > 0 && given < receivers) || (taken > 0 && taken < receivers * points_each);
        bool has_moved = given + taken != so_far;
        patience = has_moved ? shortest : std::min(2 * patience, longest);
        so_far = given + taken;
    }
    ADD_FAILURE() << "the gift never came to rest";
    return in_the_middle;
}

void expect_each_has(Shop& shop, ClubId club, std::int64_t points) {
    int with = 0;
    shop.program.store().read_now(club, [&](store::Snapshot& snapshot) {
        for (auto row : snapshot.read(points_of_members)) {
            EXPECT_EQ(row.get<std::int64_t>(1), points);
            ++with;
        }
    });
    EXPECT_EQ(with, receivers);
    auto wrongs = wrongs_of(shop, club, {});
    EXPECT_TRUE(wrongs.empty()) << joined(wrongs);
}

void survive_kills(Installation const& place) {
    auto seed = seed_of_run();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 chance(seed);
    ClubId club;
    std::string gift;
    {
        Shop shop(place);
        club = shop.opens_stall(receivers).club;
        gift = begin_gift(shop, club);
    }
    auto cut = kill_until_it_rests(place, club, gift, "given", chance);
    {
        Shop shop(place);
        expect_each_has(shop, club, points_before + points_each);
        EXPECT_EQ(standing(shop, club, gift).at("gift").at("given").as_int64(), receivers);
        EXPECT_EQ(shop.answers(club, {"gifts.take_back", R"({"gift":")" + gift + "\"}", "back"}).refusal, "");
    }
    cut += kill_until_it_rests(place, club, gift, "taken_back", chance);
    Shop shop(place);
    expect_each_has(shop, club, points_before);
    EXPECT_EQ(standing(shop, club, gift).at("gift").at("taken").as_int64(), receivers * points_each);
    EXPECT_GT(cut, 0) << "no kill met the gift on its way";
    std::printf("cut in the middle %d times\n", cut);
}

TEST(GiftKills, nobody_gets_it_twice_on_sqlite) {
    Folder folder;
    survive_kills(folder.installation());
}

TEST(GiftKills, nobody_gets_it_twice_on_postgresql) {
    SharedSecret secret;
    Folder folder;
    survive_kills(on_postgres(folder));
}

}  // namespace

}  // namespace vafa::faults
