-- Who was paid of a sale for having brought the buyer, level by level, at the percent of the moment: returns go by them.
create table sales_referral (
    club_id int64 not null,
    sale int64 not null,
    level int64 not null check (level > 0),
    referrer int64 not null,
    percent int64 not null check (percent >= 0 and percent <= 10000),
    amount int64 not null check (amount > 0),
    primary key (club_id, sale, level)
) clustered;
append only sales_referral;
