// Recomputes what each act's row vouches for. A place is a canonical form in hex, so that parts need no memory of ours.
#include "edge/verify/log_passes.hpp"

#include <sodium.h>

#include <fstream>
#include <limits>
#include <set>

#include "base/bytes.hpp"
#include "edge/jobs/seal_export.hpp"
#include "operation/follower.hpp"
#include "operation/operation_log.hpp"
#include "operation/packing.hpp"
#include "operation/seals/seals.hpp"

namespace vafa::verify {

namespace {

struct ActKind { static constexpr char prefix[] = "act"; };

std::string to_place(CanonicalWriter const& out) { return hex(std::as_bytes(std::span(out.written()))); }

std::string from_place(std::string_view place) {
    std::string bytes(place.size() / 2, '\0');
    std::size_t size = 0;
    int failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), place.data(), place.size(), nullptr,
                                &size, nullptr);
    if (failed != 0 || size * 2 != place.size()) throw store::Fault("a place of verification is malformed");
    return bytes;
}

/// The digest over a body as it is kept, or nothing where the person behind it was erased.
std::optional<Digest> digest_of_row(store::Row const& row) {
    auto salt = row.get<std::optional<Mark16>>(4);
    if (!salt) return {};
    ActBody body;
    body.status = row.get<int>(2);
    body.salt = *salt;
    auto texts = unpack({row.get<int>(3), row.get<store::Bytes>(5), row.get<store::Bytes>(6)});
    body.request = std::move(texts.request);
    body.answer = std::move(texts.answer);
    return digest_of(body);
}

std::optional<Breach> breach_of_body(store::Row const& row, std::int64_t& erased) {
    auto act = act_text(row.get<std::int64_t>(0));
    if (!row.get<std::optional<int>>(2)) return Breach{"operation_body", act, "the act's body is missing"};
    try {
        auto digest = digest_of_row(row);
        if (!digest) ++erased;
        else if (*digest != row.get<Digest>(1)) return Breach{"operation_body", act, "the body is not the one that the log vouches for"};
    } catch (store::Fault const& fault) {
        return Breach{"operation_body", act, fault.what()};
    }
    return {};
}

/// Where the pass over the leaves is: the tree up to there, and the last day that was found signed.
struct LeafPlace {
    merkle::Frontier frontier;
    Day signed_until{std::numeric_limits<std::int32_t>::min()};
};

std::string to_text(LeafPlace const& place) {
    CanonicalWriter out;
    for (auto number : {place.frontier.size(), std::int64_t{place.signed_until.number}}) out.i64(number);
    for (auto const& hash : place.frontier.full_subtrees()) out.text({reinterpret_cast<char const*>(hash.data()), hash.size()});
    return to_place(out);
}

LeafPlace leaf_place(std::string_view text) {
    if (text.empty()) return {};
    auto bytes = from_place(text);
    CanonicalReader in(bytes);
    LeafPlace place;
    auto size = in.i64().value_or(0);
    place.signed_until = Day{static_cast<std::int32_t>(in.i64().value_or(0))};
    std::vector<Digest> hashes;
    while (auto hash = in.text()) {
        hashes.emplace_back();
        std::copy_n(std::as_bytes(std::span(*hash)).begin(), std::min(hash->size(), sizeof(Digest)), hashes.back().begin());
    }
    auto frontier = merkle::Frontier::restore(size, std::move(hashes));
    if (!frontier) throw store::Fault("a place of verification is malformed");
    place.frontier = std::move(*frontier);
    return place;
}

/// Walks the leaves in their order and looks up the act of each, and stops at the first pair that does not fit. The order of
/// the log is not asked: a club that was brought here from PostgreSQL has kept its leaves, but not the order of its commits.
class LeafWalk {
  public:
    LeafWalk(Snapshot& snapshot, seals::Seal const& seal, LeafPlace place)
        : snapshot_(snapshot), signers_(snapshot, seal), place_(std::move(place)), days_(seals::days_after(snapshot, place_.signed_until, 1000)) {}

    std::optional<Breach> walk(std::int64_t most) {
        if (auto breach = check_days()) return breach;
        while (leaves < most) {
            auto row = seals::read_leaves(snapshot_, place_.frontier.size());
            if (!row) return finish();
            auto from = static_cast<std::size_t>(place_.frontier.size() - row->first);
            auto count = std::min(row->hashes.size() - from, static_cast<std::size_t>(most - leaves));
            if (row->acts.size() != row->hashes.size())
                return Breach{"operation_seal_leaves", "leaf " + std::to_string(row->first), "has another number of acts than of hashes"};
            auto acts = acts_named(snapshot_, std::span(row->acts).subspan(from, count));
            for (std::size_t at = 0; at < count; ++at)
                if (auto breach = step(row->acts[from + at], row->hashes[from + at], acts[at])) return breach;
        }
        return {};
    }

    LeafPlace const& place() const { return place_; }
    std::int64_t leaves = 0, days = 0;
    bool is_at_end = false;

  private:
    std::optional<Breach> step(std::int64_t id, Digest const& hash, std::optional<LoggedAct> const& act) {
        auto leaf = std::to_string(place_.frontier.size());
        if (!act) return Breach{"operation_log", act_text(id), "was sealed as leaf " + leaf + ", but the log has no such row"};
        if (hash != seals::leaf_of(*act)) return Breach{"operation_log", act_text(id), "the row is not the one that was sealed as leaf " + leaf};
        place_.frontier.append(hash);
        ++leaves;
        return check_days();
    }

