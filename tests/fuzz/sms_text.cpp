// The text of messages: how many parts it has, and a club's own sentences with their places filled.
#include "base/template_text.hpp"
#include "base/text.hpp"
#include "club/messages/sms_text.hpp"
#include "fuzz/target.hpp"

using namespace vafa;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto text = fuzz::text_of(data, size);
    auto parts = messages::sms_parts(text);
    auto letters = static_cast<std::int64_t>(count_letters(text));
    fuzz::promise((parts == 0) == text.empty(), "no text is no part, and any text is one");
    fuzz::promise(std::int64_t{parts} * 160 >= letters && parts <= letters, "that many parts do not hold that many letters");
    std::vector<NamedFact> facts{{"name", std::string("سارا")}, {"points", Points{7}}, {"credit", Rial{45'000}}};
    for (auto language : {Language::fa, Language::en}) {
        auto filled = fill(text, facts, language, MoneyUnit::toman);
        if (names_in(text).empty()) fuzz::promise(filled == text, "a sentence without places was changed", filled);
    }
    return 0;
}
