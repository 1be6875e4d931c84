-- Points that a member gives to another, where the club allows it: its terms, what was passed on, and what codes were sent for.
create table rewards_giving_terms (
    club_id int64 not null,
    is_on int64 not null check (is_on in (0, 1)),
    least int64 not null check (least > 0),
    most_a_day int64 not null,
    most_a_month int64 not null,
    primary key (club_id),
    check (most_a_day >= least and most_a_month >= most_a_day)
) clustered;

-- Named by the act that passed them on.
create table rewards_given (
    club_id int64 not null,
    id int64 not null,
    giver int64 not null,
    receiver int64 not null check (receiver <> giver),
    points int64 not null check (points > 0),
    day int64 not null,
    at int64 not null,
    by_role int64 not null,
    by_id int64 not null,
    branch int64 not null,
    taken int64 not null check (taken >= 0 and taken <= points),
    taken_act int64 not null,                -- the act that took back what was unspent; 0: it stands
    primary key (club_id, id)
) clustered;
create index rewards_given_giver on rewards_given (club_id, giver, id);
create index rewards_given_day on rewards_given (club_id, giver, day);
create index rewards_given_receiver on rewards_given (club_id, receiver, id);

-- What a one-time code for passing points on was sent for; the code itself stands nowhere.
create table rewards_giving_asked (
    club_id int64 not null,
    id int64 not null,
    giver int64 not null,
    receiver int64 not null,
    points int64 not null check (points > 0),
    at int64 not null,
    primary key (club_id, id)
) clustered;
append only rewards_giving_asked;
