// Sentences of a program in one language: amounts, percents and weekdays as that language writes them.
#pragma once

#include "base/jalali.hpp"
#include "base/persian.hpp"
#include "base/template_text.hpp"
#include "club/ledger/ledger.hpp"
#include "operation/texts.hpp"

namespace vafa::program {

/// A speaker of one language, with a club's unit of money.
struct Speaker {
    Texts const& texts;
    Language language;
    MoneyUnit unit;

    std::string say(std::string const& key, std::vector<NamedFact> const& facts) const {
        return fill(texts.sentence(language, "program." + key), facts, language, unit);
    }
    /// Hundredths: 250 is ۲٫۵.
    std::string hundredths(std::int64_t value) const {
        auto text = number_text(value / 100, language);
        auto rest = value % 100;
        if (rest == 0) return text;
        auto digits = rest % 10 == 0 ? std::to_string(rest / 10) : (rest < 10 ? "0" : "") + std::to_string(rest);
        return text + (language == Language::fa ? "٫" + persian_digits(digits) : "." + digits);
    }
    /// Ten-thousandths: 20,000 is ۲, 15,000 is ۱٫۵.
    std::string factor(std::int64_t value) const { return hundredths(value / 100); }
    Fact amount(ledger::Wallet wallet, std::int64_t value) const {
        if (wallet == ledger::Wallet::points) return Points{value};
        return Rial{value};
    }
    std::string weekday_text(std::int64_t day) const {
        auto which = static_cast<Weekday>(day);
        return std::string(language == Language::fa ? weekday_name(which) : weekday_name_en(which));
    }
};

}  // namespace vafa::program
