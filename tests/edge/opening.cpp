// The first club of an installation, opened over the wire: by whom, once, and never half.
#include <unistd.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <memory>
#include <optional>
#include <thread>

#include "edge/http/set_up.hpp"
#include "edge/program.hpp"
#include "running_server.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

namespace {

std::string const behind_proxy = "Host: club.example\r\nOrigin: https://club.example\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";

std::string opening(std::string const& more = "", std::string const& password = owner_password, std::string const& mobile = "۰۹۱۲ ۱۲۳ ۴۵۶۷") {
    return R"({"name":"کافه لاله","money_unit":"toman","owner_name":"رضا کریمی","owner_mobile":")" + mobile + R"(","owner_password":")" + password +
           R"(","branch":"شعبهٔ مرکزی","tills":2)" + more + "}";
}

Response opens(RunningServer const& server, std::string const& body, std::string const& headers = own_page) {
    return server.asks("POST", "/v1/start", headers, body);
}

boost::json::value told(RunningServer const& server, std::string const& name, std::string const& headers = "") {
    return boost::json::parse(server.asks("GET", "/v1/start", headers).body).at(name);
}

std::string cookie_of(Response const& response) {
    auto set = response.header("set-cookie");
    return "Cookie: " + set.substr(0, set.find(';')) + "\r\n" + own_page;
}

}  // namespace

SCENARIO("An empty installation is opened from a page of its own machine, and whoever opened it stands inside [F179 F207]") {
    RunningServer server(world::engine());
    EXPECT_EQ(told(server, "is_open"), true);
    EXPECT_EQ(told(server, "needs_code"), false);

    auto opened = opens(server, opening());
    ASSERT_EQ(opened.status, 200) << opened.body;
    EXPECT_EQ(opened.text("login"), "09121234567");
    auto session = server.asks("GET", "/v1/sessions/current", cookie_of(opened));
    EXPECT_EQ(session.text("club_name"), "کافه لاله") << session.body;
    EXPECT_EQ(boost::json::parse(session.body).at("tills").as_array().size(), 2u);
    EXPECT_EQ(told(server, "is_open"), false);
    EXPECT_EQ(server.asks("POST", "/v1/sessions", own_page, sign_in_body("09121234567", owner_password)).status, 200);
    EXPECT_EQ(opens(server, opening()).code(), "clubs.already_opened");
}

SCENARIO("What is wrong with the first club is said at its field, and nothing of it stands [F179]") {
    RunningServer server(world::engine());
    EXPECT_EQ(opens(server, opening("", "short")).text("pointer"), "/owner_password");
    EXPECT_EQ(opens(server, opening("", owner_password, "0912")).text("pointer"), "/owner_mobile");
    EXPECT_EQ(opens(server, opening(R"(,"slug":"laleh")")).code(), "request.unknown_field");
    EXPECT_EQ(opens(server, opening(), "").code(), "http.cross_site");
    EXPECT_EQ(told(server, "is_open"), true);
    EXPECT_EQ(opens(server, opening()).status, 200);
}

SCENARIO("Of many who open the first club at once one has it, the others are told so; the winner may ask again [F179]") {
    RunningServer server(world::engine());
    std::vector<Response> answers(6);
    std::vector<std::thread> people;
    for (std::size_t at = 0; at < answers.size(); ++at)
        people.emplace_back([&, at] {
            answers[at] = opens(server, opening(), own_page + "Idempotency-Key: person-" + std::to_string(at) + "\r\n");
        });
    for (auto& person : people) person.join();
    std::size_t winner = answers.size();
    for (std::size_t at = 0; at < answers.size(); ++at) {
        if (answers[at].status == 200) {
            EXPECT_EQ(winner, answers.size()) << "two have opened it";
            winner = at;
        } else {
            EXPECT_EQ(answers[at].code(), "clubs.already_opened") << answers[at].body;
        }
    }
    ASSERT_LT(winner, answers.size());
    auto again = opens(server, opening(), own_page + "Idempotency-Key: person-" + std::to_string(winner) + "\r\n");
    EXPECT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again.body, answers[winner].body);
    auto stranger = opens(server, opening("", "another long password"), own_page + "Idempotency-Key: person-" + std::to_string(winner) + "\r\n");
    EXPECT_EQ(stranger.code(), "sessions.sign_in_failed") << "a key alone opens no session";
}

