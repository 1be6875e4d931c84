-- Lists that become files, chunk by chunk, for whoever asked; a day later nothing of them is left.
create table exports_export (
    club_id int64 not null,
    id int64 not null,
    list int64 not null,
    request text not null,
    columns text not null,
    language int64 not null,
    staff int64 not null,
    role int64 not null,
    branches text not null,
    state int64 not null check (state in (1, 2, 3, 4)),
    reason text not null,
    made_at int64 not null,
    ended_at int64,
    row_count int64 not null,
    byte_count int64 not null,
    parts int64 not null,
    next_cursor text not null,
    most_rows int64 not null,
    taken_at int64,
    primary key (club_id, id)
) clustered;
create index exports_export_staff on exports_export (club_id, staff, id);

create table exports_part (
    club_id int64 not null,
    export int64 not null,
    nth int64 not null,
    contents text not null,
    primary key (club_id, export, nth)
) clustered;
