// A club's own fields: weight, favourite colour, whatever its trade asks.
#include "club/members/fields.hpp"

#include <algorithm>

#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

constexpr std::size_t most_fields = 50;
constexpr std::size_t most_choices = 100;

bool is_whole(std::string_view digits, std::size_t most) {
    return !digits.empty() && digits.size() <= most && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// «۷۲٫۵» and 72.5 are one number, kept as text: there is no float here.
std::optional<std::string> number_of(std::string_view typed) {
    std::string text;
    auto folded = fold_digits(typed);
    for (std::string_view rest = folded; !rest.empty();) {
        auto letter = next_letter(rest);
        if (letter == U'٫' || letter == U'/') letter = '.';
        if (letter != U'٬' && letter != ',' && letter != ' ') append_letter(text, letter);
    }
    std::string_view digits = text;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    auto dot = digits.find('.');
    if (!is_whole(digits.substr(0, dot), 12)) return {};
    if (dot != std::string_view::npos && !is_whole(digits.substr(dot + 1), 3)) return {};
    return text;
}

std::optional<std::string> kept_form(FieldShown const& field, PersonText const& given) {
    auto const& text = given.text();
    switch (field.type) {
        case FieldType::text: return text;
        case FieldType::number: return number_of(text);
        case FieldType::day: {
            auto day = parse_iso_day(fold_digits(text));
            return day ? std::optional(iso_day(*day)) : std::nullopt;
        }
        case FieldType::choice: {
            bool is_known = std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end();
            return is_known ? std::optional(text) : std::nullopt;
        }
    }
    bug("a field of no type");
}

Result<std::vector<std::string>> tidy_choices(DefineField const& request) {
    std::vector<std::string> choices;
    for (auto const& choice : request.choices) choices.push_back(tidy_name(choice));
    auto sorted = choices;
    std::sort(sorted.begin(), sorted.end());
    bool has_twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    bool has_empty = !sorted.empty() && sorted.front().empty();
    bool fits = request.type == FieldType::choice ? choices.size() >= 2 && choices.size() <= most_choices : choices.empty();
    if (!fits || has_twice || has_empty) return refuse_at("/choices", field_choices_wrong, {{"most", std::int64_t(most_choices)}});
    return choices;
}

}  // namespace

Result<FieldShown> define_field(Transaction& tx, Caller const&, DefineField const& request) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", field_name_required);
    auto choices = TRY(tidy_choices(request));
    auto known = all_fields(tx);
    if (std::any_of(known.begin(), known.end(), [&](auto const& one) { return one.name == name; })) return refuse_at("/name", field_name_taken);
    if (known.size() >= most_fields) return refuse(too_many_fields, {{"most", std::int64_t(most_fields)}});
    FieldShown made{tx.next_id<FieldKind>(), name, request.type, std::move(choices), request.is_required.value_or(false)};
    insert_field(tx, made);
    tenancy::bump_settings(tx);
    return made;
}

Result<FieldList> list_fields(Snapshot& snapshot, Caller const&, ListFields const&) { return FieldList{all_fields(snapshot)}; }

std::shared_ptr<FieldList const> club_fields(Snapshot& snapshot, Caller const& caller) {
    return snapshot.cache().get<FieldList>(snapshot.club(), caller.versions.settings, [&] { return FieldList{all_fields(snapshot)}; });
}

Result<std::vector<ExtraValue>> check_extra(FieldList const& known, std::vector<ExtraValue> const& given, bool is_enrolment) {
    std::vector<ExtraValue> kept;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto at = "/extra/" + std::to_string(i);
        auto found = std::find_if(known.items.begin(), known.items.end(), [&](auto const& one) { return one.id == given[i].field; });
        if (found == known.items.end()) return refuse_at(at + "/field", field_missing);
        if (given[i].value.is_empty() && found->is_required) return refuse_at(at + "/value", field_required, {{"field", found->name}});
        auto form = given[i].value.is_empty() ? std::optional<std::string>("") : kept_form(*found, given[i].value);
        if (!form) return refuse_at(at + "/value", field_value_wrong, {{"field", found->name}});
        kept.push_back({found->id, PersonText::kept(*form)});
    }
    for (auto const& field : known.items) {
        bool is_given = std::any_of(kept.begin(), kept.end(), [&](auto const& one) { return one.field == field.id; });
        if (is_enrolment && field.is_required && !is_given) return refuse_at("/extra", field_required, {{"field", field.name}});
    }
    return kept;
}

std::vector<Operation> field_operations() {
    return {
        operation<define_field>({.name = "members.define_field", .summary = "Add a field of the club's own to the profile",
            .route = post("/v1/member_fields"), .granted_to = {Role::owner, Role::manager},
            .refusals = {&field_name_required, &field_choices_wrong, &field_name_taken, &too_many_fields}, .whole_club = true}),
        operation<list_fields>({.name = "members.list_fields", .summary = "The club's own fields of the profile",
            .route = get("/v1/member_fields"),
            .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator}, .refusals = {}}),
    };
}

}  // namespace vafa::members
