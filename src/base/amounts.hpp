// Points, rial and basis points: whole numbers of their unit, |x| ≤ 2^53 − 1, checked at every step. No float anywhere.
#pragma once

#include <compare>
#include <cstdint>

#include "base/bug.hpp"

namespace vafa {

/// The largest amount of any unit: what a JavaScript number can still hold exactly.
inline constexpr std::int64_t largest_amount = (std::int64_t{1} << 53) - 1;

constexpr bool fits_amount(std::int64_t value) { return value >= -largest_amount && value <= largest_amount; }

namespace detail {

/// An integer that knows its unit. Arithmetic that leaves the range is a bug: inputs and balances are checked before.
template <class Self>
struct Whole {
    std::int64_t value = 0;

    friend constexpr Self operator+(Self a, Self b) { return checked(a.value + b.value); }
    friend constexpr Self operator-(Self a, Self b) { return checked(a.value - b.value); }
    friend constexpr Self operator-(Self a) { return Self{-a.value}; }
    friend constexpr Self& operator+=(Self& a, Self b) { return a = a + b; }
    friend constexpr Self& operator-=(Self& a, Self b) { return a = a - b; }
    friend constexpr auto operator<=>(Self a, Self b) { return a.value <=> b.value; }
    friend constexpr bool operator==(Self a, Self b) { return a.value == b.value; }

  private:
    static constexpr Self checked(std::int64_t sum) {
        if (!fits_amount(sum)) bug("an amount left the range of 2^53 - 1");
        return Self{sum};
    }
};

}  // namespace detail

/// امتیاز: loyalty points.
struct Points : detail::Whole<Points> {
    constexpr Points() = default;
    constexpr explicit Points(std::int64_t points) { value = points; }
};

/// Money in today's rial, the only unit that is stored; toman exists on screens alone.
struct Rial : detail::Whole<Rial> {
    constexpr Rial() = default;
    constexpr explicit Rial(std::int64_t rial) { value = rial; }
};

/// Hundredths of a percent: 300 is 3 %.
struct BasisPoints : detail::Whole<BasisPoints> {
    constexpr BasisPoints() = default;
    constexpr explicit BasisPoints(std::int64_t basis_points) { value = basis_points; }
};

/// 100 % in hundredths of a percent.
inline constexpr std::int64_t one_whole = 10'000;

/// floor(amount × numerator ÷ denominator) without overflow; denominator > 0.
constexpr std::int64_t multiply_floor(std::int64_t amount, std::int64_t numerator, std::int64_t denominator) {
    auto product = static_cast<__int128>(amount) * numerator;
    auto quotient = product / denominator;
    if (product % denominator < 0) --quotient;
    if (quotient < -largest_amount || quotient > largest_amount) bug("a product left the range of 2^53 - 1");
    return static_cast<std::int64_t>(quotient);
}

inline namespace literals {
constexpr Points operator""_points(unsigned long long points) { return Points{static_cast<std::int64_t>(points)}; }
constexpr Rial operator""_rial(unsigned long long rial) { return Rial{static_cast<std::int64_t>(rial)}; }
constexpr Rial operator""_toman(unsigned long long toman) { return Rial{static_cast<std::int64_t>(toman) * 10}; }
}  // namespace literals

}  // namespace vafa
