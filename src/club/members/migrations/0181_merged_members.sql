-- Two records of one person: the second one stays, and its number, cards and mobile lead to the first (0: a record of its own).
alter table members_member add column merged_into int64 not null default 0;
create index members_member_merged on members_member (club_id, merged_into) where merged_into <> 0;

create table members_merge (
    club_id int64 not null,
    second int64 not null,
    act int64 not null,
    first int64 not null,
    day int64 not null,
    second_status int64 not null,
    mobile int64,                            -- the second's, which the first took over; emptied with the person
    took_referrer int64 not null,
    froze_credit int64 not null,
    undone_act int64 not null,               -- 0: they are one
    primary key (club_id, second, act)
) clustered;
create unique index members_merge_standing on members_merge (club_id, second) where undone_act = 0;
