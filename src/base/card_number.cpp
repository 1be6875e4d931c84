// Finds the number in a swipe and judges it.
#include "base/card_number.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace vafa {

namespace {

// The 47 bank prefixes of Iran as of 2026 (facts.md §4.5), sorted.
constexpr std::array<std::string_view, 47> bank_prefixes{
    "502229", "502806", "502908", "502910", "502938", "504172", "504706", "505416", "505426", "505785", "505801", "507677",
    "585947", "585983", "589210", "589463", "603769", "603770", "603799", "606256", "606373", "610433", "621986", "622106",
    "627353", "627381", "627412", "627488", "627648", "627760", "627884", "627961", "628023", "628157", "636214", "636795",
    "636797", "636949", "639194", "639217", "639346", "639347", "639370", "639599", "639607", "903769", "991975"};

/// What the reader typed under the Persian layout, as it would have been under the Latin one (facts.md §7.2).
std::string unfold_layout(std::string_view text) {
    std::string out;
    auto folded = fold_digits(text);
    for (std::string_view rest = folded; !rest.empty();) {
        auto letter = next_letter(rest);
        if (letter == U'ک') letter = ';';
        else if (letter == U'؟') letter = '?';
        else if (letter == U'٪') letter = '%';
        else if (letter == U'×') letter = '^';
        append_letter(out, letter);
    }
    return out;
}

int luhn_sum(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, doubled = !doubled) {
        int digit = *at - '0';
        if (doubled) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum;
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// The digits of track 2, or of the whole text where it is no swipe; empty when the reader said it could not read.
std::string number_in(std::string_view typed) {
    auto text = unfold_layout(typed);
    if (auto track2 = text.find(';'); track2 != std::string::npos) {
        auto number = text.substr(track2 + 1);
        return number.substr(0, number.find_first_of("=?"));
    }
    if (text.starts_with("%B")) return text.substr(2, text.find('^') - 2);
    return clean_digits(text);
}

}  // namespace

bool is_bank_card(std::string_view digits) {
    return digits.size() >= 6 && std::binary_search(bank_prefixes.begin(), bank_prefixes.end(), digits.substr(0, 6));
}

Result<CardNumber> CardNumber::parse(std::string_view text) {
    auto digits = number_in(text);
    if (digits == "E" || text.starts_with("%E")) return refuse(card_misread);
    if (!is_digits(digits)) return refuse(card_malformed);
    if (digits.size() >= 13 && is_bank_card(digits)) return refuse(card_of_a_bank);
    if (digits.size() != 16) return refuse(card_malformed);
    if (luhn_sum(digits) % 10 != 0) return refuse(card_wrong_check_digit);
    CardNumber card;
    card.digits_ = std::move(digits);
    return card;
}

CardNumber CardNumber::make(std::string_view prefix, std::int64_t nine_digits) {
    ensure(prefix.size() == 6 && is_digits(prefix) && !is_bank_card(prefix), "a club's card prefix is six digits of no bank");
    ensure(nine_digits >= 0 && nine_digits < 1'000'000'000, "a card's own number has nine digits");
    auto own = std::to_string(nine_digits);
    CardNumber card;
    card.digits_ = std::string(prefix) + std::string(9 - own.size(), '0') + own + "0";
    card.digits_.back() = static_cast<char>('0' + (10 - luhn_sum(card.digits_) % 10) % 10);
    return card;
}

std::string CardNumber::grouped() const {
    std::string out;
    for (std::size_t i = 0; i < digits_.size(); i += 4) out += (i ? " " : "") + digits_.substr(i, 4);
    return out;
}

}  // namespace vafa
