// The n-th write, sync, opening or allocation fails: what was acknowledged is there, what was answered "nothing was
// recorded" is not, "unknown" is settled by asking again, and where the process may live on it goes on to serve.
#include <gtest/gtest.h>

#include <thread>

#include "faults/child.hpp"
#include "faults/failing_memory.hpp"
#include "faults/power_cut_vfs.hpp"
#include "faults/shop.hpp"

namespace vafa::faults {

namespace {

using Kind = Trouble::Kind;

constexpr int clients_of_disk = 2;
constexpr int acts_on_disk = 12;
constexpr int exit_after_failed_fsync = 74;

/// Told apart by their first word: "ok" with the answer, "no" with the key that was answered "nothing was recorded".
/// Where the outcome is unknown, the client does what it is told: it asks again with the same key.
void ask_and_tell(Shop& shop, ClubId club, Ask const& ask, Tells const& tells) {
    auto answer = shop.answers(club, ask);
    if (answer.refusal == "server.outcome_unknown") {
        tells.line("unknown");
        answer = shop.answers(club, ask);
    }
    if (answer.status == 200) return tells.line("ok " + Acknowledged{ask, answer.body}.line());
    if (answer.refusal == "server.fault") return tells.line("no " + Acknowledged{ask, ""}.line());
    ensure(answer.refusal == "server.outcome_unknown", "a fault is answered as something else");
}

void work_in_trouble(Folder const& folder, Stall const& stall, std::function<void()> const& prepare, Tells const& tells) {
    prepare();
    auto settings = folder.installation().store_settings();
    settings.vfs = power_cut_vfs;
    Shop shop(folder.installation(), settings);
    std::vector<std::thread> threads;
    for (int client = 0; client < clients_of_disk; ++client) {
        threads.emplace_back([&, client] {
            for (int n = 0; n < acts_on_disk; ++n)
                ask_and_tell(shop, stall.club, act_of(stall, "c" + std::to_string(client), n), tells);
        });
    }
    for (auto& thread : threads) thread.join();
}

struct Told {
    std::vector<Acknowledged> accepted;
    std::vector<Ask> faulted;
    int unknown = 0;
};

Told told_by(std::vector<std::string> const& lines) {
    Told told;
    for (auto const& line : lines) {
        if (line.starts_with("ok ")) told.accepted.push_back(Acknowledged::from_line(line.substr(3)));
        told.unknown += line == "unknown";
        if (line.starts_with("no ")) told.faulted.push_back(Acknowledged::from_line(line.substr(3)).ask);
    }
    return told;
}

class FailingDisk : public testing::Test {
  protected:
    FailingDisk() : stall_(Shop(pristine_.installation()).opens_stall(2)) {}

    /// One process in trouble on a copy of the pristine folder, and what it left.
    Ended run(std::string const& what, std::function<void()> const& prepare) {
        SCOPED_TRACE(what);
        Folder folder(pristine_);
        auto ended = run_child([&](Tells const& tells) { work_in_trouble(folder, stall_, prepare, tells); });
        EXPECT_TRUE(ended.exit_code == 0 || ended.exit_code == 1 || ended.exit_code == exit_after_failed_fsync)
            << "exit " << ended.exit_code << ", signal " << ended.signal;
        auto told = told_by(ended.lines);
        met_ += ended.exit_code != 0 || !told.faulted.empty() || told.unknown > 0;
        Shop shop(folder.installation());
        for (auto const& wrong : wrongs_of(shop, stall_.club, told.accepted)) ADD_FAILURE() << wrong;
        for (auto const& ask : told.faulted) {
            auto again = shop.answers(stall_.club, ask);
            EXPECT_TRUE(again.status == 200 && !again.is_replay) << "answered as not recorded, but it was: " << ask.key;
        }
        return ended;
    }

    Ended run(std::string const& what, Trouble const& trouble) {
        return run(what + " " + std::to_string(trouble.at), [&] { prepare_trouble(trouble); });
    }

    Folder pristine_;
    Stall stall_;
    int met_ = 0;  // processes that noticed
};

bool last_was_accepted(Ended const& ended) { return !ended.lines.empty() && ended.lines.back().starts_with("ok "); }

TEST_F(FailingDisk, a_write_fails_once_and_the_program_serves_on) {
    for (int at = 1; at <= rounds(40, 400); ++at) {
        auto ended = run("write", {Kind::failing_write, at, false, 0});
        EXPECT_TRUE(ended.exit_code != 0 || last_was_accepted(ended)) << "write " << at;
    }
    EXPECT_GT(met_, 10);
}

TEST_F(FailingDisk, the_disk_is_full_from_some_write_on) {
    for (int at = 1; at <= rounds(40, 400); ++at) run("full from write", {Kind::full_disk, at, true, 0});
    EXPECT_GT(met_, 5);
}

TEST_F(FailingDisk, after_a_failed_sync_the_process_ends_and_starts_from_what_the_disk_has) {
    int ended_by_it = 0;
    for (int at = 1; at <= rounds(8, 40); ++at)
        ended_by_it += run("sync", {Kind::failing_sync, at, false, 0}).exit_code == exit_after_failed_fsync;
    EXPECT_GT(ended_by_it, 3);
}

TEST_F(FailingDisk, a_file_cannot_be_opened) {
    for (int at = 1; at <= 10; ++at) run("open", {Kind::failing_open, at, false, 0});
    EXPECT_GT(met_, 0);
}

TEST_F(FailingDisk, memory_is_refused_at_some_allocation) {
    for (int at = 1; at <= 200'000; at += 1 + at / rounds(6, 60)) {
        auto ended = run("allocation " + std::to_string(at), [at] {
            let_allocation_fail(at);
            prepare_trouble({});
        });
        EXPECT_TRUE(ended.exit_code != 0 || last_was_accepted(ended)) << "allocation " << at;
    }
    EXPECT_GT(met_, 5);
}

}  // namespace

}  // namespace vafa::faults
