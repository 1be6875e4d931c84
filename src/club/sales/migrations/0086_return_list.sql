-- The third leg of a return stands with the other two (left out of returns recorded before), and returns are listed by place and by who took them.
alter table sales_return add column points int64;
alter table sales_return add column earned_credit int64;
create index sales_return_branch on sales_return (club_id, branch, id);
create index sales_return_staff on sales_return (club_id, staff, id);
