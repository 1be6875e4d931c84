-- What the program's rules took off a line, already within the line's discount.
create table sales_line_discount (
    club_id int64 not null,
    sale int64 not null,
    line int64 not null,
    rule int64 not null,
    amount int64 not null check (amount > 0),
    primary key (club_id, sale, line, rule)
) clustered;
append only sales_line_discount;