SCENARIO("Programs that start at once on an empty place make one directory of clubs: a folder lets one in, a database serves all [F179 F205]") {
    bool is_folder = world::engine() == world::Engine::sqlite;
    for (int round = 0; round < 3; ++round) {
        std::optional<FreshDatabase> database;
        if (!is_folder) database.emplace();
        auto data = std::filesystem::temp_directory_path() / ("vafa_first_start_" + std::to_string(::getpid()) + "_" + std::to_string(round));
        std::filesystem::create_directories(data);
        std::vector<std::unique_ptr<RunningServer>> servers(3);
        std::vector<std::string> turned_away(servers.size());
        std::vector<std::thread> starts;
        for (std::size_t at = 0; at < servers.size(); ++at)
            starts.emplace_back([&, at] {
                try {
                    servers[at] = std::make_unique<RunningServer>(data, database ? database->url() : "");
                } catch (std::runtime_error const& why) {
                    turned_away[at] = why.what();
                }
            });
        for (auto& start : starts) start.join();
        for (auto const& why : turned_away) EXPECT_TRUE(why.empty() || why.find("has the data folder") != std::string::npos) << why;
        std::erase(servers, nullptr);
        ASSERT_EQ(servers.size(), is_folder ? 1u : 3u);

        std::vector<Response> answers(servers.size());
        std::vector<std::thread> people;
        for (std::size_t at = 0; at < servers.size(); ++at) people.emplace_back([&, at] { answers[at] = opens(*servers[at], opening()); });
        for (auto& person : people) person.join();
        EXPECT_EQ(std::count_if(answers.begin(), answers.end(), [](auto const& answer) { return answer.status == 200; }), 1);
        for (auto const& answer : answers) EXPECT_TRUE(answer.status == 200 || answer.code() == "clubs.already_opened") << answer.body;
        for (auto const& server : servers) {
            EXPECT_EQ(told(*server, "is_open"), false);
            EXPECT_EQ(server->asks("GET", "/v1/welcome").text("name"), "کافه لاله");
            EXPECT_EQ(server->asks("POST", "/v1/sessions", own_page, sign_in_body("09121234567", owner_password)).status, 200);
        }
        servers.clear();
        std::filesystem::remove_all(data);
    }
}

SCENARIO("From another machine the first club takes https and the code that the terminal printed [F179 F187]") {
    RunningServer server(world::engine(), {"--trusted-proxy", "127.0.0.1"});
    EXPECT_EQ(told(server, "needs_code", behind_proxy), true);
    EXPECT_EQ(opens(server, opening(), behind_proxy).code(), "http.set_up_code_needed");
    EXPECT_EQ(opens(server, opening(R"(,"code":"0000 0000 0000")"), behind_proxy).code(), "http.set_up_code_wrong");
    auto plain = "Host: club.example\r\nOrigin: http://club.example\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: http\r\n";
    EXPECT_EQ(opens(server, opening(), plain).code(), "http.needs_https");
    auto code = http::set_up_code(ServerSecrets(master_key(server.data())));
    auto opened = opens(server, opening(R"(,"code":")" + code.substr(0, 4) + " " + code.substr(4) + R"(")"), behind_proxy);
    EXPECT_EQ(opened.status, 200) << opened.body;
    EXPECT_TRUE(opened.header("set-cookie").starts_with("__Host-vafa=")) << opened.header("set-cookie");
}

SCENARIO("A name that anybody may own is no address of this machine, though it leads here [F179 F187]") {
    RunningServer server(world::engine());
    for (std::string const name : {"127.club.example", "127.0.0.1.example", "localhost.example"}) {
        auto headers = "Host: " + name + "\r\nOrigin: http://" + name + "\r\n";
        EXPECT_EQ(told(server, "needs_code", headers), true) << name;
        EXPECT_NE(opens(server, opening(), headers).status, 200) << name;
    }
    EXPECT_EQ(told(server, "needs_code", "Host: 127.0.0.1:8080\r\n"), false);
}

SCENARIO("Who guesses the set-up code is soon made to wait [F187]") {
    RunningServer server(world::engine(), {"--trusted-proxy", "127.0.0.1"});
    int let_guess = 0;
    while (let_guess < 40 && opens(server, opening(R"(,"code":"123456789012")"), behind_proxy).status == 403) ++let_guess;
    EXPECT_LE(let_guess, 21);
    EXPECT_EQ(opens(server, opening(R"(,"code":"123456789012")"), behind_proxy).status, 429);
}

SCENARIO("Beside a sample the first real club is opened once; the sample stays as it is [F205 F206]") {
    RunningServer server(world::engine());
    server.call("clubs.found", R"({"slug":"laleh","name":"نمونه","money_unit":"toman","owner_login":"owner","owner_name":"مالک","owner_password":"laleh-1405","is_demo":true})");
    EXPECT_EQ(told(server, "is_open"), true);
    EXPECT_EQ(told(server, "beside"), "نمونه");
    auto opened = opens(server, opening());
    ASSERT_EQ(opened.status, 200) << opened.body;
    EXPECT_NE(opened.text("slug"), "laleh");
    EXPECT_EQ(opens(server, opening()).code(), "clubs.already_opened");
    EXPECT_EQ(server.asks("POST", "/laleh/v1/sessions", own_page, sign_in_body("owner", "laleh-1405")).status, 200);
    EXPECT_EQ(server.asks("GET", "/" + opened.text("slug") + "/v1/welcome").text("name"), "کافه لاله");
    EXPECT_EQ(server.asks("GET", "/v1/welcome").text("name"), "کافه لاله") << "without a name in the address the real one is meant";
}
