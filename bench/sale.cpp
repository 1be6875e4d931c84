// A full sale over HTTP on SQLite, against the raw fourteen-statement limit of the same run; rounds alternate.
#include <cstdio>
#include <thread>

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
    auto file = "club-" + std::to_string(club.number) + ".db";

    std::vector<double> rates, limits;
    std::uint64_t number = 1;
    std::int64_t wal = 0;
    std::vector<std::string> notes;
    for (int round = 0; round < arguments.rounds; ++round) {
        copy_folder(made.data, scratch);
        limits.push_back(raw_sales_per_second(scratch / file, arguments.seconds));
        copy_folder(made.data, scratch);
        Server server(arguments.program, scratch);
        Load load;
        load.port = server.port();
        load.seconds = arguments.seconds;
        load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "b" + std::to_string(n), sale_body(club, n)); };
        auto outcome = run(load, number);
        number += outcome.answered + outcome.refused + 1'000'000;
        if (outcome.refused > outcome.answered / 100) throw std::runtime_error("refused: " + outcome.first_refusal);
        rates.push_back(outcome.rate());
        if (std::filesystem::exists(scratch / (file + "-wal"))) wal = static_cast<std::int64_t>(std::filesystem::file_size(scratch / (file + "-wal")));
        std::fprintf(stderr, "round %d: raw %.0f, over HTTP %.0f sales/s, p50 %lld us, p99 %lld us, %llu refused\n", round + 1, limits.back(),
                     rates.back(), static_cast<long long>(outcome.quantile_us(0.5)), static_cast<long long>(outcome.quantile_us(0.99)),
                     static_cast<unsigned long long>(outcome.refused));
    }
    notes.push_back("synchronous=FULL, " + std::to_string(club.cards.size()) + " members, " + std::to_string(arguments.sales) + " sales, WAL " + std::to_string(wal / 1024) + " KiB at the end");
    report(arguments, "sale", {{"sales", median(rates), "sales/s", median(limits), false}}, notes);
}
