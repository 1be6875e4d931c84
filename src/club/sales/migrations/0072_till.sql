-- What somebody may take off a line, a manager's consent to more, and words under a line.
create table sales_discount_limit (
    club_id int64 not null,
    staff int64 not null,
    rate int64 not null check (rate >= 0 and rate <= 10000),
    primary key (club_id, staff)
) clustered;

create table sales_approval (
    club_id int64 not null,
    id int64 not null,
    staff int64 not null,
    branch int64 not null,
    till int64 not null,
    rate int64 not null check (rate >= 0 and rate <= 10000),
    approver int64 not null,
    day int64 not null,
    at int64 not null,
    primary key (club_id, id)
) clustered;
append only sales_approval;

-- An approval is good for one sale: its key is the fence.
create table sales_approval_use (
    club_id int64 not null,
    approval int64 not null,
    sale int64 not null,
    primary key (club_id, approval)
) clustered;
create unique index sales_approval_use_sale on sales_approval_use (club_id, sale);
append only sales_approval_use;

create table sales_line_note (
    club_id int64 not null,
    sale int64 not null,
    line int64 not null,
    note text not null,
    primary key (club_id, sale, line)
) clustered;
append only sales_line_note;

create index sales_return_place on sales_return (club_id, till, day);
