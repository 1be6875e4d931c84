// Live screens over the wire: what is done is heard at once by who may hear it, and by nobody else.
#include <csignal>
#include <regex>

#include "running_server.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

namespace {

Wire listens(RunningServer const& server, std::string const& who, std::string const& last_event = "") {
    Wire wire(server.port());
    auto more = last_event.empty() ? "" : "Last-Event-ID: " + last_event + "\r\n";
    wire.send(request_text("GET", "/v1/live", who + "Accept: text/event-stream\r\n" + more));
    return wire;
}

struct Shop : ServedClub {
    explicit Shop(RunningServer const& in) : ServedClub(in), server(in) {
        vanak = branch("ونک");
        tajrish = branch("تجریش");
    }
    std::string branch(std::string const& name) {
        auto opened = server.call("branches.define", R"({"name":")" + name + R"(","tills":1})", slug);
        return std::regex_replace(opened, std::regex(R"re([\s\S]*?"(brn_\w+)"[\s\S]*)re"), "$1");
    }
    Response enrols(std::string const& mobile) const { return server.asks("POST", "/v1/members", cookie, R"({"mobile":")" + mobile + R"("})"); }
    Response sells(std::string const& branch, std::int64_t rial) const {
        static int count = 0;
        return server.asks("POST", "/v1/sales", bearer + "Idempotency-Key: sale-" + std::to_string(++count) + "\r\n",
            R"({"lines":[{"name":"چای","unit_price":)" + std::to_string(rial) + R"(,"quantity":1}],"payments":{"card":)" + std::to_string(rial) +
                R"(,"cash":0,"other":0},"credit":0,"branch":")" + branch + R"("})");
    }
    std::string staff(std::string const& login, std::string const& role, std::string const& at) const {
        server.call("staff.define", R"({"login":")" + login + R"(","name":"مریم","role":")" + role + R"(","branches":[")" + at + R"("],"password":")" + owner_password + R"("})", slug);
        auto begun = server.asks("POST", "/" + slug + "/v1/sessions", own_page, sign_in_body(login, owner_password));
        auto set = begun.header("set-cookie");
        return "Cookie: " + set.substr(0, set.find(';')) + "\r\n" + own_page;
    }
    RunningServer const& server;
    std::string vanak, tajrish;
};

std::string last_id_in(std::string const& heard) {
    auto at = heard.rfind("id: ");
    return heard.substr(at + 4, heard.find('\n', at) - at - 4);
}

}  // namespace

SCENARIO("A sale is heard on a live screen without asking again, and the day's figures hold it by then [F161]") {
    Shop shop(server());
    auto screen = listens(server(), shop.cookie);
    auto head = screen.hears(": begun");
    EXPECT_NE(head.find("HTTP/1.1 200"), std::string::npos) << head;
    EXPECT_NE(head.find("Content-Type: text/event-stream"), std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store"), std::string::npos);
    auto sold = shop.sells(shop.vanak, 450'000);
    ASSERT_EQ(sold.status, 200) << sold.body;
    auto heard = screen.hears("sales.record");
    EXPECT_NE(heard.find(shop.vanak), std::string::npos) << heard;
    EXPECT_NE(server().asks("GET", "/v1/reports/today", shop.cookie).body.find("450000"), std::string::npos) << "the counters stand where the event says";
    EXPECT_EQ(heard.find("چای"), std::string::npos) << "an event tells that something was done, not what was bought";
}

SCENARIO("A screen that was cut off hears what it missed, once, by the id of its last event [F161]") {
    Shop shop(server());
    std::string last;
    {
        auto screen = listens(server(), shop.cookie);
        screen.hears(": begun");
        shop.enrols("09121110001");
        last = last_id_in(screen.hears("members.enrol"));
    }
    shop.sells(shop.vanak, 100'000);
    shop.sells(shop.vanak, 200'000);
    auto again = listens(server(), shop.cookie, last);
    auto heard = again.hears("sales.record");
    EXPECT_EQ(heard.find("members.enrol"), std::string::npos) << heard;
    auto fresh = listens(server(), shop.cookie, "no place at all");
    EXPECT_NE(fresh.hears(": begun").find("200"), std::string::npos);
}

SCENARIO("A branch's manager hears of that branch alone; a cashier and a stranger hear nothing [F173 F177]") {
    Shop shop(server());
    auto manager = shop.staff("manager", "manager", shop.tajrish);
    auto screen = listens(server(), manager);
    screen.hears(": begun");
    shop.sells(shop.vanak, 100'000);
    shop.sells(shop.tajrish, 200'000);
    auto heard = screen.hears(shop.tajrish);
    EXPECT_NE(heard.find(shop.tajrish), std::string::npos) << heard;
    EXPECT_EQ(heard.find(shop.vanak), std::string::npos) << heard;
    EXPECT_NE(listens(server(), shop.staff("cashier", "cashier", shop.vanak)).hears("caller.not_allowed").find("403"), std::string::npos);
    EXPECT_NE(listens(server(), "").hears("caller.not_signed_in").find("401"), std::string::npos);
}

SCENARIO("When the session ends the screen ends with it [F177 F187]") {
    Shop shop(server());
    auto manager = shop.staff("manager", "manager", shop.vanak);
    auto screen = listens(server(), manager);
    screen.hears(": begun");
    EXPECT_EQ(server().asks("POST", "/v1/sessions/current/end", manager, "{}").status, 200);
    EXPECT_NE(screen.hears("event: over").find("event: over"), std::string::npos);
    EXPECT_TRUE(screen.is_closed());
}

SCENARIO("Two hundred screens of a club all hear the same sale, and leave without a trace [F161]") {
    Shop shop(server());
    std::vector<Wire> screens;
    for (int at = 0; at < 200; ++at) screens.push_back(listens(server(), shop.cookie));
    for (auto& screen : screens) screen.hears(": begun");
    shop.sells(shop.vanak, 330'000);
    int heard = 0;
    for (auto& screen : screens) heard += screen.hears("sales.record").find("sales.record") != std::string::npos;
    EXPECT_EQ(heard, 200);
}

SCENARIO("A server that is asked to end does not wait for its screens [F187]") {
    RunningServer server(world::engine());
    Shop shop(server);
    auto screen = listens(server, shop.cookie);
    screen.hears(": begun");
    auto began = std::chrono::steady_clock::now();
    server.signal(SIGTERM);
    EXPECT_TRUE(screen.is_closed());
    EXPECT_EQ(server.wait(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(8));
}
