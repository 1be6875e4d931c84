-- Lots that end by inactivity: so many days after the member's last purchase. A lot's last day is written down when it has ended, and
-- only then: until then the wallet says from which day it is reckoned, so that a purchase moves all of them by one row.
alter table ledger_lot add column idle_days int64 check (idle_days > 0);
-- active_day: the latest day of a purchase that stands; least_idle: the shortest idle days of any lot there has been. Both are 0 in wallets
-- that never had such a lot, so that a sale changes nothing there. idle_end: the first end of what is left in such lots.
alter table ledger_wallet add column active_day int64 not null default 0;
alter table ledger_wallet add column least_idle int64 not null default 0 check (least_idle >= 0);
alter table ledger_wallet add column idle_end int64;
create index ledger_wallet_idle on ledger_wallet (club_id, idle_end, member) where idle_end is not null;
