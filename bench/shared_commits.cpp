// What shared commits gain, also where one sale in eight is refused; what row-level security costs; what followers take.
// The sale of `sale`, through `dispatch` without HTTP, 64 in flight; each variant on a fresh copy of the same club.
#include <atomic>
#include <boost/json/parse.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <semaphore>
#include <stdexcept>

#include "edge/jobs/jobs.hpp"
#include "support/club.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

constexpr std::ptrdiff_t in_flight = 64;

struct Variant {
    bool group_commits = true;
    bool row_level_security = true;
    bool follows = false;
    bool refuses_one_in_eight = false;
};

/// A sale that wants more credit than any member has; its payments do not add up either.
std::string refused_body(BenchClub const& club, std::uint64_t n) {
    auto body = sale_body(club, n);
    body.back() = ',';
    return body.find("\"credit\"") == std::string::npos ? body + "\"credit\":900000000000}" : sale_body(club, n + 1);
}

class Selling {
  public:
    Selling(Program& program, BenchClub const& club)
        : program_(program), club_(club), operation_(program.registry().find("sales.record")) {
        credential_.kind = Credential::Kind::operator_of_server;
    }

    double per_second(Variant const& variant, double seconds) {
        using Clock = std::chrono::steady_clock;
        std::counting_semaphore<> places(in_flight);
        std::atomic<std::int64_t> accepted = 0;
        auto start = Clock::now();
        auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
        for (std::uint64_t n = 1; elapsed() < seconds; ++n) {
            auto body = variant.refuses_one_in_eight && n % 8 == 0 ? refused_body(club_, n) : sale_body(club_, n);
            places.acquire();
            program_.dispatcher().dispatch(
                {operation_, ClubId{club_.number}, credential_, "v" + std::to_string(n), boost::json::parse(body)},
                [&](Answer answer) {
                    accepted += answer.refusal.empty();
                    places.release();
                });
        }
        for (std::ptrdiff_t i = 0; i < in_flight; ++i) places.acquire();
        return static_cast<double>(accepted) / elapsed();
    }

  private:
    Program& program_;
    BenchClub const& club_;
    Operation const* operation_;
    Credential credential_{};
};

double rate_of(Installation const& installation, BenchClub const& club, Variant const& variant, double seconds) {
    auto settings = installation.store_settings();
    settings.group_commits = variant.group_commits;
    settings.row_level_security = variant.row_level_security;
    Program program(installation, settings);
    std::unique_ptr<jobs::Jobs> jobs;
    if (variant.follows) jobs = std::make_unique<jobs::Jobs>(program);
    return Selling(program, club).per_second(variant, seconds);
}

struct Gains {
    std::vector<double> shared, single, shared_refusing, single_refusing, following, without_rls;

    std::string words(std::string const& engine) const {
        auto line =
            "%s: shared commits %.0f sales/s, a commit each %.0f (x %.2f); one in eight refused %.0f against %.0f (x %.2f); with followers %.0f (%+.0f %%)";
        std::array<char, 400> text{};
        auto a = median(shared), b = median(single), c = median(shared_refusing), d = median(single_refusing),
             e = median(following);
        std::snprintf(text.data(), text.size(), line, engine.c_str(), a, b, a / b, c, d, c / d, e, (e / a - 1) * 100);
        return text.data();
    }
};

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    std::filesystem::path work = arguments.work_folder;
    Installation made;
    made.data = work / "sqlite";
    auto club = make_club(made, made.data, {arguments.members, arguments.sales});
    Installation copy;
    copy.data = work / "scratch";
    Gains embedded;
    for (int round = 0; round < arguments.rounds; ++round) {
        auto measure = [&](std::vector<double>& into, Variant const& variant) {
            copy_folder(made.data, copy.data);
            into.push_back(rate_of(copy, club, variant, arguments.seconds));
        };
        measure(embedded.shared, {});
        measure(embedded.single, {.group_commits = false});
        measure(embedded.shared_refusing, {.refuses_one_in_eight = true});
        measure(embedded.single_refusing, {.group_commits = false, .refuses_one_in_eight = true});
        measure(embedded.following, {.follows = true});
    }

    Cluster cluster(std::filesystem::temp_directory_path() / "vafa-bench-postgres");
    Installation model;
    model.data = work / "postgres";
    model.database = cluster.url("vafa_model");
    if (!std::filesystem::exists(model.data / "club")) {
        cluster.drop("vafa_model");
        cluster.create("vafa_model");
    }
    auto chain = make_club(model, model.data, {arguments.members, arguments.sales});
    Gains networked;
    for (int round = 0; round < arguments.rounds; ++round) {
        auto measure = [&](std::vector<double>& into, Variant const& variant) {
            cluster.drop("vafa_scratch");
            cluster.create_from("vafa_scratch", "vafa_model");
            Installation scratch = model;
            scratch.database = cluster.url("vafa_scratch");
            into.push_back(rate_of(scratch, chain, variant, arguments.seconds));
        };
        measure(networked.shared, {});
        measure(networked.single, {.group_commits = false});
        measure(networked.shared_refusing, {.refuses_one_in_eight = true});
        measure(networked.single_refusing, {.group_commits = false, .refuses_one_in_eight = true});
        measure(networked.following, {.follows = true});
        measure(networked.without_rls, {.row_level_security = false});
    }
    cluster.drop("vafa_scratch");

    auto cost = (1 - median(networked.shared) / median(networked.without_rls)) * 100;
    report(arguments, "shared_commits",
           {{"SQLite", median(embedded.shared), "sales/s", median(embedded.single), false},
            {"PostgreSQL", median(networked.shared), "sales/s", median(networked.single), false}},
           {embedded.words("SQLite"), networked.words("PostgreSQL"),
            "row-level security takes " + std::to_string(cost) + " % of the rate on PostgreSQL",
            "the limit is the same with a commit for each sale"});
}
