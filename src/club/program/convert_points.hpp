// Turning points into credit at the rate of the member's group: the contract.
#pragma once

#include "club/program/program.hpp"
#include "club/program/refusals.hpp"

namespace vafa::program {

struct ConvertPoints {
    members::MemberRef member;
    std::optional<Points> points;
};
constexpr auto describe(ConvertPoints const*) {
    return fields(field("member", &ConvertPoints::member, "Whose points."),
                  field("points", &ConvertPoints::points, "How many, at least 1; absent: all that can be spent."));
}
struct PointsConverted {
    MemberId member;
    Points points;
    Rial credit;
    Day valid_from;
    std::optional<Day> last_day;
    std::optional<std::int64_t> idle_days;
    Points points_left;
    Rial credit_left;
};
constexpr auto describe(PointsConverted const*) {
    return fields(field("member", &PointsConverted::member, "The member."), field("points", &PointsConverted::points, "Points converted."),
                  field("credit", &PointsConverted::credit, "Credit they became, in rial."),
                  field("valid_from", &PointsConverted::valid_from, "First day on which that credit can be used."),
                  field("last_day", &PointsConverted::last_day, "Its last day, included; absent: for ever."),
                  field("idle_days", &PointsConverted::idle_days, "It ends by inactivity: each purchase moves its last day to so many days from then."),
                  field("points_left", &PointsConverted::points_left, "Points that can be spent now."),
                  field("credit_left", &PointsConverted::credit_left, "Credit that can be used now, in rial."));
}
Result<PointsConverted> convert_points(Transaction& tx, Caller const& caller, ConvertPoints const& request);
std::uint64_t route_of(ConvertPoints const* request);

Operation convert_points_operation();

}  // namespace vafa::program
