// A chunk of acts is asked about by one stretch of ids, so a sale costs a few rows read away from the writer; written is a
// row an hour and branch, however many sales.
#include "club/reports/counting.hpp"

#include <charconv>
#include <unordered_map>

#include "club/reports/reports.hpp"
#include "club/reports/store.hpp"

namespace vafa::reports {

namespace {

constexpr std::string_view follower_name = "reports";

struct Counted {
    std::map<HourKey, Figures> hours;
    std::map<StaffKey, StaffFigures> staff;
};

bool is_by_staff(LoggedAct const& act) { return act.role >= Role::owner && act.role <= Role::auditor && act.caller_id != 0; }

/// By the desk, or by oneself.
bool is_enrolment(LoggedAct const& act) { return act.operation == "members.enrol" || act.operation == "me.join"; }

/// The places of this chunk's acts in the counters: an act of another chunk has none, though its id may lie between.
class Places {
  public:
    Places(Snapshot& snapshot, std::span<FollowedAct const> acts, Counted& counted) : counted_(counted) {
        for (auto const& [act, cursor] : acts) {
            if (act.refusal) continue;
            first_ = by_act_.empty() ? act.id : std::min(first_, act.id);
            last_ = std::max(last_, act.id);
            auto local = snapshot.zone().local(act.at);
            by_act_.emplace(act.id, Place{{local.day, act.branch, local.hour}, {local.day, is_by_staff(act) ? StaffId{act.caller_id} : StaffId{}}});
        }
    }
    bool is_empty() const { return by_act_.empty(); }
    std::int64_t first() const { return first_; }
    std::int64_t last() const { return last_; }

    /// `count(hour, staff)` adds to both; acts that are no staff member's add to nobody. Whoever stands at no branch, as an
    /// API client, says with the act where it was.
    template <class Count>
    void at(std::int64_t act, BranchId branch, Count count) {
        auto found = by_act_.find(act);
        if (found == by_act_.end()) return;
        StaffFigures nobody;
        auto [hour, staff] = found->second;
        hour.branch = branch;
        count(counted_.hours[hour], staff.staff ? counted_.staff[staff] : nobody);
    }
    template <class Count>
    void by_staff_at(std::int64_t act, Count count) {
        auto found = by_act_.find(act);
        if (found != by_act_.end() && found->second.staff.staff) count(counted_.staff[found->second.staff]);
    }

  private:
    struct Place {
        HourKey hour;
        StaffKey staff;
    };
    Counted& counted_;
    std::unordered_map<std::int64_t, Place> by_act_;
    std::int64_t first_ = 0, last_ = 0;
};

bool has_any(std::span<FollowedAct const> acts, std::string_view prefix) {
    return std::any_of(acts.begin(), acts.end(), [&](auto const& one) { return one.act.operation.starts_with(prefix); });
}

void count_sold(Figures& hour, StaffFigures& staff, SoldRow const& sale) {
    hour += {1, sale.amount, sale.has_member ? 1 : 0, sale.has_member ? sale.amount : Rial{}, sale.points_earned, sale.credit_earned, sale.credit,
             0, {}, 0};
    ++staff.sales;
    staff.amount += sale.amount;
}

void count_returned(Figures& hour, StaffFigures& staff, ReturnedRow const& row) {
    std::int64_t sign = row.is_undoing ? -1 : 1;
    hour.returns += sign;
    hour.returned += row.value;
    staff.returns += sign;
}

Writes judge(Snapshot& snapshot, Surroundings const&, std::span<FollowedAct const> acts) {
    Counted counted;
    Places places(snapshot, acts, counted);
    if (places.is_empty()) return {};
    for (auto const& [act, cursor] : acts) {
        places.by_staff_at(act.id, [](StaffFigures& staff) { ++staff.acts; });
        if (is_enrolment(act)) places.at(act.id, act.branch, [](Figures& hour, StaffFigures& staff) { ++hour.members, ++staff.members; });
    }
    if (has_any(acts, "sales.")) {
        for (auto const& sale : sold_between(snapshot, places.first(), places.last()))
            places.at(sale.act, sale.branch, [&](Figures& hour, StaffFigures& staff) { count_sold(hour, staff, sale); });
        for (auto const& row : returned_between(snapshot, places.first(), places.last()))
            places.at(row.act, row.branch, [&](Figures& hour, StaffFigures& staff) { count_returned(hour, staff, row); });
    }
    if (counted.hours.empty() && counted.staff.empty()) return {};
    return [counted = std::move(counted)](Transaction& tx) {
        for (auto const& [key, figures] : counted.hours) add_to_hour(tx, key, figures);
        for (auto const& [key, figures] : counted.staff) add_to_staff(tx, key, figures);
    };
}

}  // namespace

Follower counting() { return {follower_name, judge}; }

void say_where(store::Snapshot& snapshot, std::span<FollowedAct> acts) {
    std::unordered_map<std::int64_t, FollowedAct*> nowhere;
    std::int64_t first = 0, last = 0;
    for (auto& one : acts) {
        if (one.act.branch || !one.act.operation.starts_with("sales.")) continue;
        first = nowhere.empty() ? one.act.id : std::min(first, one.act.id);
        last = std::max(last, one.act.id);
        nowhere.emplace(one.act.id, &one);
    }
    if (nowhere.empty()) return;
    for (auto const& [act, branch] : branches_between(snapshot, first, last))
        if (auto found = nowhere.find(act); found != nowhere.end()) found->second->act.branch = branch;
}

LogCursor counted_up_to(store::Snapshot& snapshot) { return reached_by(snapshot, follower_name).cursor; }

std::string cursor_text(LogCursor cursor) { return std::to_string(cursor.order) + "-" + std::to_string(cursor.id); }

std::optional<LogCursor> read_cursor(std::string_view text) {
    LogCursor cursor;
    auto [dash, error] = std::from_chars(text.data(), text.data() + text.size(), cursor.order);
    if (error != std::errc{} || dash == text.data() + text.size() || *dash != '-') return {};
    auto [end, wrong] = std::from_chars(dash + 1, text.data() + text.size(), cursor.id);
    if (wrong != std::errc{} || end != text.data() + text.size() || cursor.order < 0 || cursor.id < 0) return {};
    return cursor;
}

}  // namespace vafa::reports
