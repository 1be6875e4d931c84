// Reads the embedded text files into one flat table a language.
#include "operation/texts.hpp"

#include <boost/json/parse.hpp>

#include "base/bug.hpp"
#include "base/embedded.hpp"
#include "base/template_text.hpp"

namespace vafa {

namespace {

using Table = std::map<std::string, std::string, std::less<>>;

void flatten(boost::json::value const& value, std::string const& key, Table& into) {
    if (value.is_string()) {
        auto const& text = value.get_string();
        bool is_new = into.emplace(key, std::string(text.data(), text.size())).second;
        ensure(is_new, "a text is given twice");
        return;
    }
    ensure(value.is_object(), "a text file holds something other than texts");
    for (auto const& member : value.get_object()) {
        std::string name(member.key().data(), member.key().size());
        flatten(member.value(), key.empty() ? name : key + "." + name, into);
    }
}

}  // namespace

Texts::Texts() {
    for (auto const& file : embedded_files()) {
        if (!file.name.starts_with("text/")) continue;
        auto& table = file.name.starts_with("text/fa/") ? persian_ : english_;
        boost::json::error_code error;
        auto value = boost::json::parse({file.bytes.data(), file.bytes.size()}, error);
        ensure(!error, "a text file is malformed");
        flatten(value, "", table);
    }
}

std::string_view Texts::sentence(Language language, std::string_view key) const {
    auto const& table = all(language);
    auto found = table.find(key);
    return found == table.end() ? key : std::string_view(found->second);
}

bool Texts::has(Language language, std::string_view key) const { return all(language).contains(key); }

std::string Texts::of_refusal(Language language, MoneyUnit unit, Refused const& refused) const {
    auto key = "refusals." + std::string(refused.what->code);
    return fill(sentence(language, key), refused.facts, language, unit);
}

}  // namespace vafa
