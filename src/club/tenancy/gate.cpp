// Who a credential is, in the transaction that acts for them: a dismissed cashier or a revoked key counts at once.
#include "club/tenancy/branch_lists.hpp"
#include "club/tenancy/roles.hpp"
#include "club/tenancy/store.hpp"
#include "club/tenancy/store_access.hpp"

namespace vafa::tenancy {

namespace {

/// The person or key behind the row's second half; refuses where there is none, or no longer.
Result<Done> admit_person(store::Row const& row, Credential const& credential, Instant real_now, Caller& caller) {
    auto id = row.get<std::optional<std::int64_t>>(7);
    bool is_key = credential.kind == Credential::Kind::api_key;
    if (!id) return refuse(is_key ? not_signed_in : session_ended);
    if (!row.get<bool>(11)) return refuse(is_key ? key_revoked : staff_disabled);
    auto ends_at = row.get<std::optional<Instant>>(14);
    if (ends_at && *ends_at <= real_now) return refuse(session_ended);
    caller.id = *id;
    caller.role = row.get<Role>(8);
    caller.name = row.get<std::string>(9);
    caller.branches = branches_from(row.get<std::string_view>(10));
    caller.branch = row.get<std::optional<BranchId>>(12).value_or(BranchId{});
    caller.till = row.get<std::optional<TillId>>(13).value_or(TillId{});
    caller.scopes = names_in(row.get<std::string_view>(15));
    return Done{};
}

/// How far the session reaches, and the role of the club's own that its person has.
void admit_session(store::Row const& row, Snapshot& snapshot, Caller& caller) {
    caller.is_session = true;
    caller.proved_at = row.get<Instant>(19);
    caller.seen_at = row.get<Instant>(20);
    caller.reach = row.get<Reach>(21);
    if (auto own = row.get<RoleId>(22)) take_own_role(snapshot, own, caller);
}

/// A member, or a mobile that is proved and joins nothing yet.
Result<Done> admit_member(store::Row const& row, Instant real_now, Caller& caller) {
    auto id = row.get<std::optional<std::int64_t>>(7);
    if (!id || row.get<Instant>(14) <= real_now) return refuse(session_ended);
    caller.id = *id;
    caller.role = Role::member;
    caller.proved_at = row.get<Instant>(19);
    return Done{};
}

std::optional<Refused> closed(store::Row const& row, Snapshot const& snapshot) {
    if (row.get<bool>(16)) return refuse(club_suspended, {{"because", row.get<std::string>(17)}});
    auto trial_until = row.get<std::optional<Day>>(18);
    if (trial_until && *trial_until < snapshot.today()) return refuse(trial_ended, {{"day", *trial_until}});
    return {};
}

}  // namespace

store::Question ClubGate::question(Credential const& credential) const {
    switch (credential.kind) {
        case Credential::Kind::session: return question_of_session(credential.hash);
        case Credential::Kind::api_key: return question_of_key(credential.hash);
        case Credential::Kind::member_session: return question_of_member_session(credential.hash);
        default: return question_of_club();
    }
}

Result<Caller> ClubGate::admit(store::Rows const& answer, Credential const& credential, Snapshot& snapshot) const {
    Caller caller;
    caller.club = snapshot.club();
    caller.language = credential.language;
    caller.address = credential.address;
    caller.credential = credential.hash;
    caller.agent = credential.agent;
    if (credential.kind == Credential::Kind::operator_of_server) caller.role = Role::operator_of_server;
    if (credential.kind == Credential::Kind::job) caller.role = Role::job;
    if (answer.empty()) {
        // The house has no row of its own: only the operator of the server acts there.
        if (snapshot.club() == the_house && caller.role == Role::operator_of_server) return caller;
        return refuse(unknown_club);
    }
    auto row = answer[0];
    auto zone = Zone::named(row.get<std::string_view>(0));
    ensure(bool(zone), "a club stands in an unknown time zone");
    snapshot.set_clock(*zone, row.get<std::int64_t>(1));
    caller.money_unit = row.get<MoneyUnit>(2);
    caller.is_sandbox = row.get<bool>(3);
    caller.versions = {row.get<std::int64_t>(4), row.get<std::int64_t>(5), row.get<std::int64_t>(6)};
    bool is_person = credential.kind == Credential::Kind::session || credential.kind == Credential::Kind::api_key;
    bool is_member = credential.kind == Credential::Kind::member_session;
    if (!is_person && !is_member && credential.kind != Credential::Kind::none) return caller;
    caller.closed = closed(row, snapshot);
    if (is_member) TRY(admit_member(row, snapshot.real_now(), caller));
    if (!is_person) return caller;
    TRY(admit_person(row, credential, snapshot.real_now(), caller));
    if (credential.kind == Credential::Kind::session) admit_session(row, snapshot, caller);
    return caller;
}

void ClubGate::note_seen(Transaction& tx, Credential const& credential) const { note_session_seen(tx, credential.hash); }

std::optional<ClubId> Directory::find(std::string_view slug) {
    std::unique_lock lock(mutex_);
    auto found = by_slug_.find(slug);
    if (found == by_slug_.end()) {
        lock.unlock();
        refresh();
        lock.lock();
        found = by_slug_.find(slug);
        if (found == by_slug_.end()) return {};
    }
    return found->second.club;
}

std::vector<DirectoryEntry> Directory::all() {
    refresh();
    std::scoped_lock lock(mutex_);
    std::vector<DirectoryEntry> all;
    for (auto const& [slug, entry] : by_slug_) all.push_back(entry);
    return all;
}

void Directory::refresh() {
    std::vector<DirectoryEntry> entries;
    store_.read_now(the_house, [&](Snapshot& house) {
        entries = directory(house);
    });
    std::scoped_lock lock(mutex_);
    by_slug_.clear();
    for (auto& entry : entries) by_slug_.emplace(entry.slug, entry);
}

}  // namespace vafa::tenancy
