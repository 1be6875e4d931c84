// Two years, a few hours at a time: the clock of the sample club moves, and what happens then happens.
#include <algorithm>

#include "base/jalali.hpp"
#include "base/zone.hpp"
#include "edge/demo/sample.hpp"
#include "edge/jobs/jobs.hpp"
#include "edge/jobs/seal_export.hpp"
#include "store/clock.hpp"

namespace vafa::demo {

namespace {

constexpr int opening_hours[] = {11, 16, 20};
constexpr int days_between_seals = 5;

struct Slot {
    Instant at;
    Day day;
    int weight = 0;
};

/// Thursdays and Fridays are full, Esfand fuller, the first days of Nowruz empty; business grows.
int weight_of(Day day, int hour, int days_so_far, int days) {
    static constexpr int by_weekday[] = {90, 85, 85, 105, 95, 150, 130};  // Saturday first
    auto date = to_jalali(day);
    int weight = by_weekday[static_cast<std::size_t>(weekday(day))];
    if (date.month == 12) weight = weight * 17 / 10;
    if (date.month == 9 && date.day >= 25) weight = weight * 15 / 10;  // before Yalda
    if (date.month == 1 && date.day <= 4) weight /= 5;
    weight = weight * (hour == 20 ? 14 : hour == 11 ? 8 : 10) / 10;
    return weight * (60 + 60 * days_so_far / days) / 100;
}

std::vector<Slot> slots_until(Instant now, int days) {
    auto zone = Zone::named("Asia/Tehran");
    ensure(bool(zone), "Asia/Tehran is no time zone here");
    std::vector<Slot> slots;
    auto today = zone->day_of(now);
    for (int at = 1; at <= days; ++at) {
        auto day = today - days + at;
        for (auto hour : opening_hours) {
            Slot slot{zone->start_of(day) + hour * hour_ms, day, weight_of(day, hour, at, days)};
            if (slot.at + 10 * minute_ms < now) slots.push_back(slot);
        }
    }
    return slots;
}

/// The clock of the club: it began so many days ago and must stand at today when the story ends.
class StoryClock {
  public:
    StoryClock(Sample& sample, int days) : sample_(sample), left_ms_(days * day_ms) {
        now_ = system_clock_ms() - left_ms_;
    }
    void move_to(Instant at) {
        auto ms = std::min(at.ms - now_, left_ms_);
        if (ms > 0) move(ms);
    }
    void move_to_today() {
        while (left_ms_ > 0) move(left_ms_);
    }

  private:
    static std::int64_t system_clock_ms() { return store::system_now().ms; }
    void move(std::int64_t ms) {
        sample_.crowd.ask(sample_.owner, "clubs.advance_clock", Json()("days", ms / day_ms)("ms", ms % day_ms).text()).accepted();
        left_ms_ -= ms;
        now_ = system_clock_ms() - left_ms_;
    }

    Sample& sample_;
    std::int64_t left_ms_;
    std::int64_t now_ = 0;
};

}  // namespace

void build(Sample& sample, std::function<void(std::int64_t)> const& progress) {
    found(sample);
    auto club = sample.operator_of_server.club;
    auto slots = slots_until(store::system_now(), sample.size.days);
    ensure(!slots.empty(), "the sample needs a day at least");
    std::int64_t all = 0, passed = 0;
    for (auto const& slot : slots) all += slot.weight;
    StoryClock clock(sample, sample.size.days);
    Day sealed = slots.front().day, looked = sealed;
    for (auto const& slot : slots) {
        clock.move_to(slot.at);
        passed += slot.weight;
        // a quarter comes to the opening, the rest over the years
        enrol(sample, sample.size.members / 4 + (sample.size.members - sample.size.members / 4) * passed / all - sample.people);
        trade(sample, sample.size.sales * passed / all - sample.tally.sales);
        if (slot.day - looked >= 91) {
            look_at_groups(sample);
            looked = slot.day;
        }
        if (slot.day - sealed < days_between_seals) continue;
        jobs::Jobs::catch_up(sample.crowd.program(), club);
        sealed = slot.day;
        progress(sample.tally.sales);
    }
    settle_down(sample);
    clock.move_to_today();
    jobs::SealExport seal_export(sample.crowd.program());
    for (auto one : {club, the_house}) {
        jobs::Jobs::catch_up(sample.crowd.program(), one);
        while (seal_export.bring_up_to_date(one)) {}
    }
    progress(sample.tally.sales);
}

}  // namespace vafa::demo
