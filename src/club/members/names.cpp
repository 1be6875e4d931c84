// Folds, splits and orders names.
#include "club/members/names.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vafa::members {

namespace {

constexpr std::u32string_view alphabet = U"ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";
constexpr std::size_t most_words = 3;

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    auto folded = normalise_for_match(text);
    for (std::string_view rest = folded; !rest.empty();) {
        auto space = rest.find(' ');
        if (space != 0) words.emplace_back(rest.substr(0, space));
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    return words;
}

std::string together(std::vector<std::string> const& words) {
    std::string whole;
    for (auto const& word : words) whole += word;
    return whole;
}

}  // namespace

std::string display_name(std::string_view first, std::string_view last) {
    std::string name(first);
    if (!name.empty() && !last.empty()) name += ' ';
    return name += last;
}

std::string sort_key(std::string_view first, std::string_view last) {
    std::string key;
    auto folded = normalise_for_match(display_name(last, first));
    for (std::string_view rest = folded; !rest.empty();) {
        auto letter = next_letter(rest);
        auto at = alphabet.find(letter);
        if (at == std::u32string_view::npos) append_letter(key, letter);
        else (key += '~') += static_cast<char>('A' + at);
    }
    return key;
}

std::vector<std::string> search_words(std::string_view first, std::string_view last) {
    auto of_first = words_of(first), of_last = words_of(last);
    std::vector<std::string> all = of_first;
    all.insert(all.end(), of_last.begin(), of_last.end());
    all.push_back(together(of_first) + together(of_last));
    all.push_back(together(of_last) + together(of_first));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::erase(all, "");
    return all;
}

NameQuestion name_question(std::string_view typed) {
    NameQuestion question{words_of(typed), {}};
    question.together = together(question.words);
    if (question.words.size() > most_words) question.words.resize(most_words);
    return question;
}

std::string past_prefix(std::string_view prefix) { return std::string(prefix) + "\U0010FFFF"; }

}  // namespace vafa::members
