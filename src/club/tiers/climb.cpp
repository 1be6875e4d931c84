// The same thresholds, bands and days as the ladder itself; only what was bought is given instead of asked for.
#include <algorithm>

#include "club/tiers/evaluate.hpp"
#include "club/tiers/store.hpp"
#include "club/tiers/totals.hpp"

namespace vafa::tiers {

class Ladders {
  public:
    explicit Ladders(std::vector<LadderInForce> all) : all_(std::move(all)) {}
    bool is_empty() const { return all_.empty(); }
    /// The one in force on a day; nothing before the first.
    LadderInForce const* on(Day day) const {
        LadderInForce const* found = nullptr;
        for (auto const& one : all_)  // in order of their versions
            if (one.set_day <= day) found = &one;
        return found;
    }

  private:
    std::vector<LadderInForce> all_;
};

namespace {

Totals sum_of(std::span<Bought const> bought, Days days) {
    Totals totals;
    for (auto const& sale : bought) {
        if (sale.day < days.first || sale.day > days.last) continue;
        totals.amount += sale.amount;
        totals.points += sale.points;
        totals.credit += sale.credit;
        totals.purchases += sale.amount > 0;
    }
    return totals;
}

}  // namespace

std::shared_ptr<Ladders const> all_ladders(Snapshot& snapshot) { return std::make_shared<Ladders const>(ladder_versions(snapshot)); }
bool has_any(Ladders const& ladders) { return !ladders.is_empty(); }

void Climb::move(members::GroupId to) {
    group_ = to;
    waiting_.reset();
}

void Climb::go_on_to(Day day, std::span<Bought const> bought) {
    while (reached_ < day) {
        auto const* in_force = ladders_->on(day);
        std::optional<Day> next = waiting_ ? std::optional(waiting_->due) : std::nullopt;
        if (in_force && in_force->ladder.evaluation) {
            auto evaluation = evaluation_after(*in_force->ladder.evaluation, reached_);
            if (!next || evaluation < *next) next = evaluation;
        }
        reached_ = next ? std::min(std::max(*next, reached_ + 1), day) : day;
        if (waiting_ && waiting_->due <= reached_) end_grace(reached_, bought);
        evaluate(reached_, bought);
    }
}

void Climb::evaluate(Day day, std::span<Bought const> bought) {
    auto const* in_force = ladders_->on(day);
    if (!in_force || !in_force->ladder.evaluation || evaluation_up_to(*in_force->ladder.evaluation, day) != day) return;
    auto const& evaluation = *in_force->ladder.evaluation;
    auto judged = judge(in_force->ladder, group_, sum_of(bought, days_of(evaluation, day)).of(evaluation.measure));
    bool falls = judged && judged->verdict == Verdict::lowered;
    if (falls && waiting_) return;
    waiting_.reset();
    auto grace = evaluation.grace_days.value_or(0);
    if (falls && grace > 0) waiting_ = Waiting{group_, day + static_cast<int>(grace)};
    else if (judged) group_ = judged->band.to;
}

void Climb::end_grace(Day day, std::span<Bought const> bought) {
    auto from = waiting_->from;
    auto due = waiting_->due;
    waiting_.reset();
    auto const* in_force = ladders_->on(day);
    if (!in_force || !in_force->ladder.evaluation || group_ != from) return;
    auto const& evaluation = *in_force->ladder.evaluation;
    auto judged = judge(in_force->ladder, group_, sum_of(bought, days_of(evaluation, due)).of(evaluation.measure));
    if (judged && judged->verdict == Verdict::lowered) group_ = judged->band.to;
}

void Climb::sell(Day today, std::span<Bought const> bought) {
    auto const* in_force = ladders_->on(today);
    auto rank = in_force ? rank_of(in_force->ladder, group_) : std::nullopt;
    if (!rank) return;
    for (auto const& promotion : in_force->ladder.promotions) {
        auto to = rank_of(in_force->ladder, promotion.to);
        if (to <= rank || !is_reached(promotion, sum_of(bought, days_of(promotion, today)))) continue;
        move(promotion.to);
        rank = to;
    }
}

}  // namespace vafa::tiers
