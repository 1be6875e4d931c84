-- Made by `vafa derive`: all migrations in order, in the portable words of the store.

-- 0001_operation_log.sql
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

-- 0005_followers.sql
-- How far each follower of the operation log is: everything before was handled, in the commit that moved the row.
create table operation_follower (
    club_id int64 not null,
    name text not null,
    reached_order int64 not null,
    reached_act int64 not null,
    primary key (club_id, name)
) clustered;

-- 0006_seals.sql
-- The sealed log: hashes of all acts in the order they were followed, one row a chunk (32 bytes a hash, 8 an act).
create table operation_seal_leaves (
    club_id int64 not null,
    first_leaf int64 not null,
    leaf_count int64 not null,
    lowest_act int64 not null,
    highest_act int64 not null,
    acts bytes not null,
    hashes bytes not null,
    primary key (club_id, first_leaf)
) clustered;

append only operation_seal_leaves;

-- The growing tree as it stands: the roots of its full subtrees, and the business day of its latest act.
create table operation_seal_tree (
    club_id int64 not null,
    size int64 not null,
    full_subtrees bytes not null,
    day int64 not null,
    primary key (club_id)
);

-- Size and root at each business day's end, signed.
create table operation_seal_day (
    club_id int64 not null,
    day int64 not null,
    size int64 not null,
    root bytes not null,
    signed_at int64 not null,
    signature bytes not null,
    primary key (club_id, day)
);

append only operation_seal_day;

-- 0010_tenancy.sql
-- Clubs and the people who work in them. The directory lives in the house (club 0); all else in each club's own database.
create table tenancy_directory (
    club_id int64 not null,
    club int64 not null,
    slug text not null,
    name text not null,
    founded_at int64 not null,
    primary key (club_id, club)
) clustered;
create unique index tenancy_directory_slug on tenancy_directory (club_id, slug);

create table tenancy_club (
    club_id int64 not null,
    slug text not null,
    name text not null,
    money_unit int64 not null,
    zone text not null,
    is_sandbox int64 not null,
    is_demo int64 not null,
    clock_offset_ms int64 not null,
    settings_version int64 not null,
    catalog_version int64 not null,
    program_version int64 not null,
    primary key (club_id)
) clustered;

create table tenancy_branch (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    is_open int64 not null,
    primary key (club_id, id)
) clustered;
create unique index tenancy_branch_name on tenancy_branch (club_id, name);

create table tenancy_till (
    club_id int64 not null,
    id int64 not null,
    branch_id int64 not null,
    number int64 not null,
    is_open int64 not null,
    primary key (club_id, id)
) clustered;
create unique index tenancy_till_number on tenancy_till (club_id, branch_id, number);

create table tenancy_staff (
    club_id int64 not null,
    id int64 not null,
    login text not null,
    name text not null,
    role int64 not null,
    branches text not null,
    is_active int64 not null,
    password_hash text not null,
    password_version int64 not null,
    failed_tries int64 not null,
    locked_until int64 not null,
    primary key (club_id, id)
) clustered;
create unique index tenancy_staff_login on tenancy_staff (club_id, login);

create table tenancy_session (
    club_id int64 not null,
    reference_hash bytes not null,
    staff_id int64 not null,
    branch_id int64 not null,
    till_id int64 not null,
    began_at int64 not null,
    ends_at int64 not null,
    address text not null,
    primary key (club_id, reference_hash)
) clustered;
create index tenancy_session_staff on tenancy_session (club_id, staff_id);

create table tenancy_api_key (
    club_id int64 not null,
    key_hash bytes not null,
    id int64 not null,
    name text not null,
    role int64 not null,
    scopes text not null,
    branches text not null,
    made_by int64 not null,
    made_at int64 not null,
    revoked_at int64,
    primary key (club_id, key_hash)
) clustered;
create unique index tenancy_api_key_id on tenancy_api_key (club_id, id);

-- 0020_ledger.sql
-- What members own: wallets, the lots in them, what is promised to a till, and every movement there ever was.
create table ledger_wallet (
    club_id int64 not null,
    member int64 not null,
    wallet int64 not null check (wallet > 0),
    version int64 not null check (version > 0),
    balance int64 not null check (balance between -9007199254740991 and 9007199254740991),
    debt int64 not null check (debt between 0 and 9007199254740991),
    last_lot int64 not null,
    first_open_lot int64 not null,
    spent_day int64 not null,
    spent_on_day int64 not null check (spent_on_day >= 0),
    primary key (club_id, member, wallet)
) clustered;
create index ledger_wallet_debt on ledger_wallet (club_id, member) where debt > 0;

create table ledger_lot (
    club_id int64 not null,
    member int64 not null,
    wallet int64 not null,
    lot int64 not null check (lot > 0),
    first_day int64 not null,
    last_day int64,
    origin int64 not null,
    origin_ref int64 not null,
    received int64 not null,
    remaining int64 not null check (remaining between 0 and 9007199254740991),
    spent int64 not null check (spent >= 0),
    broken int64 not null check (broken >= 0),
    paid_debt int64 not null check (paid_debt >= 0),
    primary key (club_id, member, wallet, lot),
    check (remaining = received - spent - broken - paid_debt)
) clustered;
-- For the sweep. An update of a lot never touches it: a lot's last day never changes.
create index ledger_lot_end on ledger_lot (club_id, last_day, member) where last_day is not null;

