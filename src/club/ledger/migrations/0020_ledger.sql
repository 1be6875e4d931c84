-- What members own: wallets, the lots in them, what is promised to a till, and every movement there ever was.
create table ledger_wallet (
    club_id int64 not null,
    member int64 not null,
    wallet int64 not null check (wallet > 0),
    version int64 not null check (version > 0),
    balance int64 not null check (balance between -9007199254740991 and 9007199254740991),
    debt int64 not null check (debt between 0 and 9007199254740991),
    last_lot int64 not null,
    first_open_lot int64 not null,
    spent_day int64 not null,
    spent_on_day int64 not null check (spent_on_day >= 0),
    primary key (club_id, member, wallet)
) clustered;
create index ledger_wallet_debt on ledger_wallet (club_id, member) where debt > 0;

create table ledger_lot (
    club_id int64 not null,
    member int64 not null,
    wallet int64 not null,
    lot int64 not null check (lot > 0),
    first_day int64 not null,
    last_day int64,
    origin int64 not null,
    origin_ref int64 not null,
    received int64 not null,
    remaining int64 not null check (remaining between 0 and 9007199254740991),
    spent int64 not null check (spent >= 0),
    broken int64 not null check (broken >= 0),
    paid_debt int64 not null check (paid_debt >= 0),
    primary key (club_id, member, wallet, lot),
    check (remaining = received - spent - broken - paid_debt)
) clustered;
-- For the sweep. An update of a lot never touches it: a lot's last day never changes.
create index ledger_lot_end on ledger_lot (club_id, last_day, member) where last_day is not null;

-- One row is one balanced transfer between a lot of a member's wallet (lot 0: the debt) and an account of the club.
create table ledger_line (
    club_id int64 not null,
    act int64 not null,
    n int64 not null,
    member int64 not null,
    wallet int64 not null,
    amount int64 not null check (amount <> 0 and amount between -9007199254740991 and 9007199254740991),
    lot int64 not null,
    account int64 not null,
    ref int64 not null,
    branch_id int64 not null,
    reason int64 not null,
    version int64 not null,
    balance int64 not null,
    reverses int64 not null,
    at int64 not null,
    day int64 not null,
    primary key (club_id, act, n)
) clustered;
-- The wallet's history in its order, and the fence between two first acts on a member who has no row to lock yet.
create unique index ledger_line_version on ledger_line (club_id, member, wallet, version);
append only ledger_line;

create table ledger_hold (
    club_id int64 not null,
    id int64 not null,
    member int64 not null,
    wallet int64 not null,
    amount int64 not null check (amount >= 0),
    captured int64 not null,
    state int64 not null,
    placed_at int64 not null,
    ends_at int64 not null,
    day int64 not null,
    branch_id int64 not null,
    till_id int64 not null,
    primary key (club_id, id),
    check (captured between 0 and amount)
) clustered;
create index ledger_hold_open on ledger_hold (club_id, member, ends_at) where state = 0;

create table ledger_hold_part (
    club_id int64 not null,
    hold int64 not null,
    n int64 not null,
    lot int64 not null,
    amount int64 not null check (amount > 0),
    primary key (club_id, hold, n)
) clustered;

-- What a conversion was worth, so that it can be undone by whole points.
create table ledger_conversion (
    club_id int64 not null,
    member int64 not null,
    act int64 not null,
    points int64 not null check (points > 0),
    rate_rial int64 not null,
    rate_points int64 not null check (rate_points > 0),
    credit_lot int64 not null,
    undone_points int64 not null,
    primary key (club_id, member, act),
    check (undone_points between 0 and points)
) clustered;

-- Why somebody changed a balance by hand, in their own words.
create table ledger_adjustment (
    club_id int64 not null,
    act int64 not null,
    member int64 not null,
    words text not null,
    primary key (club_id, act, member)
) clustered;
append only ledger_adjustment;

-- Up to which day the sweep has been everywhere.
create table ledger_sweep (
    club_id int64 not null,
    swept_before int64 not null,
    primary key (club_id)
) clustered;
