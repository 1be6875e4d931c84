-- Acts of whoever signs in with a number that is no member's: emptied a day later, or with the member who had the number.
create table members_asked (
    club_id int64 not null,
    mobile int64 not null,
    act int64 not null,
    asked_at int64 not null,
    primary key (club_id, mobile, act)
) clustered;
create index members_asked_at on members_asked (club_id, asked_at);
