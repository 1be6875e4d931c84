-- Collaborators: staff or people from outside who take part in sales, and the percent of each.
create table commissions_collaborator (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    staff int64 not null,
    percent int64 not null check (percent >= 0 and percent <= 10000),
    is_active int64 not null,
    primary key (club_id, id)
) clustered;

-- A good's own percent, or a group of goods'; 0 in the other column.
create table commissions_rate (
    club_id int64 not null,
    collaborator int64 not null,
    good int64 not null,
    goods_group int64 not null,
    percent int64 not null check (percent >= 0 and percent <= 10000),
    primary key (club_id, collaborator, good, goods_group)
) clustered;

-- Why something was paid out: the ledger's line has the amount.
create table commissions_settlement (
    club_id int64 not null,
    act int64 not null,
    collaborator int64 not null,
    staff int64 not null,
    reason text not null,
    primary key (club_id, act)
) clustered;
append only commissions_settlement;
