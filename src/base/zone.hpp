// The club's time zone: which business day a moment belongs to. Found through the time-zone database, never by "+ 24 h".
#pragma once

#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace date {
class time_zone;
}

namespace vafa {

inline constexpr Refusal zone_unknown_name{"zone.unknown", RefusalKind::invalid};

struct LocalTime {
    Day day;
    int hour = 0, minute = 0, second = 0;
};

class Zone {
  public:
    /// UTC, until a club says otherwise.
    Zone() = default;
    /// By IANA name ("Asia/Tehran"). Refuses zone_unknown_name.
    static Result<Zone> named(std::string_view name);

    Day day_of(Instant at) const { return local(at).day; }
    LocalTime local(Instant at) const;
    /// The first moment of the local date: midnight, or 01:00 where midnight does not exist.
    Instant start_of(Day day) const;

  private:
    /// A stretch of time with one offset; most moments fall into the one found last.
    struct Stretch {
        std::int64_t from_ms = 1, to_ms = 0, offset_ms = 0;
    };
    Stretch stretch_at(Instant at) const;

    date::time_zone const* zone_ = nullptr;
    Stretch now_;
};

}  // namespace vafa