-- One row is one balanced transfer between a lot of a member's wallet (lot 0: the debt) and an account of the club.
create table ledger_line (
    club_id int64 not null,
    act int64 not null,
    n int64 not null,
    member int64 not null,
    wallet int64 not null,
    amount int64 not null check (amount <> 0 and amount between -9007199254740991 and 9007199254740991),
    lot int64 not null,
    account int64 not null,
    ref int64 not null,
    branch_id int64 not null,
    reason int64 not null,
    version int64 not null,
    balance int64 not null,
    reverses int64 not null,
    at int64 not null,
    day int64 not null,
    primary key (club_id, act, n)
) clustered;
-- The wallet's history in its order, and the fence between two first acts on a member who has no row to lock yet.
create unique index ledger_line_version on ledger_line (club_id, member, wallet, version);
append only ledger_line;

create table ledger_hold (
    club_id int64 not null,
    id int64 not null,
    member int64 not null,
    wallet int64 not null,
    amount int64 not null check (amount >= 0),
    captured int64 not null,
    state int64 not null,
    placed_at int64 not null,
    ends_at int64 not null,
    day int64 not null,
    branch_id int64 not null,
    till_id int64 not null,
    primary key (club_id, id),
    check (captured between 0 and amount)
) clustered;
create index ledger_hold_open on ledger_hold (club_id, member, ends_at) where state = 0;

create table ledger_hold_part (
    club_id int64 not null,
    hold int64 not null,
    n int64 not null,
    lot int64 not null,
    amount int64 not null check (amount > 0),
    primary key (club_id, hold, n)
) clustered;

-- What a conversion was worth, so that it can be undone by whole points.
create table ledger_conversion (
    club_id int64 not null,
    member int64 not null,
    act int64 not null,
    points int64 not null check (points > 0),
    rate_rial int64 not null,
    rate_points int64 not null check (rate_points > 0),
    credit_lot int64 not null,
    undone_points int64 not null,
    primary key (club_id, member, act),
    check (undone_points between 0 and points)
) clustered;

-- Why somebody changed a balance by hand, in their own words.
create table ledger_adjustment (
    club_id int64 not null,
    act int64 not null,
    member int64 not null,
    words text not null,
    primary key (club_id, act, member)
) clustered;
append only ledger_adjustment;

-- Up to which day the sweep has been everywhere.
create table ledger_sweep (
    club_id int64 not null,
    swept_before int64 not null,
    primary key (club_id)
) clustered;

-- 0030_members.sql
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

-- 0031_cards.sql
-- Club cards, PINs and the one-time codes that are awaited. A card's number is never used twice.
create table members_card (
    club_id int64 not null,
    number int64 not null,
    member_id int64 not null,
    status int64 not null check (status in (1, 2, 3)),
    issued_at int64 not null,
    ended_at int64,
    replaced_by int64,
    primary key (club_id, number),
    check ((status = 1) = (ended_at is null))
) clustered;
create index members_card_member on members_card (club_id, member_id);
create unique index members_card_active on members_card (club_id, member_id) where status = 1;

create table members_pin (
    club_id int64 not null,
    member_id int64 not null,
    hash text not null,
    version int64 not null,
    failed_tries int64 not null,
    locked_until int64 not null,
    primary key (club_id, member_id)
) clustered;

create table members_code (
    club_id int64 not null,
    act int64 not null,
    member_id int64 not null,
    asked_at int64 not null,
    failed_tries int64 not null,
    used_at int64,
    primary key (club_id, act)
) clustered;

-- 0040_catalog.sql
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

-- 0050_program.sql
-- Versions of a club's program, never changed once published, and what its rules remember of each member.
create table program_edition (
    club_id int64 not null,
    version int64 not null check (version > 0),
    from_day int64 not null,
    published_at int64 not null,
    published_by int64 not null,
    document text not null,
    primary key (club_id, version)
) clustered;
append only program_edition;

create table program_counters (
    club_id int64 not null,
    member int64 not null,
    state bytes not null,
    primary key (club_id, member)
) clustered;

-- 0060_sales.sql
-- Sales and what came back of them. A sale's id is the id of the act that recorded it; documents are never deleted.
create table sales_sale (
    club_id int64 not null,
    id int64 not null,
    member int64 not null,
    branch int64 not null,
    till int64 not null,
    till_count int64,
    staff int64 not null,
    day int64 not null,
    at int64 not null,
    gross int64 not null check (gross >= 0),
    discount int64 not null check (discount >= 0 and discount <= gross),
    credit int64 not null check (credit >= 0 and credit <= gross - discount),
    paid_card int64 not null check (paid_card >= 0),
    paid_cash int64 not null check (paid_cash >= 0),
    paid_other int64 not null check (paid_other >= 0),
    program_version int64 not null,
    judged_state bytes,
    document text,
    till_time int64,
    primary key (club_id, id)
) clustered;
create unique index sales_sale_receipt on sales_sale (club_id, till, till_count) where till_count is not null;
create unique index sales_sale_document on sales_sale (club_id, staff, document) where document is not null;
create index sales_sale_member on sales_sale (club_id, member, id) where member <> 0;
append only sales_sale;

