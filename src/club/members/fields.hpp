// Fields of the profile that a club defines itself: contracts.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

enum class FieldType { text = 1, number = 2, day = 3, choice = 4 };
constexpr auto names_of(FieldType const*) {
    return names<FieldType>({{FieldType::text, "text"}, {FieldType::number, "number"}, {FieldType::day, "day"}, {FieldType::choice, "choice"}});
}

struct DefineField {
    std::string name;
    FieldType type = FieldType::text;
    std::vector<std::string> choices;
    std::optional<bool> is_required;
};
constexpr auto describe(DefineField const*) {
    return fields(field("name", &DefineField::name, "What the field is called, unique in the club."),
                  field("type", &DefineField::type, "text, number, day or choice."),
                  field("choices", &DefineField::choices, "What may be chosen; for a choice alone, 2 to 100."),
                  field("is_required", &DefineField::is_required, "Must every new member have it? Absent = no."));
}
struct FieldShown {
    FieldId id;
    std::string name;
    FieldType type = FieldType::text;
    std::vector<std::string> choices;
    bool is_required = false;
};
constexpr auto describe(FieldShown const*) {
    return fields(field("id", &FieldShown::id, "The field."), field("name", &FieldShown::name, "What it is called."),
                  field("type", &FieldShown::type, "text, number, day or choice."),
                  field("choices", &FieldShown::choices, "What may be chosen."),
                  field("is_required", &FieldShown::is_required, "Must every new member have it?"));
}
Result<FieldShown> define_field(Transaction& tx, Caller const& caller, DefineField const& request);

struct ListFields {};
constexpr auto describe(ListFields const*) { return fields(); }
struct FieldList {
    std::vector<FieldShown> items;
};
constexpr auto describe(FieldList const*) { return fields(field("items", &FieldList::items, "The club's own fields, in order of their making.")); }
Result<FieldList> list_fields(Snapshot& snapshot, Caller const& caller, ListFields const& request);

/// The club's fields at the version of its settings that the caller was admitted with.
std::shared_ptr<FieldList const> club_fields(Snapshot& snapshot, Caller const& caller);

/// The values as they are kept (numbers and days in one form). Refuses field_missing, field_value_wrong, field_required.
Result<std::vector<ExtraValue>> check_extra(FieldList const& fields, std::vector<ExtraValue> const& given, bool is_enrolment);

inline constexpr Refusal field_missing{"member_fields.missing", RefusalKind::missing};
inline constexpr Refusal field_name_required{"member_fields.name_required", RefusalKind::invalid};
inline constexpr Refusal field_name_taken{"member_fields.name_taken", RefusalKind::conflict};
inline constexpr Refusal field_choices_wrong{"member_fields.choices_wrong", RefusalKind::invalid};
inline constexpr Refusal field_value_wrong{"member_fields.value_wrong", RefusalKind::invalid};
inline constexpr Refusal field_required{"member_fields.required", RefusalKind::invalid};
inline constexpr Refusal too_many_fields{"member_fields.too_many", RefusalKind::conflict};

std::vector<FieldShown> all_fields(Snapshot& snapshot);
void insert_field(Transaction& tx, FieldShown const& field);

std::vector<Operation> field_operations();

}  // namespace vafa::members
