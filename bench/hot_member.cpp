// Sixty-four tills on one member: the result is exact, and the rate is held against `sale` of the same run.
#include <boost/json/parse.hpp>
#include <cstdio>
#include <stdexcept>

#include "support/club.hpp"
#include "support/load.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

constexpr std::uint64_t no_credit = 5;  // numbers that five divides pay nothing by credit

std::int64_t points_of(BenchClub const& club, int port, std::size_t card) {
    auto body = R"({"member":{"kind":"card","card":")" + club.cards[card] + R"("},"lines":[],"branch":")" + club.branch + "\"}";
    Load load;
    load.port = port;
    auto answer = ask(load, post("/v1/sales/quotes", club.api_key, "q", body));
    return boost::json::parse(answer).at("member").at("balances").at("points").as_int64();
}

/// What the program of the bench's club gives for these sales, by arithmetic of its own.
std::int64_t expected_points(BenchClub const& club, std::size_t card, std::uint64_t from, std::uint64_t count, std::int64_t& base) {
    std::int64_t points = 0;
    for (std::uint64_t n = from; n < from + count; ++n) {
        auto body = boost::json::parse(sale_body_of(club, card, n * no_credit));
        auto net = body.at("payments").at("card").as_int64();
        base += net;
        points += 1 + 2 * body.at("lines").as_array()[0].at("quantity").as_int64();
        for (std::size_t line = 1; line < 3; ++line)
            if (body.at("lines").as_array()[line].at("good").as_string() == std::string_view(club.goods[0]))
                points += 2 * body.at("lines").as_array()[line].at("quantity").as_int64();
    }
    return points;
}

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    made.data = work / "sqlite";
    auto club = make_club(made, made.data, {arguments.members, arguments.sales});
    auto scratch = work / "scratch";
    std::vector<double> hot, usual;
    constexpr std::size_t card = 17;
    std::uint64_t refused = 0;
    for (int round = 0; round < arguments.rounds; ++round) {
        copy_folder(made.data, scratch);
        Server server(arguments.program, scratch);
        Load load;
        load.port = server.port();
        load.seconds = arguments.seconds;
        load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "u" + std::to_string(n), sale_body(club, n)); };
        usual.push_back(run(load, 50'000'000).rate());
        auto before = points_of(club, server.port(), card);
        load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "h" + std::to_string(n), sale_body_of(club, card, n * no_credit)); };
        auto outcome = run(load, 1);
        refused += outcome.refused;
        hot.push_back(outcome.rate());
        std::int64_t base = 0;
        auto fixed = expected_points(club, card, 1, outcome.answered, base);
        auto got = points_of(club, server.port(), card) - before;
        auto by_amount = got - fixed;
        // the remainder that the member brought along may complete one more point
        if (by_amount < base / 200'000 || by_amount > base / 200'000 + 1)
            throw std::runtime_error("the points are not exact: " + std::to_string(got) + " for a base of " + std::to_string(base));
        std::fprintf(stderr, "round %d: one member %.0f, all members %.0f sales/s, points exact\n", round + 1, hot.back(), usual.back());
    }
    report(arguments, "hot_member", {{"sales", median(hot), "sales/s", median(usual), false}},
           {"64 connections on one member; limit is `sale` of the same run, the goal a ratio of 0.5; refused " + std::to_string(refused) + "; points exact in every round"});
}