create table sales_line (
    club_id int64 not null,
    sale int64 not null,
    line int64 not null,
    good int64 not null,
    name text not null,
    class int64 not null,
    quantity int64 not null check (quantity > 0),
    unit_price int64 not null check (unit_price >= 0),
    discount int64 not null check (discount >= 0),
    net int64 not null check (net >= 0),
    primary key (club_id, sale, line)
) clustered;
append only sales_line;

-- How many receipts a till has given.
create table sales_till (
    club_id int64 not null,
    till int64 not null,
    receipts int64 not null,
    primary key (club_id, till)
) clustered;

-- A return belongs to its sale; undoing it adds a row of its own, so that nothing posted is ever changed.
create table sales_return (
    club_id int64 not null,
    sale int64 not null,
    nth int64 not null,
    id int64 not null,
    undoes int64,
    branch int64 not null,
    till int64 not null,
    staff int64 not null,
    day int64 not null,
    at int64 not null,
    value int64 not null,
    credit_back int64 not null,
    cash_back int64 not null,
    withheld int64 not null,
    reason text,
    primary key (club_id, sale, nth)
) clustered;
create unique index sales_return_id on sales_return (club_id, id);
create unique index sales_return_undone_once on sales_return (club_id, undoes) where undoes is not null;
append only sales_return;

create table sales_return_line (
    club_id int64 not null,
    sale int64 not null,
    nth int64 not null,
    line int64 not null,
    quantity int64 not null,
    primary key (club_id, sale, nth, line)
) clustered;
append only sales_return_line;

create table sales_hold (
    club_id int64 not null,
    hold int64 not null,
    member int64 not null,
    act int64 not null,
    needed int64 not null,
    given int64 not null,
    primary key (club_id, hold)
) clustered;

-- 0070_messages.sql
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

-- 0071_audit.sql
-- Ways into the log for whoever reads it as an audit. Sales, nine rows in ten, stand in none of them and do not pay for them.
create index operation_log_by_operation on operation_log (club_id, operation, id) where operation <> 'sales.record';
create index operation_log_by_caller on operation_log (club_id, caller_id, id) where operation <> 'sales.record';

-- 0072_till.sql
-- What somebody may take off a line, a manager's consent to more, and words under a line.
create table sales_discount_limit (
    club_id int64 not null,
    staff int64 not null,
    rate int64 not null check (rate >= 0 and rate <= 10000),
    primary key (club_id, staff)
) clustered;

create table sales_approval (
    club_id int64 not null,
    id int64 not null,
    staff int64 not null,
    branch int64 not null,
    till int64 not null,
    rate int64 not null check (rate >= 0 and rate <= 10000),
    approver int64 not null,
    day int64 not null,
    at int64 not null,
    primary key (club_id, id)
) clustered;
append only sales_approval;

-- An approval is good for one sale: its key is the fence.
create table sales_approval_use (
    club_id int64 not null,
    approval int64 not null,
    sale int64 not null,
    primary key (club_id, approval)
) clustered;
create unique index sales_approval_use_sale on sales_approval_use (club_id, sale);
append only sales_approval_use;

create table sales_line_note (
    club_id int64 not null,
    sale int64 not null,
    line int64 not null,
    note text not null,
    primary key (club_id, sale, line)
) clustered;
append only sales_line_note;

create index sales_return_place on sales_return (club_id, till, day);

-- 0073_wallet_moment.sql
-- Each wallet knows the moment of its last line: whoever locks it is stamped no earlier, by whatever program's clock.
alter table ledger_wallet add column at int64 not null default 0;
update ledger_wallet set at = (select l.at from ledger_line l
    where l.club_id = ledger_wallet.club_id and l.member = ledger_wallet.member and l.wallet = ledger_wallet.wallet
      and l.version = ledger_wallet.version);

-- 0074_document_of_branch.sql
-- An invoice number is a branch's, whichever key or cashier records it: a key that was renewed does not record it again.
drop index sales_sale_document;
create unique index sales_sale_document on sales_sale (club_id, branch, document) where document is not null;

-- 0075_access.sql
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

-- 0076_approvals.sql
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

-- 0077_audit_by_caller.sql
-- The operation stands in the index itself, so that leaving sales out does not need the row.
drop index operation_log_by_caller;
create index operation_log_by_caller on operation_log (club_id, caller_id, id, operation) where operation <> 'sales.record';

-- 0078_former_seals.sql
-- Keys of installations in which the club was before: they signed its days until last_day. This installation signs that it is so.
create table operation_seal_former (
    club_id int64 not null,
    public_key bytes not null,
    last_day int64 not null,
    signature bytes not null,
    primary key (club_id, public_key)
);

