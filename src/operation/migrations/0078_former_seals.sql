-- Keys of installations in which the club was before: they signed its days until last_day. This installation signs that it is so.
create table operation_seal_former (
    club_id int64 not null,
    public_key bytes not null,
    last_day int64 not null,
    signature bytes not null,
    primary key (club_id, public_key)
);
