// SQL of the program: published versions and members' counters.
#include "club/program/store.hpp"

namespace vafa::program {

namespace {

using store::Sql;

constexpr Sql select_versions_from{R"(
    select version, from_day, published_at, published_by, document from program_edition
    where club_id = :club
      and version >= coalesce((select max(version) from program_edition where club_id = :club and from_day <= ?1), 0)
    order by version)"};
constexpr Sql select_version{R"(
    select version, from_day, published_at, published_by, document from program_edition where club_id = :club and version = ?1)"};
constexpr Sql select_all_versions{R"(
    select version, from_day, published_at, published_by, '' as document from program_edition
    where club_id = :club order by version desc)"};
constexpr Sql select_latest{"select coalesce(max(version), 0) from program_edition where club_id = :club"};
constexpr Sql insert_version_row{R"(
    insert into program_edition (club_id, version, from_day, published_at, published_by, document)
    values (:club, ?1, ?2, :now, ?3, ?4))"};

constexpr Sql lock_counters{"select state from program_counters where club_id = :club and member = ?1 for update"};
constexpr Sql select_counters{"select state from program_counters where club_id = :club and member = ?1"};
constexpr Sql select_counters_after{R"(
    select member, state from program_counters where club_id = :club and member > ?1 order by member limit ?2)"};
constexpr Sql insert_counters{"insert into program_counters (club_id, member, state) values (:club, ?1, ?2)"};
constexpr Sql update_counters{"update program_counters set state = ?2 where club_id = :club and member = ?1"};

constexpr Sql lock_budget{R"(
    select given from program_budget where club_id = :club and rule = ?1 and wallet = ?2 and month = ?3 for update)"};
constexpr Sql select_budget{"select given from program_budget where club_id = :club and rule = ?1 and wallet = ?2 and month = ?3"};
constexpr Sql insert_budget{"insert into program_budget (club_id, rule, wallet, month, given) values (:club, ?1, ?2, ?3, ?4)"};
constexpr Sql update_budget{"update program_budget set given = ?4 where club_id = :club and rule = ?1 and wallet = ?2 and month = ?3"};

std::vector<VersionRow> rows_of(store::Rows const& rows) {
    std::vector<VersionRow> all;
    for (auto row : rows) {
        VersionRow version;
        std::tie(version.version, version.from_day, version.published_at, version.published_by, version.document) =
            row.as<std::int64_t, Day, Instant, StaffId, std::string>();
        all.push_back(std::move(version));
    }
    return all;
}

store::BytesView bytes_of(std::string const& text) { return std::as_bytes(std::span(text)); }
std::string text_of(store::BytesView bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

}  // namespace

std::vector<VersionRow> versions_from(Snapshot& snapshot, Day day) { return rows_of(snapshot.read(select_versions_from, day)); }

std::optional<VersionRow> version_row(Snapshot& snapshot, std::int64_t version) {
    auto rows = rows_of(snapshot.read(select_version, version));
    if (rows.empty()) return {};
    return rows.front();
}

std::vector<VersionRow> all_versions(Snapshot& snapshot) { return rows_of(snapshot.read(select_all_versions)); }
std::int64_t latest_version(Snapshot& snapshot) { return snapshot.read(select_latest)[0].get<std::int64_t>(0); }

void insert_version(Transaction& tx, VersionRow const& row) {
    tx.write(insert_version_row, row.version, row.from_day, row.published_by, row.document);
}

store::Question question_of_counters(MemberId member) { return store::ask(lock_counters, member); }

LockedCounters read_counters(store::Rows const& answer) {
    if (answer.empty()) return {};
    return {decode_counters(text_of(answer[0].get<store::BytesView>(0))), true};
}

LockedCounters locked_counters(Transaction& tx, MemberId member) {
    auto question = question_of_counters(member);
    return read_counters(tx.together(question)[0]);
}

void write_counters(Transaction& tx, MemberId member, LockedCounters const& before, Counters const& after) {
    if (before.counters == after) return;
    auto bytes = encode(after);
    before.has_row ? tx.write(update_counters, member, bytes_of(bytes)) : tx.write(insert_counters, member, bytes_of(bytes));
}

std::vector<CountersRow> counters_after(Snapshot& snapshot, MemberId after, std::int64_t most) {
    std::vector<CountersRow> all;
    for (auto row : snapshot.read(select_counters_after, after, most))
        all.push_back({row.get<MemberId>(0), text_of(row.get<store::BytesView>(1))});
    return all;
}

std::vector<BudgetRow> lock_budgets(Transaction& tx, std::vector<BudgetKey> const& keys) {
    std::vector<store::Question> questions;
    for (auto const& key : keys) questions.push_back(store::ask(lock_budget, key.rule, key.wallet, key.month));
    auto answers = tx.together(questions);
    std::vector<BudgetRow> rows;
    for (std::size_t i = 0; i < keys.size(); ++i)
        rows.push_back({keys[i], answers[i].empty() ? 0 : answers[i][0].get<std::int64_t>(0), !answers[i].empty()});
    return rows;
}

std::vector<BudgetRow> read_budgets(Snapshot& snapshot, std::vector<BudgetKey> const& keys) {
    std::vector<BudgetRow> rows;
    for (auto const& key : keys) {
        auto answer = snapshot.read(select_budget, key.rule, key.wallet, key.month);
        rows.push_back({key, answer.empty() ? 0 : answer[0].get<std::int64_t>(0), !answer.empty()});
    }
    return rows;
}

void write_budget(Transaction& tx, BudgetRow const& row, std::int64_t more) {
    if (more == 0) return;
    auto const& key = row.key;
    row.is_there ? tx.write(update_budget, key.rule, key.wallet, key.month, row.given + more)
                 : tx.write(insert_budget, key.rule, key.wallet, key.month, more);
}

Counters counters_of(Snapshot& snapshot, MemberId member) { return read_counters(snapshot.read(select_counters, member)).counters; }

}  // namespace vafa::program