-- 0079_backups.sql
-- What the backups of this club were found to be when each was restored in a scratch place.
create table tenancy_backup (
    club_id int64 not null,
    name text not null,
    made_at int64 not null,
    bytes int64 not null check (bytes >= 0),
    acts int64 not null check (acts >= 0),
    root text not null,
    checked_at int64 not null,
    is_sound int64 not null,
    fault text not null,
    primary key (club_id, name)
) clustered;
create index tenancy_backup_made on tenancy_backup (club_id, made_at);

-- 0080_sample_in_directory.sql
-- The directory says which clubs are samples: beside samples alone the first club of one's own may still be opened.
alter table tenancy_directory add column is_demo int64 not null default 0;

-- 0081_reports.sql
-- What each hour brought a branch, and each day a staff member: kept by a follower of the log, so that a report adds up hours,
-- not sales. Branch 0 is no branch, such as the console.
create table reports_hour (
    club_id int64 not null,
    day int64 not null,
    branch int64 not null,
    hour int64 not null check (hour between 0 and 23),
    sales int64 not null,
    amount int64 not null,
    member_sales int64 not null,
    member_amount int64 not null,
    points_earned int64 not null,
    credit_earned int64 not null,
    credit_spent int64 not null,
    returns int64 not null,
    returned int64 not null,
    members int64 not null,
    primary key (club_id, day, branch, hour)
) clustered;

create table reports_staff_day (
    club_id int64 not null,
    day int64 not null,
    staff int64 not null,
    acts int64 not null,
    sales int64 not null,
    amount int64 not null,
    returns int64 not null,
    members int64 not null,
    primary key (club_id, day, staff)
) clustered;

-- 0082_member_lists.sql
-- Each filter of the list of members in each of its orders, with the columns of the other filters beside: what does not fit
-- is left out within the index. Members who are not active are few, and have an index of their own.
drop index members_member_name;
create index members_member_name on members_member (club_id, sort_name, id, group_id, status, enrolled_branch);
create index members_member_group on members_member (club_id, group_id, id, enrolled_branch, status);
create index members_member_branch on members_member (club_id, enrolled_branch, id, status, group_id);
create index members_member_not_active on members_member (club_id, status, id, group_id, enrolled_branch) where status <> 1;
create index members_member_group_name on members_member (club_id, group_id, sort_name, id, enrolled_branch, status);
create index members_member_branch_name on members_member (club_id, enrolled_branch, sort_name, id, status, group_id);
create index members_member_not_active_name on members_member (club_id, status, sort_name, id, group_id, enrolled_branch) where status <> 1;
create index members_word_member on members_word (club_id, member_id, word);

-- 0083_member_session.sql
-- Who is signed in on the member's page: a member, or a mobile that is proved and joins nothing yet (member 0).
create table tenancy_member_session (
    club_id int64 not null,
    reference_hash bytes not null,
    member_id int64 not null,
    mobile int64 not null,
    proved_at int64 not null,
    ends_at int64 not null,
    address text not null,
    agent text not null,
    primary key (club_id, reference_hash)
) clustered;
create index tenancy_member_session_member on tenancy_member_session (club_id, member_id) where member_id <> 0;

-- 0084_me.sql
-- The member's own page: who asked for a code to sign in with (a row a mobile), the number that consents at the till, and
-- what members allow the club.
create table members_sign_in (
    club_id int64 not null,
    mobile int64 not null,
    act int64 not null,
    asked_at int64 not null,
    hour_began int64 not null,
    asked_in_hour int64 not null,
    primary key (club_id, mobile)
) clustered;

create table members_number (
    club_id int64 not null,
    member_id int64 not null,
    last_step int64 not null,
    failed_tries int64 not null,
    locked_until int64 not null,
    most int64 check (most >= 0),
    primary key (club_id, member_id)
) clustered;

create table members_allowed (
    club_id int64 not null,
    member_id int64 not null,
    what int64 not null,
    is_allowed int64 not null,
    since int64 not null,
    primary key (club_id, member_id, what)
) clustered;

-- 0085_card_list.sql
-- The list of all cards: each has an id in the order of handing out, since its number is nothing that addresses may carry.
alter table members_card add column id int64 not null default 0;
update members_card set id = numbered.place
from (select club_id as club, number as card, row_number() over (partition by club_id order by issued_at, number) as place
      from members_card) numbered
where members_card.club_id = numbered.club and members_card.number = numbered.card;
create unique index members_card_id on members_card (club_id, id);
-- Cards that ended are few beside those that work, and those that end in the same four digits fewer.
create index members_card_ended on members_card (club_id, status, id) where status <> 1;
create index members_card_ending on members_card (club_id, (number % 10000), id);

-- 0086_return_list.sql
-- The third leg of a return stands with the other two (left out of returns recorded before), and returns are listed by place and by who took them.
alter table sales_return add column points int64;
alter table sales_return add column earned_credit int64;
create index sales_return_branch on sales_return (club_id, branch, id);
create index sales_return_staff on sales_return (club_id, staff, id);

