// Enrolling a member: a mobile is enough, the answer tells the member number. Reactions of later modules add gifts.
#pragma once

#include "club/members/profile.hpp"

namespace vafa::members {

struct EnrolMember : Profile {
    Mobile mobile;
    std::optional<GroupId> group;
    std::optional<std::int64_t> referrer;
    std::optional<CardNumber> card;
    std::optional<bool> issue_card;
};
constexpr auto describe(EnrolMember const*) {
    return std::tuple_cat(
        fields(field("mobile", &EnrolMember::mobile, "Mobile number, in any Iranian form.", personal),
               field("group", &EnrolMember::group, "The group to begin in; otherwise the club's default group."),
               field("referrer", &EnrolMember::referrer, "Member number of who brought them."),
               field("card", &EnrolMember::card, "A printed club card to hand out with it.", personal),
               field("issue_card", &EnrolMember::issue_card, "Make a new card number as well.")),
        describe(static_cast<Profile const*>(nullptr)));
}

/// A welcome gift, added by the module that gives it.
struct EnrolmentGift {
    std::string wallet;
    std::int64_t amount = 0;
    MemberId receiver;
};
constexpr auto describe(EnrolmentGift const*) {
    return fields(field("wallet", &EnrolmentGift::wallet, "points or credit."),
                  field("amount", &EnrolmentGift::amount, "How much, in points or rial."),
                  field("receiver", &EnrolmentGift::receiver, "The new member, or who brought them."));
}

struct MemberEnrolled {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    std::string masked_mobile;
    std::optional<GroupId> group;
    std::optional<std::string> card;
    std::vector<std::string> warnings;
    std::vector<EnrolmentGift> gifts;
};
constexpr auto describe(MemberEnrolled const*) {
    return fields(field("id", &MemberEnrolled::id, "The new member."),
                  field("number", &MemberEnrolled::number, "Their member number, short and for people."),
                  field("name", &MemberEnrolled::name, "Their name, empty where only the mobile is known.", personal),
                  field("masked_mobile", &MemberEnrolled::masked_mobile, "Their mobile with its middle hidden.", personal),
                  field("group", &MemberEnrolled::group, "Their group."),
                  field("card", &MemberEnrolled::card, "Their card's sixteen digits, if they got one.", personal),
                  field("warnings", &MemberEnrolled::warnings, "What was kept but looks odd, by field: postal_code."),
                  field("gifts", &MemberEnrolled::gifts, "What they were given in the same commit."));
}

/// All enrolments of a club go one way: each takes the next member number, and elsewhere they would wait for one another's
/// commits instead of sharing one.
constexpr std::uint64_t route_of(EnrolMember const*) { return 1; }

Result<MemberEnrolled> enrol_member(Transaction& tx, Caller const& caller, EnrolMember const& request);

}  // namespace vafa::members
