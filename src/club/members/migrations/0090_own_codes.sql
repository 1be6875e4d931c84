-- What members do to their own record by a code: the latest act that asked for one, a row a member and purpose; and the mobiles
-- whose members left by themselves, as digests that only this server can make.
create table members_own_code (
    club_id int64 not null,
    member_id int64 not null,
    purpose int64 not null,
    act int64 not null,
    mobile int64,
    asked_at int64 not null,
    hour_began int64 not null,
    asked_in_hour int64 not null,
    primary key (club_id, member_id, purpose)
) clustered;

create table members_left (
    club_id int64 not null,
    mobile_mark bytes not null,
    left_at int64 not null,
    primary key (club_id, mobile_mark)
) clustered;
