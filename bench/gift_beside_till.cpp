// What a cashier waits while a million members are given credit: 32 tills in open loop, a hundred sales a second, beside the chunks of
// one gift. The goal: never above 250 ms.
#include <cstdio>
#include <stdexcept>

#include "support/asking.hpp"
#include "support/club.hpp"
#include "support/load.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

constexpr double sales_per_second = 100;

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    made.data = work / "members";
    auto club = make_club(made, made.data, {arguments.members, 0});
    ClubId number{club.number};
    Installation measured;
    measured.data = work / "scratch";
    copy_folder(made.data, measured.data);
    auto until = iso_day(today_in_tehran() + 30);
    {
        Program program(measured);
        ask(program, number, "gifts.give", R"({"name":"هدیهٔ سنجش","wallet":"credit","amount":100000,"last_day":")" + until + R"(","to":{},"most_members":)" +
                                               std::to_string(arguments.members) + "}");
    }
    Outcome outcome;
    {
        Server server(arguments.program, measured.data);
        Load load;
        load.port = server.port();
        load.connections = 32;
        load.rate = sales_per_second;
        load.seconds = arguments.seconds * 10;
        load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "g" + std::to_string(n), sale_body(club, n * 5)); };
        outcome = run(load, 1);
    }
    if (outcome.refused > 0) throw std::runtime_error("refused: " + outcome.first_refusal);
    Program program(measured);
    auto gift = ask(program, number, "gifts.list").at("items").at(0);
    auto given = gift.at("given").as_int64();
    if (given == 0) throw std::runtime_error("the gift did not run beside the sales");
    auto ms = [](std::int64_t us) { return static_cast<double>(us) / 1000; };
    report(arguments, "gift_beside_till", {{"max", ms(outcome.quantile_us(1)), "ms", 250, true}, {"p99", ms(outcome.quantile_us(0.99)), "ms", 250, true}},
           {std::to_string(given) + " of " + std::to_string(arguments.members) + " members were given it in " + std::to_string(static_cast<int>(outcome.seconds)) +
            " s, " + std::string(gift.at("state").as_string())});
}
