// The statements of members: people, their profiles, words and numbers. Cards, PINs and codes stand in store_cards.
#pragma once

#include "club/members/members.hpp"

namespace vafa::store {

/// A mobile is kept as its ten digits from 9 on, a card as its sixteen.
template <>
struct Column<Mobile> {
    static Bind bind(Mobile const& mobile) { return std::int64_t(std::stoll(mobile.national())); }
    static Mobile read(Cell const& cell) { return *Mobile::parse(std::to_string(Column<std::int64_t>::read(cell))); }
};
template <>
struct Column<CardNumber> {
    static Bind bind(CardNumber const& card) { return std::int64_t(std::stoll(card.text())); }
    static CardNumber read(Cell const& cell) {
        auto digits = std::to_string(Column<std::int64_t>::read(cell));
        return *CardNumber::parse(std::string(16 - digits.size(), '0') + digits);
    }
};

}  // namespace vafa::store

namespace vafa::members {

struct MemberRow {
    MemberId id;
    std::int64_t number = 0;
    std::optional<Mobile> mobile;
    std::optional<Day> mobile_proved_on;
    std::string honorific, first_name, last_name, father_name;
    std::optional<Gender> gender;
    std::optional<Day> birth_day, wedding_day;
    GroupId group;
    MemberStatus status = MemberStatus::active;
    bool is_credit_frozen = false;
    MemberId referrer;
    Instant enrolled_at;
    Day enrolled_day;
    BranchId enrolled_branch;
    TillId enrolled_till;
    Role enrolled_role = Role::stranger;
    std::int64_t enrolled_by = 0;
    MemberId merged_into;        // the first record of the person; none = 0
};
std::optional<MemberRow> member_by_id(Snapshot& snapshot, MemberId id);
std::optional<MemberRow> lock_member(Transaction& tx, MemberId id);
/// In the order of their ids, in one round trip.
std::vector<MemberRow> lock_members(Transaction& tx, std::vector<MemberId> const& ids);
void insert_member(Transaction& tx, MemberRow const& member);
/// All but what enrolment fixed.
void update_member(Transaction& tx, MemberRow const& member);
void prove_mobile(Transaction& tx, MemberId member);

std::optional<MemberId> owner_of_mobile(Snapshot& snapshot, Mobile const& mobile);
std::optional<MemberId> owner_of_number(Snapshot& snapshot, std::int64_t number);
std::optional<MemberId> owner_of_national_id(Snapshot& snapshot, std::string const& id);
std::optional<MemberId> owner_of_private_number(Snapshot& snapshot, std::string const& number);

struct ProfileRow {
    std::optional<std::string> national_id, private_number, postal_code;
    std::string degree, field_of_study, occupation, province, city, neighbourhood, address, email, category, notes;
    bool operator==(ProfileRow const&) const = default;
};
std::optional<ProfileRow> profile_of(Snapshot& snapshot, MemberId member);
void put_profile(Transaction& tx, MemberId member, ProfileRow const& profile);
void delete_profile(Transaction& tx, MemberId member);
std::vector<Phone> phones_of(Snapshot& snapshot, MemberId member);
void replace_phones(Transaction& tx, MemberId member, std::vector<Phone> const& phones);
std::vector<ExtraValue> extra_of(Snapshot& snapshot, MemberId member);
void put_extra(Transaction& tx, MemberId member, ExtraValue const& extra);
void delete_extra(Transaction& tx, MemberId member, FieldId field);
void delete_all_extra(Transaction& tx, MemberId member);
void insert_words(Transaction& tx, MemberRow const& member);
void delete_words(Transaction& tx, MemberRow const& member);

/// The next of a club's own numbers ("member" from 1001, "card" from 0); locks its counter.
inline constexpr std::int64_t first_member_number = 1001;
/// The last number a counter gave, locked; 0 = none yet.
std::int64_t count_of(Transaction& tx, std::string const& counter);
std::int64_t next_number(Transaction& tx, std::string const& counter, std::int64_t first);

struct SettingsRow {
    Rial pin_from{1};
    std::optional<Rial> code_from;
    std::string card_prefix = "880000";
    bool is_joining_closed = false;
};
SettingsRow settings(Snapshot& snapshot);
void put_settings(Transaction& tx, SettingsRow const& settings);

/// A member in a list, or found at the till.
struct ListedRow {
    MemberId id;
    std::int64_t number = 0;
    std::string first_name, last_name, father_name;
    std::optional<Mobile> mobile;
    GroupId group;
    std::optional<std::string> group_name;
    MemberStatus status = MemberStatus::active;
    bool is_credit_frozen = false;
    Day enrolled_day;
    MemberId merged_into;
};
struct ListFilter {
    std::int64_t group = 0, status = 0, branch = 0;  // 0 = any
};
enum class ListOrder { newest, oldest, name };
/// How much one page looks at, so that none takes long in a large club.
struct ListReach {
    std::int64_t few = 2'000;         // a search: where so many or fewer have a word, each of them
    std::int64_t names = 2'000;       // else so many names in their order
    std::int64_t of_branch = 20'000;  // where a group is asked for too, a branch of so many or fewer leads
};
/// Up to `most` members behind the one at the cursor (none = from the start).
std::vector<ListedRow> list_members(Snapshot& snapshot, ListFilter const& filter, ListOrder order, MemberId after,
                                    std::int64_t most, ListReach const& reach = {});
struct SearchPage {
    std::vector<ListedRow> rows;
    MemberId looked_up_to{};  // where there are fewer rows than asked for, and names that were not looked at
};
/// The same, by name, of those whose names begin with the words.
SearchPage search_members(Snapshot& snapshot, ListFilter const& filter, std::string_view typed, MemberId after, std::int64_t most,
                          ListReach const& reach = {});
std::vector<ListedRow> listed_by_id(Snapshot& snapshot, MemberId id);

struct GroupChange {
    ActId act;
    GroupId group;
    std::optional<std::string> name;
    Instant since_at;
    Day since_day;
    GroupReason reason = GroupReason::by_hand;
    Role by_role = Role::stranger;
    std::int64_t by = 0;
};
std::vector<GroupChange> group_history(Snapshot& snapshot, MemberId member);
void insert_membership(Transaction& tx, Caller const& caller, MemberId member, GroupId group, GroupReason reason);
void update_group_of(Transaction& tx, MemberId member, GroupId group);
void insert_group(Transaction& tx, Group const& group);
void update_group(Transaction& tx, Group const& group);
void no_default_group(Transaction& tx);

}  // namespace vafa::members
