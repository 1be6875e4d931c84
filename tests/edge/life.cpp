// The life of a server: behind a proxy, under floods, when its database goes away, and how it ends.
#include <csignal>
#include <set>
#include <thread>

#include "running_server.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

TEST(Proxy, gives_the_address_and_the_scheme_when_it_is_trusted) {
    RunningServer behind(world::Engine::sqlite, {"--trusted-proxy", "127.0.0.1"});
    found_club(behind, "laleh");
    std::string forwarded = "Host: club.example\r\nOrigin: https://club.example\r\nX-Forwarded-For: 203.0.113.9\r\n";
    auto begun = behind.asks("POST", "/v1/sessions", forwarded + "X-Forwarded-Proto: https\r\n", sign_in_body("owner", owner_password));
    ASSERT_EQ(begun.status, 200) << begun.body;
    EXPECT_TRUE(begun.header("set-cookie").starts_with("__Host-vafa=ses_"));
    EXPECT_NE(begun.header("set-cookie").find("; Secure"), std::string::npos);
    std::string plain = "Host: club.example\r\nOrigin: http://club.example\r\nX-Forwarded-For: 203.0.113.9\r\n";
    EXPECT_EQ(behind.asks("POST", "/v1/sessions", plain + "X-Forwarded-Proto: http\r\n", sign_in_body("owner", owner_password)).code(), "http.needs_https");
}

TEST(Proxy, is_not_believed_when_nobody_named_it) {
    RunningServer straight;
    found_club(straight, "laleh");
    auto sign_in = [&](std::string const& headers) {
        return straight.asks("POST", "/v1/sessions", "Host: club.example\r\n" + headers, sign_in_body("owner", owner_password)).code();
    };
    EXPECT_EQ(sign_in("Origin: https://club.example\r\nX-Forwarded-Proto: https\r\n"), "http.cross_site");
    EXPECT_EQ(sign_in("Origin: http://club.example\r\n"), "http.needs_https");
}

TEST(Flood, of_one_caller_is_told_to_wait_and_another_is_not) {
    RunningServer small(world::Engine::sqlite, {"--requests-per-second", "2"});
    ServedClub club(small);
    std::set<int> seen;
    Response last;
    for (int i = 0; i < 12; ++i) {
        last = small.asks("GET", "/v1/branches", club.bearer);
        seen.insert(last.status);
    }
    EXPECT_EQ(seen, (std::set<int>{200, 429}));
    EXPECT_EQ(last.code(), "http.too_many_requests");
    EXPECT_EQ(last.header("retry-after"), "1");
    EXPECT_EQ(small.asks("GET", "/v1/branches", club.cookie).status, 200);
}

TEST(Flood, of_guesses_from_one_address_is_stopped_whatever_the_login) {
    RunningServer one;
    ServedClub club(one);
    Response last;
    int guesses = 0;
    for (; guesses < 30 && last.status != 429; ++guesses)
        last = one.asks("POST", "/" + club.slug + "/v1/sessions", own_page, sign_in_body("guess" + std::to_string(guesses), "a wrong password"));
    EXPECT_EQ(last.code(), "http.too_many_requests");
    EXPECT_GE(guesses, 20);
    EXPECT_EQ(one.asks("POST", "/" + club.slug + "/v1/sessions", own_page, sign_in_body("owner", owner_password)).status, 429);
}

TEST(Flood, of_invented_keys_from_one_address_is_stopped_although_each_is_new) {
    RunningServer one;
    ServedClub club(one);
    Response last;
    int tries = 0;
    for (; tries < 200 && last.status != 429; ++tries) {
        auto invented = club.reference.substr(0, club.reference.size() - 4) + std::to_string(1000 + tries);
        last = one.asks("GET", "/v1/branches", "Cookie: vafa=" + invented + "\r\n");
    }
    EXPECT_EQ(last.code(), "http.too_many_requests");
    EXPECT_GE(tries, 50);
}

