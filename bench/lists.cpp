// What somebody at the console waits for a page of a million members: each filter in each order, common and rare words, deep pages.
#include <algorithm>
#include <atomic>
#include <boost/json/parse.hpp>
#include <chrono>
#include <cstdio>
#include <semaphore>
#include <stdexcept>

#include "edge/program.hpp"
#include "support/report.hpp"
#include "support/server.hpp"

using namespace vafa;
using namespace vafa::bench;

namespace {

constexpr std::int64_t wanted_members = 1'000'000;
constexpr double most_ms = 100;
constexpr int times_asked = 20;
constexpr std::ptrdiff_t in_flight = 256;

/// As names are spread: few first names are very common, last names have long tails.
std::string name_of(std::int64_t n, std::int64_t kinds, char const* stem) {
    auto mixed = static_cast<std::uint64_t>(n) * 0x9e3779b97f4a7c15U >> 20;
    auto uniform = static_cast<double>(mixed % 1'000'000 + 1) / 1'000'000;
    auto which = static_cast<std::int64_t>(static_cast<double>(kinds) * uniform * uniform * uniform);
    static constexpr char const* letters[] = {"ا", "ب", "پ", "ت", "ج", "ح", "د", "ر", "ز", "س", "ش", "ع", "ف", "ک", "گ", "ل", "م", "ن", "ه", "ی"};
    std::string name;
    for (auto rest = which + 1; rest > 0; rest /= 20) name += letters[rest % 20];
    return name + stem;
}

class Asker {
  public:
    explicit Asker(Installation const& installation) : program_(installation) { credential_.kind = Credential::Kind::operator_of_server; }

    boost::json::value ask(std::string_view name, std::string const& request) {
        auto answer = program_.dispatcher().dispatch_now(call(name, request));
        if (!answer.refusal.empty()) throw std::runtime_error(std::string(name) + ": " + answer.body);
        return boost::json::parse(answer.body);
    }
    void at(ClubId club) { club_ = club; }

    void enrol(std::int64_t members, std::string const& half, std::string const& rare) {
        std::counting_semaphore<> places(in_flight);
        for (std::int64_t i = 0; i < members; ++i) {
            places.acquire();
            auto group = i % 100'000 == 7 ? rare : i % 2 ? half : "";
            auto request = R"({"mobile":"09)" + std::to_string(100'000'000 + i) + R"(","first_name":")" + name_of(i, 300, "ا") + R"(","last_name":")" +
                           name_of(i * 7 + 3, 20'000, "ی") + "\"" + (group.empty() ? "}" : R"(,"group":")" + group + "\"}");
            program_.dispatcher().dispatch(call("members.enrol", request), [&](Answer const&) { places.release(); });
        }
        for (std::ptrdiff_t i = 0; i < in_flight; ++i) places.acquire();
    }

  private:
    Call call(std::string_view name, std::string const& request) {
        auto const* operation = program_.registry().find(name);
        return {operation, club_, credential_, operation->writes ? "lists-" + std::to_string(++keys_) : "", boost::json::parse(request)};
    }

