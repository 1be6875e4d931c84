// What purchases have earned, from the lines themselves.
#include "club/ledger/ledger.hpp"

namespace vafa::ledger {

namespace {

using store::Sql;

// 1 is a purchase (Reason) and issue (Account); what reverses one belongs to the day of its sale. Accounts of rules have
// refs below 10,000: a friend's gift that goes back with the sale was no earning of it
constexpr Sql select_earnings{R"(
    select cast(coalesce(sum(l.amount), 0) as bigint) from ledger_line l
    where l.club_id = :club and l.member = ?1 and l.wallet = ?2 and l.account = 1 and l.ref < 10000
      and (l.reason = 1 and l.day between ?3 and ?4
           or l.reason >= 30 and l.reverses in (select p.act from ledger_line p
                                                where p.club_id = :club and p.member = ?1 and p.wallet = ?2 and p.account = 1
                                                  and p.reason = 1 and p.day between ?3 and ?4)))"};

constexpr Sql select_members_given{R"(
    select distinct member from ledger_line
    where club_id = :club and act = ?1 and account = 1 and ref = ?2 and reverses = 0 order by member)"};

}  // namespace

store::Question question_of_earnings(MemberId member, Wallet wallet, Day first, Day last) {
    return store::ask(select_earnings, member, wallet, first, last);
}

std::int64_t read_earnings(store::Rows const& answer) { return answer[0].get<std::int64_t>(0); }

std::vector<MemberId> members_given(Snapshot& snapshot, std::int64_t act, std::int64_t rule) {
    std::vector<MemberId> members;
    for (auto row : snapshot.read(select_members_given, act, rule)) members.push_back(row.get<MemberId>(0));
    return members;
}

}  // namespace vafa::ledger
