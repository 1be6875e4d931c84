-- Who takes part in a line, at the percent and the VAT rate of the moment: returns go by them.
create table sales_line_collaborator (
    club_id int64 not null,
    sale int64 not null,
    line int64 not null,
    collaborator int64 not null,
    percent int64 not null check (percent >= 0 and percent <= 10000),
    vat int64 not null check (vat >= 0),
    primary key (club_id, sale, line)
) clustered;
append only sales_line_collaborator;
