// The test of all: judged once more, the past must be what the ledger has, to the last point, returns included.
#include <algorithm>

#include "club/reports/replay/walking.hpp"

namespace vafa::reports {

namespace {

using ledger::Wallet;

class Comparison {
  public:
    Comparison(Past const& past, Counting& counting) : past_(past), counting_(counting) {}

    void compare_sale(PastSale const& sale, AsItWas const& judged, Moves const& really, Day committed) {
        act_ = sale.id.value;
        if (!judged.has_own_state) differ(ReplayFault::state, {}, 1, 0);
        if (!judged.has_own_discounts) differ(ReplayFault::discount, {}, 1, 0);
        compare_moves(judged.moves, really);
        for (auto const& given : judged.moves.all()) {
            auto window = window_of(really, given);
            if (window && given.window && !is_same(*window, *given.window, committed))
                differ(ReplayFault::window, given.ref, given.window->valid_from.number, window->valid_from.number);
        }
        compare_friend(judged.moves.to_referrer, 1, really);
    }

    void compare_return(PastReturn const& returned, Moves const& judged, Moves const& really) {
        act_ = returned.id;
        compare_moves(judged, really);
        compare_friend(judged.to_referrer, 1, really);
        compare_friend(judged.from_referrer, -1, really);
        auto gifts = [&](Wallet wallet) { return judged.of(wallet, program::referral_ref); };
        compare(ReplayFault::value, judged.value.value, returned.value.value);
        compare(ReplayFault::receipt, judged.value.value + judged.spent.value, (returned.cash_back + returned.withheld).value);
        if (returned.points) compare(ReplayFault::receipt, judged.sum(Wallet::points) - gifts(Wallet::points), returned.points->value);
        if (returned.earned_credit) compare(ReplayFault::receipt, judged.sum(Wallet::credit) - gifts(Wallet::credit), returned.earned_credit->value);
    }

    void compare_counters(program::Counters const& replayed) {
        act_ = 0;
        if (!(replayed == past_.counters)) differ(ReplayFault::counters, {}, replayed.purchases(), past_.counters.purchases());
    }

  private:
    /// What can be spent already is put to what could be before: only the days that were still to come tell lots apart.
    static bool is_same(program::LotWindow const& a, program::LotWindow const& b, Day committed) {
        return std::max(a.valid_from, committed) == std::max(b.valid_from, committed) && a.last_day == b.last_day &&
               a.idle_days == b.idle_days;
    }
    static std::optional<program::LotWindow> window_of(Moves const& moves, Movement const& wanted) {
        for (auto const& one : moves.all())
            if (one.wallet == wanted.wallet && one.ref == wanted.ref) return one.window;
        return {};
    }

    void compare_moves(Moves const& judged, Moves const& really) {
        compare(ReplayFault::spent, judged.spent.value, really.spent.value);
        for (auto const& one : judged.all()) compare(ReplayFault::given, one.amount, really.of(one.wallet, one.ref), one.ref);
        for (auto const& one : really.all())
            if (judged.of(one.wallet, one.ref) == 0) differ(ReplayFault::given, one.ref, 0, one.amount);
    }

    /// The referrer was given the whole gift, or, being inactive then, nothing: the ledger alone knows which.
    void compare_friend(std::optional<program::Gift> const& gift, std::int64_t sign, Moves const& really) {
        if (!gift || really.others.empty()) return;
        auto given = [&](Wallet wallet) {
            for (auto const& one : really.others)
                if (one.wallet == wallet) return one.amount;
            return std::int64_t{0};
        };
        compare(ReplayFault::friend_gift, sign * gift->points.value_or(Points{0}).value, given(Wallet::points), program::referral_ref);
        compare(ReplayFault::friend_gift, sign * gift->credit.value_or(Rial{0}).value, given(Wallet::credit), program::referral_ref);
    }

    void compare(ReplayFault what, std::int64_t replayed, std::int64_t really, std::optional<std::int64_t> rule = {}) {
        if (replayed != really) differ(what, rule, replayed, really);
    }
    void differ(ReplayFault what, std::optional<std::int64_t> rule, std::int64_t replayed, std::int64_t really) {
        counting_.differ({past_.member, as_optional(ActId{act_}), what, rule, replayed, really});
    }

    Past const& past_;
    Counting& counting_;
    std::int64_t act_ = 0;
};

}  // namespace

void replay_as_it_was(Snapshot& snapshot, Past const& past, ReplayTerms const& terms, Editions& editions, Counting& counting) {
    Side side(past);
    Comparison comparison(past, counting);
    counting.begin(past);
    for (auto const& event : events_of(past)) {
        auto really = moves_of_ledger(past, event.act);
        if (event.sale) {
            auto judged = judge_as_it_was(side, editions, *event.sale);
            if (!terms.has(event.sale->day, event.at)) continue;
            add_referrers_part(snapshot, past, event.act, judged.moves, really);
            comparison.compare_sale(*event.sale, judged, really, snapshot.zone().day_of(event.at));
            judged.moves.others = really.others;
            really.discounts = event.sale->discounts;
            counting.count(event, really, judged.moves);
        } else {
            auto judged = side.take_return(*event.returned);
            if (!terms.has(event.returned->day, event.at)) continue;
            add_referrers_part(snapshot, past, event.act, judged, really);
            comparison.compare_return(*event.returned, judged, really);
            judged.others = really.others;
            really.discounts = judged.discounts;
            counting.count(event, really, judged);
        }
    }
    comparison.compare_counters(side.counters);
    counting.end({});
}

}  // namespace vafa::reports
