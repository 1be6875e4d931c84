// Power cuts at any moment: what was acknowledged is there, and nothing by half. Without syncing it must be lost.
#include <gtest/gtest.h>

#include <cstdio>
#include <thread>

#include "faults/child.hpp"
#include "faults/power_cut_vfs.hpp"
#include "faults/shop.hpp"

namespace vafa::faults {

namespace {

constexpr int clients_in_the_dark = 6;
constexpr int acts_in_the_dark = 60;

store::Settings settings_with(Folder const& folder, std::string const& synchronous) {
    auto settings = folder.installation().store_settings();
    settings.vfs = power_cut_vfs;
    settings.synchronous = synchronous;
    settings.frames_a_copy = 8;   // so that the log begins anew again and again in these few acts
    return settings;
}

/// Clients that ask one act after the other and tell what they were answered, until the power goes.
void work_until_cut(Folder const& folder, store::Settings const& settings, Stall const& stall, int round,
                    Trouble const& trouble, Tells const& tells) {
    prepare_trouble(trouble);
    Shop shop(folder.installation(), settings);
    std::vector<std::thread> threads;
    for (int client = 0; client < clients_in_the_dark; ++client) {
        threads.emplace_back([&, client] {
            for (int n = 0; n < acts_in_the_dark; ++n) {
                auto ask = act_of(stall, "r" + std::to_string(round) + "c" + std::to_string(client), n);
                auto answer = shop.answers(stall.club, ask);
                if (answer.status == 200) tells.line(Acknowledged{ask, answer.body}.line());
            }
        });
    }
    if (round % 20 == 7) shop.founds_club();
    for (auto& thread : threads) thread.join();
    cut_power();
}

/// Early and late cuts alike: in the opening, in the first commits, behind checkpoints.
int moment_of_cut(std::mt19937_64& chance) {
    return static_cast<int>(chance() % (std::size_t{8} << chance() % 9)) + 1;
}

/// Reopens a copy, as a power cut left it, on the plain file system.
std::vector<std::string> wrongs_after(Folder const& folder, ClubId club,
                                      std::vector<Acknowledged> const& acknowledged) {
    try {
        Folder copy(folder);
        std::vector<std::string> wrongs;
        {
            Shop shop(copy.installation());
            wrongs = wrongs_of(shop, club, acknowledged);
        }
        for (auto& damage : damages_of(copy.path())) wrongs.push_back(std::move(damage));
        return wrongs;
    } catch (std::exception const& failure) {
        return {std::string("it does not open: ") + failure.what()};
    }
}

/// Looks from a process of its own: what an unsynced disk leaves may end whoever reads it.
std::vector<std::string> wrongs_seen_apart(Folder const& folder, ClubId club,
                                           std::vector<Acknowledged> const& acknowledged) {
    auto ended = run_child([&](Tells const& tells) {
        for (auto const& wrong : wrongs_after(folder, club, acknowledged)) tells.line(wrong);
    });
    if (ended.exit_code != 0)
        ended.lines.push_back("who looked ended with " + std::to_string(ended.exit_code) + ", signal " +
                              std::to_string(ended.signal));
    return ended.lines;
}

struct Outcome {
    int cuts = 0;
    std::size_t acknowledged = 0;
    std::vector<std::string> wrongs;
};

/// Cut after cut on one folder, so that each recovers what the one before has left; ends with the first wrong.
Outcome cut_again_and_again(std::string const& synchronous, int times, std::uint64_t seed) {
    Folder folder;
    auto stall = Shop(folder.installation()).opens_stall(4);
    std::mt19937_64 chance(seed);
    std::vector<Acknowledged> all;
    Outcome outcome;
    for (int round = 0; round < times && outcome.wrongs.empty(); ++round) {
        Trouble trouble{Trouble::Kind::power_cut, moment_of_cut(chance), false, chance()};
        auto settings = settings_with(folder, synchronous);
        auto ended =
            run_child([&](Tells const& tells) { work_until_cut(folder, settings, stall, round, trouble, tells); });
        EXPECT_EQ(ended.exit_code, power_cut_exit)
            << "round " << round << ": " << (ended.lines.empty() ? "" : ended.lines.back());
        std::vector<Acknowledged> of_round;
        for (auto const& line : ended.lines) of_round.push_back(Acknowledged::from_line(line));
        outcome.wrongs = wrongs_seen_apart(folder, stall.club, of_round);
        all.insert(all.end(), of_round.begin(), of_round.end());
        ++outcome.cuts;
    }
    if (outcome.wrongs.empty()) outcome.wrongs = wrongs_seen_apart(folder, stall.club, all);
    outcome.acknowledged = all.size();
    return outcome;
}

TEST(PowerCut, what_was_acknowledged_is_there_after_every_cut_and_nothing_is_half_done) {
    auto seed = seed_of_run();
    auto outcome = cut_again_and_again("FULL", rounds(200, 1000), seed);
    EXPECT_TRUE(outcome.wrongs.empty()) << "seed " << seed << ", cut " << outcome.cuts << ": "
                                        << joined(outcome.wrongs);
    EXPECT_GT(outcome.acknowledged, 200u) << "hardly anything was acknowledged: the cuts prove nothing";
    std::printf("%d cuts, %zu acts acknowledged, seed %llu\n", outcome.cuts, outcome.acknowledged,
                static_cast<unsigned long long>(seed));
}

TEST(PowerCut, without_syncing_the_same_cuts_lose_what_was_acknowledged) {
    auto seed = seed_of_run();
    auto outcome = cut_again_and_again("OFF", 40, seed);
    EXPECT_FALSE(outcome.wrongs.empty()) << "seed " << seed << ": this test would not notice a loss";
}

}  // namespace

}  // namespace vafa::faults
