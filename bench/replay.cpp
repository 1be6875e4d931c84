// How fast the past is judged once more: all sales of the club that is measured, as they were and by a draft, chunk by chunk as the
// server does it. The goal: 10 million sales in a minute.
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "edge/jobs/jobs.hpp"
#include "support/asking.hpp"
#include "support/club.hpp"
#include "support/report.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

constexpr double wanted_sales = 10'000'000, wanted_seconds = 60;

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

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    made.data = work / "sqlite";
    auto club = make_club(made, made.data, {arguments.members, arguments.sales});
    Installation measured;
    measured.data = work / "replay";
    std::filesystem::remove_all(measured.data);
    std::filesystem::copy(made.data, measured.data, std::filesystem::copy_options::recursive);
    std::vector<double> as_it_was, by_draft;
    {
        Program program(measured);
        ClubId number{club.number};
        jobs::Jobs::catch_up(program, number);  // what followers have not seen yet is not measured
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
