-- Sales and what came back of them. A sale's id is the id of the act that recorded it; documents are never deleted.
create table sales_sale (
    club_id int64 not null,
    id int64 not null,
    member int64 not null,
    branch int64 not null,
    till int64 not null,
    till_count int64,
    staff int64 not null,
    day int64 not null,
    at int64 not null,
    gross int64 not null check (gross >= 0),
    discount int64 not null check (discount >= 0 and discount <= gross),
    credit int64 not null check (credit >= 0 and credit <= gross - discount),
    paid_card int64 not null check (paid_card >= 0),
    paid_cash int64 not null check (paid_cash >= 0),
    paid_other int64 not null check (paid_other >= 0),
    program_version int64 not null,
    judged_state bytes,
    document text,
    till_time int64,
    primary key (club_id, id)
) clustered;
create unique index sales_sale_receipt on sales_sale (club_id, till, till_count) where till_count is not null;
create unique index sales_sale_document on sales_sale (club_id, staff, document) where document is not null;
create index sales_sale_member on sales_sale (club_id, member, id) where member <> 0;
append only sales_sale;

create table sales_line (
    club_id int64 not null,
    sale int64 not null,
    line int64 not null,
    good int64 not null,
    name text not null,
    class int64 not null,
    quantity int64 not null check (quantity > 0),
    unit_price int64 not null check (unit_price >= 0),
    discount int64 not null check (discount >= 0),
    net int64 not null check (net >= 0),
    primary key (club_id, sale, line)
) clustered;
append only sales_line;

-- How many receipts a till has given.
create table sales_till (
    club_id int64 not null,
    till int64 not null,
    receipts int64 not null,
    primary key (club_id, till)
) clustered;

-- A return belongs to its sale; undoing it adds a row of its own, so that nothing posted is ever changed.
create table sales_return (
    club_id int64 not null,
    sale int64 not null,
    nth int64 not null,
    id int64 not null,
    undoes int64,
    branch int64 not null,
    till int64 not null,
    staff int64 not null,
    day int64 not null,
    at int64 not null,
    value int64 not null,
    credit_back int64 not null,
    cash_back int64 not null,
    withheld int64 not null,
    reason text,
    primary key (club_id, sale, nth)
) clustered;
create unique index sales_return_id on sales_return (club_id, id);
create unique index sales_return_undone_once on sales_return (club_id, undoes) where undoes is not null;
append only sales_return;

create table sales_return_line (
    club_id int64 not null,
    sale int64 not null,
    nth int64 not null,
    line int64 not null,
    quantity int64 not null,
    primary key (club_id, sale, nth, line)
) clustered;
append only sales_return_line;

create table sales_hold (
    club_id int64 not null,
    hold int64 not null,
    member int64 not null,
    act int64 not null,
    needed int64 not null,
    given int64 not null,
    primary key (club_id, hold)
) clustered;
