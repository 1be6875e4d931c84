-- Gift cards: what was printed, and the holder of each card's value in the ledger (a wallet under the card's own id). Numbers stand
-- nowhere: they are computed from the card's id under a key of the server, and found by a keyed hash.
create table gifts_batch (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    cards int64 not null check (cards > 0),
    value int64 not null check (value > 0),
    first_day int64 not null,
    last_day int64 not null,
    giver_points int64 not null check (giver_points >= 0),
    at int64 not null,
    by_id int64 not null,
    exported int64 not null,
    primary key (club_id, id),
    check (first_day <= last_day)
) clustered;

create table gifts_card (
    club_id int64 not null,
    id int64 not null,
    batch int64 not null,
    n int64 not null,
    number_hash bytes not null,
    tail text not null,
    state int64 not null check (state in (1, 2, 3, 4)),
    activated_act int64 not null,
    is_sold int64 not null,
    giver int64 not null,
    giver_act int64 not null,
    primary key (club_id, id)
) clustered;
create unique index gifts_card_number on gifts_card (club_id, number_hash);
create unique index gifts_card_batch on gifts_card (club_id, batch, n);

-- Wrong numbers, by who tried: whoever guesses is stopped long before a card is found.
create table gifts_try (
    club_id int64 not null,
    who text not null,
    began_at int64 not null,
    wrong int64 not null,
    primary key (club_id, who)
) clustered;
