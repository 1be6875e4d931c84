// How fast the past is judged once more: all sales of the club that is measured, as they were and by a draft, chunk by chunk as the
// server does it. The goal: 10 million sales in a minute. Recording so many takes hours: beyond half a million, members with their whole
// past are copied by SQL, and the replay as it was proves that nothing of it was bent.
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "edge/jobs/jobs.hpp"
#include "support/asking.hpp"
#include "support/club.hpp"
#include "support/filling.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

constexpr double wanted_sales = 10'000'000, wanted_seconds = 60;
constexpr long most_recorded = 500'000;

/// Sales a second of one replay of the whole past.
double rate_of(Program& program, ClubId club, std::string const& question) {
    auto today = iso_day(today_in_tehran());
    auto from = std::chrono::steady_clock::now();
    auto started = ask(program, club, "replays.start", R"({"first_day":"2000-01-01","last_day":")" + today + "\"" + question + "}");
    jobs::Jobs::catch_up(program, club);
    auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
    auto shown = ask(program, club, "replays.show", R"({"id":")" + std::string(started.at("id").as_string()) + R"("})");
    auto const& figures = shown.at("figures");
    if (shown.at("state") != "done") throw std::runtime_error("the replay did not end");
    if (figures.at("differences").as_int64() != 0) throw std::runtime_error("the past is not what the ledger has");
    return static_cast<double>(figures.at("sales").as_int64()) / seconds;
}

BenchClub recorded_club(Installation& made, std::filesystem::path const& folder, bench::Arguments const& arguments, long times) {
    made.data = folder;
    return make_club(made, made.data, {arguments.members / times, arguments.sales / times});
}

/// The club that all benches share, or one whose members were multiplied.
BenchClub club_with_past(Installation& made, std::filesystem::path const& work, bench::Arguments const& arguments) {
    if (arguments.sales <= most_recorded) return recorded_club(made, work / "sqlite", arguments, 1);
    if (arguments.sales % most_recorded != 0) throw std::runtime_error("beyond half a million, sales go by half millions");
    auto times = arguments.sales / most_recorded;
    Installation few;
    auto club = recorded_club(few, work / "past-of-few", arguments, times);
    made.data = work / "past";
    if (std::filesystem::exists(made.data)) return club;
    Installation half_made;
    half_made.data = work / "past-half-made";
    copy_folder(few.data, half_made.data);
    multiply_members(half_made.data / ("club-" + std::to_string(club.number) + ".db"), times);
    std::filesystem::rename(half_made.data, made.data);
    return club;
}

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    auto club = club_with_past(made, work, arguments);
    Installation measured;
    measured.data = work / "replay";
    copy_folder(made.data, measured.data);
    std::vector<double> as_it_was, by_draft;
    {
        Program program(measured);
        ClubId number{club.number};
        auto in_force = ask(program, number, "program.show").at("document");
        auto draft = R"(,"draft":)" + boost::json::serialize(in_force);
        for (int round = 0; round < arguments.rounds; ++round) {
            as_it_was.push_back(rate_of(program, number, ""));
            by_draft.push_back(rate_of(program, number, draft));
            std::fprintf(stderr, "  round %d: %.0f sales/s as it was, %.0f by a draft\n", round + 1, as_it_was.back(), by_draft.back());
        }
    }
    std::filesystem::remove_all(measured.data);
    auto limit = wanted_sales / wanted_seconds;
    report(arguments, "replay", {{"as it was", median(as_it_was), "sales/s", limit}, {"by a draft", median(by_draft), "sales/s", limit}},
           {std::to_string(arguments.sales) + " sales of " + std::to_string(arguments.members) + " members; two parts beside each other, SQLite"});
}
