// What the program takes: memory at rest, disk for a sale with all its rows and bodies, time until it is ready.
#include <cstdio>

#include "support/club.hpp"
#include "support/load.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

std::int64_t bytes_of(std::filesystem::path const& folder) {
    std::int64_t bytes = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == ".db") bytes += static_cast<std::int64_t>(entry.file_size());
    return bytes;
}

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    made.data = work / "sqlite";
    auto club = make_club(made, made.data, {arguments.members, arguments.sales});
    auto empty = work / "empty";
    std::filesystem::remove_all(empty);
    double idle_mb = 0, ready = 0;
    {
        Server server(arguments.program, empty);
        idle_mb = static_cast<double>(server.resident_bytes()) / 1e6;
    }
    auto scratch = work / "scratch";
    copy_folder(made.data, scratch);
    auto before = bytes_of(scratch);
    std::uint64_t sold = 0;
    {
        Server server(arguments.program, scratch);
        ready = server.seconds_to_ready();
        Load load;
        load.port = server.port();
        load.seconds = arguments.seconds * 3;
        load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "f" + std::to_string(n), sale_body(club, n)); };
        sold = run(load, 1).answered;
    }
    auto per_sale = static_cast<double>(bytes_of(scratch) - before) / static_cast<double>(sold);
    report(arguments, "footprint",
           {{"idle memory", idle_mb, "MB", 60, true}, {"disk per sale", per_sale / 1000, "KB", 2.5, true}, {"ready after start", ready, "s", 1, true}},
           {std::to_string(sold) + " sales with rows, bodies, indexes and seals"});
}
