// The bytes of a member's counters. Form 1: numbers of purchases, referral, running bases, days. Form 2: and windows of
// bonuses, totals of rules.
#include "club/program/counters.hpp"

#include "base/bytes.hpp"

namespace vafa::program {

namespace {

constexpr std::uint8_t plain_form = 1, full_form = 2;

void write_numbers(CanonicalWriter& out, std::vector<std::int64_t> const& numbers) {
    out.varint(static_cast<std::int64_t>(numbers.size()));
    for (auto number : numbers) out.varint(number);
}

std::int64_t next(CanonicalReader& in) {
    auto value = in.varint();
    ensure(value.has_value(), "a member's counters end too early");
    return *value;
}

std::vector<std::int64_t> read_numbers(CanonicalReader& in) {
    std::vector<std::int64_t> numbers;
    for (auto left = next(in); left > 0; --left) numbers.push_back(next(in));
    return numbers;
}

void write_windows(CanonicalWriter& out, std::vector<BonusWindow> const& windows) {
    out.varint(static_cast<std::int64_t>(windows.size()));
    for (auto const& window : windows)
        for (auto value : {window.rule, window.reach, window.gives, static_cast<std::int64_t>(window.wallet), window.days,
                           std::int64_t{window.first.number}, window.points, window.won_by})
            out.varint(value);
}

std::vector<BonusWindow> read_windows(CanonicalReader& in) {
    std::vector<BonusWindow> windows;
    for (auto left = next(in); left > 0; --left) {
        BonusWindow window;
        for (auto* value : {&window.rule, &window.reach, &window.gives}) *value = next(in);
        window.wallet = static_cast<ledger::Wallet>(next(in));
        window.days = next(in);
        window.first = Day{static_cast<std::int32_t>(next(in))};
        window.points = next(in);
        window.won_by = next(in);
        windows.push_back(window);
    }
    return windows;
}

}  // namespace

std::int64_t Counters::purchases() const {
    return last_number - static_cast<std::int64_t>(free_numbers.size()) + static_cast<std::int64_t>(shared_numbers.size());
}

std::string encode(Counters const& counters) {
    CanonicalWriter out;
    bool is_full = !counters.bonus_windows.empty() || !counters.totals.empty();
    out.u8(is_full ? full_form : plain_form);
    out.varint(counters.last_number);
    write_numbers(out, counters.free_numbers);
    write_numbers(out, counters.shared_numbers);
    out.varint(counters.referral_wins * 2 + (counters.is_referral_open ? 1 : 0));
    out.varint(static_cast<std::int64_t>(counters.bases.size()));
    for (auto const& base : counters.bases)
        for (auto value : {base.rule, base.points, base.per, base.base}) out.varint(value);
    out.varint(static_cast<std::int64_t>(counters.days.size()));
    for (auto const& total : counters.days)
        for (auto value : {total.rule, std::int64_t{total.day.number}, total.total}) out.varint(value);
    if (!is_full) return out.take();
    write_windows(out, counters.bonus_windows);
    out.varint(static_cast<std::int64_t>(counters.totals.size()));
    for (auto const& total : counters.totals)
        for (auto value : {total.rule, static_cast<std::int64_t>(total.wallet), total.total}) out.varint(value);
    return out.take();
}

Counters decode_counters(std::string_view bytes) {
    CanonicalReader in(bytes);
    auto form = in.u8();
    bool is_full = form == full_form;
    ensure(is_full || form == plain_form, "a member's counters have an unknown form");
    Counters counters;
    counters.last_number = next(in);
    counters.free_numbers = read_numbers(in);
    counters.shared_numbers = read_numbers(in);
    auto referral = next(in);
    counters.referral_wins = referral / 2;
    counters.is_referral_open = referral % 2 == 1;
    for (auto left = next(in); left > 0; --left) {
        RunningBase base;
        for (auto* value : {&base.rule, &base.points, &base.per, &base.base}) *value = next(in);
        counters.bases.push_back(base);
    }
    for (auto left = next(in); left > 0; --left) {
        auto rule = next(in), day = next(in), total = next(in);
        counters.days.push_back({rule, Day{static_cast<std::int32_t>(day)}, total});
    }
    if (!is_full) return counters;
    counters.bonus_windows = read_windows(in);
    for (auto left = next(in); left > 0; --left) {
        auto rule = next(in), wallet = next(in), total = next(in);
        counters.totals.push_back({rule, static_cast<ledger::Wallet>(wallet), total});
    }
    return counters;
}

}  // namespace vafa::program
