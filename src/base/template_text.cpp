// Fills sentences.
#include "base/template_text.hpp"

#include <algorithm>

#include "base/zone.hpp"

namespace vafa {

namespace {

/// Calls `text` and `name` for the stretches of a sentence, in order.
template <class OnText, class OnName>
void walk(std::string_view sentence, OnText text, OnName name) {
    while (!sentence.empty()) {
        auto open = sentence.find('{');
        auto close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) return text(sentence);
        text(sentence.substr(0, open));
        name(sentence.substr(open + 1, close - open - 1));
        sentence.remove_prefix(close + 1);
    }
}

std::string instant_text(Instant at, Language language) {
    auto zone = Zone::named("Asia/Tehran");
    auto local = zone ? zone->local(at) : Zone{}.local(at);
    return time_text(local.hour, local.minute, language) + " " + date_text(local.day, language);
}

}  // namespace

std::string fact_text(Fact const& fact, Language language, MoneyUnit unit) {
    struct Show {
        Language language;
        MoneyUnit unit;
        std::string operator()(std::int64_t value) const { return number_text(value, language); }
        std::string operator()(std::string const& value) const { return value; }
        std::string operator()(Points value) const { return points_text(value, language); }
        std::string operator()(Rial value) const { return money_text(value, unit, language); }
        std::string operator()(Day value) const { return date_text(value, language); }
        std::string operator()(Instant value) const { return instant_text(value, language); }
    };
    return std::visit(Show{language, unit}, fact);
}

std::string fill(std::string_view sentence, std::vector<NamedFact> const& facts, Language language, MoneyUnit unit) {
    std::string out;
    walk(
        sentence, [&](std::string_view text) { out += text; },
        [&](std::string_view name) {
            auto found = std::find_if(facts.begin(), facts.end(), [&](auto const& fact) { return fact.name == name; });
            out += found == facts.end() ? "{" + std::string(name) + "}" : fact_text(found->value, language, unit);
        });
    return out;
}

std::vector<std::string> names_in(std::string_view sentence) {
    std::vector<std::string> names;
    walk(
        sentence, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
    return names;
}

}  // namespace vafa
