// A row for each member that an act concerns; nothing of it is ever changed, as nothing of the act is. A stretch of acts is written at once.
#include "club/reports/past/keeping.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "club/reports/chunk_acts.hpp"
#include "club/reports/past/store.hpp"

namespace vafa::reports {

namespace {

constexpr std::int64_t members_a_part = 500;
/// Side by side they fill some sixty pages, a few milliseconds of the writer; one by one each would open its own.
constexpr std::int64_t acts_a_stretch = 4'000;

Writes judge(Snapshot& snapshot, Surroundings const&, std::span<FollowedAct const> acts) {
    ChunkActs chunk(acts);
    if (chunk.is_empty()) return {};
    std::vector<KeptRow> rows;
    for (auto const& [key, act] : acts_between(snapshot, chunk.first, chunk.last))
        if (chunk.of(key.second)) rows.push_back({key.first, key.second, pack(act)});
    if (rows.empty()) return {};
    return [number = last_stretch(snapshot) + 1, rows = std::move(rows)](Transaction& tx) { keep_stretch(tx, number, rows); };
}

/// What should be kept of a member, without the acts that have not been seen yet.
std::map<std::int64_t, std::string> packed_of(Past const& past, std::vector<std::int64_t> const& unseen) {
    std::map<std::int64_t, PastAct> acts;
    for (auto const& sale : past.sales) acts[sale.id.value].sale = sale;
    for (auto const& returned : past.returns) acts[returned.id].returned = returned;
    for (auto const& line : past.lines) acts[line.act].lines.push_back(line);
    std::map<std::int64_t, std::string> packed;
    for (auto const& [number, act] : acts)
        if (!std::binary_search(unseen.begin(), unseen.end(), number)) packed.emplace(number, pack(act));
    return packed;
}

std::vector<std::string> breaches(Snapshot& snapshot) {
    std::vector<std::string> found;
    auto unseen = acts_behind(snapshot, reached_by(snapshot, past_follower).cursor);
    auto say = [&](MemberId member, std::int64_t act, std::string_view what) {
        found.push_back(fmt::format("{} act {}: {}", member.text(), act, what));
    };
    if (auto lost = rows_of_no_stretch(snapshot)) found.push_back(fmt::format("{} rows of no stretch", lost));
    auto all = crowd(snapshot);
    for (MemberId after; after < all.last;) {
        auto part = next_part(snapshot, after, all.last, members_a_part);
        auto kept = kept_rows(snapshot, MemberId{after.value + 1}, part.last);
        auto row = kept.begin();
        for (auto const& past : read_past(snapshot, part)) {
            for (; row != kept.end() && row->member < past.member; ++row) say(row->member, row->act, "kept of nobody");
            auto should = packed_of(past, unseen);
            for (; row != kept.end() && row->member == past.member; ++row) {
                auto one = should.find(row->act);
                if (one == should.end()) say(row->member, row->act, "kept, and there is none");
                else if (one->second != row->packed) say(row->member, row->act, "kept otherwise than its rows are");
                if (one != should.end()) should.erase(one);
            }
            for (auto const& [act, packed] : should) say(past.member, act, "not kept");
        }
        for (; row != kept.end(); ++row) say(row->member, row->act, "kept of nobody");
        after = part.last;
    }
    return found;
}

}  // namespace

Follower keeping_past(std::function<bool(Snapshot&)> is_waited_for) {
    return {past_follower, judge, acts_a_stretch, std::move(is_waited_for)};
}

std::vector<Invariant> past_invariants() { return {{"reports.past_is_kept_as_its_rows_are", breaches}}; }

}  // namespace vafa::reports
