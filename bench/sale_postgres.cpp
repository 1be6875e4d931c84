// The same sale over HTTP on PostgreSQL with durable defaults, against pgbench TPC-B-like with 32 clients of the same run.
#include <cstdio>

#include "support/club.hpp"
#include "support/load.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    std::filesystem::create_directories(work);
    Cluster cluster(std::filesystem::temp_directory_path() / "vafa-bench-postgres");
    Installation made;
    made.data = work / "postgres";
    made.database = cluster.url("vafa_model");
    if (!std::filesystem::exists(made.data / "club")) {
        cluster.drop("vafa_model");
        cluster.create("vafa_model");
    }
    auto club = make_club(made, made.data, {arguments.members, arguments.sales});
    std::vector<double> rates, limits;
    std::uint64_t number = 1;
    for (int round = 0; round < arguments.rounds; ++round) {
        limits.push_back(cluster.pgbench(32, arguments.seconds));
        cluster.drop("vafa_scratch");
        cluster.create_from("vafa_scratch", "vafa_model");
        Server server(arguments.program, made.data, {"--database", cluster.url("vafa_scratch"), "--connections", "8"});
        Load load;
        load.port = server.port();
        load.connections = 32;
        load.seconds = arguments.seconds;
        load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "p" + std::to_string(n), sale_body(club, n)); };
        // Right after a checkpoint every page goes whole into the log once: that is over before it is measured.
        run(load, number);
        auto outcome = run(load, number + 500'000);
        number += 1'000'000;
        rates.push_back(outcome.rate());
        std::fprintf(stderr, "round %d: pgbench %.0f, over HTTP %.0f sales/s, p50 %lld us, p99 %lld us, %llu refused\n", round + 1, limits.back(), rates.back(),
                     static_cast<long long>(outcome.quantile_us(0.5)), static_cast<long long>(outcome.quantile_us(0.99)),
                     static_cast<unsigned long long>(outcome.refused));
    }
    cluster.drop("vafa_scratch");
    report(arguments, "sale_postgres", {{"sales", median(rates), "sales/s", median(limits), false}},
           {"32 clients, 8 connections, durable default settings; the limit is pgbench TPC-B-like; the goal is a ratio of 1.7"});
}
