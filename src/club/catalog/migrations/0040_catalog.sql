-- What a club sells. Rows are never deleted: old sales name them.
create table catalog_group (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    primary key (club_id, id)
) clustered;
create unique index catalog_group_name on catalog_group (club_id, name);

create table catalog_good (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    group_id int64 not null,
    good_class int64 not null check (good_class in (1, 2, 3, 4)),
    price int64 not null check (price >= 0),
    unit text not null,
    vat int64 not null check (vat >= 0 and vat <= 10000),
    article text,
    quick_key int64,
    is_active int64 not null,
    primary key (club_id, id)
) clustered;
create unique index catalog_good_article on catalog_good (club_id, article) where article is not null;
create unique index catalog_good_quick_key on catalog_good (club_id, quick_key) where quick_key is not null;

create table catalog_barcode (
    club_id int64 not null,
    barcode text not null,
    good_id int64 not null,
    primary key (club_id, barcode)
) clustered;
create index catalog_barcode_good on catalog_barcode (club_id, good_id);
