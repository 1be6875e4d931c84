-- Gift cards of sales: sold as a line of stored value (line > 0), or paid with (line 0). What is left is as of the sale.
create table sales_gift_card (
    club_id int64 not null,
    sale int64 not null,
    n int64 not null,
    card int64 not null,
    tail text not null,
    line int64 not null,
    amount int64 not null check (amount > 0),
    left_after int64 not null check (left_after >= 0),
    primary key (club_id, sale, n)
) clustered;
create unique index sales_gift_card_once on sales_gift_card (club_id, sale, card);
append only sales_gift_card;
alter table sales_sale add column paid_gift int64 not null default 0;
alter table sales_return add column gift_back int64 not null default 0;
