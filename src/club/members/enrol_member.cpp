// Enrols a member in one commit: number, profile, group, card; where and by whom is kept for ever.
#include "club/members/enrol_member.hpp"

#include "club/members/cards.hpp"
#include "club/members/fields.hpp"
#include "club/members/groups.hpp"
#include "club/members/names.hpp"
#include "club/members/profile_row.hpp"
#include "club/members/store_cards.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::members {

namespace {

/// The group asked for, or the club's default.
Result<GroupId> group_to_begin_in(Transaction& tx, std::optional<GroupId> asked) {
    auto groups = all_groups(tx);
    if (asked && !is_known(groups, *asked)) return refuse_at("/group", group_missing);
    if (asked) return *asked;
    for (auto const& group : groups)
        if (group.is_default) return group.id;
    return GroupId{};
}

Result<MemberId> referrer_of(Transaction& tx, std::optional<std::int64_t> number) {
    if (!number) return MemberId{};
    auto referrer = owner_of_number(tx, *number);
    if (!referrer) return refuse_at("/referrer", referrer_missing);
    return *referrer;
}

Result<Done> allow_mobile(Transaction& tx, Mobile const& mobile) {
    auto owner = owner_of_mobile(tx, mobile);
    if (!owner) return Done{};
    tx.set_subject(owner->value);  // the refused request holds their data, so it is emptied with them
    auto member = member_by_id(tx, *owner);
    return refuse_at("/mobile", mobile_taken, {{"number", member->number}});
}

MemberRow row_of(Transaction& tx, Caller const& caller, EnrolMember const& request) {
    MemberRow row;
    row.id = tx.next_id<MemberKind>();
    row.mobile = request.mobile;
    apply_names(row, request);
    row.enrolled_day = tx.today();
    row.enrolled_branch = caller.branch;
    row.enrolled_till = caller.till;
    row.enrolled_role = caller.role;
    row.enrolled_by = caller.id;
    return row;
}

}  // namespace

Result<MemberEnrolled> enrol_member(Transaction& tx, Caller const& caller, EnrolMember const& request) {
    TRY(check_profile(request, tx.today()));
    auto extra = TRY(check_extra(*club_fields(tx, caller), request.extra, true));
    TRY(allow_mobile(tx, request.mobile));
    TRY(allow_unique_numbers(tx, request, MemberId{}));
    auto row = row_of(tx, caller, request);
    row.group = TRY(group_to_begin_in(tx, request.group));
    row.referrer = TRY(referrer_of(tx, request.referrer));
    std::optional<CardNumber> card;
    if (request.card || request.issue_card.value_or(false)) card = TRY(choose_card(tx, caller, request.card));
    row.number = next_number(tx, "member", first_member_number);
    TRY(tenancy::allow_members(tx, caller, row.number - first_member_number + 1 - count_of(tx, "erased")));

    tx.set_subject(row.id.value);
    insert_member(tx, row);
    insert_words(tx, row);
    ProfileRow profile;
    apply_profile(profile, request);
    if (profile != ProfileRow{}) put_profile(tx, row.id, profile);
    if (!request.phones.empty()) replace_phones(tx, row.id, request.phones);
    for (auto const& value : extra)
        if (!value.value.is_empty()) put_extra(tx, row.id, value);
    if (row.group) insert_membership(tx, caller, row.id, row.group, GroupReason::enrolment);
    if (card) insert_card(tx, *card, row.id);
    return MemberEnrolled{row.id, row.number, display_name(row.first_name, row.last_name), request.mobile.masked(), as_optional(row.group),
                          card ? std::optional(card->text()) : std::nullopt, warnings_of(request), {}};
}

}  // namespace vafa::members
