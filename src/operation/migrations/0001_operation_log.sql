-- What was done, by whom, with which outcome: audit log, idempotency record, outbox and event feed in one table.
-- Personal bytes stand beside it in operation_body, which erasing a person empties; the digests here still hold.
create table operation_log (
    club_id int64 not null,
    id int64 not null,
    at int64 not null,
    caller_role int64 not null,
    caller_id int64 not null,
    branch_id int64 not null,
    till_id int64 not null,
    subject int64 not null,
    operation text not null,
    refusal text,
    key_hash bytes,
    request_mark bytes,
    body_digest bytes not null,
    ledger_digest bytes,
    primary key (club_id, id)
) clustered;

create unique index operation_log_key on operation_log (club_id, key_hash) where key_hash is not null;
create index operation_log_subject on operation_log (club_id, subject, id) where subject <> 0;

append only operation_log;
follow operation_log;

create table operation_body (
    club_id int64 not null,
    id int64 not null,
    status int64 not null,
    packing int64 not null,
    salt bytes,
    request bytes,
    answer bytes,
    primary key (club_id, id)
) clustered;
