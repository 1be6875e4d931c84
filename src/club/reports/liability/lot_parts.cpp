// Lots are walked one by one, but for the movements between records: these need both lots as they were at that moment.
#include "club/reports/liability/lot_parts.hpp"

#include <algorithm>

#include "base/jalali.hpp"

namespace vafa::reports {

namespace {

using ledger::Account;

struct LotPlace {
    std::int64_t holder = 0, lot = 0;
    ledger::Wallet wallet{};
    auto operator<=>(LotPlace const&) const = default;
};

LinePlace place_of(LotLineRow const& row) { return {row.holder.value, row.version, row.wallet}; }
LinePlace place_of(LineRow const& line) {
    return {line.holder.value, line.version, line.purse == Purse::points ? ledger::Wallet::points : ledger::Wallet::credit};
}

std::vector<MadePart> with_sign(std::vector<MadePart> parts, std::int64_t sign) {
    for (auto& part : parts) part.amount *= sign;
    return parts;
}

class Walking {
  public:
    Walking(std::vector<LotLineRow> const& rows, std::vector<RecordsPair> const& pairs, LineParts known) : parts_(std::move(known)) {
        for (auto const& row : rows) lots_[{row.holder.value, row.lot, row.wallet}].rows.push_back(&row);
        for (auto const& pair : pairs) pairs_[pair.second] = pairs_[pair.first] = &pair;
    }

    LineParts walk() {
        for (auto& [place, lot] : lots_)
            while (lot.at < lot.rows.size()) step(lot);
        return std::move(parts_);
    }

  private:
    struct WalkedLot {
        std::vector<LotLineRow const*> rows;
        std::size_t at = 0;
        LotWalk walk;
    };

    void step(WalkedLot& lot) {
        auto const& row = *lot.rows[lot.at];
        auto place = place_of(row);
        if (row.between != BetweenRecords::no) settle(place);
        ++lot.at;
        auto known = parts_.find(place);
        if (known != parts_.end()) lot.walk.shift(known->second, row.between == BetweenRecords::of_second);
        else parts_.emplace(place, lot.walk.step(walked(row)));
    }

    /// Both lots come to the moment of the pair, and what goes over is chosen from the one that it leaves.
    void settle(LinePlace const& place) {
        auto found = pairs_.find(place);
        if (found == pairs_.end()) return;
        auto const& pair = *found->second;
        pairs_.erase(pair.second);
        pairs_.erase(pair.first);
        auto& second = come_to(pair.second, pair.second_lot);
        auto& first = come_to(pair.first, pair.first_lot);
        bool is_leaving = pair.amount > 0;
        auto parts = is_leaving ? second.walk.choose(pair.amount, {}, pair.month)
                                : first.walk.choose(-pair.amount, second.walk.gone_last(-pair.amount), pair.month);
        parts_[pair.second] = with_sign(parts, is_leaving ? -1 : 1);
        parts_[pair.first] = with_sign(parts, is_leaving ? 1 : -1);
    }

    WalkedLot& come_to(LinePlace const& place, std::int64_t number) {
        auto& lot = lots_[{place.holder, number, place.wallet}];
        while (lot.at < lot.rows.size() && lot.rows[lot.at]->version < place.version) step(lot);
        return lot;
    }

    LineParts parts_;
    std::map<LotPlace, WalkedLot> lots_;
    std::map<LinePlace, RecordsPair const*> pairs_;
};

}  // namespace

bool is_between(Account account) { return account == Account::between_records || account == Account::between_members; }

Day month_of(Day day) { return first_of_jalali_month(day); }

/// What the second had brought and gets back without taking it from the first's lot (the first owes it) is as old as it was.
LotLine walked(LotLineRow const& row) {
    return {row.version, row.amount, month_of(row.day), row.is_reversal || row.between == BetweenRecords::of_second};
}

std::vector<RecordsPair> pairs_between_records(std::vector<LineRow> const& lines, std::vector<MergeRow> const& merges) {
    auto belong = [&](LineRow const& second, LineRow const& first) {
        if (second.account != first.account) return false;
        if (first.account == Account::between_members) return true;  // an act passes on from one to one
        return std::any_of(merges.begin(), merges.end(), [&](auto const& one) { return one.second == second.holder && one.first == first.holder; });
    };
    std::vector<LineRow const*> firsts, seconds;
    for (auto const& line : lines)
        if (is_between(line.account) && line.lot != 0) (line.ref == 0 ? firsts : seconds).push_back(&line);
    std::vector<RecordsPair> pairs;
    for (auto const* first : firsts) {
        auto second = std::find_if(seconds.begin(), seconds.end(), [&](auto const* one) {
            return one->act == first->act && one->purse == first->purse && one->ref == first->lot && one->amount == -first->amount &&
                   belong(*one, *first);
        });
        if (second == seconds.end()) continue;
        pairs.push_back({place_of(**second), place_of(*first), (*second)->lot, first->lot, first->amount, month_of(first->day)});
        seconds.erase(second);
    }
    return pairs;
}

LineParts parts_of_lots(std::vector<LotLineRow> const& lots, std::vector<RecordsPair> const& pairs, LineParts known) {
    return Walking(lots, pairs, std::move(known)).walk();
}

}  // namespace vafa::reports
