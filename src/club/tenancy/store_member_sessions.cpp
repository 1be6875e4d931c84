// The statements about sessions of members.
#include "club/tenancy/store.hpp"

namespace vafa::tenancy {

namespace {

using store::Sql;

// The shape of the other ways in: the club's row, then who asks.
constexpr Sql select_member_caller{R"(
    select c.zone, c.clock_offset_ms, c.money_unit, c.is_sandbox, c.settings_version, c.catalog_version, c.program_version,
           s.member_id, null as role, null as name, null as branches, null as is_active, null as branch_id, null as till_id,
           s.ends_at, null as scopes, c.is_suspended, c.suspended_because, c.trial_until, s.proved_at
    from tenancy_club c
    left join tenancy_member_session s on s.club_id = c.club_id and s.reference_hash = ?1
    where c.club_id = :club)"};
constexpr Sql insert_row{R"(
    insert into tenancy_member_session (club_id, reference_hash, member_id, mobile, proved_at, ends_at, address, agent)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7))"};
constexpr Sql select_of_member{R"(
    select reference_hash, member_id, mobile, ends_at
    from tenancy_member_session where club_id = :club and member_id = ?1 and ends_at > ?2 order by proved_at desc, reference_hash)"};
constexpr Sql select_one{R"(
    select reference_hash, member_id, mobile, ends_at from tenancy_member_session where club_id = :club and reference_hash = ?1)"};
constexpr Sql update_joined{R"(
    update tenancy_member_session set member_id = ?2, ends_at = ?3 where club_id = :club and reference_hash = ?1)"};
constexpr Sql update_moved{R"(
    update tenancy_member_session set mobile = ?2 where club_id = :club and reference_hash = ?1)"};
constexpr Sql delete_others{"delete from tenancy_member_session where club_id = :club and member_id = ?1 and reference_hash <> ?2"};
constexpr Sql delete_one{"delete from tenancy_member_session where club_id = :club and reference_hash = ?1"};
constexpr Sql delete_of_member{"delete from tenancy_member_session where club_id = :club and member_id = ?1"};
constexpr Sql delete_run_out{"delete from tenancy_member_session where club_id = :club and mobile = ?1 and member_id = ?2 and ends_at <= ?3"};

MemberSession session_from(store::Row const& row) {
    return {row.get<Digest>(0), row.get<MemberId>(1), row.get<std::int64_t>(2), row.get<Instant>(3)};
}

}  // namespace

store::Question question_of_member_session(Digest const& hash) { return store::ask(select_member_caller, hash); }

void begin_member_session(Transaction& tx, Caller const& caller, MemberSession const& session) {
    if (session.member) tx.write(delete_run_out, session.mobile, session.member, tx.real_now());
    tx.write(insert_row, session.hash, session.member, session.mobile, tx.real_now(), session.ends_at, caller.address, caller.agent);
}

std::vector<MemberSession> member_sessions(Snapshot& snapshot, MemberId member) {
    std::vector<MemberSession> all;
    for (auto row : snapshot.read(select_of_member, member, snapshot.real_now())) all.push_back(session_from(row));
    return all;
}

MemberSession own_member_session(Snapshot& snapshot, Caller const& caller) {
    auto rows = snapshot.read(select_one, caller.credential);
    ensure(!rows.empty(), "a member was let in by a session that is not there");
    return session_from(rows[0]);
}

void join_member_session(Transaction& tx, Caller const& caller, MemberId member, Instant ends_at) {
    tx.write(update_joined, caller.credential, member, ends_at);
}

void move_member_session(Transaction& tx, Caller const& caller, MemberId member, std::int64_t mobile) {
    tx.write(delete_others, member, caller.credential);
    tx.write(update_moved, caller.credential, mobile);
}

void end_member_session(Transaction& tx, Digest const& hash) { tx.write(delete_one, hash); }
void end_member_sessions(Transaction& tx, MemberId member) { tx.write(delete_of_member, member); }

}  // namespace vafa::tenancy
