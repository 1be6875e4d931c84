-- The past is kept in stretches of the log, each by member: a stretch is written at once, side by side, where a row for each act would have
-- opened a page of its own. What was kept row by row is made anew.
drop table reports_past;
create table reports_past_stretch (
    club_id int64 not null,
    number int64 not null,
    primary key (club_id, number)
) clustered;
create table reports_past (
    club_id int64 not null,
    stretch int64 not null,
    member int64 not null,
    act int64 not null,
    packed bytes not null,
    primary key (club_id, stretch, member, act)
) clustered;
delete from operation_follower where name = 'past';