SCENARIO("A server that is told to stop answers what has begun, leaves with 0, and what it said is there after a restart") {
    RunningServer one(world::engine());
    ServedClub club(one);
    auto whole = request_text("POST", "/v1/branches", club.cookie, R"({"name":"پونک","tills":1})");
    Wire idle(one.port()), begun(one.port());
    begun.send(whole.substr(0, whole.size() - 10));
    ::usleep(100'000);
    one.signal(SIGTERM);
    EXPECT_TRUE(idle.is_closed());
    EXPECT_THROW(
        {
            for (int i = 0; i < 100; ++i, ::usleep(20'000)) Wire late(one.port());
        },
        std::runtime_error);
    auto answer = begun.send(whole.substr(whole.size() - 10)).receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->header("connection"), "close");
    EXPECT_TRUE(begun.is_closed());
    EXPECT_EQ(one.wait(), 0);
    one.start();
    EXPECT_NE(one.asks("GET", "/v1/branches", club.bearer).body.find("پونک"), std::string::npos);
}

SCENARIO("Under load a stop loses no answer: every request that was read is answered, every answer is true") {
    RunningServer one(world::engine());
    ServedClub club(one);
    std::atomic<int> answered = 0, cut = 0;
    auto till = [&](int number) {
        Wire wire(one.port());
        for (int i = 0;; ++i) {
            auto body = R"({"name":"b)" + std::to_string(number) + "-" + std::to_string(i) + R"(","tills":1})";
            auto answer = wire.send(request_text("POST", "/v1/branches", club.cookie, body)).receive();
            if (!answer) {
                ++cut;
                return;
            }
            EXPECT_EQ(answer->status, 200) << answer->body;
            ++answered;
            if (answer->header("connection") == "close") return;
        }
    };
    std::vector<std::thread> tills;
    for (int i = 0; i < 8; ++i) tills.emplace_back(till, i);
    ::usleep(300'000);
    one.signal(SIGTERM);
    for (auto& one_till : tills) one_till.join();
    EXPECT_EQ(one.wait(), 0);
    one.start();
    auto list = one.asks("GET", "/v1/branches", club.bearer).body;
    int kept = 0;
    for (auto at = list.find("\"name\":\"b"); at != std::string::npos; at = list.find("\"name\":\"b", at + 1)) ++kept;
    EXPECT_GT(answered, 0);
    EXPECT_GE(kept, answered);
    EXPECT_LE(kept, answered + cut);
}

TEST(Database, that_goes_away_makes_the_server_unready_and_its_return_ready_again) {
    RunningServer one(world::Engine::postgresql);
    ServedClub club(one);
    auto name = one.database().substr(one.database().rfind('/') + 1);
    EXPECT_EQ(one.asks("GET", "/ready").status, 200);
    auto cut_off = [&] { in_cluster("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'"); };

    in_cluster("alter database " + name + " allow_connections false");
    cut_off();
    EXPECT_EQ(one.asks("GET", "/ready").status, 503);
    EXPECT_EQ(one.asks("GET", "/health").status, 200);
    auto refused = one.asks("POST", "/v1/branches", club.cookie + "Idempotency-Key: while-away\r\n", R"({"name":"پونک","tills":1})");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "1");

    in_cluster("alter database " + name + " allow_connections true");
    int status = 0;
    for (int i = 0; i < 100 && status != 200; ++i, ::usleep(100'000)) status = one.asks("GET", "/ready").status;
    EXPECT_EQ(status, 200);
    EXPECT_EQ(one.asks("POST", "/v1/branches", club.cookie + "Idempotency-Key: while-away\r\n", R"({"name":"پونک","tills":1})").status, 200);
    cut_off();  // a cut that lasts a moment is felt by nobody
    EXPECT_EQ(one.asks("GET", "/v1/branches", club.bearer).status, 200);
}
