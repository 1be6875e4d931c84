-- A list's filters and order under a name; those that are shared are seen by all who see the list.
create table views_view (
    club_id int64 not null,
    id int64 not null,
    list text not null,
    name text not null,
    query text not null,
    staff int64 not null,
    is_shared int64 not null check (is_shared in (0, 1)),
    primary key (club_id, id)
) clustered;
create unique index views_view_name on views_view (club_id, staff, list, name);
create index views_view_list on views_view (club_id, list, id);
