-- How far each follower of the operation log is: everything before was handled, in the commit that moved the row.
create table operation_follower (
    club_id int64 not null,
    name text not null,
    reached_order int64 not null,
    reached_act int64 not null,
    primary key (club_id, name)
) clustered;
