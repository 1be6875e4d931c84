// Moments and business days: a moment is UTC milliseconds from the store's clock, a day belongs to the club's zone.
#pragma once

#include <compare>
#include <cstdint>

namespace vafa {

/// Milliseconds since 1970-01-01T00:00:00Z. Comes only from a transaction's `now()` or from decoded input.
struct Instant {
    std::int64_t ms = 0;
    constexpr auto operator<=>(Instant const&) const = default;
};

constexpr Instant operator+(Instant at, std::int64_t ms) { return {at.ms + ms}; }
constexpr std::int64_t operator-(Instant a, Instant b) { return a.ms - b.ms; }

inline constexpr std::int64_t second_ms = 1000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

/// Rounds down, also below zero; denominator > 0.
constexpr std::int64_t floor_divide(std::int64_t numerator, std::int64_t denominator) {
    return numerator / denominator - (numerator % denominator < 0 ? 1 : 0);
}

/// A calendar day, counted from 1970-01-01 = 0; Jalali and Gregorian are two views of it. Sorts by time.
struct Day {
    std::int32_t number = 0;
    constexpr auto operator<=>(Day const&) const = default;
};

constexpr Day operator+(Day day, int days) { return {day.number + days}; }
constexpr Day operator-(Day day, int days) { return {day.number - days}; }
constexpr int operator-(Day a, Day b) { return a.number - b.number; }

}  // namespace vafa
