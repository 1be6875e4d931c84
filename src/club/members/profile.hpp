// What a club may know of a member besides the mobile: every field optional, described once for enrolling and changing.
#pragma once

#include "base/text.hpp"
#include "operation/operation.hpp"
#include "operation/schema.hpp"

namespace vafa::members {

struct GroupKind { static constexpr char prefix[] = "grp"; };
struct FieldKind { static constexpr char prefix[] = "fld"; };
using GroupId = Id<GroupKind>;
using FieldId = Id<FieldKind>;

enum class Gender { female = 1, male = 2 };
constexpr auto names_of(Gender const*) { return names<Gender>({{Gender::female, "female"}, {Gender::male, "male"}}); }

enum class PhoneKind { home = 1, work = 2, other = 3 };
constexpr auto names_of(PhoneKind const*) {
    return names<PhoneKind>({{PhoneKind::home, "home"}, {PhoneKind::work, "work"}, {PhoneKind::other, "other"}});
}

/// Words about a person, tidied: at most 500 letters. A bank card's number in them is refused before anything is logged.
class PersonText {
  public:
    PersonText() = default;
    /// Refuses request_too_long and card_of_a_bank.
    static Result<PersonText> parse(std::string_view text);
    /// What was parsed before it was kept.
    static PersonText kept(std::string text) {
        PersonText words;
        words.text_ = std::move(text);
        return words;
    }
    std::string const& text() const { return text_; }
    bool is_empty() const { return text_.empty(); }
    bool operator==(PersonText const&) const = default;

  private:
    std::string text_;
};
inline std::string wire_text(PersonText const& words) { return words.text(); }

struct Phone {
    PhoneKind kind = PhoneKind::home;
    PersonText number;
};
constexpr auto describe(Phone const*) {
    return fields(field("kind", &Phone::kind, "home, work or other."),
                  field("number", &Phone::number, "The number as it is dialled.", personal));
}

/// The value of a field that the club defined itself.
struct ExtraValue {
    FieldId field;
    PersonText value;
};
constexpr auto describe(ExtraValue const*) {
    return fields(field("field", &ExtraValue::field, "The club's own field."),
                  field("value", &ExtraValue::value, "Its value as text: a number, an ISO day, one of its choices, or words.", personal));
}

struct Profile {
    std::optional<PersonText> honorific, first_name, last_name, father_name;
    std::optional<Gender> gender;
    std::optional<NationalId> national_id;
    std::optional<Day> birth_day, wedding_day;
    std::optional<PersonText> degree, field_of_study, occupation;
    std::vector<Phone> phones;
    std::optional<PersonText> province, city, neighbourhood, address;
    std::optional<PostalCode> postal_code;
    std::optional<PersonText> email, category, private_number, notes;
    std::vector<ExtraValue> extra;
};
constexpr auto describe(Profile const*) {
    return fields(
        field("honorific", &Profile::honorific, "How the member is addressed: Mr, Ms, Dr …", personal),
        field("first_name", &Profile::first_name, "Given name.", personal),
        field("last_name", &Profile::last_name, "Family name.", personal),
        field("father_name", &Profile::father_name, "Father's name.", personal),
        field("gender", &Profile::gender, "female or male.", personal),
        field("national_id", &Profile::national_id, "Ten-digit national id; its check digit must fit.", personal),
        field("birth_day", &Profile::birth_day, "Day of birth.", personal),
        field("wedding_day", &Profile::wedding_day, "Day of the wedding.", personal),
        field("degree", &Profile::degree, "Academic degree.", personal),
        field("field_of_study", &Profile::field_of_study, "Field of study.", personal),
        field("occupation", &Profile::occupation, "Occupation.", personal),
        field("phones", &Profile::phones, "Further phones, at most ten.", personal),
        field("province", &Profile::province, "Province.", personal), field("city", &Profile::city, "City.", personal),
        field("neighbourhood", &Profile::neighbourhood, "Neighbourhood.", personal),
        field("address", &Profile::address, "Postal address.", personal),
        field("postal_code", &Profile::postal_code, "Ten-digit postal code.", personal),
        field("email", &Profile::email, "E-mail address.", personal),
        field("category", &Profile::category, "The club's own category, apart from the group.", personal),
        field("private_number", &Profile::private_number, "A number that only this member has, unique in the club.", personal),
        field("notes", &Profile::notes, "Free notes.", personal),
        field("extra", &Profile::extra, "Values of the fields that the club defined.", personal));
}

}  // namespace vafa::members

namespace vafa::json {
template <>
struct Shape<members::PersonText> {
    static boost::json::value of(auto&) { return boost::json::object{{"type", "string"}, {"maxLength", 500}}; }
};
}  // namespace vafa::json
