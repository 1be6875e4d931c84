// Everything here follows the order of the log, never that of the clock: what is counted is the same however the acts fall
// into chunks. A line belongs to the group that its member was in before the act; who changes groups takes along what there is.
#include "club/reports/liability/counting.hpp"

#include <algorithm>
#include <unordered_map>

#include "club/reports/chunk_acts.hpp"
#include "club/reports/liability/lot_parts.hpp"

namespace vafa::reports {

namespace {

using ledger::Account;

struct Counted {
    std::map<OwedKey, Owed> owed;
    std::map<FlowKey, Flow> flows;
    std::vector<KnownPart> between;  // two records of one person, or two members
};

bool is_before(LogCursor const& a, LogCursor const& b) { return a.order != b.order ? a.order < b.order : a.id < b.id; }

/// Who was in which group, in the order of the log.
class Groups {
  public:
    explicit Groups(std::vector<MembershipRow> const& rows) {
        for (auto const& row : rows) by_member_[row.member.value].push_back(row);
    }
    /// Before that act; none before the first. The group of one's enrolment counts from the beginning, for what is given with it.
    members::GroupId before(MemberId member, LogCursor const& act) const {
        auto found = by_member_.find(member.value);
        if (found == by_member_.end()) return {};
        auto const& first = found->second.front();
        auto group = first.is_enrolment ? first.group : members::GroupId{};
        for (auto const& one : found->second)
            if (is_before(one.cursor, act)) group = one.group;
        return group;
    }
    /// Into which one the act moved the member.
    members::GroupId after(MemberId member, std::int64_t act) const {
        auto const& rows = by_member_.at(member.value);
        return std::find_if(rows.begin(), rows.end(), [&](auto const& one) { return one.act == act; })->group;
    }

  private:
    std::unordered_map<std::int64_t, std::vector<MembershipRow>> by_member_;
};

/// As the columns of a lot: points that became credit are used, credit that points became is received.
Owed owed_by(LineRow const& line, std::int64_t amount) {
    Owed owed{.remaining = amount};
    bool is_use = line.account == Account::redemption || (line.account == Account::conversion && line.purse == Purse::points);
    if (is_use) owed.used = -amount;
    else if (line.account == Account::breakage) owed.expired = -amount;
    else if (line.account != Account::debt) owed.received = amount;
    return owed;
}

bool stays_within(Account account) { return account == Account::debt || account == Account::between_lots; }

LineParts known_parts(std::vector<KnownPart> const& rows) {
    LineParts known;
    for (auto const& row : rows) known[row.line].push_back({row.month, row.amount});
    return known;
}

class Counting {
  public:
    Counting(Snapshot& snapshot, ChunkActs const& acts, PostedBetween const& posted)
        : zone_(snapshot.zone()), acts_(acts), groups_(posted.memberships) {
        std::vector<LineRow> lines;
        for (auto const& line : posted.lines)
            if (acts.of(line.act)) lines.push_back(line);
        auto const pairs = pairs_between_records(lines, posted.merges);
        parts_ = parts_of_lots(posted.lots, pairs, known_parts(posted.known));
        for (auto const& pair : pairs) {
            remember(pair.second);
            remember(pair.first);
        }
        for (auto const& line : lines) count(line, groups_.before(line.holder, *acts.of(line.act)));
    }

    /// What members take along who change their group.
    void count_movers(std::vector<MoverRow> const& rows, std::unordered_map<std::int64_t, Instant> const& moments) {
        LotWalk walk;
        for (std::size_t at = 0; at < rows.size(); ++at) {
            auto const& row = rows[at];
            step(walk, row.line);
            bool is_last = at + 1 == rows.size() || !is_same_lot(row, rows[at + 1]);
            if (!is_last) continue;
            if (acts_.of(row.act)) move(row, walk, month_of(zone_.day_of(moments.at(row.act))));
            walk = {};
        }
    }

    Counted take() { return std::move(counted_); }

  private:
    static bool is_same_lot(MoverRow const& a, MoverRow const& b) {
        return a.member == b.member && a.act == b.act && a.line.wallet == b.line.wallet && a.line.lot == b.line.lot;
    }