-- 0090_own_codes.sql
-- What members do to their own record by a code: the latest act that asked for one, a row a member and purpose; and the mobiles
-- whose members left by themselves, as digests that only this server can make.
create table members_own_code (
    club_id int64 not null,
    member_id int64 not null,
    purpose int64 not null,
    act int64 not null,
    mobile int64,
    asked_at int64 not null,
    hour_began int64 not null,
    asked_in_hour int64 not null,
    primary key (club_id, member_id, purpose)
) clustered;

create table members_left (
    club_id int64 not null,
    mobile_mark bytes not null,
    left_at int64 not null,
    primary key (club_id, mobile_mark)
) clustered;

-- 0093_budgets.sql
-- What rules with a budget have given, to everybody, in all or in a Jalali month. A row is locked by the sales that draw on it, by no others.
create table program_budget (
    club_id int64 not null,
    rule int64 not null,
    wallet int64 not null,
    month int64 not null,                    -- first day of the Jalali month; 0: in all
    given int64 not null,
    primary key (club_id, rule, wallet, month)
) clustered;

-- 0098_program_discounts.sql
-- What the program's rules took off a line, already within the line's discount.
create table sales_line_discount (
    club_id int64 not null,
    sale int64 not null,
    line int64 not null,
    rule int64 not null,
    amount int64 not null check (amount > 0),
    primary key (club_id, sale, line, rule)
) clustered;
append only sales_line_discount;

-- 0105_tiers.sql
-- The ladder of a club's groups in its versions, the evaluations that were run, who was warned, and why each member was moved.
create table tiers_ladder (
    club_id int64 not null,
    version int64 not null check (version > 0),
    document text not null,
    set_at int64 not null,
    set_day int64 not null,
    set_by int64 not null,
    primary key (club_id, version)
) clustered;
append only tiers_ladder;

-- One evaluation a day at most. How far it is moves in the commit of what it moved, so that a cut run goes on where it stopped.
create table tiers_run (
    club_id int64 not null,
    day int64 not null,
    version int64 not null,
    first_day int64 not null,
    after_member int64 not null,
    is_done int64 not null,
    looked_at int64 not null,
    raised int64 not null,
    lowered int64 not null,
    warned int64 not null,
    began_at int64 not null,
    ended_at int64,
    primary key (club_id, day)
) clustered;
create unique index tiers_run_open on tiers_run (club_id) where is_done = 0;

-- A demotion that waits for its days of grace to pass.
create table tiers_warning (
    club_id int64 not null,
    member int64 not null,
    from_group int64 not null,
    to_group int64 not null,
    total int64 not null,
    run_day int64 not null,
    due_day int64 not null,
    version int64 not null,
    primary key (club_id, member)
) clustered;
create index tiers_warning_due on tiers_warning (club_id, due_day, member);

-- Why a rule moved a member; the move itself is a row of the membership with the same act.
create table tiers_move (
    club_id int64 not null,
    member int64 not null,
    act int64 not null,
    kind int64 not null check (kind in (1, 2, 3)),
    from_group int64 not null,
    to_group int64 not null,
    measure int64 not null,
    total int64 not null,
    bound int64,
    first_day int64 not null,
    last_day int64 not null,
    day int64 not null,
    version int64 not null,
    primary key (club_id, member, act)
) clustered;
append only tiers_move;

-- 0106_rewards.sql
-- Prizes that members took for points: kept for them, then handed over, or cancelled and the points given back. A redemption is
-- named by the act that spent the points.
create table rewards_redemption (
    club_id int64 not null,
    id int64 not null,
    member int64 not null,
    reward text not null,
    points int64 not null check (points > 0),
    state int64 not null check (state in (1, 2, 3)),
    branch int64 not null,
    at int64 not null,
    day int64 not null,
    by_role int64 not null,
    by_id int64 not null,
    settled_at int64,
    settled_by_role int64,
    settled_by_id int64,
    settled_branch int64,
    primary key (club_id, id)
) clustered;
create index rewards_redemption_member on rewards_redemption (club_id, member, id);
create index rewards_redemption_waiting on rewards_redemption (club_id, branch, id) where state = 1;

-- How many of a prize are left; one without a row never runs out.
create table rewards_stock (
    club_id int64 not null,
    reward text not null,
    remaining int64 not null check (remaining >= 0),
    primary key (club_id, reward)
) clustered;

-- 0110_lots_of_gifts.sql
-- What became of a gift, or of a batch of gift cards: its lots, without a look at all others. An update of a lot never touches it.
create index ledger_lot_gift on ledger_lot (club_id, origin, origin_ref) where origin in (2, 3);

-- 0111_gifts.sql
-- Gifts to many members at once, and how far each has come.
create table gifts_gift (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    wallet int64 not null,
    amount int64 not null check (amount > 0),
    first_day int64 not null,
    last_day int64 not null,
    group_id int64,
    branch int64,
    enrolled_from int64,
    enrolled_to int64,
    most_members int64 not null check (most_members > 0),
    at int64 not null,
    by_id int64 not null,
    by_branch int64 not null,
    state int64 not null check (state in (1, 2, 3, 4, 5)),
    after_member int64 not null,
    again_at int64 not null,
    given int64 not null check (given between 0 and most_members),
    inactive int64 not null,
    left_out int64 not null,
    no_room int64 not null,
    taken int64 not null,
    held int64 not null,
    primary key (club_id, id),
    check (first_day <= last_day),
    check (taken between 0 and given * amount)
) clustered;
create index gifts_gift_under_way on gifts_gift (club_id, again_at) where state in (1, 4);

