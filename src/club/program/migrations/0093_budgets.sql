-- What rules with a budget have given, to everybody, in all or in a Jalali month. A row is locked by the sales that draw on it, by no others.
create table program_budget (
    club_id int64 not null,
    rule int64 not null,
    wallet int64 not null,
    month int64 not null,                    -- first day of the Jalali month; 0: in all
    given int64 not null,
    primary key (club_id, rule, wallet, month)
) clustered;
