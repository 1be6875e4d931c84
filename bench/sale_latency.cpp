// What a cashier waits: open loop at half of the rate that the machine reaches, and one request at a time.
#include <cstdio>

#include "support/club.hpp"
#include "support/load.hpp"
#include "support/raw_sale.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    made.data = work / "sqlite";
    auto club = make_club(made, made.data, {arguments.members, arguments.sales});
    auto scratch = work / "scratch";
    copy_folder(made.data, scratch);
    auto syncs = fdatasyncs_per_second(work, 2);
    Server server(arguments.program, scratch);
    Load load;
    load.port = server.port();
    load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "l" + std::to_string(n), sale_body(club, n)); };

    load.seconds = arguments.seconds;
    auto full = run(load, 1);
    load.rate = full.rate() / 2;
    load.seconds = arguments.seconds * 5;
    auto half = run(load, 10'000'000);
    load.rate = 0;
    load.connections = 1;
    load.seconds = arguments.seconds;
    auto alone = run(load, 20'000'000);

    auto ms = [](std::int64_t us) { return static_cast<double>(us) / 1000; };
    auto goal_alone = 1.5 * 1000 / syncs + 0.3;
    std::vector<std::string> notes{"synchronous=FULL, open loop at " + std::to_string(static_cast<int>(load.rate = full.rate() / 2)) + " sales/s for " +
                                   std::to_string(static_cast<int>(arguments.seconds * 5)) + " s, measured from the planned moment; " +
                                   std::to_string(half.refused) + " refused; fdatasync " + std::to_string(static_cast<int>(syncs)) + "/s"};
    report(arguments, "sale_latency",
           {{"p99 at half load", ms(half.quantile_us(0.99)), "ms", 10, true},
            {"max at half load", ms(half.quantile_us(1)), "ms", 250, true},
            {"p50 alone", ms(alone.quantile_us(0.5)), "ms", goal_alone, true}},
           notes);
}