-- Who got it, by which act: the fence against giving twice, and the way back.
create table gifts_given (
    club_id int64 not null,
    gift int64 not null,
    member int64 not null,
    act int64 not null,
    primary key (club_id, gift, member)
) clustered;
append only gifts_given;

-- 0112_gift_cards.sql
-- Gift cards: what was printed, and the holder of each card's value in the ledger (a wallet under the card's own id). Numbers stand
-- nowhere: they are computed from the card's id under a key of the server, and found by a keyed hash.
create table gifts_batch (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    cards int64 not null check (cards > 0),
    value int64 not null check (value > 0),
    first_day int64 not null,
    last_day int64 not null,
    giver_points int64 not null check (giver_points >= 0),
    at int64 not null,
    by_id int64 not null,
    exported int64 not null,
    primary key (club_id, id),
    check (first_day <= last_day)
) clustered;

create table gifts_card (
    club_id int64 not null,
    id int64 not null,
    batch int64 not null,
    n int64 not null,
    number_hash bytes not null,
    tail text not null,
    state int64 not null check (state in (1, 2, 3, 4)),
    activated_act int64 not null,
    is_sold int64 not null,
    giver int64 not null,
    giver_act int64 not null,
    primary key (club_id, id)
) clustered;
create unique index gifts_card_number on gifts_card (club_id, number_hash);
create unique index gifts_card_batch on gifts_card (club_id, batch, n);

-- Wrong numbers, by who tried: whoever guesses is stopped long before a card is found.
create table gifts_try (
    club_id int64 not null,
    who text not null,
    began_at int64 not null,
    wrong int64 not null,
    primary key (club_id, who)
) clustered;

-- 0113_sales_gift_cards.sql
-- Gift cards of sales: sold as a line of stored value (line > 0), or paid with (line 0). What is left is as of the sale.
create table sales_gift_card (
    club_id int64 not null,
    sale int64 not null,
    n int64 not null,
    card int64 not null,
    tail text not null,
    line int64 not null,
    amount int64 not null check (amount > 0),
    left_after int64 not null check (left_after >= 0),
    primary key (club_id, sale, n)
) clustered;
create unique index sales_gift_card_once on sales_gift_card (club_id, sale, card);
append only sales_gift_card;
alter table sales_sale add column paid_gift int64 not null default 0;
alter table sales_return add column gift_back int64 not null default 0;

-- 0114_card_prefix.sql
-- Cards that begin with 77 are gift cards now: a club that had chosen such a prefix for its next cards has the usual one again.
update members_settings set card_prefix = '880000' where card_prefix like '77%';

-- 0120_commissions.sql
-- Collaborators: staff or people from outside who take part in sales, and the percent of each.
create table commissions_collaborator (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    staff int64 not null,
    percent int64 not null check (percent >= 0 and percent <= 10000),
    is_active int64 not null,
    primary key (club_id, id)
) clustered;

-- A good's own percent, or a group of goods'; 0 in the other column.
create table commissions_rate (
    club_id int64 not null,
    collaborator int64 not null,
    good int64 not null,
    goods_group int64 not null,
    percent int64 not null check (percent >= 0 and percent <= 10000),
    primary key (club_id, collaborator, good, goods_group)
) clustered;

-- Why something was paid out: the ledger's line has the amount.
create table commissions_settlement (
    club_id int64 not null,
    act int64 not null,
    collaborator int64 not null,
    staff int64 not null,
    reason text not null,
    primary key (club_id, act)
) clustered;
append only commissions_settlement;

-- 0121_line_collaborators.sql
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

-- 0122_referral_parts.sql
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

-- 0130_exports.sql
-- Lists that become files, chunk by chunk, for whoever asked; a day later nothing of them is left.
create table exports_export (
    club_id int64 not null,
    id int64 not null,
    list int64 not null,
    request text not null,
    columns text not null,
    language int64 not null,
    staff int64 not null,
    role int64 not null,
    branches text not null,
    state int64 not null check (state in (1, 2, 3, 4)),
    reason text not null,
    made_at int64 not null,
    ended_at int64,
    row_count int64 not null,
    byte_count int64 not null,
    parts int64 not null,
    next_cursor text not null,
    most_rows int64 not null,
    taken_at int64,
    primary key (club_id, id)
) clustered;
create index exports_export_staff on exports_export (club_id, staff, id);

create table exports_part (
    club_id int64 not null,
    export int64 not null,
    nth int64 not null,
    contents text not null,
    primary key (club_id, export, nth)
) clustered;

-- 0131_joining.sql
-- May people join by themselves on the member's page? Open, as it was.
alter table members_settings add column is_joining_closed int64 not null default 0;

