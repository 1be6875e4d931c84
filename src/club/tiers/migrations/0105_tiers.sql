-- The ladder of a club's groups in its versions, the evaluations that were run, who was warned, and why each member was moved.
create table tiers_ladder (
    club_id int64 not null,
    version int64 not null check (version > 0),
    document text not null,
    set_at int64 not null,
    set_day int64 not null,
    set_by int64 not null,
    primary key (club_id, version)
) clustered;
append only tiers_ladder;

-- One evaluation a day at most. How far it is moves in the commit of what it moved, so that a cut run goes on where it stopped.
create table tiers_run (
    club_id int64 not null,
    day int64 not null,
    version int64 not null,
    first_day int64 not null,
    after_member int64 not null,
    is_done int64 not null,
    looked_at int64 not null,
    raised int64 not null,
    lowered int64 not null,
    warned int64 not null,
    began_at int64 not null,
    ended_at int64,
    primary key (club_id, day)
) clustered;
create unique index tiers_run_open on tiers_run (club_id) where is_done = 0;

-- A demotion that waits for its days of grace to pass.
create table tiers_warning (
    club_id int64 not null,
    member int64 not null,
    from_group int64 not null,
    to_group int64 not null,
    total int64 not null,
    run_day int64 not null,
    due_day int64 not null,
    version int64 not null,
    primary key (club_id, member)
) clustered;
create index tiers_warning_due on tiers_warning (club_id, due_day, member);

-- Why a rule moved a member; the move itself is a row of the membership with the same act.
create table tiers_move (
    club_id int64 not null,
    member int64 not null,
    act int64 not null,
    kind int64 not null check (kind in (1, 2, 3)),
    from_group int64 not null,
    to_group int64 not null,
    measure int64 not null,
    total int64 not null,
    bound int64,
    first_day int64 not null,
    last_day int64 not null,
    day int64 not null,
    version int64 not null,
    primary key (club_id, member, act)
) clustered;
append only tiers_move;
