// Rule tables: a set of rules, purchases of one member in order, and what each must earn; read from tests/rules/*.txt.
//
//   = Title, with the numbers it proves [F059 B32]
//   set vat_earns                            a setting of the base: vat_earns, credit_part_earns, shipping_earns, no_services
//   without tea @drinks                      goods and groups that earn nothing
//   life points after_days 30                also: credit; never, end_of_month N, end_of_year N, by_inactivity N; pending N
//   stack high best_of
//   festival yalda dates 1405/9/30-1405/9/30 · each_year 9/30 9/30
//   rule 1 1 per 200000                      points by amount, remainder kept; "floor", "nearest", "up" instead of it
//   rule 2 3% credit · x2 [credit|both] [of 1,2] · 50 points · 1000 credit · 5 a piece · 500 credit a piece · list tea=3 @drinks=1
//   rule 3 10% off [from 3 15%] · 5000 off [from 3 8000] · 200 off a piece · off tea=10% @drinks=5%
//          bonus 1000 30|month 200 points|credit [of 1,2]
//     when weekday tuesday                   conditions, each on a line of its own
//     cap 100 invoice · cap 20 day|member · budget 500 [month] · stack high · priority 2 · paused · life after_days 10
//   referrers 3% 1% [invoice 50] [day 60] [budget 100 [month]] [idle 2]   levels; who is not active; each referrer's group is A
//   member A birthday 1370/9/5 enrolled 1400/1/1 referred
//   1405/09/01 10:30 | tea*2=400000, ship:shipping=50000 %10 | credit 50000, branch 2, till 1, card | 2 0 | !2 weekday, rest 1 100000
//   return 1 | 1, 0 | -1 0                   of purchase 1 so many pieces of each line are kept; the change
//
// Expected: points, credit, then facts: "nets 90 45" after the program's discounts; "off RULE 10 5" what a rule took, line by line
// where it took anything; "!RULE REASON" did not apply; "rest RULE RIAL"; "lines RULE 3 2" shares;
// "until RULE 1405/10/1" last day; "referral" won; "levels 30 10" what each level is paid (in a return: the change); "cut RULE invoice|day|member|budget";
// "ahead RULE MISSING 1405/10/1" of a bonus; "counted RULE POINTS 1405/9/1" in its window since that day.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "club/program/program.hpp"

namespace vafa::rules {

struct Row {
    int line = 0;                       // in the file
    std::vector<std::string> columns;   // split at |
    bool is_return() const { return columns.front().starts_with("return"); }
};

struct Table {
    std::string file;
    int line = 0;
    std::string title;
    program::Document document;
    program::MemberState member;
    std::vector<program::ReferralLink> chain;   // as many as the levels
    std::vector<Row> rows;
};

std::vector<Table> read_tables(std::filesystem::path const& file);
/// Goes through the rows in order; what differs is a failure that names its line.
void play(Table const& table);

// Words of a table.
std::vector<std::string> words_of(std::string const& text);
std::vector<std::string> split(std::string const& text, char at);
std::int64_t number_in(std::string const& text);
Day day_in(std::string const& text);
catalog::GoodId good_named(std::string const& name);
catalog::GoodsGroupId group_of_goods(std::string const& name);
members::GroupId group_named(std::string const& name);

}  // namespace vafa::rules
