// Two sides of the same member: as it was, which gives the opening and stays true to the ledger; and as it would have been. The same
// `evaluate` judges both.
#include "club/reports/replay/draft.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace vafa::reports {

namespace {

using ledger::Account;
using ledger::Wallet;

/// A past sale as the other program sees it: what the till knew, with the group of its moment; open prices are open once more.
program::Basket basket_again(PastSale const& sale, program::JudgedSale const& own) {
    auto basket = sale.basket;
    basket.minute = own.basket.minute;
    basket.is_open = own.basket.is_open || !sale.discounts.empty();
    for (std::size_t i = 0; i < basket.lines.size(); ++i) {
        auto& line = basket.lines[i];
        line.vat = own.basket.lines[i].vat;
        if (basket.is_open) line.net += std::exchange(line.taken_off, Rial{0});
    }
    return basket;
}

/// Where the member would have stood: at the opening as they did, moved by hand as they were, by the ladder's rules as they would be.
class Standing {
  public:
    Standing(DraftReplay const& replay, Past const& past) : replay_(replay), past_(past) {}

    void begin(Instant opening) {
        if (!tiers::has_any(*replay_.ladders)) return;
        for (; next_ < past_.groups.size() && past_.groups[next_].at < opening; ++next_) group_ = past_.groups[next_].group;
        if (next_ > 0) climb_.emplace(replay_.ladders, group_, day_of(opening));
    }
    void go_on_to(Instant at) {
        if (!climb_) return;
        for (; next_ < past_.groups.size() && past_.groups[next_].at < at; ++next_) {
            if (past_.groups[next_].is_by_rule) continue;
            climb_->go_on_to(day_of(past_.groups[next_].at), bought_);
            climb_->move(past_.groups[next_].group);
        }
        climb_->go_on_to(day_of(at), bought_);
    }
    /// Where no ladder was ever set, the group that the sale was judged in.
    members::GroupId group(members::GroupId as_judged) const { return climb_ ? climb_->group() : as_judged; }

    void add(PastEvent const& event, Moves const& moves) {
        auto sale = event.sale ? event.sale->id : event.returned->sale;
        auto [at, is_new] = places_.try_emplace(sale, bought_.size());
        if (is_new) bought_.push_back({event.sale ? event.sale->day : event.returned->day, 0, 0, 0});
        auto& bought = bought_[at->second];
        bought.amount -= moves.value.value;
        for (auto const& one : moves.all())
            if (one.ref < program::welcome_ref) (one.wallet == Wallet::points ? bought.points : bought.credit) += one.amount;
        if (climb_ && event.sale) climb_->sell(day_of(event.at), bought_);
    }

  private:
    Day day_of(Instant at) const { return replay_.snapshot.zone().day_of(at); }

    DraftReplay const& replay_;
    Past const& past_;
    members::GroupId group_;
    std::size_t next_ = 0;
    std::optional<tiers::Climb> climb_;
    std::vector<tiers::Bought> bought_;
    std::map<sales::SaleId, std::size_t> places_;
};

class Walk {
  public:
    Walk(DraftReplay const& replay, Past const& past)
        : replay_(replay), past_(past), was_(past), would_(was_), standing_(replay, past) {}

    /// `sink(event, was, would)` hears of each act of the days.
    template <class Sink>
    void run(Sink sink) {
        bool has_begun = false;
        for (auto const& event : events_of(past_)) {
            bool counts = replay_.terms.has(event.sale ? event.sale->day : event.returned->day, event.at);
            if (counts && !has_begun) open(event.at);
            has_begun |= counts;
            if (has_begun) standing_.go_on_to(event.at);
            auto was = has_begun && !asks_what_was_ ? moves_of_rows(*event.sale) : as_it_happened(was_, event);
            auto would = !has_begun ? was : !counts || event.returned ? as_it_happened(would_, event) : try_sale(*event.sale);
            standing_.add(event, would);
            if (counts) sink(event, was, would);
        }
    }

    bool is_asking = false;   // the first walk: budgets have no end

  private:
    void open(Instant at) {
        would_ = was_;
        standing_.begin(at);
    }

    Moves as_it_happened(Side& side, PastEvent const& event) {
        return event.sale ? judge_as_it_was(side, replay_.editions, *event.sale).moves : side.take_return(*event.returned);
    }

