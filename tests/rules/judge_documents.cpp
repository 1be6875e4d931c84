// Documents that must be refused, and their neighbours that must not, from tests/rules/documents.refused: one test a line,
//
//   program.out_of_bounds at /rules/0/gives/points | gives {"kind":"points","points":0}
//   fine                                           | when {"kind":"hours","from_minute":0,"until_minute":1440}
//
// `gives` and `when` stand for a document of one rule, `rule` for what stands beside its effect, `document` for all of it.
#include <gtest/gtest.h>

#include <fstream>

#include "rules/table.hpp"

namespace vafa::rules {

namespace {

using namespace program;

struct Line {
    int number = 0;
    std::string verdict, what, json;
};

std::string document_of(Line const& line) {
    auto of_rule = [](std::string const& gives, std::string const& more) { return R"({"rules":[{"number":1,"name":"خرید","gives":)" + gives + more + "}]}"; };
    std::string const a_point = R"({"kind":"points","points":1})";
    if (line.what == "gives") return of_rule(line.json, "");
    if (line.what == "when") return of_rule(a_point, R"(,"when":[)" + line.json + "]");
    if (line.what == "rule") return of_rule(a_point, "," + line.json);
    if (line.what == "document") return line.json;
    throw std::runtime_error("no such word: " + line.what);
}

std::string verdict_on(std::string const& text) {
    auto words = [](Refused const& refusal) { return std::string(refusal.what->code) + " at " + refusal.pointer; };
    auto document = json::from_text<Document>(text);
    if (!document) return words(document.refusal());
    auto valid = validate(*document);
    return valid ? "fine" : words(valid.refusal());
}

class DocumentTest : public testing::Test {
  public:
    explicit DocumentTest(Line line) : line_(std::move(line)) {}
    void TestBody() override { EXPECT_EQ(verdict_on(document_of(line_)), line_.verdict) << "line " << line_.number << ": " << line_.json; }

  private:
    Line line_;
};

std::vector<Line> read_lines(std::filesystem::path const& file) {
    std::ifstream in(file);
    std::vector<Line> lines;
    int number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        auto bar = text.find('|');
        if (text.empty() || text[0] == '#' || bar == std::string::npos) continue;
        auto parts = split(text, '|');
        auto space = parts.at(1).find(' ');
        lines.push_back({number, parts[0], parts[1].substr(0, space), parts[1].substr(space + 1)});
    }
    return lines;
}

int register_lines() {
    std::filesystem::path const file = std::filesystem::path(VAFA_RULES) / "documents.refused";
    auto lines = read_lines(file);
    for (auto const& line : lines)
        testing::RegisterTest("documents", (std::to_string(line.number) + ": " + line.what + " " + line.json).c_str(), nullptr, nullptr, file.c_str(), line.number,
                              [line]() -> testing::Test* { return new DocumentTest(line); });
    return static_cast<int>(lines.size());
}

[[maybe_unused]] int const registered = register_lines();

TEST(Documents, AreThere) { EXPECT_GT(registered, 100); }

}  // namespace

}  // namespace vafa::rules
