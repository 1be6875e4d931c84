-- The sealed log: hashes of all acts in the order they were followed, one row a chunk (32 bytes a hash, 8 an act).
create table operation_seal_leaves (
    club_id int64 not null,
    first_leaf int64 not null,
    leaf_count int64 not null,
    lowest_act int64 not null,
    highest_act int64 not null,
    acts bytes not null,
    hashes bytes not null,
    primary key (club_id, first_leaf)
) clustered;

append only operation_seal_leaves;

-- The growing tree as it stands: the roots of its full subtrees, and the business day of its latest act.
create table operation_seal_tree (
    club_id int64 not null,
    size int64 not null,
    full_subtrees bytes not null,
    day int64 not null,
    primary key (club_id)
);

-- Size and root at each business day's end, signed.
create table operation_seal_day (
    club_id int64 not null,
    day int64 not null,
    size int64 not null,
    root bytes not null,
    signed_at int64 not null,
    signature bytes not null,
    primary key (club_id, day)
);

append only operation_seal_day;
