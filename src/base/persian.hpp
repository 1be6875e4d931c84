// Numbers, money and dates as people read them (screens.md §3.5), in Persian and in English.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/amounts.hpp"
#include "base/instant.hpp"

namespace vafa {

enum class Language { fa = 0, en = 1 };
/// How screens show money; what is stored is rial.
enum class MoneyUnit { toman = 0, rial = 1 };
constexpr auto names_of(MoneyUnit const*) {
    return std::to_array<std::pair<MoneyUnit, char const*>>({{MoneyUnit::toman, "toman"}, {MoneyUnit::rial, "rial"}});
}
constexpr auto names_of(Language const*) {
    return std::to_array<std::pair<Language, char const*>>({{Language::fa, "fa"}, {Language::en, "en"}});
}

/// 0–9 become ۰–۹.
std::string persian_digits(std::string_view text);
/// ۱٬۲۴۰٬۰۰۰ or 1,240,000; the sign of a negative is U+2212.
std::string number_text(std::int64_t value, Language language);
/// Number first, U+00A0 before the unit: ۱٬۲۴۰٬۰۰۰ تومان. Toman shows a half only where it must (۰٫۵).
std::string money_text(Rial amount, MoneyUnit unit, Language language);
std::string points_text(Points amount, Language language);
/// ۱ آذر ۱۴۰۵ · in English 1 Azar 1405.
std::string date_text(Day day, Language language);
/// یکشنبه ۱ آذر ۱۴۰۵
std::string date_with_weekday(Day day, Language language);
/// ۱۴۰۵/۰۹/۰۱
std::string date_short(Day day, Language language);
/// ۱۰:۲۴
std::string time_text(int hour, int minute, Language language);
/// یک میلیون و دویست و چهل هزار: catches a zero too many.
std::string number_words(std::int64_t value);

}  // namespace vafa