    Moves try_sale(PastSale const& sale) {
        auto moves = moves_of_rows(sale);
        auto const& program = *replay_.program;
        if (!sale.state) {  // inactive then: nothing earns
            if (would_.comes_back(sale.id)) would_.keep(sale.id, sold(replay_.program, sale.basket, {}, sale.discounts));
            return moves;
        }
        auto own = program::restore(*replay_.editions.version(sale.version), sale.basket, *sale.state);
        auto basket = basket_again(sale, own);
        program::MemberState state{standing_.group(own.member.group), past_.birth_day, past_.enrolled_day, would_.has_referrer,
                                   std::move(would_.counters)};
        moves.discounts = basket.is_open ? take_discounts(state, basket) : std::vector<PastDiscount>{};
        Rial total;
        for (auto const& line : basket.lines) total += line.net;
        moves.spent = basket.credit = std::min(basket.credit, total);
        moves.value = -total;
        if (!is_asking) state.budgets = replay_.budgets.left(sale.day);
        auto judgement = program::evaluate(program, state, basket);
        if (is_asking) replay_.budgets.ask(judgement, sale.day);
        else replay_.budgets.take(judgement, sale.day);
        for (auto const& award : judgement.awards) moves.add({award.wallet, award.rule, award.amount, award.window});
        if (judgement.wins_referral) add_friends_gift(moves, program, sale.day, true);
        would_.counters = judgement.after;
        if (would_.comes_back(sale.id)) would_.keep(sale.id, sold(replay_.program, std::move(basket), judgement.state, moves.discounts));
        return moves;
    }

    std::vector<PastDiscount> take_discounts(program::MemberState const& state, program::Basket& basket) const {
        auto judged = program::judge_discounts(*replay_.program, state, basket);
        program::take_off(basket, judged);
        std::vector<PastDiscount> taken;
        for (auto const& given : judged.given)
            for (auto const& off : given.lines)
                if (off.amount != Rial{0}) taken.push_back({static_cast<std::size_t>(off.line), given.rule, off.amount});
        return taken;
    }

    DraftReplay const& replay_;
    Past const& past_;
    Side was_, would_;
    bool asks_what_was_ = past_.referrer || !past_.returns.empty();  // a friend's gift, what comes back: else the ledger tells what a sale gave
    Standing standing_;
};

/// What a member would have had in hand at the end of the days: acts of the days as they would have been, all else as it happened.
class InHand {
  public:
    InHand(DraftReplay const& replay, Past const& past) : replay_(replay), past_(past), purse_(past, replay.terms.first_day, replay.terms.until) {}

    /// Everything before the act that is no act of the days.
    void go_on_to(Instant at, std::int64_t act) {
        for (; next_ < others().size() && std::pair(others()[next_].at, others()[next_].act) < std::pair(at, act); ++next_) happen(others()[next_]);
    }

    void act(PastEvent const& event, Moves const& moves) {
        go_on_to(event.at, event.act);
        auto day = event.sale ? event.sale->day : event.returned->day;
        auto sale = event.sale ? event.act : event.returned->sale.value;
        if (event.sale && event.sale->state) purse_.buy(sale, day, committed_on(event));
        if (event.returned) follow_return(*event.returned);
        if (moves.spent > Rial{0}) uncovered_.credit += Rial{purse_.spend(Wallet::credit, moves.spent.value, day, sale)};
        if (moves.spent < Rial{0}) purse_.give_back(-moves.spent.value, day, sale);
        for (auto const& one : moves.all()) {
            if (one.amount > 0) purse_.receive(one.wallet, one.amount, one.window.value_or(program::LotWindow{day}));
            else purse_.take_back(one.wallet, -one.amount, one.window, day);
        }
    }

    void end(ReplayFigures& figures) {
        auto const& terms = replay_.terms;
        go_on_to(terms.until, std::numeric_limits<std::int64_t>::max());
        figures.replayed_closing += purse_.in_hand(terms.last_day);
        figures.uncovered += uncovered_;
        count_in_hand(past_, terms, figures);
    }

    /// An act of the days is no other act, nor is a friend's gift that the friend's own replay gives.
    void leave_out(std::int64_t act) { left_out_.push_back(act); }

  private:
    std::vector<PastLine> const& others() {
        if (is_sorted_) return others_;
        is_sorted_ = true;
        std::sort(left_out_.begin(), left_out_.end());
        for (auto const& line : past_.lines) {
            bool is_within = replay_.terms.has(line.day, line.at);
            bool is_settling = line.account == Account::breakage || line.account == Account::debt || line.account == Account::between_lots;
            bool is_friends = line.account == Account::issue && line.ref == program::referral_ref && !past_.sale(sales::SaleId{line.act});
            if (is_within && !is_settling && !is_friends && !std::binary_search(left_out_.begin(), left_out_.end(), line.act)) others_.push_back(line);
        }
        std::stable_sort(others_.begin(), others_.end(), [](auto const& a, auto const& b) { return std::pair(a.at, a.act) < std::pair(b.at, b.act); });
        return others_;
    }

