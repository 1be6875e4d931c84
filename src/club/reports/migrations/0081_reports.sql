-- What each hour brought a branch, and each day a staff member: kept by a follower of the log, so that a report adds up hours,
-- not sales. Branch 0 is no branch, such as the console.
create table reports_hour (
    club_id int64 not null,
    day int64 not null,
    branch int64 not null,
    hour int64 not null check (hour between 0 and 23),
    sales int64 not null,
    amount int64 not null,
    member_sales int64 not null,
    member_amount int64 not null,
    points_earned int64 not null,
    credit_earned int64 not null,
    credit_spent int64 not null,
    returns int64 not null,
    returned int64 not null,
    members int64 not null,
    primary key (club_id, day, branch, hour)
) clustered;

create table reports_staff_day (
    club_id int64 not null,
    day int64 not null,
    staff int64 not null,
    acts int64 not null,
    sales int64 not null,
    amount int64 not null,
    returns int64 not null,
    members int64 not null,
    primary key (club_id, day, staff)
) clustered;
