// A member gives points to another, where the club allows it: its terms, giving with consent, taking back: contracts.
#pragma once

#include "club/program/program.hpp"
#include "club/rewards/store_giving.hpp"

namespace vafa::rewards {

struct SetGivingTerms {
    bool is_on = false;
    Points least;
    Points most_a_day;
    Points most_a_month;
};
constexpr auto describe(SetGivingTerms const*) {
    return fields(field("is_on", &SetGivingTerms::is_on, "May members give points to each other?"),
                  field("least", &SetGivingTerms::least, "The least at a time; above zero."),
                  field("most_a_day", &SetGivingTerms::most_a_day, "The most that one member gives a day."),
                  field("most_a_month", &SetGivingTerms::most_a_month, "The most that one member gives a Jalali month."));
}
struct GivingTermsShown {
    bool is_on = false;
    Points least;
    Points most_a_day;
    Points most_a_month;
};
constexpr auto describe(GivingTermsShown const*) {
    return fields(field("is_on", &GivingTermsShown::is_on, "May members give points to each other?"),
                  field("least", &GivingTermsShown::least, "The least at a time."),
                  field("most_a_day", &GivingTermsShown::most_a_day, "The most that one member gives a day."),
                  field("most_a_month", &GivingTermsShown::most_a_month, "The most that one member gives a Jalali month."));
}
Result<GivingTermsShown> set_giving_terms(Transaction& tx, Caller const& caller, SetGivingTerms const& request);

struct ShowGivingTerms {};
constexpr auto describe(ShowGivingTerms const*) { return fields(); }
Result<GivingTermsShown> show_giving_terms(Snapshot& snapshot, Caller const& caller, ShowGivingTerms const& request);

struct GivePoints {
    members::MemberRef member;
    members::MemberRef receiver;
    Points points;
    std::optional<Secret<std::string>> pin;
    std::optional<Secret<std::string>> code;
    std::optional<GivingAskedId> asked;
    std::optional<Secret<std::string>> number;
};
constexpr auto describe(GivePoints const*) {
    return fields(field("member", &GivePoints::member, "Who gives."), field("receiver", &GivePoints::receiver, "Who gets them."),
                  field("points", &GivePoints::points, "How many."),
                  field("pin", &GivePoints::pin, "The giver's PIN, where consent is needed.", secret),
                  field("code", &GivePoints::code, "Or the one-time code that was sent for this.", secret),
                  field("asked", &GivePoints::asked, "Which code: the answer to asking for it. Needed with a code."),
                  field("number", &GivePoints::number, "Or the number of the giver's page; it serves where a code is needed, too.", secret));
}
/// Names nobody: it is kept beside one of the two, and each can be erased alone.
struct GivenShown {
    GivenId id;
    MemberId giver;
    std::int64_t giver_number = 0;
    MemberId receiver;
    std::int64_t receiver_number = 0;
    Points points;
    Points taken_back;
    Instant at;
    std::string branch_name;
    bool is_settled = false;
};
constexpr auto describe(GivenShown const*) {
    return fields(field("id", &GivenShown::id, "The gift."), field("giver", &GivenShown::giver, "Who gave."),
                  field("giver_number", &GivenShown::giver_number, "Their member number."), field("receiver", &GivenShown::receiver, "Who got them."),
                  field("receiver_number", &GivenShown::receiver_number, "Their member number."), field("points", &GivenShown::points, "How many."),
                  field("taken_back", &GivenShown::taken_back, "How many of them were taken back."), field("at", &GivenShown::at, "When."),
                  field("branch_name", &GivenShown::branch_name, "At which branch; empty on the member's own page and at the console."),
                  field("is_settled", &GivenShown::is_settled, "Was it taken back, as far as it was unspent?"));
}
struct PointsGiven {
    GivenShown gift;
    Points points_left;
};
constexpr auto describe(PointsGiven const*) {
    return fields(field("gift", &PointsGiven::gift, "The gift."), field("points_left", &PointsGiven::points_left, "Points that the giver can spend now."));
}
Result<PointsGiven> give_points(Transaction& tx, Caller const& caller, GivePoints const& request, members::PinCompared const& pin);
Result<members::PinCompared> compare_pin_of_giver(Preparation const& preparation, Caller const& caller, GivePoints const& request);
bool needs_preparation(GivePoints const* request);
std::uint64_t route_of(GivePoints const* request);

/// A one-time code for so many points to that member, and nothing else.
struct AskGivingCode {
    members::MemberRef member;
    members::MemberRef receiver;
    Points points;
};
constexpr auto describe(AskGivingCode const*) {
    return fields(field("member", &AskGivingCode::member, "Who gives."), field("receiver", &AskGivingCode::receiver, "Who gets them."),
                  field("points", &AskGivingCode::points, "How many."));
}
struct GivingCodeAsked {
    GivingAskedId asked;
    Points points;
    std::int64_t receiver_number = 0;
    Instant ends_at;
};
constexpr auto describe(GivingCodeAsked const*) {
    return fields(field("asked", &GivingCodeAsked::asked, "Goes with the code when the points are given."),
                  field("points", &GivingCodeAsked::points, "How many points."),
                  field("receiver_number", &GivingCodeAsked::receiver_number, "The member number of who gets them."),
                  field("ends_at", &GivingCodeAsked::ends_at, "From this moment on the code serves no more."));
}
Result<GivingCodeAsked> ask_giving_code(Transaction& tx, Caller const& caller, AskGivingCode const& request);
std::uint64_t route_of(AskGivingCode const* request);

struct TakeGivenBack {
    GivenId gift;
};
constexpr auto describe(TakeGivenBack const*) { return fields(field("gift", &TakeGivenBack::gift, "The gift.")); }
struct GivenTakenBack {
    GivenShown gift;
    Points taken_back;
    Points spent;
};
constexpr auto describe(GivenTakenBack const*) {
    return fields(field("gift", &GivenTakenBack::gift, "The gift as it stands."),
                  field("taken_back", &GivenTakenBack::taken_back, "What came back to the giver, with the days it had."),
                  field("spent", &GivenTakenBack::spent, "What the receiver had spent of it or given on, or what has ended: that stays."));
}
Result<GivenTakenBack> take_given_back(Transaction& tx, Caller const& caller, TakeGivenBack const& request);

struct ListGiven {
    std::optional<MemberId> member;
    std::optional<GivenId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListGiven const*) {
    return fields(field("member", &ListGiven::member, "Only what this member gave or got."),
                  field("cursor", &ListGiven::cursor, "Where the page before ended."),
                  field("limit", &ListGiven::limit, "How many at most, 1 to 200; default 50."));
}
struct GivenListed {
    std::vector<GivenShown> items;
    std::optional<GivenId> next_cursor;
};
constexpr auto describe(GivenListed const*) {
    return fields(field("items", &GivenListed::items, "Newest first."),
                  field("next_cursor", &GivenListed::next_cursor, "Where the next page begins; left out on the last."));
}
Result<GivenListed> list_given(Snapshot& snapshot, Caller const& caller, ListGiven const& request);

inline constexpr Refusal giving_off{"giving.off", RefusalKind::conflict};
inline constexpr Refusal giving_terms_wrong{"giving.terms_wrong", RefusalKind::invalid};
inline constexpr Refusal giving_receiver_missing{"giving.receiver_missing", RefusalKind::missing};
inline constexpr Refusal giving_receiver_closed{"giving.receiver_closed", RefusalKind::conflict};
inline constexpr Refusal giving_to_oneself{"giving.to_oneself", RefusalKind::invalid};
inline constexpr Refusal giving_too_little{"giving.too_little", RefusalKind::invalid};
inline constexpr Refusal giving_day_full{"giving.day_full", RefusalKind::conflict};
inline constexpr Refusal giving_month_full{"giving.month_full", RefusalKind::conflict};
inline constexpr Refusal giving_missing{"giving.missing", RefusalKind::missing};
inline constexpr Refusal giving_settled{"giving.settled", RefusalKind::conflict};
inline constexpr Refusal giving_all_spent{"giving.all_spent", RefusalKind::conflict};
inline constexpr Refusal giving_two_consents{"giving.two_consents", RefusalKind::invalid};

/// Points that are about to be given: both are known and open, within the giver's limits; their wallets are locked.
struct Giving {
    members::MemberForSale giver, receiver;
    Points points;
    ledger::Wallets* from = nullptr;
    ledger::Wallets* to = nullptr;
};
/// Refuses what forbids it whatever the consent.
Result<Giving> begin_giving(Transaction& tx, Caller const& caller, members::MemberRef const& giver, members::MemberRef const& receiver, Points points);
/// The code is for these points to that member.
Result<Done> judge_giving_code(Transaction& tx, Caller const& caller, Giving const& giving, std::optional<GivingAskedId> const& asked,
                               Secret<std::string> const& code);
/// What a person may still give today and this Jalali month, by whichever of their records.
GivenSum left_to_give(Snapshot& snapshot, GivingTerms const& terms, MemberId member);
Result<GivingCodeAsked> send_giving_code(Transaction& tx, Giving const& giving);
Result<PointsGiven> finish_giving(Transaction& tx, Caller const& caller, Giving const& giving);
std::vector<Refusal const*> refusals_of_giving();
GivingTermsShown shown(GivingTerms const& terms);
GivenShown shown(Snapshot& snapshot, Caller const& caller, GivenRow const& row);

std::vector<Operation> giving_operations();

}  // namespace vafa::rewards
