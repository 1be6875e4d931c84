// Plain text for people, JSON for whoever compares runs.
#include "support/report.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace vafa::bench {

Arguments read_arguments(int count, char** words) {
    Arguments arguments;
    for (int i = 1; i + 1 < count; i += 2) {
        std::string_view name = words[i];
        std::string value = words[i + 1];
        if (name == "--json") arguments.json_file = value;
        else if (name == "--work") arguments.work_folder = value;
        else if (name == "--program") arguments.program = value;
        else if (name == "--rounds") arguments.rounds = std::stoi(value);
        else if (name == "--seconds") arguments.seconds = std::stod(value);
        else if (name == "--members") arguments.members = std::stol(value);
        else if (name == "--sales") arguments.sales = std::stol(value);
        else if (name == "--engine") arguments.engine = value;
        else throw std::runtime_error("unknown argument " + std::string(name));
    }
    if (!arguments.engine.empty() && arguments.engine != "sqlite" && arguments.engine != "postgresql")
        throw std::runtime_error("there is no engine " + arguments.engine);
    return arguments;
}

namespace {

std::string json_of(std::string const& bench, std::vector<Figure> const& figures, std::vector<std::string> const& notes) {
    std::string out = "{\"bench\": \"" + bench + "\", \"figures\": [";
    for (auto const& figure : figures) {
        char part[400];
        std::snprintf(part, sizeof part, "%s{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"%s\", \"limit\": %.3f, \"ratio\": %.3f}",
                      &figure == &figures[0] ? "" : ", ", figure.name.c_str(), figure.value, figure.unit.c_str(), figure.limit, figure.ratio());
        out += part;
    }
    out += "], \"notes\": [";
    for (auto const& note : notes) out += (&note == &notes[0] ? "\"" : ", \"") + note + "\"";
    return out + "]}\n";
}

}  // namespace

void report(Arguments const& arguments, std::string const& bench, std::vector<Figure> const& figures, std::vector<std::string> const& notes) {
    for (auto const& note : notes) std::printf("  %s\n", note.c_str());
    auto worst = std::min_element(figures.begin(), figures.end(), [](auto const& a, auto const& b) { return a.ratio() < b.ratio(); });
    if (figures.size() > 1)
        for (auto const& figure : figures)
            std::printf("  %s: %.2f %s, limit %.2f, ratio %.2f\n", figure.name.c_str(), figure.value, figure.unit.c_str(), figure.limit, figure.ratio());
    auto name = figures.size() > 1 ? bench + " (" + worst->name + ")" : bench;
    std::printf("%s: %.2f %s, limit %.2f, ratio %.2f\n", name.c_str(), worst->value, worst->unit.c_str(), worst->limit, worst->ratio());
    if (!arguments.json_file.empty()) std::ofstream(arguments.json_file) << json_of(bench, figures, notes);
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace vafa::bench
