-- Gifts to many members at once, and how far each has come.
create table gifts_gift (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    wallet int64 not null,
    amount int64 not null check (amount > 0),
    first_day int64 not null,
    last_day int64 not null,
    group_id int64,
    branch int64,
    enrolled_from int64,
    enrolled_to int64,
    most_members int64 not null check (most_members > 0),
    at int64 not null,
    by_id int64 not null,
    by_branch int64 not null,
    state int64 not null check (state in (1, 2, 3, 4, 5)),
    after_member int64 not null,
    again_at int64 not null,
    given int64 not null check (given between 0 and most_members),
    inactive int64 not null,
    left_out int64 not null,
    no_room int64 not null,
    taken int64 not null,
    held int64 not null,
    primary key (club_id, id),
    check (first_day <= last_day),
    check (taken between 0 and given * amount)
) clustered;
create index gifts_gift_under_way on gifts_gift (club_id, again_at) where state in (1, 4);

-- Who got it, by which act: the fence against giving twice, and the way back.
create table gifts_given (
    club_id int64 not null,
    gift int64 not null,
    member int64 not null,
    act int64 not null,
    primary key (club_id, gift, member)
) clustered;
append only gifts_given;
