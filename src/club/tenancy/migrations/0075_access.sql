-- Who may do what and how they prove it: sessions as lists show them, second factors, codes for a new password, the
-- club's own roles with their limits, and the club's policy.
alter table tenancy_session add column seen_at int64 not null default 0;
alter table tenancy_session add column proved_at int64 not null default 0;
alter table tenancy_session add column reach int64 not null default 0;
alter table tenancy_session add column agent text not null default '';
alter table tenancy_staff add column own_role int64 not null default 0;
alter table tenancy_club add column is_suspended int64 not null default 0;
alter table tenancy_club add column suspended_because text not null default '';
alter table tenancy_club add column trial_until int64;

create table tenancy_password_code (
    club_id int64 not null,
    staff_id int64 not null,
    code_hash bytes not null,
    ends_at int64 not null,
    made_by int64 not null,
    primary key (club_id, staff_id)
) clustered;

create table tenancy_totp (
    club_id int64 not null,
    staff_id int64 not null,
    secret bytes not null,
    is_on int64 not null,
    last_step int64 not null,
    primary key (club_id, staff_id)
) clustered;

create table tenancy_recovery_code (
    club_id int64 not null,
    staff_id int64 not null,
    code_hash bytes not null,
    primary key (club_id, staff_id, code_hash)
) clustered;

create table tenancy_role (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    begins_as int64 not null,
    operations text not null,
    branches text not null,
    points_per_act int64,
    points_per_day int64,
    rial_per_act int64,
    rial_per_day int64,
    primary key (club_id, id)
) clustered;
create unique index tenancy_role_name on tenancy_role (club_id, name);

create table tenancy_limit_use (
    club_id int64 not null,
    staff_id int64 not null,
    what int64 not null,
    day int64 not null,
    used int64 not null,
    primary key (club_id, staff_id, what)
) clustered;

create table tenancy_policy (
    club_id int64 not null,
    console_needs_totp int64 not null,
    till_needs_totp int64 not null,
    second_person_points int64,
    second_person_rial int64,
    primary key (club_id)
) clustered;

-- What the provider sold: limits are counted exactly, a limit that is left out does not exist.
create table tenancy_plan (
    club_id int64 not null,
    name text not null,
    members int64,
    staff int64,
    branches int64,
    codes int64,
    primary key (club_id)
) clustered;

-- What other modules count for the plan, in the commit that changes it.
create table tenancy_usage (
    club_id int64 not null,
    what int64 not null,
    used int64 not null,
    primary key (club_id, what)
) clustered;
