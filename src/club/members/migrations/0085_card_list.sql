-- The list of all cards: each has an id in the order of handing out, since its number is nothing that addresses may carry.
alter table members_card add column id int64 not null default 0;
update members_card set id = numbered.place
from (select club_id as club, number as card, row_number() over (partition by club_id order by issued_at, number) as place
      from members_card) numbered
where members_card.club_id = numbered.club and members_card.number = numbered.card;
create unique index members_card_id on members_card (club_id, id);
-- Cards that ended are few beside those that work, and those that end in the same four digits fewer.
create index members_card_ended on members_card (club_id, status, id) where status <> 1;
create index members_card_ending on members_card (club_id, (number % 10000), id);
