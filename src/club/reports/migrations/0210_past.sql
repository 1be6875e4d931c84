-- What each act did for each member, packed: the past as it is read when much of it is judged once more. A follower of the log makes it
-- out of the rows of sales, returns and ledger, which stay the truth; it can be thrown away and made anew.
create table reports_past (
    club_id int64 not null,
    member int64 not null,
    act int64 not null,
    packed bytes not null,
    primary key (club_id, member, act)
) clustered;
