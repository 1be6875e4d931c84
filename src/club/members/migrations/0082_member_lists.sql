-- Each filter of the list of members in each of its orders, with the columns of the other filters beside: what does not fit
-- is left out within the index. Members who are not active are few, and have an index of their own.
drop index members_member_name;
create index members_member_name on members_member (club_id, sort_name, id, group_id, status, enrolled_branch);
create index members_member_group on members_member (club_id, group_id, id, enrolled_branch, status);
create index members_member_branch on members_member (club_id, enrolled_branch, id, status, group_id);
create index members_member_not_active on members_member (club_id, status, id, group_id, enrolled_branch) where status <> 1;
create index members_member_group_name on members_member (club_id, group_id, sort_name, id, enrolled_branch, status);
create index members_member_branch_name on members_member (club_id, enrolled_branch, sort_name, id, status, group_id);
create index members_member_not_active_name on members_member (club_id, status, sort_name, id, group_id, enrolled_branch) where status <> 1;
create index members_word_member on members_word (club_id, member_id, word);
