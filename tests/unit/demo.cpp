// The sample club is made through the operations themselves: a small one is whole, sound, and shows what it should.
#include <gtest/gtest.h>
#include <unistd.h>

#include "edge/demo/sample.hpp"
#include "edge/verify/verify.hpp"

namespace vafa::demo {

namespace {

namespace fs = std::filesystem;

TEST(Demo, a_small_sample_is_sound_and_has_sales_credit_and_returns) {
    auto folder = fs::temp_directory_path() / ("vafa-demo-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    Installation installation;
    installation.data = folder;
    Program program(installation);
    Sample sample(program, {.seed = 7, .members = 40, .sales = 500, .goods = 60, .days = 120});
    build(sample, [](std::int64_t) {});

    EXPECT_EQ(sample.customers.size(), 40u);
    EXPECT_EQ(sample.tally.sales, 500);
    EXPECT_GT(sample.tally.with_credit, 5);
    auto club = sample.operator_of_server.club;
    auto verdict = verify::verify_club(program.registry(), [&](verify::Part const& part) { return verify::check(program, club, part); });
    EXPECT_FALSE(verdict.breach) << verdict.breach->table << ' ' << verdict.breach->row << ": " << verdict.breach->what;
    auto known = sample.crowd.ask(sample.owner, "members.find", Json()("text", known_card).text());
    EXPECT_TRUE(known.is_accepted()) << known.refusal();
    fs::remove_all(folder);
}

TEST(Demo, barcodes_have_the_check_digit_of_ean) {
    EXPECT_EQ(ean13("400638133393"), "4006381333931");
    EXPECT_EQ(ean13("590123412345"), "5901234123457");
}

TEST(Demo, invents_each_mobile_once_and_the_same_people_from_the_same_seed) {
    Random one(5), two(5);
    std::set<std::string> mobiles;
    for (int n = 0; n < 3000; ++n) {
        auto person = invent_person(one, n);
        EXPECT_EQ(person.mobile, invent_person(two, n).mobile);
        EXPECT_TRUE(Mobile::parse(person.mobile));
        mobiles.insert(person.mobile);
    }
    EXPECT_EQ(mobiles.size(), 3000u);
}

}  // namespace

}  // namespace vafa::demo
