// A balance changed by hand, in somebody's own words.
#pragma once

#include "club/ledger/statement.hpp"

namespace vafa::ledger {

struct Adjust {
    MemberId member;
    Wallet wallet = Wallet::points;
    std::int64_t amount = 0;
    std::string words;
    std::optional<Day> last_day;
};
constexpr auto describe(Adjust const*) {
    return fields(field("member", &Adjust::member, "Whose."), field("wallet", &Adjust::wallet, "Which wallet."),
                  field("amount", &Adjust::amount, "Added where positive, taken away where negative."),
                  field("words", &Adjust::words, "Why, for whoever reads the statement: 3 to 300 letters."),
                  field("last_day", &Adjust::last_day, "Until when an added amount can be spent; absent = for ever."));
}
struct Adjusted {
    std::int64_t amount = 0;
    std::int64_t balance = 0;
    std::int64_t spendable = 0;
    ActId act;
};
constexpr auto describe(Adjusted const*) {
    return fields(field("amount", &Adjusted::amount, "What was added or taken away."),
                  field("balance", &Adjusted::balance, "The wallet's balance after it."),
                  field("spendable", &Adjusted::spendable, "What can be spent now."),
                  field("act", &Adjusted::act, "The act, as statements name it."));
}
/// Above the club's limit one person asks and another agrees.
std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, Adjust const& request);
Result<Adjusted> adjust(Transaction& tx, Caller const& caller, Adjust const& request);

inline constexpr Refusal words_required{"ledger.words_required", RefusalKind::invalid};
inline constexpr Refusal amount_out_of_range{"ledger.amount_out_of_range", RefusalKind::invalid};
/// Said by members, which looks after it in the same commit; named here by its code, since the arrow points the other way.
inline constexpr Refusal adjusted_nobody{"members.missing", RefusalKind::missing};
inline constexpr Refusal adjusted_merged{"members.merged", RefusalKind::conflict};
inline constexpr Refusal last_day_passed{"ledger.last_day_passed", RefusalKind::invalid};

std::vector<Operation> adjust_operations();

}  // namespace vafa::ledger
