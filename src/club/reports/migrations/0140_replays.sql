-- The past judged once more: what was asked, how far it is, and what it has found so far. It changes nothing else.
create table reports_replay (
    club_id int64 not null,
    id int64 not null,
    kind int64 not null check (kind in (1, 2)),
    state int64 not null check (state in (1, 2, 3)),
    first_day int64 not null,
    last_day int64 not null,
    until_at int64 not null,
    version int64,
    document text,
    asked_by int64 not null,
    after_member int64 not null,
    last_member int64 not null,
    members_done int64 not null,
    members_in_all int64 not null,
    step int64 not null,
    has_budgets int64 not null,
    found text not null,
    ended_at int64,
    primary key (club_id, id)
) clustered;
create unique index reports_replay_running on reports_replay (club_id) where state = 1;
