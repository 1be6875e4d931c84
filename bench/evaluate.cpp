// A periodic evaluation of tiers: a million members by what they bought in the last six months of 20 million sales. The sales are
// written into the file by SQL, since recording them takes hours; the evaluation is the program's own chore, step by step.
// The goal: ten seconds for a million members.
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "club/tiers/evaluate.hpp"
#include "edge/jobs/following.hpp"
#include "support/asking.hpp"
#include "support/club.hpp"
#include "support/filling.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

constexpr double wanted_members = 1'000'000, wanted_seconds = 10;

std::string group(Program& program, ClubId club, char const* name) {
    return std::string(ask(program, club, "members.define_group", std::string(R"({"name":")") + name + R"(","is_default":false})").at("id").as_string());
}

/// Who bought for up to a million rial falls, who bought for more than ten rises: some four in a hundred.
void set_tiers(Program& program, ClubId club, Day today) {
    auto c = group(program, club, "C"), b = group(program, club, "B"), a = group(program, club, "A");
    auto band = [](std::string const& to, std::string const& up_to) { return "{" + (up_to.empty() ? "" : R"("up_to":)" + up_to + ",") + R"("to":")" + to + R"("})"; };
    auto table = [&](std::string const& from, std::string const& bands) { return R"({"from":")" + from + R"(","bands":[)" + bands + "]}"; };
    ask(program, club, "tiers.define",
        R"({"ladder":{"tiers":[")" + c + R"(",")" + b + R"(",")" + a + R"("],"promotions":[],"evaluation":{"measure":"amount","months":6,"first_day":")" +
            iso_day(today) + R"(","every_months":6,"tables":[)" + table(c, band(c, "10000000") + "," + band(b, "")) + "," +
            table(b, band(c, "1000000") + "," + band(b, "10000000") + "," + band(a, "")) + "," + table(a, band(b, "1000000") + "," + band(a, "")) + "]}}}");
}

/// Two years of sales of about a million rial, spread over all members; two in a hundred came back by half.
void fill(std::filesystem::path const& file, ClubId club, long members, long sales, Day today) {
    auto text = [](auto number) { return std::to_string(number); };
    auto number_of_club = text(club.value);
    run_sql(file, {
        "pragma synchronous = off", "pragma cache_size = -400000", "pragma temp_store = memory",
        "create temp table nth as select row_number() over (order by id) as n, id from members_member",
        "create unique index temp.nth_n on nth (n)",
        "drop index sales_sale_member",
        "with recursive i(i) as (select 1 union all select i + 1 from i where i < " + text(sales) + ") "
        "insert into sales_sale (club_id, id, member, branch, till, staff, day, at, gross, discount, credit, paid_card, paid_cash, paid_other, program_version) "
        "select " + number_of_club + ", i * 1000, (select id from nth where n = h * h / 65536 % " + text(members) + " + 1), 1, 1, 1, " +
            text(today.number - 730) + " + h / 1024 % 730, i, 700000 + i % 700 * 1000, 50000, 0, 650000 + i % 700 * 1000, 0, 0, 1 "
            "from (select i, i * 2654435761 & 2147483647 as h from i)",
        "insert into sales_return (club_id, sale, nth, id, branch, till, staff, day, at, value, credit_back, cash_back, withheld) "
        "select club_id, id, 1, id + 1, 1, 1, 1, day, at, (gross - discount) / 2, 0, (gross - discount) / 2, 0 from sales_sale where id / 1000 % 50 = 0",
        "create index sales_sale_member on sales_sale (club_id, member, id, day, gross, discount) where member <> 0",
        "update members_member set group_id = (select id from members_group g where g.club_id = members_member.club_id and g.name = "
        "substr('ABC', abs(members_member.number) % 3 + 1, 1))",
        "analyze"});
}

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    auto today = today_in_tehran();
    Installation made;
    made.data = work / "evaluate";
    Installation members;
    members.data = work / "members";
    auto club = make_club(members, members.data, {arguments.members, 0});
    ClubId number{club.number};
    auto file = "club-" + std::to_string(club.number) + ".db";
    if (!std::filesystem::exists(made.data)) {
        Installation half_made;
        half_made.data = work / "evaluate-half-made";
        copy_folder(members.data, half_made.data);
        {
            Program program(half_made);
            set_tiers(program, number, today);
        }
        fill(half_made.data / file, number, arguments.members, arguments.sales, today);
        std::filesystem::rename(half_made.data, made.data);
    }
    std::vector<double> seconds;
    std::string moved;
    Installation measured;
    measured.data = work / "scratch";
    for (int round = 0; round < arguments.rounds; ++round) {
        copy_folder(made.data, measured.data);
        Program program(measured);
        jobs::Counters counters;
        jobs::Following following(program, counters);
        auto evaluating = tiers::evaluating();
        auto from = std::chrono::steady_clock::now();
        while (evaluating.run(following.workplace(number))) {}
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count());
        auto run = ask(program, number, "tiers.show").at("runs").at(0);
        if (run.at("looked_at").as_int64() != arguments.members || !run.at("is_done").as_bool()) throw std::runtime_error("not everybody was judged");
        moved = std::to_string(run.at("raised").as_int64()) + " rose, " + std::to_string(run.at("lowered").as_int64()) + " fell";
        std::fprintf(stderr, "round %d: %.2f s, %s\n", round + 1, seconds.back(), moved.c_str());
    }
    std::filesystem::remove_all(measured.data);
    auto limit = wanted_seconds * static_cast<double>(arguments.members) / wanted_members;
    report(arguments, "evaluate", {{"seconds", median(seconds), "s", limit, true}},
           {std::to_string(arguments.members) + " members, " + std::to_string(arguments.sales) + " sales, SQLite; " + moved});
}
