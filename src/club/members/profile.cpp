// What makes a profile acceptable, beyond the shape of its fields.
#include "club/members/profile.hpp"

#include <algorithm>

#include "club/members/checks.hpp"

namespace vafa::members {

namespace {

constexpr std::size_t longest_words = 500;
constexpr std::size_t most_phones = 10;
constexpr Day earliest_day{-25567};  // 1900-01-01

/// Sixteen digits or more in a row, however they are grouped, that begin as a bank's card does.
bool holds_bank_card(std::string_view text) {
    std::string run;
    for (char letter : fold_digits(text)) {
        bool is_digit = letter >= '0' && letter <= '9';
        if (is_digit) run += letter;
        else if (letter != ' ' && letter != '-') run.clear();
        if (run.size() >= 16 && is_bank_card(std::string_view(run).substr(run.size() - 16))) return true;
    }
    return false;
}

bool is_phone(std::string_view typed) {
    auto digits = clean_digits(typed);
    std::string_view rest = digits;
    if (rest.starts_with('+')) rest.remove_prefix(1);
    return rest.size() >= 3 && rest.size() <= 15 &&
           std::all_of(rest.begin(), rest.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool is_email(std::string_view text) {
    auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
    auto host = text.substr(at + 1);
    auto dot = host.find('.');
    bool has_space = text.find_first_of(" \t") != std::string_view::npos;
    return !has_space && dot != 0 && dot != std::string_view::npos && host.back() != '.';
}

}  // namespace

Result<PersonText> PersonText::parse(std::string_view text) {
    PersonText words;
    words.text_ = tidy_name(text);
    if (count_letters(words.text_) > longest_words) return refuse(request_too_long, {{"most", std::int64_t(longest_words)}});
    if (holds_bank_card(words.text_)) return refuse(card_of_a_bank);
    return words;
}

Result<Done> check_profile(Profile const& profile, Day today) {
    if (profile.birth_day && (*profile.birth_day < earliest_day || *profile.birth_day > today)) return refuse_at("/birth_day", birth_day_odd);
    if (profile.wedding_day && *profile.wedding_day < earliest_day) return refuse_at("/wedding_day", wedding_day_odd);
    if (profile.birth_day && profile.wedding_day && *profile.wedding_day < *profile.birth_day) return refuse_at("/wedding_day", wedding_day_odd);
    if (profile.email && !profile.email->is_empty() && !is_email(profile.email->text())) return refuse_at("/email", email_malformed);
    if (profile.phones.size() > most_phones) return refuse_at("/phones", request_too_many, {{"most", std::int64_t(most_phones)}});
    for (std::size_t i = 0; i < profile.phones.size(); ++i)
        if (!is_phone(profile.phones[i].number.text())) return refuse_at("/phones/" + std::to_string(i) + "/number", phone_malformed);
    return Done{};
}

std::vector<std::string> warnings_of(Profile const& profile) {
    if (profile.postal_code && profile.postal_code->is_unusual()) return {"postal_code"};
    return {};
}

}  // namespace vafa::members
