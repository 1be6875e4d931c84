-- Versions of a club's program, never changed once published, and what its rules remember of each member.
create table program_edition (
    club_id int64 not null,
    version int64 not null check (version > 0),
    from_day int64 not null,
    published_at int64 not null,
    published_by int64 not null,
    document text not null,
    primary key (club_id, version)
) clustered;
append only program_edition;

create table program_counters (
    club_id int64 not null,
    member int64 not null,
    state bytes not null,
    primary key (club_id, member)
) clustered;
