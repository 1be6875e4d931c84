-- The member's own page: who asked for a code to sign in with (a row a mobile), the number that consents at the till, and
-- what members allow the club.
create table members_sign_in (
    club_id int64 not null,
    mobile int64 not null,
    act int64 not null,
    asked_at int64 not null,
    hour_began int64 not null,
    asked_in_hour int64 not null,
    primary key (club_id, mobile)
) clustered;

create table members_number (
    club_id int64 not null,
    member_id int64 not null,
    last_step int64 not null,
    failed_tries int64 not null,
    locked_until int64 not null,
    most int64 check (most >= 0),
    primary key (club_id, member_id)
) clustered;

create table members_allowed (
    club_id int64 not null,
    member_id int64 not null,
    what int64 not null,
    is_allowed int64 not null,
    since int64 not null,
    primary key (club_id, member_id, what)
) clustered;
