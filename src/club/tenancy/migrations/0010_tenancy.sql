-- Clubs and the people who work in them. The directory lives in the house (club 0); all else in each club's own database.
create table tenancy_directory (
    club_id int64 not null,
    club int64 not null,
    slug text not null,
    name text not null,
    founded_at int64 not null,
    primary key (club_id, club)
) clustered;
create unique index tenancy_directory_slug on tenancy_directory (club_id, slug);

create table tenancy_club (
    club_id int64 not null,
    slug text not null,
    name text not null,
    money_unit int64 not null,
    zone text not null,
    is_sandbox int64 not null,
    is_demo int64 not null,
    clock_offset_ms int64 not null,
    settings_version int64 not null,
    catalog_version int64 not null,
    program_version int64 not null,
    primary key (club_id)
) clustered;

create table tenancy_branch (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    is_open int64 not null,
    primary key (club_id, id)
) clustered;
create unique index tenancy_branch_name on tenancy_branch (club_id, name);

create table tenancy_till (
    club_id int64 not null,
    id int64 not null,
    branch_id int64 not null,
    number int64 not null,
    is_open int64 not null,
    primary key (club_id, id)
) clustered;
create unique index tenancy_till_number on tenancy_till (club_id, branch_id, number);

create table tenancy_staff (
    club_id int64 not null,
    id int64 not null,
    login text not null,
    name text not null,
    role int64 not null,
    branches text not null,
    is_active int64 not null,
    password_hash text not null,
    password_version int64 not null,
    failed_tries int64 not null,
    locked_until int64 not null,
    primary key (club_id, id)
) clustered;
create unique index tenancy_staff_login on tenancy_staff (club_id, login);

create table tenancy_session (
    club_id int64 not null,
    reference_hash bytes not null,
    staff_id int64 not null,
    branch_id int64 not null,
    till_id int64 not null,
    began_at int64 not null,
    ends_at int64 not null,
    address text not null,
    primary key (club_id, reference_hash)
) clustered;
create index tenancy_session_staff on tenancy_session (club_id, staff_id);

create table tenancy_api_key (
    club_id int64 not null,
    key_hash bytes not null,
    id int64 not null,
    name text not null,
    role int64 not null,
    scopes text not null,
    branches text not null,
    made_by int64 not null,
    made_at int64 not null,
    revoked_at int64,
    primary key (club_id, key_hash)
) clustered;
create unique index tenancy_api_key_id on tenancy_api_key (club_id, id);
