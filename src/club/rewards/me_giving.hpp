// Giving points to another member on one's own page: what is allowed, what was given and got, and the act: contracts.
#pragma once

#include "club/rewards/giving.hpp"

namespace vafa::rewards {

struct ShowOwnGiving {};
constexpr auto describe(ShowOwnGiving const*) { return fields(); }
struct OwnGiven {
    GivenId id;
    bool is_mine = false;
    Points points;
    Points taken_back;
    std::string other;
    Day day;
};
constexpr auto describe(OwnGiven const*) {
    return fields(field("id", &OwnGiven::id, "The gift."), field("is_mine", &OwnGiven::is_mine, "Did one give it? Else one got it."),
                  field("points", &OwnGiven::points, "How many points."),
                  field("taken_back", &OwnGiven::taken_back, "How many of them the club has taken back to the giver."),
                  field("other", &OwnGiven::other, "Who gave, or the mobile with its middle hidden of who got them.", personal),
                  field("day", &OwnGiven::day, "When."));
}
struct OwnGivingShown {
    GivingTermsShown terms;
    Points left_today;
    Points left_this_month;
    Points spendable;
    std::vector<OwnGiven> items;
};
constexpr auto describe(OwnGivingShown const*) {
    return fields(field("terms", &OwnGivingShown::terms, "What the club allows."),
                  field("left_today", &OwnGivingShown::left_today, "How many one may still give today."),
                  field("left_this_month", &OwnGivingShown::left_this_month, "And this Jalali month."),
                  field("spendable", &OwnGivingShown::spendable, "How many one has."),
                  field("items", &OwnGivingShown::items, "What one gave and got, the latest first; twenty at most."));
}
Result<OwnGivingShown> show_own_giving(Snapshot& snapshot, Caller const& caller, ShowOwnGiving const& request);

struct AskOwnGivingCode {
    members::MemberRef receiver;
    Points points;
};
constexpr auto describe(AskOwnGivingCode const*) {
    return fields(field("receiver", &AskOwnGivingCode::receiver, "Who gets them."), field("points", &AskOwnGivingCode::points, "How many."));
}
Result<GivingCodeAsked> ask_own_giving_code(Transaction& tx, Caller const& caller, AskOwnGivingCode const& request);

struct GiveOwnPoints {
    members::MemberRef receiver;
    Points points;
    std::optional<Secret<std::string>> pin;
    std::optional<Secret<std::string>> code;
    std::optional<GivingAskedId> asked;
};
constexpr auto describe(GiveOwnPoints const*) {
    return fields(field("receiver", &GiveOwnPoints::receiver, "Who gets them."), field("points", &GiveOwnPoints::points, "How many."),
                  field("pin", &GiveOwnPoints::pin, "One's PIN, where consent is needed.", secret),
                  field("code", &GiveOwnPoints::code, "Or the one-time code that was sent for this.", secret),
                  field("asked", &GiveOwnPoints::asked, "Which code: the answer to asking for it. Needed with a code."));
}
Result<PointsGiven> give_own_points(Transaction& tx, Caller const& caller, GiveOwnPoints const& request, members::PinCompared const& pin);
Result<members::PinCompared> compare_own_pin(Preparation const& preparation, Caller const& caller, GiveOwnPoints const& request);
bool needs_preparation(GiveOwnPoints const* request);

std::vector<Operation> own_giving_operations();

}  // namespace vafa::rewards
