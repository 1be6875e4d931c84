-- A member's purchases add up without a look at the sales themselves.
drop index sales_sale_member;
create index sales_sale_member on sales_sale (club_id, member, id, day, gross, discount) where member <> 0;
