// What must always be true of gifts, as questions whose every answer is a breach.
#include "club/gifts/store.hpp"

namespace vafa::gifts {

namespace {

using store::Sql;

constexpr Sql counts_that_differ{R"(
    select g.id, g.given, count(r.member) from gifts_gift g
    left join gifts_given r on r.club_id = g.club_id and r.gift = g.id
    where g.club_id = :club group by g.id, g.given having g.given <> count(r.member))"};
constexpr Sql given_without_gift{R"(
    select r.gift, 0, count(*) from gifts_given r left join gifts_gift g on g.club_id = r.club_id and g.id = r.gift
    where r.club_id = :club and g.id is null group by r.gift)"};

std::vector<std::string> wrong_receivers(Snapshot& snapshot, Sql const& question) {
    std::vector<std::string> found;
    for (auto row : snapshot.read(question))
        found.push_back(row.get<GiftId>(0).text() + ": given to " + std::to_string(row.get<std::int64_t>(1)) + " members, rows of " +
                        std::to_string(row.get<std::int64_t>(2)));
    return found;
}

}  // namespace

std::vector<Invariant> invariants() {
    return {
        {"gifts.each_receiver_has_a_row", [](Snapshot& snapshot) { return wrong_receivers(snapshot, counts_that_differ); }},
        {"gifts.each_row_has_its_gift", [](Snapshot& snapshot) { return wrong_receivers(snapshot, given_without_gift); }},
    };
}

}  // namespace vafa::gifts
