-- Prizes that members took for points: kept for them, then handed over, or cancelled and the points given back. A redemption is
-- named by the act that spent the points.
create table rewards_redemption (
    club_id int64 not null,
    id int64 not null,
    member int64 not null,
    reward text not null,
    points int64 not null check (points > 0),
    state int64 not null check (state in (1, 2, 3)),
    branch int64 not null,
    at int64 not null,
    day int64 not null,
    by_role int64 not null,
    by_id int64 not null,
    settled_at int64,
    settled_by_role int64,
    settled_by_id int64,
    settled_branch int64,
    primary key (club_id, id)
) clustered;
create index rewards_redemption_member on rewards_redemption (club_id, member, id);
create index rewards_redemption_waiting on rewards_redemption (club_id, branch, id) where state = 1;

-- How many of a prize are left; one without a row never runs out.
create table rewards_stock (
    club_id int64 not null,
    reward text not null,
    remaining int64 not null check (remaining >= 0),
    primary key (club_id, reward)
) clustered;
