// The bytes of a member's counters. Form 1: purchases, referral, then the three lists.
#include "club/program/counters.hpp"

#include "base/bytes.hpp"

namespace vafa::program {

namespace {

constexpr std::uint8_t form = 1;

void write_places(CanonicalWriter& out, Places const& places) {
    out.varint(places.rule);
    out.varint(places.highest);
    out.varint(static_cast<std::int64_t>(places.free.size()));
    for (auto const& free : places.free) {
        out.varint(free.place);
        out.varint(free.previous);
    }
    out.varint(static_cast<std::int64_t>(places.twice.size()));
    for (auto place : places.twice) out.varint(place);
}

std::int64_t next(CanonicalReader& in) {
    auto value = in.varint();
    ensure(value.has_value(), "a member's counters end too early");
    return *value;
}

Places read_places(CanonicalReader& in) {
    Places places;
    places.rule = next(in);
    places.highest = next(in);
    for (auto left = next(in); left > 0; --left) {
        auto place = next(in), previous = next(in);
        places.free.push_back({place, previous});
    }
    for (auto left = next(in); left > 0; --left) places.twice.push_back(next(in));
    return places;
}

}  // namespace

std::string encode(Counters const& counters) {
    CanonicalWriter out;
    out.u8(form);
    out.varint(counters.purchases);
    out.varint(counters.referral_wins * 2 + (counters.is_referral_open ? 1 : 0));
    out.varint(static_cast<std::int64_t>(counters.bases.size()));
    for (auto const& base : counters.bases)
        for (auto value : {base.rule, base.points, base.per, base.base}) out.varint(value);
    out.varint(static_cast<std::int64_t>(counters.days.size()));
    for (auto const& total : counters.days)
        for (auto value : {total.rule, std::int64_t{total.day.number}, total.total}) out.varint(value);
    out.varint(static_cast<std::int64_t>(counters.places.size()));
    for (auto const& places : counters.places) write_places(out, places);
    return out.take();
}

Counters decode_counters(std::string_view bytes) {
    CanonicalReader in(bytes);
    ensure(in.u8() == form, "a member's counters have an unknown form");
    Counters counters;
    counters.purchases = next(in);
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
    for (auto left = next(in); left > 0; --left) counters.places.push_back(read_places(in));
    return counters;
}

}  // namespace vafa::program
