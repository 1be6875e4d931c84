-- What the backups of this club were found to be when each was restored in a scratch place.
create table tenancy_backup (
    club_id int64 not null,
    name text not null,
    made_at int64 not null,
    bytes int64 not null check (bytes >= 0),
    acts int64 not null check (acts >= 0),
    root text not null,
    checked_at int64 not null,
    is_sound int64 not null,
    fault text not null,
    primary key (club_id, name)
) clustered;
create index tenancy_backup_made on tenancy_backup (club_id, made_at);
