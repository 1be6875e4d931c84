// The real program, killed again and again under 64 clients that ask again by key until they are answered: nothing
// acknowledged is lost, nothing is done twice. On both engines, and with two programs on one PostgreSQL.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "edge/jobs/jobs.hpp"
#include "faults/server.hpp"
#include "faults/shop.hpp"

namespace vafa::faults {

namespace {

constexpr int crowd = 64;
constexpr store::Sql all_credit{
    "select cast(coalesce(sum(w.balance), 0) as bigint) from ledger_wallet w join members_member m on m.club_id = w.club_id and m.id = w.member "
    "where w.club_id = :club and w.wallet = 2"};
constexpr store::Sql offset_of_clock{"select clock_offset_ms from tenancy_club where club_id = :club"};

/// Sales, branches, gifts, points for other members, and one millisecond forward on the club's clock: whoever does one twice, or forgets it, is found by a sum.
Ask act_under_kills(Stall const& stall, int client, int n) {
    auto key = "k" + std::to_string(client) + "-" + std::to_string(n);
    if (n % 16 == 5 || n % 16 == 10) return act_of(stall, "b" + std::to_string(client), n);
    if (n % 16 == 7) return {"giving.give", stall.giving(static_cast<std::size_t>(client)), key};
    if (n % 4 == 1) return {"clubs.advance_clock", R"({"days":0,"ms":1})", key};
    auto const& member = stall.members[static_cast<std::size_t>(client) % stall.members.size()];
    return {"sales.record", stall.sale(member, 90'000 + client, n % 3 == 0 ? 700 : 0), key};
}

class Clients {
  public:
    Clients(Registry const& registry, std::vector<std::unique_ptr<Server>> const& servers, Stall const& stall, std::string const& session)
        : registry_(registry), servers_(servers), stall_(stall),
          headers_("Cookie: vafa=" + session + "\r\nSec-Fetch-Site: same-origin\r\nIdempotency-Key: ") {
        for (int client = 0; client < crowd; ++client) threads_.emplace_back([this, client] { work(client); });
    }

    /// Each client's last act is still answered.
    void finish() {
        is_over_ = true;
        for (auto& thread : threads_) thread.join();
    }

    std::vector<Acknowledged> acknowledged;
    std::vector<std::string> refused;
    std::atomic<int> asked_again = 0;

  private:
    void work(int client) {
        HttpClient http;
        std::size_t server = static_cast<std::size_t>(client) % servers_.size();
        for (int n = 0; !is_over_; ++n) {
            auto ask = act_under_kills(stall_, client, n);
            auto answer = ask_until_answered(http, server, ask);
            std::scoped_lock lock(mutex_);
            if (answer.status == 200) acknowledged.push_back({ask, answer.body});
            else refused.push_back(ask.key + ": " + answer.body);
        }
    }

    HttpAnswer ask_until_answered(HttpClient& http, std::size_t& server, Ask const& ask) {
        auto path = std::string(registry_.find(ask.operation)->spec.route.path);
        for (int tries_at_the_end = 0; tries_at_the_end < patience_at_the_end; tries_at_the_end += is_over_) {
            auto answer = http.post(servers_[server]->port(), path, headers_ + ask.key + "\r\n", ask.request);
            if (answer && answer->status != 503) return *answer;
            ++asked_again;
            server = (server + 1) % servers_.size();
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return {0, "nobody answers"};
    }

    static constexpr int patience_at_the_end = 10'000;  // of 2 ms

    Registry const& registry_;
    std::vector<std::unique_ptr<Server>> const& servers_;
    Stall const& stall_;
    std::string headers_;
    std::atomic<bool> is_over_ = false;
    std::mutex mutex_;
    std::vector<std::thread> threads_;
};

void kill_again_and_again(std::vector<std::unique_ptr<Server>>& servers, int times, std::mt19937_64& chance) {
    for (auto& server : servers) server->start();
    for (int at = 0; at < times; ++at) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + chance() % 120));
        auto& server = servers[chance() % servers.size()];
        server->kill();
        server->start();
    }
}

std::int64_t clock_offset(Shop& shop, ClubId club) {
    std::int64_t offset = 0;
    shop.program.store().read_now(club, [&](store::Snapshot& snapshot) {
        offset = snapshot.read(offset_of_clock)[0].get<std::int64_t>(0);
    });
    return offset;
}

/// What everybody was told, added up: earned less spent, and what gifts bring to each.
std::int64_t credit_told(Clients const& worked, std::size_t members) {
    std::int64_t sum = 0;
    for (auto const& one : worked.acknowledged) {
        if (one.ask.operation == "gifts.give") sum += gift_of_act * static_cast<std::int64_t>(members);
        if (one.ask.operation != "sales.record") continue;
        auto told = boost::json::parse(one.body);
        sum += told.at("earned_credit").as_int64() - told.at("credit").as_int64();
    }
    return sum;
}

std::int64_t credit_there(Shop& shop, Stall const& stall) {
    std::int64_t sum = 0;
    shop.program.store().read_now(stall.club, [&](store::Snapshot& snapshot) {
        sum = snapshot.read(all_credit)[0].get<std::int64_t>(0);
    });
    return sum;
}

void expect_nothing_lost_and_nothing_twice(Shop& shop, Stall const& stall, std::string const& session, Clients const& worked) {
    auto who = tenancy::read_session_reference(session)->credential;
    auto steps = std::count_if(worked.acknowledged.begin(), worked.acknowledged.end(),
                               [](auto const& one) { return one.ask.operation == "clubs.advance_clock"; });
    EXPECT_EQ(clock_offset(shop, stall.club), steps);
    jobs::Jobs::catch_up(shop.program, stall.club);  // gifts reach everybody
    auto members = stall.members.size();
    EXPECT_EQ(credit_there(shop, stall), credit_told(worked, members) + first_credit * static_cast<std::int64_t>(members));
    EXPECT_TRUE(worked.refused.empty()) << joined(worked.refused);
    auto wrongs = wrongs_of(shop, stall.club, worked.acknowledged, who);
    EXPECT_TRUE(wrongs.empty()) << joined(wrongs);
}

/// `places`: where each server has its folder; they share a database, or there is one.
void survive_kills(std::vector<Installation> const& places, int times) {
    auto seed = seed_of_run();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 chance(seed);
    Stall stall;
    std::string session;
    {
        Shop shop(places[0]);
        stall = shop.opens_stall(8);
        session = shop.owner_session(stall.club);
    }
    std::vector<std::unique_ptr<Server>> servers;
    for (auto const& place : places) servers.push_back(std::make_unique<Server>(place));
    auto registry = all_modules();
    Clients worked(registry, servers, stall, session);
    kill_again_and_again(servers, times, chance);
    worked.finish();
    for (auto& server : servers) {
        server->kill();
        EXPECT_FALSE(server->has_ended_by_itself());
    }
    servers.clear();
    Shop shop(places[0]);
    expect_nothing_lost_and_nothing_twice(shop, stall, session, worked);
    EXPECT_GT(worked.asked_again, times) << "the kills met nobody";
    std::printf("%d kills, %zu acts acknowledged, asked again %d times\n", times, worked.acknowledged.size(), worked.asked_again.load());
}

TEST(Kills, nothing_is_lost_or_done_twice_on_sqlite) {
    Folder folder;
    survive_kills({folder.installation()}, rounds(100, 1000));
}

TEST(Kills, nothing_is_lost_or_done_twice_on_postgresql) {
    SharedSecret secret;
    Folder folder;
    survive_kills({on_postgres(folder)}, rounds(50, 1000));
}

TEST(Kills, nothing_is_lost_or_done_twice_with_two_programs_on_one_postgresql) {
    SharedSecret secret;
    Folder first, second;
    survive_kills({on_postgres(first), on_postgres(second)}, rounds(100, 1000));
}

}  // namespace

}  // namespace vafa::faults