    std::optional<Breach> check_days() {
        for (; next_day_ < days_.size() && days_[next_day_].size == place_.frontier.size(); ++next_day_) {
            auto const& day = days_[next_day_];
            if (!signers_.signer_of(day)) return Breach{"operation_seal_day", iso_day(day.day), "the signature does not fit"};
            if (day.root != place_.frontier.root()) return Breach{"operation_seal_day", iso_day(day.day), "the root is not that of its leaves"};
            place_.signed_until = day.day;
            ++days;
        }
        if (next_day_ < days_.size() && days_[next_day_].size < place_.frontier.size())
            return Breach{"operation_seal_day", iso_day(days_[next_day_].day), "its size is smaller than that of the day before"};
        return {};
    }

    /// Behind the last leaf nothing may be left of tree and days, and no act may stand among the sealed ones without a leaf.
    std::optional<Breach> finish() {
        is_at_end = true;
        auto size = place_.frontier.size();
        auto tree = seals::read_tree(snapshot_);
        if (tree.has_value() != (size > 0) || (tree && !(tree->frontier == place_.frontier)))
            return Breach{"operation_seal_tree", "size " + std::to_string(size), "the tree is not that of its leaves"};
        if (next_day_ < days_.size()) return Breach{"operation_seal_day", iso_day(days_[next_day_].day), "it counts more leaves than there are"};
        auto reached = reached_by(snapshot_, seals::sealer_name).cursor;
        if (acts_after(snapshot_, {}) - acts_after(snapshot_, reached) == size) return {};
        return act_without_leaf(reached);
    }

    Breach act_without_leaf(LogCursor const& reached) {
        std::set<std::int64_t> sealed;
        for (std::int64_t at = 0; at < place_.frontier.size();) {
            auto row = seals::read_leaves(snapshot_, at);
            if (!row) break;
            sealed.insert(row->acts.begin(), row->acts.end());
            at = row->first + std::int64_t(row->hashes.size());
        }
        auto behind = acts_after(snapshot_, reached);
        for (LogCursor cursor;;) {
            auto acts = follow_log(snapshot_, cursor, 1000);
            for (auto const& one : acts)
                if (!sealed.contains(one.act.id) && acts_after(snapshot_, one.cursor) >= behind)
                    return {"operation_log", act_text(one.act.id), "stands among sealed acts, but was never sealed"};
            if (acts.empty()) return {"operation_seal_leaves", "", "an act has more than one leaf"};
            cursor = acts.back().cursor;
        }
    }

    Snapshot& snapshot_;
    seals::Signers signers_;
    LeafPlace place_;
    std::vector<seals::SealedDay> days_;
    std::size_t next_day_ = 0;
};

}  // namespace

std::string place_of_act(std::int64_t act) {
    CanonicalWriter out;
    out.i64(act);
    return to_place(out);
}

std::int64_t act_of_place(std::string_view place) {
    if (place.empty()) return 0;
    auto bytes = from_place(place);
    return CanonicalReader(bytes).i64().value_or(0);
}

std::string act_text(std::int64_t act) { return Id<ActKind>{act}.text(); }

Checked check_bodies(Snapshot& snapshot, std::string_view place, std::int64_t most) {
    auto rows = rows_of_bodies(snapshot, act_of_place(place), most);
    Checked checked;
    std::int64_t erased = 0;
    for (auto row : rows)
        if (auto breach = breach_of_body(row, erased)) {
            checked.breaches.push_back(std::move(*breach));
            return checked;
        }
    checked.counts = {{"acts", std::int64_t(rows.size())}, {"bodies", std::int64_t(rows.size()) - erased}, {"erased bodies", erased}};
    if (std::int64_t(rows.size()) == most) checked.next = place_of_act(rows[rows.size() - 1].get<std::int64_t>(0));
    return checked;
}

Checked check_leaves(Snapshot& snapshot, ServerSecrets const& secrets, std::string_view place, std::int64_t most) {
    LeafWalk walk(snapshot, seals::Seal(secrets), leaf_place(place));
    Checked checked;
    if (auto breach = walk.walk(most)) checked.breaches.push_back(std::move(*breach));
    checked.counts = {{"leaves", walk.leaves}, {"signed days", walk.days}};
    if (checked.breaches.empty() && !walk.is_at_end) checked.next = to_text(walk.place());
    return checked;
}

Checked check_exported_days(Program& program, ClubId club) {
    Checked checked;
    auto slug = jobs::slug_of(program, club);
    auto path = jobs::seal_file(program.installation().data, slug);
    std::vector<std::string> exported;  // read before the rows: a day may be signed and exported meanwhile
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) exported.push_back(line);
    std::map<std::string, std::string> lines;
    program.store().read_now(club, [&](Snapshot& snapshot) {
        lines.clear();
        seals::Signers signers(snapshot, seals::Seal(program.secrets()));
        for (auto const& day : seals::days_after(snapshot, Day{std::numeric_limits<std::int32_t>::min()}, 100'000))
            lines[iso_day(day.day)] = seals::export_line(slug, club, day, signers.signer_of(day).value_or(Digest{}));
    });
    for (std::size_t at = 0; at < exported.size(); ++at) {
        auto const& line = exported[at];
        auto value = json::parse(line);
        if (!value || !value->is_object()) continue;  // cut while it was written, and written again below
        auto const* day = value->get_object().if_contains("day");
        auto name = day && day->is_string() ? std::string(day->get_string()) : "line " + std::to_string(at + 1);
        if (lines[name] == line) continue;
        checked.breaches.push_back({"operation_seal_day", name, "is not what " + path.string() + " keeps of it"});
        return checked;
    }
    checked.counts = {{"exported days", std::int64_t(exported.size())}};
    return checked;
}

}  // namespace vafa::verify
