// The act stays in the log with its digest; what it said is emptied, and the row about the code with it.
#include "club/members/asked_numbers.hpp"

#include "club/members/store_me.hpp"
#include "operation/operation_log.hpp"

namespace vafa::members {

namespace {

constexpr std::int64_t kept_ms = 24 * hour_ms;
constexpr std::int64_t at_once = 100;

void forget(Transaction& tx, std::vector<AskedRow> const& asked) {
    for (auto const& one : asked) {
        erase_body(tx, one.act);
        delete_asked(tx, one);
        delete_sign_in_of_act(tx, one);
    }
}

bool forget_old(Workplace const& place) {
    bool is_due = false;
    place.read([&](Snapshot& snapshot, Surroundings const&) { is_due = !asked_before(snapshot, snapshot.now() + -kept_ms, 1).empty(); });
    if (is_due) place.write([](Transaction& tx, Surroundings const&) { forget(tx, asked_before(tx, tx.now() + -kept_ms, at_once)); });
    return is_due;
}

}  // namespace

void keep_asked(Transaction& tx, Mobile const& mobile) { keep_asked_row(tx, mobile); }

void forget_asked(Transaction& tx, Mobile const& mobile) { forget(tx, asked_with(tx, mobile)); }

Chore forgetting_numbers() { return {"members.forget_numbers", forget_old}; }

}  // namespace vafa::members
