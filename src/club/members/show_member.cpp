// Puts a member together from their rows, as far as the caller may see them.
#include "club/members/show_member.hpp"

#include "club/members/groups.hpp"
#include "club/members/names.hpp"
#include "club/members/profile_row.hpp"
#include "club/members/store_cards.hpp"
#include "club/members/store_merges.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

bool is_staff(Role role) { return role >= Role::owner && role <= Role::auditor; }

std::string name_of_caller(Snapshot& snapshot, Role role, std::int64_t id) {
    return is_staff(role) ? tenancy::staff_name(snapshot, StaffId{id}) : "";
}

EnrolmentShown enrolment(Snapshot& snapshot, Caller const& caller, MemberRow const& row) {
    auto places = tenancy::places(snapshot, caller);
    auto const* branch = places->branch(row.enrolled_branch);
    auto const* till = places->till(row.enrolled_till);
    return {row.enrolled_at, row.enrolled_day, branch ? std::optional(branch->branch) : std::nullopt, branch ? branch->branch_name : "",
            till ? till->till_number : 0, row.enrolled_role, name_of_caller(snapshot, row.enrolled_role, row.enrolled_by)};
}

std::optional<ReferrerShown> referrer(Snapshot& snapshot, MemberId id) {
    auto row = id ? member_by_id(snapshot, id) : std::nullopt;
    if (!row) return {};
    return ReferrerShown{row->id, row->number, display_name(row->first_name, row->last_name)};
}

std::optional<RecordOfMember> first_record_of(Snapshot& snapshot, MemberRow const& row) {
    auto merge = row.merged_into ? standing_merge(snapshot, row.id) : std::nullopt;
    auto first = merge ? member_by_id(snapshot, merge->first) : std::nullopt;
    if (!first) return {};
    return RecordOfMember{first->id, first->number, display_name(first->first_name, first->last_name), merge->day};
}

void hide_contacts(MemberShown& shown) {
    shown.mobile.reset();
    auto& profile = shown.profile;
    profile.national_id.reset();
    profile.postal_code.reset();
    profile.address.reset();
    profile.email.reset();
    profile.phones.clear();
}

}  // namespace

bool sees_contacts(Caller const& caller) { return caller.role != Role::cashier && caller.role != Role::auditor; }

Result<MemberShown> show_member(Snapshot& snapshot, Caller const& caller, ShowMember const& request) {
    auto row = member_by_id(snapshot, request.member);
    if (!row) return refuse_at("/member", member_missing);
    MemberShown shown;
    shown.id = row->id;
    shown.number = row->number;
    shown.name = display_name(row->first_name, row->last_name);
    shown.mobile = row->mobile;
    if (row->mobile) shown.masked_mobile = row->mobile->masked();
    shown.mobile_proved_on = row->mobile_proved_on;
    shown.status = row->status;
    shown.is_credit_frozen = row->is_credit_frozen;
    shown.group = as_optional(row->group);
    shown.profile = shown_profile(*row, profile_of(snapshot, row->id).value_or(ProfileRow{}));
    shown.profile.phones = phones_of(snapshot, row->id);
    shown.profile.extra = extra_of(snapshot, row->id);
    shown.referrer = referrer(snapshot, row->referrer);
    shown.enrolled = enrolment(snapshot, caller, *row);
    for (auto const& card : cards_of(snapshot, row->id))
        shown.cards.push_back({row->id, card.number.text(), card.status, card.ended_at, {}});
    for (auto const& change : group_history(snapshot, row->id)) {
        shown.groups.push_back({change.act, as_optional(change.group), change.name.value_or(""), change.since_day, change.reason, change.by_role,
                                name_of_caller(snapshot, change.by_role, change.by)});
        shown.group_name = change.name.value_or("");
    }
    auto pin = pin_of(snapshot, row->id);
    shown.has_pin = pin.has_value();
    if (pin && pin->locked_until > snapshot.now()) shown.pin_locked_until = pin->locked_until;
    shown.merged_into = first_record_of(snapshot, *row);
    for (auto const& record : records_merged_into(snapshot, row->id))
        shown.merged.push_back({record.id, record.number, record.name, record.since});
    if (!sees_contacts(caller)) hide_contacts(shown);
    return shown;
}

}  // namespace vafa::members
