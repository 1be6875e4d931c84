-- Each wallet knows the moment of its last line: whoever locks it is stamped no earlier, by whatever program's clock.
alter table ledger_wallet add column at int64 not null default 0;
update ledger_wallet set at = (select l.at from ledger_line l
    where l.club_id = ledger_wallet.club_id and l.member = ledger_wallet.member and l.wallet = ledger_wallet.wallet
      and l.version = ledger_wallet.version);