-- 0132_asked_numbers.sql
-- Acts of whoever signs in with a number that is no member's: emptied a day later, or with the member who had the number.
create table members_asked (
    club_id int64 not null,
    mobile int64 not null,
    act int64 not null,
    asked_at int64 not null,
    primary key (club_id, mobile, act)
) clustered;
create index members_asked_at on members_asked (club_id, asked_at);

-- 0133_messages_to_strangers.sql
-- What was sent to phones of no member is found by its age, to be emptied a day later.
create index messages_message_strangers_at on messages_message (club_id, at) where member_id = 0 and mobile is not null;

-- 0140_replays.sql
-- The past judged once more: what was asked, how far it is, and what it has found so far. It changes nothing else.
create table reports_replay (
    club_id int64 not null,
    id int64 not null,
    kind int64 not null check (kind in (1, 2)),
    state int64 not null check (state in (1, 2, 3)),
    first_day int64 not null,
    last_day int64 not null,
    until_at int64 not null,
    version int64,
    document text,
    asked_by int64 not null,
    after_member int64 not null,
    last_member int64 not null,
    members_done int64 not null,
    members_in_all int64 not null,
    step int64 not null,
    has_budgets int64 not null,
    found text not null,
    ended_at int64,
    primary key (club_id, id)
) clustered;
create unique index reports_replay_running on reports_replay (club_id) where state = 1;

-- 0150_memberships_by_act.sql
-- Which members an act moved to another group: for followers of the log, which read acts, not members.
create index members_membership_act on members_membership (club_id, act);

-- 0151_liability.sql
-- What a club owes to those who hold its points, credit and gift cards, and how that came about: kept by a follower of the
-- log, so that a report adds up months, not postings. purse: 1 points, 2 credit, 3 gift cards. Group 0 is no group.

-- What was put in, and what is left, by when it was made (first day of a Jalali month; 0: what is owed back to the club) and by its
-- last day (0: for ever).
create table reports_owed (
    club_id int64 not null,
    purse int64 not null check (purse in (1, 2, 3)),
    group_id int64 not null,
    origin int64 not null,
    made int64 not null,
    last_day int64 not null,
    received int64 not null,
    used int64 not null,
    expired int64 not null,
    remaining int64 not null,
    primary key (club_id, purse, group_id, origin, made, last_day)
) clustered;

-- What went in and out in a Jalali month (its first day), by the club's account on the other side. Two accounts are of this table
-- alone: 100 = members who changed their group, 101 = the price of gift cards that were sold.
create table reports_flow (
    club_id int64 not null,
    month int64 not null,
    purse int64 not null check (purse in (1, 2, 3)),
    group_id int64 not null,
    account int64 not null,
    reason int64 not null,
    ref int64 not null,
    received int64 not null check (received >= 0),
    taken int64 not null check (taken >= 0),
    primary key (club_id, month, purse, group_id, account, reason, ref)
) clustered;

-- The codes that the club's bookkeeping has for the accounts of a voucher; what is left out has the usual one.
create table reports_account_code (
    club_id int64 not null,
    account int64 not null,
    code text not null,
    primary key (club_id, account)
) clustered;

-- 0160_reward_codes.sql
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

-- 0170_views.sql
-- A list's filters and order under a name; those that are shared are seen by all who see the list.
create table views_view (
    club_id int64 not null,
    id int64 not null,
    list text not null,
    name text not null,
    query text not null,
    staff int64 not null,
    is_shared int64 not null check (is_shared in (0, 1)),
    primary key (club_id, id)
) clustered;
create unique index views_view_name on views_view (club_id, staff, list, name);
create index views_view_list on views_view (club_id, list, id);

-- 0175_purchases_by_member.sql
-- A member's purchases add up without a look at the sales themselves.
drop index sales_sale_member;
create index sales_sale_member on sales_sale (club_id, member, id, day, gross, discount) where member <> 0;

-- 0176_debts.sql
-- Those in debt are found by their debt: an index that begins like the primary key is passed over for it.
drop index ledger_wallet_debt;
create index ledger_wallet_debt on ledger_wallet (club_id, debt, member) where debt > 0;

-- 0180_records_of_one_person.sql
-- Two records of one person: the wallets of the merged one lean on those of the first (0: on nobody).
alter table ledger_wallet add column first_member int64 not null default 0;
create index ledger_wallet_first on ledger_wallet (club_id, first_member) where first_member <> 0;

-- 0181_merged_members.sql
-- Two records of one person: the second one stays, and its number, cards and mobile lead to the first (0: a record of its own).
alter table members_member add column merged_into int64 not null default 0;
create index members_member_merged on members_member (club_id, merged_into) where merged_into <> 0;

create table members_merge (
    club_id int64 not null,
    second int64 not null,
    act int64 not null,
    first int64 not null,
    day int64 not null,
    second_status int64 not null,
    mobile int64,                            -- the second's, which the first took over; emptied with the person
    took_referrer int64 not null,
    froze_credit int64 not null,
    undone_act int64 not null,               -- 0: they are one
    primary key (club_id, second, act)
) clustered;
create unique index members_merge_standing on members_merge (club_id, second) where undone_act = 0;

