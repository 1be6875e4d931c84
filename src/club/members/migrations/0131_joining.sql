-- May people join by themselves on the member's page? Open, as it was.
alter table members_settings add column is_joining_closed int64 not null default 0;
