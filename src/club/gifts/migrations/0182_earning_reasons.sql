-- A club's own reasons to give points or credit, and what was awarded for them.
create table gifts_reason (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    wallet int64 not null,
    least int64 not null check (least > 0),
    most int64 not null,
    life_days int64,                         -- absent: the program's life of the wallet
    most_a_day int64,                        -- awards to one member; absent: no bound
    most_in_all int64,
    roles text not null,                     -- who may award for it, by name
    is_active int64 not null,
    primary key (club_id, id),
    check (most >= least)
) clustered;
create unique index gifts_reason_name on gifts_reason (club_id, name);

create table gifts_award (
    club_id int64 not null,
    id int64 not null,
    reason int64 not null,
    member int64 not null,
    amount int64 not null check (amount > 0),
    day int64 not null,
    at int64 not null,
    by_role int64 not null,
    by_id int64 not null,
    branch int64 not null,
    taken_act int64 not null,                -- the act that took it back; 0: it stands
    primary key (club_id, id)
) clustered;
create index gifts_award_member on gifts_award (club_id, member, reason, day);
create index gifts_award_reason on gifts_award (club_id, reason, id);
