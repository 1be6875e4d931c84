// Members: people, cards, groups, PINs and consent. All that other modules may use of it.
#pragma once

#include "club/members/merge.hpp"

namespace vafa::members {

Module module();

enum class MemberStatus { active = 1, inactive = 2, erased = 3 };
constexpr auto names_of(MemberStatus const*) {
    return names<MemberStatus>({{MemberStatus::active, "active"}, {MemberStatus::inactive, "inactive"}, {MemberStatus::erased, "erased"}});
}

enum class CardStatus { active = 1, blocked = 2, replaced = 3 };
constexpr auto names_of(CardStatus const*) {
    return names<CardStatus>({{CardStatus::active, "active"}, {CardStatus::blocked, "blocked"}, {CardStatus::replaced, "replaced"}});
}

// --- Who is meant: by card, mobile, member number or id. ---

struct ById {
    static constexpr char kind[] = "id";
    MemberId id;
};
constexpr auto describe(ById const*) { return fields(field("id", &ById::id, "The member.")); }
struct ByCard {
    static constexpr char kind[] = "card";
    CardNumber card;
};
constexpr auto describe(ByCard const*) { return fields(field("card", &ByCard::card, "Sixteen digits, or a swipe.", personal)); }
struct ByMobile {
    static constexpr char kind[] = "mobile";
    Mobile mobile;
};
constexpr auto describe(ByMobile const*) { return fields(field("mobile", &ByMobile::mobile, "Mobile number, in any Iranian form.", personal)); }
struct ByNumber {
    static constexpr char kind[] = "number";
    std::int64_t number = 0;
};
constexpr auto describe(ByNumber const*) { return fields(field("number", &ByNumber::number, "Member number.")); }

using MemberRef = std::variant<ById, ByCard, ByMobile, ByNumber>;

/// All that a sale, a hold or a rule needs to know of a member.
struct MemberForSale {
    MemberId id;
    std::int64_t number = 0;
    std::string name;             // "" where only the mobile is known
    std::string masked_mobile;
    GroupId group;                // none = 0
    std::string group_name;
    MemberStatus status = MemberStatus::active;
    bool is_credit_frozen = false;
    std::optional<Day> birth_day, wedding_day;
    std::optional<Gender> gender;
    Day enrolled_day;
    MemberId referrer;            // none = 0
    /// Only where they were named by a card.
    std::optional<CardStatus> card;
    std::optional<Day> card_ended_on;
};

/// One joined read. The question has no views: it may stand in first_questions, and asked again it costs nothing.
store::Question question_for_sale(MemberRef const& who);
/// Refuses member_missing (also for the erased) or card_missing.
Result<MemberForSale> read_for_sale(store::Rows const& answer, MemberRef const& who, Snapshot& snapshot);
Result<MemberForSale> for_sale(Snapshot& snapshot, MemberRef const& who);
/// Keeps the acts of one way of naming on one route.
std::uint64_t route_of(MemberRef const& who);

/// A blocked or replaced card names nobody; its member can be named by mobile. Refuses card_blocked, card_replaced.
Result<Done> allow_card(MemberForSale const& member);
/// In this order: member_inactive, credit_frozen, card_blocked or card_replaced (ledger.md §4.4).
Result<Done> allow_spending(MemberForSale const& member);

// --- Two records of one person: whoever names the second is given the first. ---

struct RecordOf {
    MemberId first, second;
};
/// Which records lead to members of such ids, in their order.
std::vector<RecordOf> merged_between(Snapshot& snapshot, MemberId lowest, MemberId highest);

/// How to reach a member by text message, as of now. Nothing where there is no mobile, or the person was erased.
struct Contact {
    Mobile mobile;
    std::string name;             // "" where only the mobile is known
    MemberStatus status = MemberStatus::active;
};
std::optional<Contact> contact_of(Snapshot& snapshot, MemberId member);

inline constexpr Refusal member_missing{"members.missing", RefusalKind::missing};
inline constexpr Refusal card_missing{"cards.missing", RefusalKind::missing};
inline constexpr Refusal member_inactive{"members.inactive", RefusalKind::conflict};
inline constexpr Refusal credit_frozen{"members.credit_frozen", RefusalKind::conflict};
inline constexpr Refusal card_blocked{"cards.blocked", RefusalKind::conflict};
inline constexpr Refusal card_replaced{"cards.replaced", RefusalKind::conflict};

// --- Groups: their history is kept; a past sale finds the group of its moment. ---

struct Group {
    GroupId id;
    std::string name;
    bool is_default = false;
};
std::vector<Group> all_groups(Snapshot& snapshot);

enum class GroupReason { enrolment = 1, by_hand = 2, by_rule = 3, import = 4 };
constexpr auto names_of(GroupReason const*) {
    return names<GroupReason>({{GroupReason::enrolment, "enrolment"}, {GroupReason::by_hand, "by_hand"},
                               {GroupReason::by_rule, "by_rule"}, {GroupReason::import, "import"}});
}
/// Moves a member, with a row of history; does nothing where they are in it already.
void move_to_group(Transaction& tx, Caller const& caller, MemberId member, GroupId from, GroupId to, GroupReason reason);

/// Since when, and by what, a member has been in the group they are in. Nothing where they never were in one.
struct InGroupSince {
    Day day;
    GroupReason reason = GroupReason::by_hand;
    std::int64_t act = 0;
};
std::optional<InGroupSince> in_group_since(Snapshot& snapshot, MemberId member);

/// Who is where, for rules that move members: the active ones, in order of their ids.
struct Grouped {
    MemberId id;
    std::int64_t number = 0;
    std::string name;             // "" where only the mobile is known
    GroupId group;                // none = 0
    bool is_active = true;
};
std::vector<Grouped> active_after(Snapshot& snapshot, MemberId after, std::int64_t most);
/// These, locked; one that is not active says so, one that is not there is left out.
std::vector<Grouped> lock_grouped(Transaction& tx, std::vector<MemberId> const& ids);
std::optional<Grouped> active_member(Snapshot& snapshot, MemberId member);
std::optional<Grouped> lock_active(Transaction& tx, MemberId member);

inline constexpr Refusal group_missing{"groups.missing", RefusalKind::missing};

// --- Many at once: whom a gift or a message is meant for. ---

/// All that is absent leaves nobody out.
struct MembersMeant {
    std::optional<GroupId> group;
    std::optional<BranchId> branch;
    std::optional<Day> enrolled_from, enrolled_to;
};
constexpr auto describe(MembersMeant const*) {
    return fields(field("group", &MembersMeant::group, "Only who is in this group at that moment."),
                  field("branch", &MembersMeant::branch, "Only who enrolled at this branch."),
                  field("enrolled_from", &MembersMeant::enrolled_from, "Only members since this day or later."),
                  field("enrolled_to", &MembersMeant::enrolled_to, "Only members since this day or earlier."));
}
struct MeantMember {
    MemberId id;
    MemberStatus status = MemberStatus::active;  // as of now
};
/// A stretch of the club's members in order of their ids.
struct MeantStretch {
    std::vector<MeantMember> items;  // of them, who was meant at the moment: in the group then, and a member already
    MemberId last;                   // the last that was looked at; none where there were no more
    bool is_last = false;
};
/// Looks at so many, the next after one. Without the erased.
MeantStretch meant_at(Snapshot& snapshot, MembersMeant const& whom, Instant moment, MemberId after, std::int64_t looks_at);
struct MeantCount {
    GroupId group;
    MemberStatus status = MemberStatus::active;
    std::int64_t members = 0;
};
/// Who would be meant now, by group. Walks through all of them: not for an act.
std::vector<MeantCount> count_meant(Snapshot& snapshot, MembersMeant const& whom);

// --- Consent to spend: by PIN, by a one-time code; further ways get further words. ---

enum class Consent { none = 0, pin = 1, one_time_code = 2, rotating_number = 3 };
constexpr auto names_of(Consent const*) {
    return names<Consent>({{Consent::none, "none"}, {Consent::pin, "pin"}, {Consent::one_time_code, "one_time_code"},
                           {Consent::rotating_number, "rotating_number"}});
}

/// From which amount on the club wants which consent. Where a PIN is needed, a one-time code serves as well; the number of
/// the member's page, a code that changes each half minute, serves wherever a code does.
struct ConsentPolicy {
    Rial pin_from{1};
    std::optional<Rial> code_from;
};
ConsentPolicy consent_policy(Snapshot& snapshot, Caller const& caller);
Consent needed_consent(ConsentPolicy const& policy, Rial amount);
bool suffices(Consent given, Consent needed);

/// What Argon2id found, before the writer; rests on the PIN's version.
struct PinCompared {
    MemberId member;           // none: nobody there, or no PIN
    std::int64_t version = 0;
    bool matches = false;
};
/// For a `prepare` step: slow on purpose, and as slow for an unknown member.
PinCompared compare_pin(Preparation const& preparation, MemberRef const& who, Secret<std::string> const& pin);
/// Inside the writer: locks the PIN's row, counts a wrong try although the act is refused, locks after five, a right PIN
/// resets. Refuses pin_not_set, pin_locked {until}, pin_changed_meanwhile, pin_wrong {left}.
Result<Done> judge_pin(Transaction& tx, MemberId member, PinCompared const& compared);

inline constexpr Refusal pin_not_set{"pin.not_set", RefusalKind::conflict};
inline constexpr Refusal pin_locked{"pin.locked", RefusalKind::limited};
inline constexpr Refusal pin_changed_meanwhile{"pin.changed_meanwhile", RefusalKind::conflict};
inline constexpr Refusal pin_wrong{"pin.wrong", RefusalKind::forbidden};

/// Six digits that stand nowhere: a keyed hash of the act they confirm (the hold's), so that whoever sends them by SMS
/// computes them anew.
std::string one_time_code(ServerSecrets const& secrets, ClubId club, std::int64_t act);
/// Notes that a code for this very act (tx.act()) may be typed within five minutes, five times at most. No member: whoever
/// signs in on the member's page.
inline constexpr std::int64_t code_lives_ms = 5 * minute_ms;
void expect_code(Transaction& tx, MemberId member);
/// Counts a wrong try although the act is refused; a right code serves once. Refuses code_missing, code_ended,
/// code_used, code_locked, code_wrong {left}.
Result<Done> judge_code(Transaction& tx, Caller const& caller, MemberId member, std::int64_t act, Secret<std::string> const& typed);

inline constexpr Refusal code_missing{"consent.code_missing", RefusalKind::conflict};
inline constexpr Refusal code_ended{"consent.code_ended", RefusalKind::conflict};
inline constexpr Refusal code_used{"consent.code_used", RefusalKind::conflict};
inline constexpr Refusal code_locked{"consent.code_locked", RefusalKind::limited};
inline constexpr Refusal code_wrong{"consent.code_wrong", RefusalKind::forbidden};

/// The rotating number of the member's page (RFC 6238), keyed by the session of the phone that shows it: signed out, it is
/// worth nothing. Serves once; half a minute of drift is forgiven; five wrong ones lock as PINs do. Refuses number_locked
/// {until}, number_above_allowed {most}, number_used, number_wrong {left}.
Result<Done> judge_number(Transaction& tx, Caller const& caller, MemberId member, Rial amount, Secret<std::string> const& typed);
/// What a member does on their own page is consented to by the session itself, as far as one of its numbers would allow it.
/// Refuses number_above_allowed {most}.
Result<Done> allow_on_own_page(Snapshot& snapshot, MemberId member, Rial amount);
inline constexpr Refusal number_locked{"consent.number_locked", RefusalKind::limited};
inline constexpr Refusal number_above_allowed{"consent.number_above_allowed", RefusalKind::conflict};
inline constexpr Refusal number_used{"consent.number_used", RefusalKind::conflict};
inline constexpr Refusal number_wrong{"consent.number_wrong", RefusalKind::forbidden};

}  // namespace vafa::members
