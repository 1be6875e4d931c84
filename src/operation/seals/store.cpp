// Every SQL statement of the sealed log.
#include "operation/seals/store.hpp"

#include <algorithm>

#include "base/bytes.hpp"

namespace vafa::seals {

namespace {

using store::BytesView;
using store::Sql;

constexpr Sql select_tree{R"(
    select size, full_subtrees, day from operation_seal_tree where club_id = :club)"};
constexpr Sql select_tree_locked{R"(
    select size, full_subtrees, day from operation_seal_tree where club_id = :club for update)"};
constexpr Sql insert_tree{R"(
    insert into operation_seal_tree (club_id, size, full_subtrees, day) values (:club, ?1, ?2, ?3))"};
constexpr Sql update_tree{R"(
    update operation_seal_tree set size = ?1, full_subtrees = ?2, day = ?3 where club_id = :club)"};

constexpr Sql insert_leaf_row{R"(
    insert into operation_seal_leaves (club_id, first_leaf, leaf_count, lowest_act, highest_act, acts, hashes)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6))"};
constexpr Sql select_leaf_row{R"(
    select first_leaf, acts, hashes from operation_seal_leaves
    where club_id = :club and first_leaf <= ?1 order by first_leaf desc limit 1)"};

constexpr Sql insert_day_row{R"(
    insert into operation_seal_day (club_id, day, size, root, signed_at, signature) values (:club, ?1, ?2, ?3, ?4, ?5))"};
constexpr Sql select_days{R"(
    select day, size, root, signed_at, signature from operation_seal_day
    where club_id = :club and day > ?1 order by day limit ?2)"};

constexpr Sql select_formers{"select public_key, last_day, signature from operation_seal_former where club_id = :club order by last_day"};
constexpr Sql insert_former{R"(
    insert into operation_seal_former (club_id, public_key, last_day, signature) values (:club, ?1, ?2, ?3))"};
constexpr Sql select_last_day{"select max(day) from operation_seal_day where club_id = :club"};

store::Bytes packed(std::vector<Digest> const& digests) {
    store::Bytes bytes;
    bytes.reserve(digests.size() * sizeof(Digest));
    for (auto const& digest : digests) bytes.insert(bytes.end(), digest.begin(), digest.end());
    return bytes;
}

std::vector<Digest> unpacked(BytesView bytes) {
    if (bytes.size() % sizeof(Digest) != 0) throw store::Fault("hashes of the sealed log are cut");
    std::vector<Digest> digests(bytes.size() / sizeof(Digest));
    for (std::size_t at = 0; at < digests.size(); ++at)
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at * sizeof(Digest)), sizeof(Digest), digests[at].begin());
    return digests;
}

std::optional<Tree> tree_from(store::Rows const& rows) {
    if (rows.empty()) return {};
    auto frontier = merkle::Frontier::restore(rows[0].get<std::int64_t>(0), unpacked(rows[0].get<BytesView>(1)));
    if (!frontier) throw store::Fault("the tree of the sealed log does not fit its size (operation_seal_tree)");
    return Tree{std::move(*frontier), rows[0].get<Day>(2)};
}

}  // namespace

std::optional<Tree> read_tree(Snapshot& snapshot) { return tree_from(snapshot.read(select_tree)); }
std::optional<Tree> lock_tree(Transaction& tx) { return tree_from(tx.read(select_tree_locked)); }

void write_tree(Transaction& tx, Tree const& tree, bool is_first) {
    tx.write(is_first ? insert_tree : update_tree, tree.frontier.size(), packed(tree.frontier.full_subtrees()), tree.day);
}

void insert_leaves(Transaction& tx, Leaves const& leaves) {
    CanonicalWriter acts;
    for (auto act : leaves.acts) acts.i64(act);
    auto [lowest, highest] = std::minmax_element(leaves.acts.begin(), leaves.acts.end());
    tx.write(insert_leaf_row, leaves.first, std::int64_t(leaves.acts.size()), *lowest, *highest,
             BytesView(std::as_bytes(std::span(acts.written()))), packed(leaves.hashes));
}

std::optional<Leaves> read_leaves(Snapshot& snapshot, std::int64_t at) {
    auto rows = snapshot.read(select_leaf_row, at);
    if (rows.empty()) return {};
    Leaves leaves;
    leaves.first = rows[0].get<std::int64_t>(0);
    auto acts = rows[0].get<BytesView>(1);
    CanonicalReader reader({reinterpret_cast<char const*>(acts.data()), acts.size()});
    while (!reader.is_at_end() && !reader.has_failed()) leaves.acts.push_back(reader.i64().value_or(0));
    leaves.hashes = unpacked(rows[0].get<BytesView>(2));
    if (at >= leaves.first + std::int64_t(leaves.hashes.size())) return {};
    return leaves;
}

void insert_day(Transaction& tx, SealedDay const& day) {
    tx.write(insert_day_row, day.day, day.size, day.root, day.signed_at, day.signature);
}

std::vector<SealedDay> days_after(Snapshot& snapshot, Day day, std::int64_t most) {
    std::vector<SealedDay> days;
    for (auto row : snapshot.read(select_days, day, most))
        days.push_back({row.get<Day>(0), row.get<std::int64_t>(1), row.get<Digest>(2), row.get<Instant>(3), row.get<Signature>(4)});
    return days;
}

std::vector<FormerKey> former_keys(Snapshot& snapshot) {
    std::vector<FormerKey> formers;
    for (auto row : snapshot.read(select_formers)) formers.push_back({row.get<Digest>(0), row.get<Day>(1), row.get<Signature>(2)});
    return formers;
}

void put_former_key(store::Filling& filling, FormerKey const& former) {
    filling.put(store::ask(insert_former, former.key, former.last_day, former.signature));
}

std::optional<Day> last_sealed_day(store::Filling& filling) { return filling.ask({&select_last_day, {}})[0].get<std::optional<Day>>(0); }

}  // namespace vafa::seals
