// The member's own hand in their record: the same act as the desk's, with less to write.
#include "club/members/me_profile.hpp"

#include "club/members/profile_row.hpp"
#include "club/members/store_cards.hpp"
#include "club/members/store_me.hpp"
#include "club/members/update_member.hpp"

namespace vafa::members {

namespace {

OwnProfile own_part(Profile const& profile) {
    return {profile.first_name, profile.last_name, profile.gender,  profile.birth_day, profile.wedding_day, profile.email,
            profile.province,   profile.city,      profile.address, profile.postal_code, profile.extra};
}

/// Birthdays bring gifts: who could move theirs would have one every week.
Result<Done> allow_days(MemberRow const& member, OwnProfile const& own) {
    if (own.birth_day && member.birth_day && own.birth_day != member.birth_day) return refuse_at("/birth_day", day_written_already);
    if (own.wedding_day && member.wedding_day && own.wedding_day != member.wedding_day) return refuse_at("/wedding_day", day_written_already);
    return Done{};
}

std::string group_name_of(Snapshot& snapshot, GroupId id) {
    for (auto const& group : all_groups(snapshot))
        if (group.id == id) return group.name;
    return "";
}

}  // namespace

Result<OwnProfileShown> show_own_profile(Snapshot& snapshot, Caller const& caller, ShowOwnProfile const&) {
    auto id = TRY(own_record(caller));
    auto row = member_by_id(snapshot, id);
    ensure(bool(row), "a member without a row is signed in");
    OwnProfileShown shown;
    shown.member = row->id;
    shown.number = row->number;
    if (row->mobile) shown.masked_mobile = row->mobile->masked();
    shown.group_name = group_name_of(snapshot, row->group);
    shown.enrolled_day = row->enrolled_day;
    for (auto const& card : cards_of(snapshot, id))
        if (card.status == CardStatus::active) shown.card = card.number;
    shown.profile = own_part(shown_profile(*row, profile_of(snapshot, id).value_or(ProfileRow{})));
    shown.profile.extra = extra_of(snapshot, id);
    shown.has_pin = pin_of(snapshot, id).has_value();
    auto advertising = allowed(snapshot, id, Allowed::advertising);
    shown.allows_advertising = advertising && advertising->is_allowed;
    if (advertising) shown.advertising_since = advertising->since;
    return shown;
}

Result<Done> update_own_profile(Transaction& tx, Caller const& caller, UpdateOwnProfile const& request) {
    auto id = TRY(own_record(caller));
    auto member = lock_member(tx, id);
    ensure(bool(member), "a member without a row is signed in");
    TRY(allow_days(*member, request));
    UpdateMember change;
    static_cast<Profile&>(change) = profile_from(request);
    change.member = id;
    TRY(update_member_profile(tx, caller, change));
    if (request.allows_advertising) put_allowed(tx, id, Allowed::advertising, *request.allows_advertising);
    return Done{};
}

std::vector<Operation> own_profile_operations() {
    return {
        operation<show_own_profile>({.name = "me.profile", .summary = "One's own profile, and what one allows", .route = get("/v1/me/profile"),
            .granted_to = {Role::member}, .refusals = {&not_joined}}),
        operation<update_own_profile>({.name = "me.update", .summary = "Change one's own profile, or what one allows",
            .route = patch("/v1/me/profile"), .granted_to = {Role::member},
            .refusals = {&not_joined, &member_missing, &day_written_already, &birth_day_odd, &wedding_day_odd, &email_malformed, &field_missing,
                         &field_value_wrong, &field_required}}),
    };
}

}  // namespace vafa::members
