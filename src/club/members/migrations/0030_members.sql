-- People, their groups and what the club wants to know of them. All personal columns can be emptied; ids and numbers stay.
create table members_counter (
    club_id int64 not null,
    name text not null,
    value int64 not null,
    primary key (club_id, name)
) clustered;

create table members_settings (
    club_id int64 not null,
    pin_from int64 not null,
    code_from int64,
    card_prefix text not null,
    primary key (club_id)
) clustered;

create table members_group (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    is_default int64 not null,
    primary key (club_id, id)
) clustered;
create unique index members_group_name on members_group (club_id, name);
create unique index members_group_default on members_group (club_id) where is_default = 1;

create table members_member (
    club_id int64 not null,
    id int64 not null,
    number int64 not null,
    mobile int64,
    mobile_proved_on int64,
    honorific text not null,
    first_name text not null,
    last_name text not null,
    father_name text not null,
    sort_name text not null,
    gender int64,
    birth_day int64,
    wedding_day int64,
    group_id int64 not null,
    status int64 not null check (status in (1, 2, 3)),
    is_credit_frozen int64 not null,
    referrer_id int64 not null,
    enrolled_at int64 not null,
    enrolled_day int64 not null,
    enrolled_branch int64 not null,
    enrolled_till int64 not null,
    enrolled_role int64 not null,
    enrolled_by int64 not null,
    primary key (club_id, id),
    check (status <> 3 or mobile is null)
) clustered;
create unique index members_member_number on members_member (club_id, number);
create unique index members_member_mobile on members_member (club_id, mobile) where mobile is not null;
create index members_member_name on members_member (club_id, sort_name, id);

-- The words of each name, folded, so that the beginning of any of them finds the member.
create table members_word (
    club_id int64 not null,
    word text not null,
    member_id int64 not null,
    primary key (club_id, word, member_id)
) clustered;

create table members_profile (
    club_id int64 not null,
    member_id int64 not null,
    national_id text,
    private_number text,
    postal_code text,
    degree text not null,
    field_of_study text not null,
    occupation text not null,
    province text not null,
    city text not null,
    neighbourhood text not null,
    address text not null,
    email text not null,
    category text not null,
    notes text not null,
    primary key (club_id, member_id)
) clustered;
create unique index members_profile_national_id on members_profile (club_id, national_id) where national_id is not null;
create unique index members_profile_private_number on members_profile (club_id, private_number) where private_number is not null;

create table members_phone (
    club_id int64 not null,
    member_id int64 not null,
    n int64 not null,
    kind int64 not null,
    number text not null,
    primary key (club_id, member_id, n)
) clustered;

create table members_field (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    type int64 not null,
    choices text not null,
    is_required int64 not null,
    primary key (club_id, id)
) clustered;
create unique index members_field_name on members_field (club_id, name);

create table members_extra (
    club_id int64 not null,
    member_id int64 not null,
    field_id int64 not null,
    value text not null,
    primary key (club_id, member_id, field_id)
) clustered;

create table members_membership (
    club_id int64 not null,
    member_id int64 not null,
    act int64 not null,
    group_id int64 not null,
    since_at int64 not null,
    since_day int64 not null,
    reason int64 not null,
    by_role int64 not null,
    by_id int64 not null,
    primary key (club_id, member_id, act)
) clustered;
append only members_membership;
