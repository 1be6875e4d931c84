// The closing line of a bench, and the whole result as JSON where it is asked for.
#pragma once

#include <string>
#include <vector>

namespace vafa::bench {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    double limit = 0;
    bool is_goal_small = false;  // limit is an absolute goal for something that should be small
    double ratio() const { return is_goal_small ? limit / value : value / limit; }
};

struct Arguments {
    std::string json_file;
    std::string work_folder = "build/bench";
    std::string program = "build/release/vafa";
    int rounds = 5;
    double seconds = 4;
    long members = 100'000, sales = 500'000;
    std::string engine;  // sqlite or postgresql, for benches that measure both one after the other; empty: both
};
/// --json FILE --work DIR --program PATH --rounds N --seconds S --members N --sales N --engine NAME
Arguments read_arguments(int count, char** words);

/// Prints each figure, then the line of the worst: "NAME: VALUE UNIT, limit VALUE, ratio R".
void report(Arguments const& arguments, std::string const& bench, std::vector<Figure> const& figures, std::vector<std::string> const& notes);

double median(std::vector<double> values);

}  // namespace vafa::bench
