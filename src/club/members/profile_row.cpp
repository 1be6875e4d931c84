// Moves values between the request, the rows and the answer.
#include "club/members/profile_row.hpp"

#include <algorithm>
#include <functional>

namespace vafa::members {

namespace {

/// The plain texts of a profile: where each stands in the request and in a row.
template <class Row>
struct TextField {
    char const* name;
    std::optional<PersonText> Profile::*asked;
    std::string Row::*kept;
};

constexpr TextField<MemberRow> name_fields[] = {
    {"honorific", &Profile::honorific, &MemberRow::honorific},
    {"first_name", &Profile::first_name, &MemberRow::first_name},
    {"last_name", &Profile::last_name, &MemberRow::last_name},
    {"father_name", &Profile::father_name, &MemberRow::father_name},
};

constexpr TextField<ProfileRow> profile_fields[] = {
    {"degree", &Profile::degree, &ProfileRow::degree},
    {"field_of_study", &Profile::field_of_study, &ProfileRow::field_of_study},
    {"occupation", &Profile::occupation, &ProfileRow::occupation},
    {"province", &Profile::province, &ProfileRow::province},
    {"city", &Profile::city, &ProfileRow::city},
    {"neighbourhood", &Profile::neighbourhood, &ProfileRow::neighbourhood},
    {"address", &Profile::address, &ProfileRow::address},
    {"email", &Profile::email, &ProfileRow::email},
    {"category", &Profile::category, &ProfileRow::category},
    {"notes", &Profile::notes, &ProfileRow::notes},
};

std::optional<std::string> unless_empty(std::string text) {
    if (text.empty()) return {};
    return text;
}

/// Private numbers are compared as they are read aloud: digits folded, letters in one case.
std::optional<std::string> private_form(PersonText const& given) { return unless_empty(normalise_for_match(given.text())); }

template <class Row, std::size_t N>
bool clear_text(TextField<Row> const (&table)[N], Row& row, std::string const& name) {
    auto found = std::find_if(std::begin(table), std::end(table), [&](auto const& field) { return name == field.name; });
    if (found == std::end(table)) return false;
    (row.*(found->kept)).clear();
    return true;
}

bool clear_typed(MemberRow& row, ProfileRow& profile, std::string const& name) {
    if (name == "gender") row.gender.reset();
    else if (name == "birth_day") row.birth_day.reset();
    else if (name == "wedding_day") row.wedding_day.reset();
    else if (name == "national_id") profile.national_id.reset();
    else if (name == "postal_code") profile.postal_code.reset();
    else if (name == "private_number") profile.private_number.reset();
    else return false;
    return true;
}

}  // namespace

void apply_names(MemberRow& row, Profile const& given) {
    for (auto const& field : name_fields)
        if (auto const& asked = given.*(field.asked)) row.*(field.kept) = asked->text();
    if (given.gender) row.gender = given.gender;
    if (given.birth_day) row.birth_day = given.birth_day;
    if (given.wedding_day) row.wedding_day = given.wedding_day;
}

void apply_profile(ProfileRow& row, Profile const& given) {
    for (auto const& field : profile_fields)
        if (auto const& asked = given.*(field.asked)) row.*(field.kept) = asked->text();
    if (given.national_id) row.national_id = given.national_id->text();
    if (given.postal_code) row.postal_code = given.postal_code->text();
    if (given.private_number) row.private_number = private_form(*given.private_number);
}

Result<Done> clear_fields(MemberRow& row, ProfileRow& profile, std::vector<std::string> const& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const& name = names[i];
        bool is_known = clear_text(name_fields, row, name) || clear_text(profile_fields, profile, name) || clear_typed(row, profile, name) ||
                        name == "phones" || name == "extra";
        if (!is_known) return refuse_at("/clear/" + std::to_string(i), request_unknown_value);
    }
    return Done{};
}

Profile shown_profile(MemberRow const& row, ProfileRow const& profile) {
    Profile shown;
    auto show = [&](std::string const& kept) { return kept.empty() ? std::nullopt : std::optional(PersonText::kept(kept)); };
    for (auto const& field : name_fields) shown.*(field.asked) = show(row.*(field.kept));
    for (auto const& field : profile_fields) shown.*(field.asked) = show(profile.*(field.kept));
    shown.gender = row.gender;
    shown.birth_day = row.birth_day;
    shown.wedding_day = row.wedding_day;
    if (profile.national_id) shown.national_id = *NationalId::parse(*profile.national_id);
    if (profile.postal_code) shown.postal_code = *PostalCode::parse(*profile.postal_code);
    if (profile.private_number) shown.private_number = PersonText::kept(*profile.private_number);
    return shown;
}

Result<Done> allow_unique_numbers(Transaction& tx, Profile const& given, MemberId self) {
    auto refuse_other = [&](std::optional<MemberId> owner, char const* pointer, Refusal const& refusal) -> Result<Done> {
        if (!owner || *owner == self) return Done{};
        if (!self) tx.set_subject(owner->value);  // the refused request holds their data, so it is emptied with them
        return refuse_at(pointer, refusal);
    };
    if (given.national_id)
        TRY(refuse_other(owner_of_national_id(tx, given.national_id->text()), "/national_id", national_id_taken));
    if (auto number = given.private_number ? private_form(*given.private_number) : std::nullopt)
        TRY(refuse_other(owner_of_private_number(tx, *number), "/private_number", private_number_taken));
    return Done{};
}

}  // namespace vafa::members