    void remember(LinePlace const& line) {
        for (auto const& part : parts_.at(line)) counted_.between.push_back({line, part.month, part.amount});
    }

    void step(LotWalk& walk, LotLineRow const& line) const {
        auto known = parts_.find(LinePlace{line.holder.value, line.version, line.wallet});
        if (line.between == BetweenRecords::no || known == parts_.end()) walk.step(walked(line));
        else walk.shift(known->second, line.between == BetweenRecords::of_second);
    }

    void count(LineRow const& line, members::GroupId group) {
        if (!stays_within(line.account)) count_flow(line, group);
        OwedKey key{line.purse, group, line.origin, 0, line.last_day};
        if (line.lot == 0) {
            counted_.owed[key] += Owed{.remaining = line.amount};
            return;
        }
        auto wallet = line.purse == Purse::points ? ledger::Wallet::points : ledger::Wallet::credit;
        auto found = parts_.find(LinePlace{line.holder.value, line.version, wallet});
        auto parts = found == parts_.end() ? std::vector{MadePart{month_of(line.day), line.amount}} : found->second;
        for (auto const& part : parts) {
            key.made = part.month.number;
            counted_.owed[key] += owed_by(line, part.amount);
        }
    }

    void count_flow(LineRow const& line, members::GroupId group) {
        auto month = month_of(zone_.day_of(line.at));
        if (is_between(line.account)) {
            counted_.flows[{month, line.purse, group, moved_account, {}, 0}].add(line.amount);
            return;
        }
        bool is_issue = line.account == Account::issue;
        auto account = is_issue && line.is_sold_card ? sold_cards_account : static_cast<std::int64_t>(line.account);
        FlowKey key{month, line.purse, group, account, line.reason, is_issue ? line.ref : 0};
        counted_.flows[key].add(line.amount);
    }

    void move(MoverRow const& row, LotWalk const& walk, Day month) {
        auto from = groups_.before(row.member, *acts_.of(row.act)), to = groups_.after(row.member, row.act);
        if (from == to) return;
        auto purse = static_cast<Purse>(row.line.wallet);
        for (auto const& [made, left] : walk.left()) {
            if (left == 0) continue;
            OwedKey key{purse, from, row.origin, row.line.lot == 0 ? 0 : made.number, row.last_day};
            counted_.owed[key] += Owed{.remaining = -left};
            key.group = to;
            counted_.owed[key] += Owed{.remaining = left};
            counted_.flows[{month, purse, from, moved_account, {}, 0}].add(-left);
            counted_.flows[{month, purse, to, moved_account, {}, 0}].add(left);
        }
    }

    Zone const& zone_;
    ChunkActs const& acts_;
    Groups groups_;
    LineParts parts_;
    Counted counted_;
};

Writes judge(Snapshot& snapshot, Surroundings const&, std::span<FollowedAct const> acts) {
    ChunkActs chunk(acts);
    if (chunk.is_empty()) return {};
    auto posted = posted_between(snapshot, chunk.first, chunk.last);
    std::unordered_map<std::int64_t, Instant> moments;
    for (auto const& [act, cursor] : acts) moments.emplace(act.id, act.at);
    Counting counting(snapshot, chunk, posted);
    counting.count_movers(posted.movers, moments);
    auto counted = counting.take();
    if (counted.owed.empty()) return {};
    return [counted = std::move(counted)](Transaction& tx) {
        for (auto const& [key, owed] : counted.owed) add_to_owed(tx, key, owed);
        for (auto const& [key, flow] : counted.flows) add_to_flow(tx, key, flow);
        for (auto const& part : counted.between) put_known(tx, part);
    };
}

}  // namespace

Owed& Owed::operator+=(Owed const& more) {
    received += more.received;
    used += more.used;
    expired += more.expired;
    remaining += more.remaining;
    return *this;
}

Follower counting_liability() { return {liability_follower, judge}; }

Instant liability_counted_until(Snapshot& snapshot) {
    auto waiting = follow_log(snapshot, reached_by(snapshot, liability_follower).cursor, 1);
    return waiting.empty() ? snapshot.now() : std::min(snapshot.now(), waiting.front().act.at);
}

}  // namespace vafa::reports
