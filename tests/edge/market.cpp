// Sales over real connections.
#include "market.hpp"

#include <unistd.h>

#include <algorithm>

namespace vafa::edge_tests {

namespace {

constexpr char const* program_of_market = R"({"document":{"rules":[
    {"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":10000}},
    {"number":2,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":500}}]}})";

constexpr int members_of_market = 10;

}  // namespace

Market::Market(RunningServer const& server) : ServedClub(server) {
    branch = server.asks("POST", "/v1/branches", cookie, R"({"name":"ونک","tills":1})").text("id");
    EXPECT_EQ(server.asks("POST", "/v1/program/versions", cookie + "Idempotency-Key: p1\r\n", program_of_market).status, 200);
    for (int at = 0; at < members_of_market; ++at) {
        auto mobile = "0912" + std::to_string(1'000'000 + at);
        auto enrolled = server.asks("POST", "/v1/members", bearer + "Idempotency-Key: m" + std::to_string(at) + "\r\n",
                                    R"({"mobile":")" + mobile + R"(","first_name":"سارا","last_name":"محمدی"})");
        EXPECT_EQ(enrolled.status, 200) << enrolled.body;
        members.push_back(enrolled.text("id"));
    }
}

std::string Market::sale(int number) const {
    auto price = std::to_string(10'000 * (1 + number % 50));
    auto const& member = members[static_cast<std::size_t>(number) % members.size()];
    return R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"نان","unit_price":)" + price +
           R"(,"quantity":1}],"branch":")" + branch + R"(","payments":{"card":)" + price + R"(,"cash":0,"other":0}})";
}

std::string Market::balances(RunningServer const& server) const {
    std::string all;
    for (auto const& member : members) {
        auto shown = server.asks("GET", "/v1/members/" + member + "/balances", bearer);
        EXPECT_EQ(shown.status, 200) << shown.body;
        all += shown.body + "\n";
    }
    return all;
}

SellingTills::SellingTills(RunningServer const& server, Market const& market, int tills, int pause_ms) : waits_(static_cast<std::size_t>(tills)) {
    static std::atomic<int> run = 0;
    auto prefix = "t" + std::to_string(++run) + "-";
    for (int till = 0; till < tills; ++till)
        tills_.emplace_back([this, &server, &market, till, pause_ms, prefix] {
            Wire wire(server.port());
            for (int n = 0; !is_over_; ++n) {
                auto headers = market.bearer + "Idempotency-Key: " + prefix + std::to_string(till) + "-" + std::to_string(n) + "\r\n";
                auto asked = std::chrono::steady_clock::now();
                auto answer = wire.send(request_text("POST", "/v1/sales", headers, market.sale(till * 1000 + n))).receive();
                auto waited = std::chrono::steady_clock::now() - asked;
                if (!answer || answer->status != 200) {
                    ADD_FAILURE() << "a sale was not accepted: " << (answer ? answer->body : "no answer");
                    return;
                }
                waits_[static_cast<std::size_t>(till)].push_back(std::chrono::duration<double, std::milli>(waited).count());
                ++sold_;
                if (pause_ms > 0) ::usleep(static_cast<useconds_t>(pause_ms) * 1000);
            }
        });
}

void SellingTills::stop() {
    is_over_ = true;
    for (auto& till : tills_)
        if (till.joinable()) till.join();
}

double SellingTills::quantile_ms(double part) const {
    std::vector<double> all;
    for (auto const& waits : waits_) all.insert(all.end(), waits.begin(), waits.end());
    if (all.empty()) return 0;
    std::sort(all.begin(), all.end());
    return all[std::min(all.size() - 1, static_cast<std::size_t>(part * static_cast<double>(all.size())))];
}

}  // namespace vafa::edge_tests
