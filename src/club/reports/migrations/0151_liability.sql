-- What a club owes to those who hold its points, credit and gift cards, and how that came about: kept by a follower of the
-- log, so that a report adds up months, not postings. purse: 1 points, 2 credit, 3 gift cards. Group 0 is no group.

-- What was put in, and what is left, by when it was made (first day of a Jalali month; 0: what is owed back to the club) and by its
-- last day (0: for ever).
create table reports_owed (
    club_id int64 not null,
    purse int64 not null check (purse in (1, 2, 3)),
    group_id int64 not null,
    origin int64 not null,
    made int64 not null,
    last_day int64 not null,
    received int64 not null,
    used int64 not null,
    expired int64 not null,
    remaining int64 not null,
    primary key (club_id, purse, group_id, origin, made, last_day)
) clustered;

-- What went in and out in a Jalali month (its first day), by the club's account on the other side. Two accounts are of this table
-- alone: 100 = members who changed their group, 101 = the price of gift cards that were sold.
create table reports_flow (
    club_id int64 not null,
    month int64 not null,
    purse int64 not null check (purse in (1, 2, 3)),
    group_id int64 not null,
    account int64 not null,
    reason int64 not null,
    ref int64 not null,
    received int64 not null check (received >= 0),
    taken int64 not null check (taken >= 0),
    primary key (club_id, month, purse, group_id, account, reason, ref)
) clustered;

-- The codes that the club's bookkeeping has for the accounts of a voucher; what is left out has the usual one.
create table reports_account_code (
    club_id int64 not null,
    account int64 not null,
    code text not null,
    primary key (club_id, account)
) clustered;
