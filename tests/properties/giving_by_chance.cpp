// Points that members give to each other: booked on who they are at that moment, and nothing comes of it or goes.
#include <algorithm>

#include "properties/club_by_chance.hpp"
#include "world/shop.hpp"

namespace vafa::properties {

using world::Shop;

void ClubByChance::allows_giving() {
    done(club_.owner, "giving.set_terms", R"({"is_on":true,"least":1,"most_a_day":1000000000,"most_a_month":1000000000})");
}

void ClubByChance::passes_on() {
    auto giver = some_person(), receiver = some_person();
    auto there = std::max<std::int64_t>(0, paper_.totals(giver).points);
    bool is_short = number(1, 8) == 1;
    if (giver == receiver || (!is_short && there == 0)) return;
    auto points = is_short ? there + number(1, 50) : number(1, 3) == 1 ? there : number(1, there);
    auto reply = asks(tills_[static_cast<std::size_t>(number(0, 1))], "giving.give",
                      R"({"member":)" + Shop::by_id(id_of(some_record_of(giver))) + R"(,"receiver":)" + Shop::by_id(id_of(some_record_of(receiver))) + R"(,"points":)" +
                          std::to_string(points) + "}");
    if (is_short ? reply.answer().refusal != "ledger.balance_short" : !reply.is_accepted())
        throw Disagreement(std::string(is_short ? "there were too few points: " : "it was refused: ") + reply.body());
    if (!is_short) {
        agree("points left beside what was given", reply.number("points_left"), there - points);
        passed_.push_back({reply.text("gift.id"), giver, receiver, points});
        paper_.pass(giver, receiver, points);
    }
    compares(giver);
    compares(receiver);
}

/// How much of it is left with the receiver only the lots know: never more than was given, and what leaves one comes to the other.
void ClubByChance::takes_back_passed() {
    if (passed_.empty()) return;
    auto at = passed_.begin() + number(0, std::ssize(passed_) - 1);
    auto passed = *at;
    auto reply = asks(club_.owner, "giving.take_back", R"({"gift":")" + passed.id + "\"}");
    if (reply.is_accepted()) {
        auto taken = reply.number("taken_back");
        if (taken < 1 || taken > passed.points) throw Disagreement("it was not given so much: " + reply.body());
        agree("what stays of a gift", reply.number("spent"), passed.points - taken);
        paper_.pass(passed.receiver, passed.giver, taken);
        passed_.erase(at);
    } else if (reply.answer().refusal != "giving.all_spent") {
        throw Disagreement("it was refused: " + reply.body());
    }
    compares(passed.giver);
    compares(passed.receiver);
}

}  // namespace vafa::properties
