-- Club cards, PINs and the one-time codes that are awaited. A card's number is never used twice.
create table members_card (
    club_id int64 not null,
    number int64 not null,
    member_id int64 not null,
    status int64 not null check (status in (1, 2, 3)),
    issued_at int64 not null,
    ended_at int64,
    replaced_by int64,
    primary key (club_id, number),
    check ((status = 1) = (ended_at is null))
) clustered;
create index members_card_member on members_card (club_id, member_id);
create unique index members_card_active on members_card (club_id, member_id) where status = 1;

create table members_pin (
    club_id int64 not null,
    member_id int64 not null,
    hash text not null,
    version int64 not null,
    failed_tries int64 not null,
    locked_until int64 not null,
    primary key (club_id, member_id)
) clustered;

create table members_code (
    club_id int64 not null,
    act int64 not null,
    member_id int64 not null,
    asked_at int64 not null,
    failed_tries int64 not null,
    used_at int64,
    primary key (club_id, act)
) clustered;