    Day committed_on(PastEvent const& event) const { return replay_.snapshot.zone().day_of(event.at); }

    /// With the last piece the purchase goes; with the first that is kept again it is back.
    void follow_return(PastReturn const& returned) {
        auto const* sale = past_.sale(returned.sale);
        if (!sale || !sale->state) return;
        auto [at, is_new] = kept_.try_emplace(sale->id, 0);
        if (is_new)
            for (auto const& line : sale->basket.lines) at->second += line.quantity;
        if (is_new)
            for (auto const& earlier : past_.returns)
                if (earlier.sale == sale->id && earlier.id < returned.id)
                    for (auto const& [line, pieces] : earlier.pieces) at->second -= pieces;
        bool was_kept = at->second > 0;
        for (auto const& [line, pieces] : returned.pieces) at->second -= pieces;
        bool is_kept = at->second > 0;
        if (was_kept && !is_kept) purse_.forget(sale->id.value);
        if (!was_kept && is_kept) purse_.buy(sale->id.value, sale->day, replay_.snapshot.zone().day_of(returned.at));
    }

    void happen(PastLine const& line) {
        auto const* lot = past_.lot(line.wallet, line.lot);
        auto window = lot ? lot->window() : program::LotWindow{line.day};
        if (line.amount > 0) return purse_.receive(line.wallet, line.amount, window);
        auto missing = purse_.spend(line.wallet, -line.amount, line.day, line.act);
        (line.wallet == Wallet::points ? uncovered_.points.value : uncovered_.credit.value) += missing;
    }

    DraftReplay const& replay_;
    Past const& past_;
    Purse purse_;
    ReplayOwed uncovered_;
    std::map<sales::SaleId, std::int64_t> kept_;  // pieces, of sales that came back
    std::vector<std::int64_t> left_out_;
    std::vector<PastLine> others_;
    std::size_t next_ = 0;
    bool is_sorted_ = false;
};

/// Whoever really was passed over, being inactive then, is passed over again.
void add_referrers_part_again(Past const& past, Moves const& was, Moves const& really, Moves& replayed) {
    auto const& gift = replayed.to_referrer ? replayed.to_referrer : replayed.from_referrer;
    if (!gift) return;
    bool was_due = was.to_referrer || was.from_referrer;
    if (was_due ? really.others.empty() : !past.is_referrer_active) return;
    auto sign = replayed.to_referrer ? 1 : -1;
    auto add = [&](Wallet wallet, std::int64_t amount) {
        if (amount != 0) replayed.others.push_back({wallet, program::referral_ref, sign * amount, {}});
    };
    add(Wallet::points, gift->points.value_or(Points{0}).value);
    add(Wallet::credit, gift->credit.value_or(Rial{0}).value);
}

}  // namespace

void count_in_hand(Past const& past, ReplayTerms const& terms, ReplayFigures& figures) {
    figures.opening += Purse(past, terms.first_day, terms.until).in_hand(terms.first_day);
    figures.really_closing += Purse(past, terms.last_day + 1, terms.until).in_hand(terms.last_day);
}

void replay_with_draft(DraftReplay const& replay, Past const& past, ReplayFigures& figures, Counting& counting) {
    InHand in_hand(replay, past);
    for (auto const& sale : past.sales)
        if (replay.terms.has(sale.day, sale.at)) in_hand.leave_out(sale.id.value);
    for (auto const& returned : past.returns)
        if (replay.terms.has(returned.day, returned.at)) in_hand.leave_out(returned.id);
    counting.begin(past);
    Walk(replay, past).run([&](PastEvent const& event, Moves const& was, Moves const& would) {
        auto really = moves_of_ledger(past, event.act);
        really.discounts = was.discounts;
        auto replayed = would;
        add_referrers_part(replay.snapshot, past, event.act, was, really);
        add_referrers_part_again(past, was, really, replayed);
        counting.count(event, really, replayed);
        auto& in_all = figures.replayed_closing;
        for (auto const& one : replayed.others) (one.wallet == Wallet::points ? in_all.points.value : in_all.credit.value) += one.amount;
        in_hand.act(event, would);
    });
    in_hand.end(figures);
    counting.end(program::conversion_for(*replay.program, past.group));
}

void ask_for_budgets(DraftReplay const& replay, Past const& past) {
    Walk walk(replay, past);
    walk.is_asking = true;
    walk.run([&](PastEvent const& event, Moves const&, Moves const& would) {
        if (!event.returned) return;
        for (auto const& one : would.all())
            if (one.amount < 0) replay.budgets.free(one.ref, -one.amount, event.returned->day);
    });
}

}  // namespace vafa::reports
