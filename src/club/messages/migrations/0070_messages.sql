-- Messages to members: one row each, queued by the follower of the log, composed when they are sent.
-- state: 1 queued, 2 sending, 3 sent, 4 delivered, 5 undelivered, 6 failed, 7 skipped. `due_at` orders what waits.
create table messages_message (
    club_id int64 not null,
    id int64 not null,
    act int64 not null,
    event text not null,
    member_id int64 not null,
    at int64 not null,
    state int64 not null check (state between 1 and 7),
    due_at int64 not null,
    tries int64 not null,
    mobile int64,
    body text,
    parts int64 not null,
    copies int64 not null,
    provider_ref text,
    reason text,
    settled_at int64,
    primary key (club_id, id)
) clustered;

create index messages_message_due on messages_message (club_id, due_at) where state <= 3;
create index messages_message_member on messages_message (club_id, member_id, id) where member_id <> 0;
create index messages_message_stranger on messages_message (club_id, mobile, id) where member_id = 0;

-- Sentences that the club words itself; an empty one is switched off.
create table messages_template (
    club_id int64 not null,
    name text not null,
    sentence text not null,
    primary key (club_id, name)
) clustered;

create table messages_inbound (
    club_id int64 not null,
    id int64 not null,
    at int64 not null,
    mobile int64 not null,
    member_id int64 not null,
    body text,
    meaning int64 not null,
    primary key (club_id, id)
) clustered;

create index messages_inbound_mobile on messages_inbound (club_id, mobile, id);

-- Who has sent 11 and wants no information any more; 12 takes the row away.
create table messages_stopped (
    club_id int64 not null,
    mobile int64 not null,
    since int64 not null,
    primary key (club_id, mobile)
) clustered;

-- How a phone of the simulator behaves: 1 as it should, 2 late, 3 never reached, 4 reached twice.
create table messages_phone (
    club_id int64 not null,
    mobile int64 not null,
    behaviour int64 not null check (behaviour between 1 and 4),
    primary key (club_id, mobile)
) clustered;
