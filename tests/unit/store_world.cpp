// Makes and removes the places that store tests run in.
#include "store_world.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <latch>

#include "store/fault.hpp"

namespace vafa::store {

namespace {

std::string cluster_url() {
    auto* url = std::getenv("VAFA_TEST_POSTGRES");
    return url ? url : "";
}

void in_cluster(std::string const& statement) {
    auto* connection = PQconnectdb(cluster_url().c_str());
    auto* result = PQexec(connection, statement.c_str());
    auto status = PQresultStatus(result);
    std::string words = PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
    if (status != PGRES_COMMAND_OK) throw std::runtime_error(statement + ": " + words);
}

/// The URL with another database: postgresql://user@host:port/DATABASE?options
std::string with_database(std::string url, std::string const& database) {
    auto options = url.find('?');
    auto tail = options == std::string::npos ? "" : url.substr(options);
    url = url.substr(0, options);
    auto path = url.find('/', url.find("//") + 2);
    return url.substr(0, path) + "/" + database + tail;
}

std::string fresh_name() {
    static std::atomic<int> count{0};
    return "vafa_store_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

}  // namespace

std::vector<TestedEngine> tested_engines() {
    if (cluster_url().empty()) return {TestedEngine::sqlite};
    return {TestedEngine::sqlite, TestedEngine::postgresql};
}

std::string name_of(testing::TestParamInfo<TestedEngine> const& tested) {
    return tested.param == TestedEngine::sqlite ? "SQLite" : "PostgreSQL";
}

FreshPlace::FreshPlace(TestedEngine engine) : name_(fresh_name()) {
    if (engine == TestedEngine::sqlite) {
        settings_.folder = std::filesystem::temp_directory_path() / name_;
    } else {
        in_cluster("create database " + name_);
        settings_.postgres_url = with_database(cluster_url(), name_);
        settings_.postgres_connections = 2;
    }
}

FreshPlace::~FreshPlace() {
    if (settings_.postgres_url.empty()) std::filesystem::remove_all(settings_.folder);
    else in_cluster("drop database " + name_ + " with (force)");
}

void StoreTest::open(Settings const& chosen) {
    static constexpr Migration migrations[] = {notes_migration};
    store.reset();
    store = open_store(chosen, migrations);
    store->found_club(lale);
    store->found_club(narges);
}

std::string StoreTest::all_titles(ClubId club) {
    std::string all;
    store->read_now(club, [&](Snapshot& snapshot) {
        all.clear();
        for (auto row : snapshot.read(titles)) all += (all.empty() ? "" : " ") + row.get<std::string>(0);
    });
    return all;
}

std::int64_t StoreTest::notes(ClubId club) {
    std::int64_t count = 0;
    store->read_now(club, [&](Snapshot& snapshot) { count = snapshot.read(count_notes)[0].get<std::int64_t>(0); });
    return count;
}

void Together::add(std::function<void(Transaction&)> run, std::uint64_t route) {
    add(Work{.club = lale, .route = route, .alone = false, .first_questions = {}, .run = std::move(run), .done = {}});
}

void Together::add(Work work) { works_.push_back(std::move(work)); }

std::vector<std::string> Together::answers() {
    std::latch go{1}, all_done{static_cast<std::ptrdiff_t>(works_.size()) + 1};
    store_.write({.club = lale, .route = 1, .alone = false, .first_questions = {},
                  .run = [&](Transaction&) { go.wait(); }, .done = [&](std::exception_ptr) { all_done.count_down(); }});
    std::vector<std::string> answers(works_.size());
    for (std::size_t at = 0; at < works_.size(); ++at) {
        works_[at].done = [&, at](std::exception_ptr failure) {
            answers[at] = words_of(failure);
            all_done.count_down();
        };
        store_.write(std::move(works_[at]));
    }
    go.count_down();
    all_done.wait();
    works_.clear();
    return answers;
}

std::string words_of(std::exception_ptr failure) try {
    if (failure) std::rethrow_exception(failure);
    return "";
} catch (FenceHit const& hit) {
    return std::string("fence: ") + hit.what();
} catch (Fault const& fault) {
    return std::string(fault.outcome_unknown ? "unknown: " : "fault: ") + fault.what();
} catch (std::exception const& other) {
    return other.what();
}

}  // namespace vafa::store
