// The history of accounts under many at once: every version there once, balances that follow from the one before, and no
// act that began after another had been answered stands before it. On both engines, and across two programs.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "faults/market.hpp"

namespace vafa::faults {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int tills_at_once = 8;
constexpr int members_of_history = 3;

constexpr store::Sql lines_in_order{
    "select member, wallet, version, amount, balance, act, at from ledger_line where club_id = :club order by member, wallet, version"};

struct Line {
    std::int64_t version, amount, balance, act, at;
};
using Account = std::pair<std::int64_t, std::int64_t>;  // member, wallet

struct Span {
    Clock::time_point began, answered;
};

std::map<Account, std::vector<Line>> accounts_of(Market& market) {
    std::map<Account, std::vector<Line>> accounts;
    market.program().store().read_now(market.stall().club, [&](store::Snapshot& snapshot) {
        accounts.clear();
        for (auto row : snapshot.read(lines_in_order)) {
            auto [member, wallet, version, amount, balance, act, at] =
                row.as<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>();
            accounts[{member, wallet}].push_back({version, amount, balance, act, at});
        }
    });
    return accounts;
}

/// Sales that earn and spend, on few members, so that they meet.
std::map<std::int64_t, Span> shop_at_once(Market const& market, std::vector<std::string> const& who, int acts) {
    std::map<std::int64_t, Span> spans;
    std::mutex mutex;
    std::vector<std::thread> threads;
    for (int client = 0; client < tills_at_once; ++client) {
        threads.emplace_back([&, client] {
            std::mt19937_64 chance(static_cast<std::uint64_t>(client) + 1);
            for (int n = 0; n < acts; ++n) {
                auto price = static_cast<std::int64_t>(10'000 + chance() % 400'000), credit = static_cast<std::int64_t>(chance() % 9'000);
                auto began = Clock::now();
                auto answer = market.asks(client + n, "sales.record", market.stall().sale(who[chance() % who.size()], price, credit),
                                          "h" + std::to_string(client) + "-" + std::to_string(n));
                EXPECT_EQ(answer.refusal, "") << answer.body;
                std::scoped_lock lock(mutex);
                spans[answer.act] = {began, Clock::now()};
            }
        });
    }
    for (auto& thread : threads) thread.join();
    return spans;
}

void expect_versions_follow(std::vector<Line> const& lines) {
    std::int64_t version = 0, balance = 0, at = 0;
    for (auto const& line : lines) {
        EXPECT_EQ(line.version, version + 1);
        EXPECT_EQ(line.balance, balance + line.amount) << "version " << line.version;
        EXPECT_GE(line.at, at) << "time went backwards at version " << line.version;
        version = line.version, balance = line.balance, at = line.at;
    }
}

/// Whoever was answered before another began stands before it.
void expect_real_time(std::vector<Line> const& lines, std::map<std::int64_t, Span> const& spans) {
    auto latest_begin = Clock::time_point::min();
    for (auto const& line : lines) {
        auto span = spans.find(line.act);
        if (span == spans.end()) continue;  // of the setting up
        EXPECT_GE(span->second.answered, latest_begin) << "version " << line.version << " was answered before one below it began";
        latest_begin = std::max(latest_begin, span->second.began);
    }
}

class History : public testing::TestWithParam<Setting> {};
INSTANTIATE_TEST_SUITE_P(At, History, testing::Values(Setting::sqlite, Setting::postgresql, Setting::two_programs_on_postgresql),
                         [](auto const& tested) { return name_of(tested.param); });

TEST_P(History, every_version_stands_once_balances_follow_and_real_time_is_respected) {
    Market market(GetParam());
    std::vector<std::string> who;
    for (int n = 0; n < members_of_history; ++n) who.push_back(market.member_with(9'000'000));
    auto acts = rounds(60, 1000);
    auto spans = shop_at_once(market, who, acts);
    EXPECT_EQ(spans.size(), static_cast<std::size_t>(tills_at_once * acts));
    auto accounts = accounts_of(market);
    EXPECT_EQ(accounts.size(), static_cast<std::size_t>(2 * members_of_history + 1)) << "points and credit of each, and the gift cards";
    for (auto const& [account, lines] : accounts) {
        SCOPED_TRACE("member " + std::to_string(account.first) + ", wallet " + std::to_string(account.second));
        expect_versions_follow(lines);
        expect_real_time(lines, spans);
    }
    for (auto const& breach : market.breaches()) ADD_FAILURE() << breach;
}

}  // namespace

}  // namespace vafa::faults
