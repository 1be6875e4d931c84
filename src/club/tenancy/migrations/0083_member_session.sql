-- Who is signed in on the member's page: a member, or a mobile that is proved and joins nothing yet (member 0).
create table tenancy_member_session (
    club_id int64 not null,
    reference_hash bytes not null,
    member_id int64 not null,
    mobile int64 not null,
    proved_at int64 not null,
    ends_at int64 not null,
    address text not null,
    agent text not null,
    primary key (club_id, reference_hash)
) clustered;
create index tenancy_member_session_member on tenancy_member_session (club_id, member_id) where member_id <> 0;
