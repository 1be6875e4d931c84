-- An invoice number is a branch's, whichever key or cashier records it: a key that was renewed does not record it again.
drop index sales_sale_document;
create unique index sales_sale_document on sales_sale (club_id, branch, document) where document is not null;