    Program program_;
    Credential credential_;
    ClubId club_ = the_house;
    std::atomic<std::uint64_t> keys_ = 0;
};

struct Question {
    std::string name, filter;
};

/// The slowest p95 of all the questions on one engine, in milliseconds; each goes on for three pages.
double worst_p95(Asker& asker, std::vector<Question> const& questions) {
    double worst = 0;
    for (auto const& [name, filter] : questions) {
        std::vector<double> took;
        for (int i = 0; i < times_asked; ++i) {
            std::string cursor;
            for (int page = 0; page < 3 && (page == 0 || !cursor.empty()); ++page) {
                auto from = std::chrono::steady_clock::now();
                auto answer = asker.ask("members.list", "{\"limit\":50" + filter + (cursor.empty() ? "}" : ",\"cursor\":\"" + cursor + "\"}"));
                took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
                auto const* next = answer.as_object().if_contains("next_cursor");
                cursor = next ? std::string(next->as_string()) : "";
            }
        }
        std::sort(took.begin(), took.end());
        auto p95 = took[took.size() * 95 / 100];
        std::fprintf(stderr, "  %-28s p50 %7.2f ms, p95 %7.2f ms\n", name.c_str(), took[took.size() / 2], p95);
        worst = std::max(worst, p95);
    }
    return worst;
}

double measure(Installation const& installation, std::int64_t members) {
    Asker asker(installation);
    auto founded = asker.ask("clubs.found", R"({"slug":"lists","name":"سنجش","money_unit":"toman","owner_login":"owner","owner_name":"مالک","owner_password":"a long password"})");
    asker.at(ClubId{founded.at("number").as_int64()});
    auto branch = std::string(asker.ask("branches.define", R"({"name":"ونک","tills":1})").at("id").as_string());
    auto group = [&](char const* name) { return std::string(asker.ask("members.define_group", R"({"name":")" + std::string(name) + R"(","is_default":false})").at("id").as_string()); };
    auto half = group("نیم"), rare = group("کمیاب");
    asker.enrol(members, half, rare);
    std::vector<Question> questions;
    for (auto const* sort : {"newest", "oldest", "name"}) {
        auto in_order = R"(,"sort":")" + std::string(sort) + "\"";
        questions.push_back({std::string(sort), in_order});
        questions.push_back({std::string(sort) + ", half", in_order + R"(,"group":")" + half + "\""});
        questions.push_back({std::string(sort) + ", rare", in_order + R"(,"group":")" + rare + "\""});
        questions.push_back({std::string(sort) + ", inactive", in_order + R"(,"status":"inactive")"});
        questions.push_back({std::string(sort) + ", branch of none", in_order + R"(,"branch":")" + branch + "\""});
        questions.push_back({std::string(sort) + ", half and branch", in_order + R"(,"branch":")" + branch + R"(","group":")" + half + "\""});
    }
    for (auto const* text : {"م", "با", "بایی", "ما ت", "زززز", "ب پ ت"}) questions.push_back({std::string("search ") + text, R"(,"text":")" + std::string(text) + "\""});
    questions.push_back({"search in rare", R"(,"text":"ب","group":")" + rare + "\""});
    questions.push_back({"search in half and branch", R"(,"text":"ب","branch":")" + branch + R"(","group":")" + half + "\""});
    return worst_p95(asker, questions);
}

}  // namespace

int main(int count, char** words) {
    auto arguments = read_arguments(count, words);
    auto members = arguments.members == bench::Arguments{}.members ? wanted_members : arguments.members;
    auto work = std::filesystem::path(arguments.work_folder) / "lists";
    std::filesystem::remove_all(work);
    std::vector<Figure> figures;
    if (arguments.engine != "postgresql") {
        Installation embedded;
        embedded.data = work / "sqlite";
        std::filesystem::create_directories(embedded.data);
        figures.push_back({"p95 on SQLite", measure(embedded, members), "ms", most_ms, true});
    }
    if (arguments.engine != "sqlite") {
        Cluster cluster(std::filesystem::temp_directory_path() / "vafa-bench-lists");
        cluster.drop("vafa_lists");
        cluster.create("vafa_lists");
        // Who asks is measured; who enrols a million need not wait for the disk.
        shell("psql -qc 'alter database vafa_lists set synchronous_commit = off' " + cluster.url("postgres"));
        Installation served;
        served.data = work / "postgres";
        std::filesystem::create_directories(served.data);
        served.database = cluster.url("vafa_lists");
        figures.push_back({"p95 on PostgreSQL", measure(served, members), "ms", most_ms, true});
        cluster.drop("vafa_lists");
    }
    report(arguments, "lists", figures, {std::to_string(members) + " members; the slowest of all filters, orders and searches, three pages each"});
}