-- 0182_earning_reasons.sql
-- A club's own reasons to give points or credit, and what was awarded for them.
create table gifts_reason (
    club_id int64 not null,
    id int64 not null,
    name text not null,
    wallet int64 not null,
    least int64 not null check (least > 0),
    most int64 not null,
    life_days int64,                         -- absent: the program's life of the wallet
    most_a_day int64,                        -- awards to one member; absent: no bound
    most_in_all int64,
    roles text not null,                     -- who may award for it, by name
    is_active int64 not null,
    primary key (club_id, id),
    check (most >= least)
) clustered;
create unique index gifts_reason_name on gifts_reason (club_id, name);

create table gifts_award (
    club_id int64 not null,
    id int64 not null,
    reason int64 not null,
    member int64 not null,
    amount int64 not null check (amount > 0),
    day int64 not null,
    at int64 not null,
    by_role int64 not null,
    by_id int64 not null,
    branch int64 not null,
    taken_act int64 not null,                -- the act that took it back; 0: it stands
    primary key (club_id, id)
) clustered;
create index gifts_award_member on gifts_award (club_id, member, reason, day);
create index gifts_award_reason on gifts_award (club_id, reason, id);

-- 0183_value_between_records.sql
-- How old what went between two records of one person was, by the line that took it out or brought it in: the lines themselves do
-- not say, since a lot may hold what was put in over many months. made: first day of a Jalali month.
create table reports_moved_part (
    club_id int64 not null,
    member int64 not null,
    wallet int64 not null,
    version int64 not null,
    made int64 not null,
    amount int64 not null,
    primary key (club_id, member, wallet, version, made)
) clustered;

-- 0190_idle.sql
-- Lots that end by inactivity: so many days after the member's last purchase. A lot's last day is written down when it has ended, and
-- only then: until then the wallet says from which day it is reckoned, so that a purchase moves all of them by one row.
alter table ledger_lot add column idle_days int64 check (idle_days > 0);
-- active_day: the latest day of a purchase that stands; least_idle: the shortest idle days of any lot there has been. Both are 0 in wallets
-- that never had such a lot, so that a sale changes nothing there. idle_end: the first end of what is left in such lots.
alter table ledger_wallet add column active_day int64 not null default 0;
alter table ledger_wallet add column least_idle int64 not null default 0 check (least_idle >= 0);
alter table ledger_wallet add column idle_end int64;
create index ledger_wallet_idle on ledger_wallet (club_id, idle_end, member) where idle_end is not null;

-- 0200_points_passed_on.sql
-- Points that a member gives to another, where the club allows it: its terms, what was passed on, and what codes were sent for.
create table rewards_giving_terms (
    club_id int64 not null,
    is_on int64 not null check (is_on in (0, 1)),
    least int64 not null check (least > 0),
    most_a_day int64 not null,
    most_a_month int64 not null,
    primary key (club_id),
    check (most_a_day >= least and most_a_month >= most_a_day)
) clustered;

-- Named by the act that passed them on.
create table rewards_given (
    club_id int64 not null,
    id int64 not null,
    giver int64 not null,
    receiver int64 not null check (receiver <> giver),
    points int64 not null check (points > 0),
    day int64 not null,
    at int64 not null,
    by_role int64 not null,
    by_id int64 not null,
    branch int64 not null,
    taken int64 not null check (taken >= 0 and taken <= points),
    taken_act int64 not null,                -- the act that took back what was unspent; 0: it stands
    primary key (club_id, id)
) clustered;
create index rewards_given_giver on rewards_given (club_id, giver, id);
create index rewards_given_day on rewards_given (club_id, giver, day);
create index rewards_given_receiver on rewards_given (club_id, receiver, id);

-- What a one-time code for passing points on was sent for; the code itself stands nowhere.
create table rewards_giving_asked (
    club_id int64 not null,
    id int64 not null,
    giver int64 not null,
    receiver int64 not null,
    points int64 not null check (points > 0),
    at int64 not null,
    primary key (club_id, id)
) clustered;
append only rewards_giving_asked;

-- 0210_past.sql
-- What each act did for each member, packed: the past as it is read when much of it is judged once more. A follower of the log makes it
-- out of the rows of sales, returns and ledger, which stay the truth; it can be thrown away and made anew.
create table reports_past (
    club_id int64 not null,
    member int64 not null,
    act int64 not null,
    packed bytes not null,
    primary key (club_id, member, act)
) clustered;

-- 0211_past_in_stretches.sql
-- The past is kept in stretches of the log, each by member: a stretch is written at once, side by side, where a row for each act would have
-- opened a page of its own. What was kept row by row is made anew.
drop table reports_past;
create table reports_past_stretch (
    club_id int64 not null,
    number int64 not null,
    primary key (club_id, number)
) clustered;
create table reports_past (
    club_id int64 not null,
    stretch int64 not null,
    member int64 not null,
    act int64 not null,
    packed bytes not null,
    primary key (club_id, stretch, member, act)
) clustered;
delete from operation_follower where name = 'past';
