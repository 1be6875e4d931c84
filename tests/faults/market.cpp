// Set up by operations, as everything is.
#include "faults/market.hpp"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <boost/json/parse.hpp>
#include <cstdlib>
#include <thread>

namespace vafa::faults {

namespace {

std::string text_at(Answer const& answer, std::string_view name) {
    if (!answer.refusal.empty()) throw std::runtime_error("the market cannot be set up: " + answer.body);
    return std::string(boost::json::parse(answer.body).at(name).as_string());
}

std::string fresh_key() {
    static std::atomic<int> count = 0;
    return "market-" + std::to_string(++count);
}

}  // namespace

std::string name_of(Setting setting) {
    switch (setting) {
        case Setting::sqlite: return "sqlite";
        case Setting::postgresql: return "postgresql";
        case Setting::two_programs_on_postgresql: return "two_programs_on_postgresql";
    }
    bug("a setting without a name");
}

Market::Market(Setting setting) {
    if (setting != Setting::sqlite) ::setenv("VAFA_MASTER_KEY", std::string(64, 'a').c_str(), 1);
    for (int at = 0; at < (setting == Setting::two_programs_on_postgresql ? 2 : 1); ++at) {
        folders_.push_back(std::make_unique<Folder>());
        auto installation = setting == Setting::sqlite ? folders_[0]->installation() : on_postgres(*folders_.back());
        shops_.push_back(std::make_unique<Shop>(installation));
    }
    ::unsetenv("VAFA_MASTER_KEY");
    stall_ = shops_[0]->opens_stall(0);
}

void Market::wants_pins() { wants_pins_from(1); }

void Market::wants_pins_from(std::int64_t amount) {
    auto set = shops_[0]->answers(stall_.club, {"members.set_consent_policy", R"({"pin_from":)" + std::to_string(amount) + "}", fresh_key()});
    if (!set.refusal.empty()) throw std::runtime_error(set.body);
}

std::string Market::member_with(std::int64_t credit) {
    static std::atomic<int> count = 0;
    auto mobile = "0912" + std::to_string(2'000'000 + ++count);
    auto member = text_at(shops_[0]->answers(stall_.club, {"members.enrol", R"({"mobile":")" + mobile + R"("})", fresh_key()}), "id");
    auto set = shops_[0]->answers(stall_.club, {"members.set_pin", R"({"member":")" + member + R"(","pin":")" + pin + R"("})", fresh_key()});
    if (!set.refusal.empty()) throw std::runtime_error(set.body);
    if (credit > 0) text_at(asks(0, "sales.record", stall_.sale(member, credit, 0), fresh_key()), "sale");
    return member;
}

Answer Market::asks(int n, std::string const& operation, std::string const& request, std::string const& key) const {
    auto& shop = *shops_[static_cast<std::size_t>(n) % shops_.size()];
    auto const* found = shop.program.registry().find(operation);
    ensure(found != nullptr, "a race names no operation");
    while (true) {
        auto answer = shop.program.dispatcher().dispatch_now({found, stall_.club, stall_.key, found->writes ? key : "", boost::json::parse(request)});
        if (answer.refusal != "server.busy") return answer;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

std::int64_t Market::credit_of(std::string const& member) const {
    auto quoted = asks(0, "sales.quote", R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"چای","unit_price":1}],"branch":")" + stall_.branch + R"("})", "");
    if (!quoted.refusal.empty()) throw std::runtime_error(quoted.body);
    return boost::json::parse(quoted.body).at_pointer("/member/balances/credit").as_int64();
}

std::vector<std::string> Market::breaches() {
    std::vector<std::string> found;
    program().store().read_now(stall_.club, [&](store::Snapshot& snapshot) {
        for (auto const& breach : breaches_of(program(), snapshot)) found.push_back(breach);
    });
    return found;
}

std::vector<Answer> at_once(int count, std::function<Answer(int)> const& act) {
    std::vector<Answer> answers(static_cast<std::size_t>(count));
    std::barrier start(count);
    std::vector<std::thread> threads;
    for (int n = 0; n < count; ++n) {
        threads.emplace_back([&, n] {
            start.arrive_and_wait();
            answers[static_cast<std::size_t>(n)] = act(n);
        });
    }
    for (auto& thread : threads) thread.join();
    return answers;
}

int count_of(std::vector<Answer> const& answers, std::string_view refusal) {
    return static_cast<int>(std::count_if(answers.begin(), answers.end(), [&](auto const& one) { return one.refusal == refusal; }));
}

}  // namespace vafa::faults
