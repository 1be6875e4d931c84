// Real purchases come in as sales history. The file is not ours to ship: where it stands beside the repository its first
// two thousand are played, else as many of the same shape that are made here.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "edge/demo/purchases.hpp"
#include "edge/verify/verify.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

constexpr std::size_t how_many = 2'000;

/// A third of the customers come once; the others come again, at any time in eighteen months.
std::string invented_purchases() {
    std::mt19937 chance(1997);
    std::string lines;
    std::size_t made = 0;
    for (int customer = 1; made < how_many; ++customer) {
        auto visits = 1 + (chance() % 3 == 0 ? 0 : chance() % 9);
        for (std::size_t visit = 0; visit < visits && made < how_many; ++visit, ++made) {
            char line[64];
            std::snprintf(line, sizeof line, " %05d 2021%02u%02u %2u %4u.%02u\r\n", customer, unsigned(1 + chance() % 12), unsigned(1 + chance() % 28),
                          unsigned(1 + chance() % 40), unsigned(chance() % 200), unsigned(chance() % 100));
            lines += line;
        }
    }
    return lines;
}

std::string purchases_to_play() {
    auto const* given = std::getenv("VAFA_PURCHASES");
    std::ifstream file(given ? given : "../shared/data/cdnow_purchases.txt");
    std::string lines, line;
    for (std::size_t n = 0; n < how_many && std::getline(file, line); ++n) lines += line + "\n";
    std::printf("%s purchases\n", lines.empty() ? "invented" : "real");
    return lines.empty() ? invented_purchases() : lines;
}

}  // namespace

SCENARIO("Years of purchases come in as history, each with its own day; every customer ends with what anybody can add up, and all proofs hold [F087 B05 B06]") {
    std::istringstream file(purchases_to_play());
    auto purchases = demo::read_purchases(file);
    ASSERT_EQ(purchases.size(), how_many);
    static int run = 0;
    auto slug = "purchases-" + std::to_string(::getpid()) + "-" + std::to_string(++run);
    std::int64_t told = 0;
    auto replayed = demo::replay(program(), slug, purchases, [&](std::int64_t sales) { told = sales; });
    EXPECT_EQ(replayed.differences, std::vector<std::string>{});
    EXPECT_EQ(replayed.sales, std::ssize(purchases));
    EXPECT_EQ(told, replayed.sales);
    EXPECT_GT(replayed.points, 0);

    auto verdict = verify::verify_club(program().registry(), [&](verify::Part const& part) { return verify::check(program(), replayed.club, part); });
    EXPECT_FALSE(verdict.breach) << verdict.breach->table << ' ' << verdict.breach->row << ": " << verdict.breach->what;
}

TEST(Purchases, are_read_line_by_line_and_the_first_that_is_none_is_named) {
    auto read = [](std::string const& text) {
        std::istringstream file(text);
        return demo::read_purchases(file);
    };
    auto one = read(" 00002 20210112  5   77.09\r\n\r\n").at(0);
    EXPECT_EQ(std::tuple(one.customer, one.pieces, one.cents), std::tuple(2, 5, 7709));
    for (auto const* broken : {"2 20210112 5", "2 20211312 5 77.00", "2 20210112 0 77.00", "2 20210112 5 77", "2 20210112 5 77.0", "x 20210112 5 77.00", "2 20210112 5 -7.00"}) {
        try {
            read("00001 20210101 1 11.77\n" + std::string(broken) + "\n");
            ADD_FAILURE() << broken;
        } catch (store::Fault const& fault) {
            EXPECT_TRUE(std::string_view(fault.what()).starts_with("line 2 ")) << fault.what();
        }
    }
}
