// The sale of `sale` with a program of forty rules, against the same with its ten, in the same run; rounds alternate. As in a true
// program of that size most rules do not hold for a given sale: four of the ten do, and two of the thirty.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
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

/// Ten of each: a good of the assortment, days, a number of purchases; two hold on every day of the week.
std::string when(int number, BenchClub const& club) {
    auto nth = static_cast<std::size_t>(number / 3);
    if (number % 3 == 0) return R"({"kind":"goods","goods":[")" + club.goods[club.goods.size() - 1 - nth] + R"("],"goods_groups":[]})";
    if (number % 3 == 2) return R"({"kind":"nth_purchase","number":)" + std::to_string(900'000 + number) + "}";
    if (nth < 2) return R"({"kind":"weekday","days":["saturday","sunday","monday","tuesday","wednesday","thursday","friday"]})";
    return R"({"kind":"dates","first_day":"201)" + std::to_string(nth % 10) + R"(-01-01","last_day":"201)" + std::to_string(nth % 10) + R"(-02-01"})";
}

void publish_forty(Installation const& installation, BenchClub const& club) {
    Program program(installation);
    ClubId number{club.number};
    auto document = ask(program, number, "program.show").at("document");
    auto& rules = document.at("rules").as_array();
    for (int more = 0; more < 30; ++more)
        rules.push_back(boost::json::parse(R"({"number":)" + std::to_string(101 + more) + R"(,"name":"قاعدهٔ )" + std::to_string(more + 11) +
                                           R"(","when":[)" + when(more, club) + R"(],"gives":{"kind":"points","points":1}})"));
    ask(program, number, "program.publish", R"({"document":)" + boost::json::serialize(document) + "}");
}

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    made.data = work / "sqlite";
    auto club = make_club(made, made.data, {arguments.members, arguments.sales});
    Installation scratch;
    scratch.data = work / "scratch";
    std::vector<double> rates, limits;
    std::uint64_t number = 1;
    for (int round = 0; round < 2 * arguments.rounds; ++round) {
        bool has_forty = round % 2 == 1;
        copy_folder(made.data, scratch.data);
        if (has_forty) publish_forty(scratch, club);
        Server server(arguments.program, scratch.data);
        Load load;
        load.port = server.port();
        load.seconds = arguments.seconds;
        load.request = [&](std::uint64_t n) { return post("/v1/sales", club.api_key, "b" + std::to_string(n), sale_body(club, n)); };
        auto outcome = run(load, number);
        number += outcome.answered + outcome.refused + 1'000'000;
        if (outcome.refused > outcome.answered / 100) throw std::runtime_error("refused: " + outcome.first_refusal);
        (has_forty ? rates : limits).push_back(outcome.rate());
        std::fprintf(stderr, "round %d, %d rules: %.0f sales/s, p99 %lld us\n", round / 2 + 1, has_forty ? 40 : 10, outcome.rate(),
                     static_cast<long long>(outcome.quantile_us(0.99)));
    }
    report(arguments, "sale_40_rules", {{"sales", median(rates), "sales/s", median(limits), false}},
           {"synchronous=FULL, " + std::to_string(club.cards.size()) + " members, " + std::to_string(arguments.sales) + " sales before"});
}
