// Every word a person sees, by key, in Persian and English: text/<language>/<area>.json, put into the program.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/persian.hpp"
#include "base/refusal.hpp"

namespace vafa {

class Texts {
  public:
    /// Takes all files text/<language>/*.json; objects nest to keys joined by dots ("refusals.members.card_blocked").
    /// A malformed file or a key given twice is a bug.
    Texts();

    /// The sentence of a key, or the key itself where there is none: seen at once by a reader, and by a test.
    std::string_view sentence(Language language, std::string_view key) const;
    bool has(Language language, std::string_view key) const;
    /// A refusal in words, its facts put in.
    std::string of_refusal(Language language, MoneyUnit unit, Refused const& refused) const;

    std::map<std::string, std::string, std::less<>> const& all(Language language) const {
        return language == Language::fa ? persian_ : english_;
    }

  private:
    std::map<std::string, std::string, std::less<>> persian_;
    std::map<std::string, std::string, std::less<>> english_;
};

}  // namespace vafa
