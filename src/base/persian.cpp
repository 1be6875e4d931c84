// The platform's own Persian formats are not enough: its currency puts the unit first and its dates a Latin comma.
#include "base/persian.hpp"

#include <fmt/format.h>

#include "base/jalali.hpp"

namespace vafa {

namespace {

constexpr std::array<std::string_view, 20> ones{"", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه",
                                                "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"};
constexpr std::array<std::string_view, 10> tens{"", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"};
constexpr std::array<std::string_view, 10> hundreds{"", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"};
constexpr std::array<std::string_view, 6> scales{"", "هزار", "میلیون", "میلیارد", "هزار میلیارد", "میلیون میلیارد"};

constexpr std::array<std::string_view, 12> month_names_en{"Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
                                                          "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"};

std::string local(std::string_view text, Language language) {
    return language == Language::fa ? persian_digits(text) : std::string(text);
}

/// Below a thousand, in words.
std::string small_words(int value) {
    std::string words;
    auto add = [&](std::string_view word) {
        if (!words.empty()) words += " و ";
        words += word;
    };
    if (value >= 100) add(hundreds[static_cast<std::size_t>(value / 100)]);
    value %= 100;
    if (value >= 20) {
        add(tens[static_cast<std::size_t>(value / 10)]);
        value %= 10;
    }
    if (value > 0) add(ones[static_cast<std::size_t>(value)]);
    return words;
}

std::string_view unit_word(MoneyUnit unit, Language language) {
    if (language == Language::fa) return unit == MoneyUnit::toman ? "تومان" : "ریال";
    return unit == MoneyUnit::toman ? "toman" : "rial";
}

}  // namespace

std::string persian_digits(std::string_view text) {
    std::string out;
    for (char letter : text) {
        if (letter >= '0' && letter <= '9') {
            out += '\xDB';
            out += static_cast<char>('\xB0' + (letter - '0'));
        } else {
            out += letter;
        }
    }
    return out;
}

std::string number_text(std::int64_t value, Language language) {
    auto digits = std::to_string(value < 0 ? -value : value);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) grouped += language == Language::fa ? "٬" : ",";
        grouped += digits[i];
    }
    return (value < 0 ? "−" : "") + local(grouped, language);
}

std::string money_text(Rial amount, MoneyUnit unit, Language language) {
    auto whole = unit == MoneyUnit::toman ? amount.value / 10 : amount.value;
    auto rest = unit == MoneyUnit::toman ? amount.value % 10 : 0;
    std::string text = whole == 0 && amount.value < 0 ? "−" + number_text(0, language) : number_text(whole, language);
    if (rest != 0) text += (language == Language::fa ? "٫" : ".") + local(std::to_string(rest < 0 ? -rest : rest), language);
    return text + "\u00A0" + std::string(unit_word(unit, language));
}

std::string points_text(Points amount, Language language) {
    return number_text(amount.value, language) + (language == Language::fa ? "\u00A0امتیاز" : "\u00A0points");
}

std::string date_text(Day day, Language language) {
    auto date = to_jalali(day);
    auto month = language == Language::fa ? jalali_month_name(date.month) : month_names_en[static_cast<std::size_t>(date.month - 1)];
    return local(fmt::format("{} {} {}", date.day, month, date.year), language);
}

std::string date_with_weekday(Day day, Language language) {
    auto name = language == Language::fa ? weekday_name(weekday(day)) : weekday_name_en(weekday(day));
    return std::string(name) + " " + date_text(day, language);
}

std::string date_short(Day day, Language language) {
    auto date = to_jalali(day);
    return local(fmt::format("{:04}/{:02}/{:02}", date.year, date.month, date.day), language);
}

std::string time_text(int hour, int minute, Language language) { return local(fmt::format("{:02}:{:02}", hour, minute), language); }

std::string number_words(std::int64_t value) {
    if (value == 0) return "صفر";
    if (value < 0) return "منفی " + number_words(-value);
    std::string words;
    std::size_t scale = 0;
    for (; value > 0; value /= 1000, ++scale) {
        int part = static_cast<int>(value % 1000);
        if (part == 0) continue;
        auto text = small_words(part);
        if (scale > 0) text = scale == 1 && part == 1 ? "هزار" : text + " " + std::string(scales[scale]);
        words = words.empty() ? text : text + " و " + words;
    }
    return words;
}

}  // namespace vafa
