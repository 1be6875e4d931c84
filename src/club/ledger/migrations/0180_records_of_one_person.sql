-- Two records of one person: the wallets of the merged one lean on those of the first (0: on nobody).
alter table ledger_wallet add column first_member int64 not null default 0;
create index ledger_wallet_first on ledger_wallet (club_id, first_member) where first_member <> 0;
