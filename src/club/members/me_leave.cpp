// Of who left only a keyed digest of the mobile stays, for as long as it keeps them from joining anew.
#include "club/members/me_leave.hpp"

#include "base/bytes.hpp"
#include "club/ledger/ledger.hpp"
#include "club/members/me_codes.hpp"
#include "club/members/states.hpp"
#include "club/members/store_me.hpp"

namespace vafa::members {

namespace {

constexpr std::int64_t away_ms = 30 * 24 * hour_ms;

Digest mark_of(ServerSecrets const& secrets, ClubId club, Mobile const& mobile) {
    CanonicalWriter what;
    what.i64(club.value);
    what.text(mobile.national());
    return hmac_sha256(secrets.derive("mobile-that-left"), what.written());
}

}  // namespace

Result<Done> allow_leaving(Transaction& tx, MemberId member) {
    auto wallets = ledger::view(tx, member);
    for (auto wallet : {ledger::Wallet::points, ledger::Wallet::credit}) {
        auto balance = wallets.balance(wallet);
        if (balance.debt > 0) return refuse(leaving_owed);
        if (balance.held > 0) return refuse(leaving_held);
    }
    return Done{};
}

Result<Done> allow_coming_back(Transaction& tx, Caller const& caller, Mobile const& mobile) {
    auto left_at = mobile_left_at(tx, mark_of(*caller.secrets, tx.club(), mobile));
    if (left_at && tx.now() < *left_at + away_ms) return refuse(left_lately, {{"until", *left_at + away_ms}});
    return Done{};
}

Result<Done> erase_oneself(Transaction& tx, Caller const& caller, EraseOneself const& request) {
    auto id = TRY(own_record(caller));
    tx.set_subject(id.value);
    auto member = lock_member(tx, id);
    ensure(member && member->mobile, "a member without a mobile is signed in");
    TRY(allow_leaving(tx, id));
    TRY(judge_own_code(tx, caller, id, OwnCode::erase, request.code, "/code"));
    forget_left_before(tx, tx.now() + -away_ms);
    put_left(tx, mark_of(*caller.secrets, tx.club(), *member->mobile));
    erase_person(tx, *member);
    return Done{};
}

Operation erase_oneself_operation() {
    return operation<erase_oneself>({.name = "me.erase", .summary = "Have one's own personal data erased; sales and ledger stay without a name",
        .route = post("/v1/me/erasure"), .granted_to = {Role::member},
        .refusals = {&not_joined, &leaving_owed, &leaving_held, &code_missing, &code_ended, &code_used, &code_locked, &code_wrong}});
}

}  // namespace vafa::members
