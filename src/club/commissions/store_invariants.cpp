// What must always be true of commissions, as questions whose every answer is a breach.
#include "club/commissions/store.hpp"

namespace vafa::commissions {

namespace {

using store::Sql;

constexpr Sql settlements_without_act{R"(
    select s.act from commissions_settlement s left join operation_log o on o.club_id = s.club_id and o.id = s.act
    where s.club_id = :club and o.id is null)"};

}  // namespace

std::vector<Invariant> invariants() {
    return {{"commissions.each_settlement_has_its_act", [](Snapshot& snapshot) {
                 std::vector<std::string> breaches;
                 for (auto row : snapshot.read(settlements_without_act))
                     breaches.push_back("settlement " + std::to_string(row.get<std::int64_t>(0)) + " has no act in the log");
                 return breaches;
             }}};
}

}  // namespace vafa::commissions
