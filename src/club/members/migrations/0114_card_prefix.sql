-- Cards that begin with 77 are gift cards now: a club that had chosen such a prefix for its next cards has the usual one again.
update members_settings set card_prefix = '880000' where card_prefix like '77%';
