-- Those in debt are found by their debt: an index that begins like the primary key is passed over for it.
drop index ledger_wallet_debt;
create index ledger_wallet_debt on ledger_wallet (club_id, debt, member) where debt > 0;
