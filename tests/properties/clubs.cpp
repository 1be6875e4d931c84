// Clubs by chance against clubs on paper: rules of every kind, caps, budgets, windows, discounts, gifts, friends, holds, groups, new versions,
// two records of one person, points that change hands, and the same request twice. What goes wrong is printed as the shortest story that was found.
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

#include "properties/shopper.hpp"
#include "properties/shrinking.hpp"

using namespace vafa;
using namespace vafa::properties;
using namespace vafa::world;

namespace {

constexpr int acts_of_a_club = 600;
constexpr int clubs_at_once = 4;      // while one waits for its commit another is computed
constexpr int most_tellings = 300;

int acts_of_clubs() { return engine() == Engine::sqlite ? 35'000 : 20'000; }

struct Failed {
    std::uint64_t seed;
    Wrong wrong;
};

std::string printed(Shortest const& shortest, std::uint64_t seed) {
    std::string text = "VAFA_SEED=" + std::to_string(seed) + " VAFA_ACTS=1, " + std::to_string(shortest.story.acts.size()) + " acts are left after " +
                       std::to_string(shortest.tellings) + " tellings:\n";
    for (auto const& line : shortest.wrong.told) text += "  " + line + "\n";
    return text + "  → " + shortest.wrong.what;
}

}  // namespace

SCENARIO("A club by chance is what adding up its sales gives: caps, budgets, windows, discounts, gifts, friends, holds, merging, giving [F056 F059 F061 F063 F069 F072 B01 B12 B17 B18 B19 B20 B28 B50 idea 8]") {
    auto seed = seed_of_run();
    std::int64_t due = acts_of_run(acts_of_clubs());
    program();
    std::atomic<std::int64_t> played = 0;
    std::atomic<std::uint64_t> next = 0;
    std::mutex mutex;
    std::optional<Failed> failed;
    auto play = [&] {
        while (played < due) {
            auto mine = seed + next++;
            std::int64_t asked = 0;
            auto wrong = tell(story_by_chance(mine, acts_of_a_club), asked);
            played += asked;
            std::scoped_lock lock(mutex);
            if (wrong && !failed) failed = Failed{mine, *wrong};
            if (failed) return;
        }
    };
    std::vector<std::thread> players;
    for (int n = 0; n < (due > acts_of_a_club ? clubs_at_once : 1); ++n) players.emplace_back(play);
    for (auto& player : players) player.join();
    if (failed) {
        std::printf("VAFA_SEED=%llu after %lld acts: %s\n", static_cast<unsigned long long>(failed->seed), static_cast<long long>(played), failed->wrong.what.c_str());
        std::fflush(stdout);
        auto again = [](Story const& story) {
            std::int64_t ignored = 0;
            return tell(story, ignored);
        };
        ADD_FAILURE() << printed(shorten(story_by_chance(failed->seed, acts_of_a_club), failed->wrong, most_tellings, again), failed->seed);
    } else {
        EXPECT_GE(played, due);
    }
    std::printf("%lld acts in %llu clubs, seed %llu\n", static_cast<long long>(played), static_cast<unsigned long long>(next), static_cast<unsigned long long>(seed));
}
