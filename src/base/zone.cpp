// Time zones by the system's database.
#include "base/zone.hpp"

#include <date/tz.h>

#include <map>
#include <mutex>

namespace vafa {

Result<Zone> Zone::named(std::string_view name) {
    // Opening the database and finding a zone costs micro- to milliseconds; a sale asks for its club's zone each time.
    thread_local std::map<std::string, Zone, std::less<>> known;
    if (auto found = known.find(name); found != known.end()) return found->second;
    Zone zone;
    try {
        zone.zone_ = date::locate_zone(std::string(name));
    } catch (std::exception const&) {
        return refuse(zone_unknown_name);
    }
    zone.now_ = zone.stretch_at({std::chrono::duration_cast<std::chrono::milliseconds>(
                                     std::chrono::system_clock::now().time_since_epoch()).count()});
    known.emplace(name, zone);
    return zone;
}

Zone::Stretch Zone::stretch_at(Instant at) const {
    auto info = zone_->get_info(date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(at.ms)));
    auto ms = [](auto time) { return std::chrono::duration_cast<std::chrono::milliseconds>(time).count(); };
    constexpr std::int64_t far = 4'000'000'000LL;  // seconds: where the database says "for ever"
    auto from = std::max<std::int64_t>(info.begin.time_since_epoch().count(), -far);
    auto to = std::min<std::int64_t>(info.end.time_since_epoch().count(), far * 2);
    return {from * 1000, to * 1000, ms(info.offset)};
}

LocalTime Zone::local(Instant at) const {
    std::int64_t offset = 0;
    if (zone_) {
        bool is_known = at.ms >= now_.from_ms && at.ms < now_.to_ms;
        offset = is_known ? now_.offset_ms : stretch_at(at).offset_ms;
    }
    auto local_ms = at.ms + offset;
    auto day = floor_divide(local_ms, day_ms);
    auto of_day = local_ms - day * day_ms;
    return {Day{static_cast<std::int32_t>(day)}, static_cast<int>(of_day / hour_ms), static_cast<int>(of_day / minute_ms % 60),
            static_cast<int>(of_day / second_ms % 60)};
}

Instant Zone::start_of(Day day) const {
    if (!zone_) return {day.number * day_ms};
    date::local_time<std::chrono::milliseconds> midnight(std::chrono::milliseconds(day.number * day_ms));
    auto info = zone_->get_info(midnight);
    auto ms = [](auto duration) { return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count(); };
    // Midnight does not exist: the day begins with the new offset. Midnight twice: it begins the first time.
    if (info.result == date::local_info::nonexistent) return {ms(info.second.begin.time_since_epoch())};
    return {midnight.time_since_epoch().count() - ms(info.first.offset)};
}

}  // namespace vafa
