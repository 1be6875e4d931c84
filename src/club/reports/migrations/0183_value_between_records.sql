-- How old what went between two records of one person was, by the line that took it out or brought it in: the lines themselves do
-- not say, since a lot may hold what was put in over many months. made: first day of a Jalali month.
create table reports_moved_part (
    club_id int64 not null,
    member int64 not null,
    wallet int64 not null,
    version int64 not null,
    made int64 not null,
    amount int64 not null,
    primary key (club_id, member, wallet, version, made)
) clustered;
