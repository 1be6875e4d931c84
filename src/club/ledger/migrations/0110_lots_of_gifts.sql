-- What became of a gift, or of a batch of gift cards: its lots, without a look at all others. An update of a lot never touches it.
create index ledger_lot_gift on ledger_lot (club_id, origin, origin_ref) where origin in (2, 3);
