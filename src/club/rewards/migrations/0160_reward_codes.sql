-- What a one-time code for a prize was sent for; the code itself stands nowhere. Named by the act that asked for it.
create table rewards_code_asked (
    club_id int64 not null,
    id int64 not null,
    member int64 not null,
    reward text not null,
    points int64 not null check (points > 0),
    branch int64 not null,
    at int64 not null,
    primary key (club_id, id)
) clustered;
append only rewards_code_asked;
