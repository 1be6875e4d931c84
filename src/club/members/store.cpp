// Every SQL statement about people and their groups.
#include "club/members/store.hpp"

#include "club/members/names.hpp"

namespace vafa::members {

namespace {

using store::Sql;

constexpr Sql select_member{R"(
    select id, number, mobile, mobile_proved_on, honorific, first_name, last_name, father_name, gender, birth_day,
           wedding_day, group_id, status, is_credit_frozen, referrer_id, enrolled_at, enrolled_day, enrolled_branch,
           enrolled_till, enrolled_role, enrolled_by, merged_into
    from members_member where club_id = :club and id = ?1)"};
constexpr Sql select_member_locked{R"(
    select id, number, mobile, mobile_proved_on, honorific, first_name, last_name, father_name, gender, birth_day,
           wedding_day, group_id, status, is_credit_frozen, referrer_id, enrolled_at, enrolled_day, enrolled_branch,
           enrolled_till, enrolled_role, enrolled_by, merged_into
    from members_member where club_id = :club and id = ?1 for update)"};
constexpr Sql insert_member_row{R"(
    insert into members_member (club_id, id, number, mobile, mobile_proved_on, honorific, first_name, last_name,
                                father_name, sort_name, gender, birth_day, wedding_day, group_id, status,
                                is_credit_frozen, referrer_id, enrolled_at, enrolled_day, enrolled_branch, enrolled_till,
                                enrolled_role, enrolled_by)
    values (:club, ?1, ?2, ?3, null, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, :now, ?16, ?17, ?18, ?19, ?20))"};
constexpr Sql update_member_row{R"(
    update members_member set mobile = ?2, mobile_proved_on = ?3, honorific = ?4, first_name = ?5, last_name = ?6,
           father_name = ?7, sort_name = ?8, gender = ?9, birth_day = ?10, wedding_day = ?11, status = ?12,
           is_credit_frozen = ?13
    where club_id = :club and id = ?1)"};
constexpr Sql update_mobile_proved{R"(
    update members_member set mobile_proved_on = ?2 where club_id = :club and id = ?1)"};

constexpr Sql select_by_mobile{"select id from members_member where club_id = :club and mobile = ?1"};
constexpr Sql select_by_number{"select id from members_member where club_id = :club and number = ?1"};
constexpr Sql select_by_national_id{"select member_id from members_profile where club_id = :club and national_id = ?1"};
constexpr Sql select_by_private_number{"select member_id from members_profile where club_id = :club and private_number = ?1"};

constexpr Sql select_profile{R"(
    select national_id, private_number, postal_code, degree, field_of_study, occupation, province, city, neighbourhood,
           address, email, category, notes
    from members_profile where club_id = :club and member_id = ?1)"};
constexpr Sql upsert_profile{R"(
    insert into members_profile (club_id, member_id, national_id, private_number, postal_code, degree, field_of_study,
                                 occupation, province, city, neighbourhood, address, email, category, notes)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
    on conflict (club_id, member_id) do update set
        national_id = excluded.national_id, private_number = excluded.private_number, postal_code = excluded.postal_code,
        degree = excluded.degree, field_of_study = excluded.field_of_study, occupation = excluded.occupation,
        province = excluded.province, city = excluded.city, neighbourhood = excluded.neighbourhood,
        address = excluded.address, email = excluded.email, category = excluded.category, notes = excluded.notes)"};
constexpr Sql delete_profile_row{"delete from members_profile where club_id = :club and member_id = ?1"};

constexpr Sql select_phones{"select kind, number from members_phone where club_id = :club and member_id = ?1 order by n"};
constexpr Sql delete_phones{"delete from members_phone where club_id = :club and member_id = ?1"};
constexpr Sql insert_phone{"insert into members_phone (club_id, member_id, n, kind, number) values (:club, ?1, ?2, ?3, ?4)"};

constexpr Sql select_extra{"select field_id, value from members_extra where club_id = :club and member_id = ?1 order by field_id"};
constexpr Sql upsert_extra{R"(
    insert into members_extra (club_id, member_id, field_id, value) values (:club, ?1, ?2, ?3)
    on conflict (club_id, member_id, field_id) do update set value = excluded.value)"};
constexpr Sql delete_extra_row{"delete from members_extra where club_id = :club and member_id = ?1 and field_id = ?2"};
constexpr Sql delete_extra_rows{"delete from members_extra where club_id = :club and member_id = ?1"};

constexpr Sql insert_word{"insert into members_word (club_id, word, member_id) values (:club, ?1, ?2)"};
constexpr Sql delete_word{"delete from members_word where club_id = :club and word = ?1 and member_id = ?2"};

constexpr Sql select_counter{"select value from members_counter where club_id = :club and name = ?1 for update"};
constexpr Sql insert_counter{"insert into members_counter (club_id, name, value) values (:club, ?1, ?2)"};
constexpr Sql update_counter{"update members_counter set value = ?2 where club_id = :club and name = ?1"};

constexpr Sql select_settings{R"(
    select pin_from, code_from, card_prefix, is_joining_closed from members_settings where club_id = :club)"};
constexpr Sql upsert_settings{R"(
    insert into members_settings (club_id, pin_from, code_from, card_prefix, is_joining_closed) values (:club, ?1, ?2, ?3, ?4)
    on conflict (club_id) do update set pin_from = excluded.pin_from, code_from = excluded.code_from,
                                        card_prefix = excluded.card_prefix, is_joining_closed = excluded.is_joining_closed)"};

constexpr Sql select_groups{"select id, name, is_default from members_group where club_id = :club order by id"};
constexpr Sql insert_group_row{"insert into members_group (club_id, id, name, is_default) values (:club, ?1, ?2, ?3)"};
constexpr Sql update_group_row{"update members_group set name = ?2, is_default = ?3 where club_id = :club and id = ?1"};
constexpr Sql update_no_default{"update members_group set is_default = 0 where club_id = :club and is_default = 1"};
constexpr Sql update_group_of_member{"update members_member set group_id = ?2 where club_id = :club and id = ?1"};
constexpr Sql insert_membership_row{R"(
    insert into members_membership (club_id, member_id, act, group_id, since_at, since_day, reason, by_role, by_id)
    values (:club, ?1, ?2, ?3, :now, ?4, ?5, ?6, ?7))"};
constexpr Sql select_history{R"(
    select h.act, h.group_id, g.name, h.since_at, h.since_day, h.reason, h.by_role, h.by_id
    from members_membership h left join members_group g on g.club_id = h.club_id and g.id = h.group_id
    where h.club_id = :club and h.member_id = ?1 order by h.act)"};

std::optional<MemberRow> one_member(store::Rows const& rows) {
    if (rows.empty()) return {};
    auto row = rows[0];
    MemberRow member;
    member.id = row.get<MemberId>(0);
    member.number = row.get<std::int64_t>(1);
    member.mobile = row.get<std::optional<Mobile>>(2);
    member.mobile_proved_on = row.get<std::optional<Day>>(3);
    member.honorific = row.get<std::string>(4);
    member.first_name = row.get<std::string>(5);
    member.last_name = row.get<std::string>(6);
    member.father_name = row.get<std::string>(7);
    member.gender = row.get<std::optional<Gender>>(8);
    member.birth_day = row.get<std::optional<Day>>(9);
    member.wedding_day = row.get<std::optional<Day>>(10);
    member.group = row.get<GroupId>(11);
    member.status = row.get<MemberStatus>(12);
    member.is_credit_frozen = row.get<bool>(13);
    member.referrer = row.get<MemberId>(14);
    member.enrolled_at = row.get<Instant>(15);
    member.enrolled_day = row.get<Day>(16);
    member.enrolled_branch = row.get<BranchId>(17);
    member.enrolled_till = row.get<TillId>(18);
    member.enrolled_role = row.get<Role>(19);
    member.enrolled_by = row.get<std::int64_t>(20);
    member.merged_into = row.get<MemberId>(21);
    return member;
}

std::optional<MemberId> one_id(store::Rows const& rows) {
    if (rows.empty()) return {};
    return rows[0].get<MemberId>(0);
}

}  // namespace

std::optional<MemberRow> member_by_id(Snapshot& snapshot, MemberId id) { return one_member(snapshot.read(select_member, id)); }
std::optional<MemberRow> lock_member(Transaction& tx, MemberId id) { return one_member(tx.read(select_member_locked, id)); }

std::vector<MemberRow> lock_members(Transaction& tx, std::vector<MemberId> const& ids) {
    std::vector<store::Question> questions;
    for (auto id : ids) questions.push_back(store::ask(select_member_locked, id));
    std::vector<MemberRow> all;
    for (auto const& answer : tx.together(questions))
        if (auto row = one_member(answer)) all.push_back(std::move(*row));
    return all;
}

void insert_member(Transaction& tx, MemberRow const& m) {
    tx.write(insert_member_row, m.id, m.number, m.mobile, m.honorific, m.first_name, m.last_name, m.father_name,
             sort_key(m.first_name, m.last_name), m.gender, m.birth_day, m.wedding_day, m.group, m.status,
             m.is_credit_frozen, m.referrer, m.enrolled_day, m.enrolled_branch, m.enrolled_till, m.enrolled_role, m.enrolled_by);
}

void update_member(Transaction& tx, MemberRow const& m) {
    tx.write(update_member_row, m.id, m.mobile, m.mobile_proved_on, m.honorific, m.first_name, m.last_name, m.father_name,
             sort_key(m.first_name, m.last_name), m.gender, m.birth_day, m.wedding_day, m.status, m.is_credit_frozen);
}

void prove_mobile(Transaction& tx, MemberId member) { tx.write(update_mobile_proved, member, tx.today()); }

std::optional<MemberId> owner_of_mobile(Snapshot& snapshot, Mobile const& mobile) { return one_id(snapshot.read(select_by_mobile, mobile)); }
std::optional<MemberId> owner_of_number(Snapshot& snapshot, std::int64_t number) { return one_id(snapshot.read(select_by_number, number)); }
std::optional<MemberId> owner_of_national_id(Snapshot& snapshot, std::string const& id) { return one_id(snapshot.read(select_by_national_id, id)); }
std::optional<MemberId> owner_of_private_number(Snapshot& snapshot, std::string const& number) {
    return one_id(snapshot.read(select_by_private_number, number));
}

std::optional<ProfileRow> profile_of(Snapshot& snapshot, MemberId member) {
    auto rows = snapshot.read(select_profile, member);
    if (rows.empty()) return {};
    auto row = rows[0];
    auto text = [&](std::size_t column) { return row.get<std::string>(column); };
    auto optional = [&](std::size_t column) { return row.get<std::optional<std::string>>(column); };
    return ProfileRow{optional(0), optional(1), optional(2), text(3), text(4), text(5), text(6), text(7), text(8), text(9), text(10), text(11), text(12)};
}

void put_profile(Transaction& tx, MemberId member, ProfileRow const& p) {
    tx.write(upsert_profile, member, p.national_id, p.private_number, p.postal_code, p.degree, p.field_of_study, p.occupation,
             p.province, p.city, p.neighbourhood, p.address, p.email, p.category, p.notes);
}

void delete_profile(Transaction& tx, MemberId member) { tx.write(delete_profile_row, member); }

std::vector<Phone> phones_of(Snapshot& snapshot, MemberId member) {
    std::vector<Phone> phones;
    for (auto row : snapshot.read(select_phones, member)) phones.push_back({row.get<PhoneKind>(0), PersonText::kept(row.get<std::string>(1))});
    return phones;
}

void replace_phones(Transaction& tx, MemberId member, std::vector<Phone> const& phones) {
    tx.write(delete_phones, member);
    std::int64_t n = 0;
    for (auto const& phone : phones) tx.write(insert_phone, member, ++n, phone.kind, phone.number.text());
}

std::vector<ExtraValue> extra_of(Snapshot& snapshot, MemberId member) {
    std::vector<ExtraValue> all;
    for (auto row : snapshot.read(select_extra, member)) all.push_back({row.get<FieldId>(0), PersonText::kept(row.get<std::string>(1))});
    return all;
}

void put_extra(Transaction& tx, MemberId member, ExtraValue const& extra) { tx.write(upsert_extra, member, extra.field, extra.value.text()); }
void delete_extra(Transaction& tx, MemberId member, FieldId field) { tx.write(delete_extra_row, member, field); }
void delete_all_extra(Transaction& tx, MemberId member) { tx.write(delete_extra_rows, member); }

void insert_words(Transaction& tx, MemberRow const& member) {
    for (auto const& word : search_words(member.first_name, member.last_name)) tx.write(insert_word, word, member.id);
}
void delete_words(Transaction& tx, MemberRow const& member) {
    for (auto const& word : search_words(member.first_name, member.last_name)) tx.write(delete_word, word, member.id);
}

std::int64_t count_of(Transaction& tx, std::string const& counter) {
    auto rows = tx.read(select_counter, counter);
    return rows.empty() ? 0 : rows[0].get<std::int64_t>(0);
}

std::int64_t next_number(Transaction& tx, std::string const& counter, std::int64_t first) {
    auto rows = tx.read(select_counter, counter);
    auto next = rows.empty() ? first : rows[0].get<std::int64_t>(0) + 1;
    if (rows.empty()) tx.write(insert_counter, counter, next);
    else tx.write(update_counter, counter, next);
    return next;
}

SettingsRow settings(Snapshot& snapshot) {
    auto rows = snapshot.read(select_settings);
    if (rows.empty()) return {};
    return {rows[0].get<Rial>(0), rows[0].get<std::optional<Rial>>(1), rows[0].get<std::string>(2), rows[0].get<bool>(3)};
}

void put_settings(Transaction& tx, SettingsRow const& settings) {
    tx.write(upsert_settings, settings.pin_from, settings.code_from, settings.card_prefix, settings.is_joining_closed);
}

std::vector<Group> all_groups(Snapshot& snapshot) {
    std::vector<Group> groups;
    for (auto row : snapshot.read(select_groups)) groups.push_back({row.get<GroupId>(0), row.get<std::string>(1), row.get<bool>(2)});
    return groups;
}

void insert_group(Transaction& tx, Group const& group) { tx.write(insert_group_row, group.id, group.name, group.is_default); }
void update_group(Transaction& tx, Group const& group) { tx.write(update_group_row, group.id, group.name, group.is_default); }
void no_default_group(Transaction& tx) { tx.write(update_no_default); }
void update_group_of(Transaction& tx, MemberId member, GroupId group) { tx.write(update_group_of_member, member, group); }

void insert_membership(Transaction& tx, Caller const& caller, MemberId member, GroupId group, GroupReason reason) {
    tx.write(insert_membership_row, member, tx.act(), group, tx.today(), reason, caller.role, caller.id);
}

std::vector<GroupChange> group_history(Snapshot& snapshot, MemberId member) {
    std::vector<GroupChange> all;
    for (auto row : snapshot.read(select_history, member))
        all.push_back({row.get<ActId>(0), row.get<GroupId>(1), row.get<std::optional<std::string>>(2), row.get<Instant>(3),
                       row.get<Day>(4), row.get<GroupReason>(5), row.get<Role>(6), row.get<std::int64_t>(7)});
    return all;
}

}  // namespace vafa::members
