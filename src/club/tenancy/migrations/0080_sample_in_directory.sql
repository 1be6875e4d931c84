-- The directory says which clubs are samples: beside samples alone the first club of one's own may still be opened.
alter table tenancy_directory add column is_demo int64 not null default 0;
