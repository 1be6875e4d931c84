-- Which members an act moved to another group: for followers of the log, which read acts, not members.
create index members_membership_act on members_membership (club_id, act);
