// Changes what is given, empties what is named, and leaves the rest.
#include "club/members/update_member.hpp"

#include <algorithm>

#include "club/members/fields.hpp"
#include "club/members/names.hpp"
#include "club/members/profile_row.hpp"
#include "club/members/store_me.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

bool clears(UpdateMember const& request, std::string_view name) {
    return std::find(request.clear.begin(), request.clear.end(), name) != request.clear.end();
}

Result<Done> change_mobile(Transaction& tx, Caller const& caller, MemberRow& row, std::optional<Mobile> const& mobile) {
    if (!mobile || mobile == row.mobile) return Done{};
    // One-time codes go to this number: who stands at a till could otherwise send them to themself.
    if (caller.role == Role::cashier) return refuse_at("/mobile", mobile_not_for_cashiers);
    if (auto owner = owner_of_mobile(tx, *mobile)) {
        auto other = member_by_id(tx, *owner);
        return refuse_at("/mobile", mobile_taken, {{"number", other->number}});
    }
    if (row.mobile) delete_sign_in(tx, *row.mobile);
    row.mobile = mobile;
    row.mobile_proved_on.reset();
    tenancy::end_member_sessions(tx, row.id);  // whoever has the old phone
    return Done{};
}

Result<Done> allow_emptying_extra(FieldList const& known, bool clears_extra) {
    if (!clears_extra) return Done{};
    for (auto const& field : known.items)
        if (field.is_required) return refuse_at("/extra", field_required, {{"field", field.name}});
    return Done{};
}

void write_lists(Transaction& tx, UpdateMember const& request, std::vector<ExtraValue> const& extra) {
    auto member = request.member;
    if (!request.phones.empty() || clears(request, "phones")) replace_phones(tx, member, request.phones);
    if (clears(request, "extra")) delete_all_extra(tx, member);
    for (auto const& value : extra) value.value.is_empty() ? delete_extra(tx, member, value.field) : put_extra(tx, member, value);
}

/// The days as they would stand together afterwards.
Profile days_after(Profile given, MemberRow const& row) {
    given.birth_day = row.birth_day;
    given.wedding_day = row.wedding_day;
    return given;
}

}  // namespace

Result<MemberUpdated> update_member_profile(Transaction& tx, Caller const& caller, UpdateMember const& request) {
    tx.set_subject(request.member.value);
    auto before = lock_member(tx, request.member);
    if (!before || before->status == MemberStatus::erased) return refuse_at("/member", member_missing);
    TRY(allow_own_record(tx, *before));
    auto row = *before;
    auto profile_before = profile_of(tx, row.id);
    auto profile = profile_before.value_or(ProfileRow{});
    TRY(clear_fields(row, profile, request.clear));
    apply_names(row, request);
    apply_profile(profile, request);
    TRY(check_profile(days_after(request, row), tx.today()));
    auto known = club_fields(tx, caller);
    auto extra = TRY(check_extra(*known, request.extra, false));
    TRY(allow_emptying_extra(*known, clears(request, "extra")));
    TRY(change_mobile(tx, caller, row, request.mobile));
    TRY(allow_unique_numbers(tx, request, row.id));

    update_member(tx, row);
    if (row.first_name != before->first_name || row.last_name != before->last_name) {
        delete_words(tx, *before);
        insert_words(tx, row);
    }
    if (profile != profile_before.value_or(ProfileRow{})) put_profile(tx, row.id, profile);
    write_lists(tx, request, extra);
    return MemberUpdated{row.id, row.number, display_name(row.first_name, row.last_name), warnings_of(request)};
}

}  // namespace vafa::members
