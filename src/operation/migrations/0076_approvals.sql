-- Acts that wait for a second person: who asked, what exactly, why, until when; then who decided, and which act it became.
create table operation_approval (
    club_id int64 not null,
    id int64 not null,
    asked_at int64 not null,
    ends_at int64 not null,
    asker_role int64 not null,
    asker_id int64 not null,
    branch_id int64 not null,
    till_id int64 not null,
    subject int64 not null,
    operation text not null,
    request text not null,
    digest bytes not null,
    reason text not null,
    state int64 not null,
    decided_role int64 not null,
    decided_by int64 not null,
    decided_at int64 not null,
    words text not null,
    act int64 not null,
    primary key (club_id, id)
) clustered;
create unique index operation_approval_act on operation_approval (club_id, act) where act <> 0;
create index operation_approval_subject on operation_approval (club_id, subject) where subject <> 0;
