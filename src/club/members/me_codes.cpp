// One row a member and purpose remembers the act whose digits are awaited; what an older act sent no longer serves.
#include "club/members/me_codes.hpp"

#include "club/members/me_leave.hpp"
#include "club/members/store_me.hpp"

namespace vafa::members {

namespace {

Result<SignInCodeAsked> ask(Transaction& tx, MemberId member, OwnCode purpose, std::optional<Mobile> const& mobile = {}) {
    auto before = lock_own_code(tx, member, purpose);
    auto row = before.value_or(OwnCodeRow{});
    auto again_at = TRY(next_code(row.pace, tx.now()));
    row.act = tx.act();
    row.mobile = mobile;
    before ? update_own_code(tx, member, purpose, row) : insert_own_code(tx, member, purpose, row);
    expect_code(tx, member);
    return SignInCodeAsked{tx.now() + code_lives_ms, again_at};
}

}  // namespace

Result<SignInCodeAsked> ask_erase_code(Transaction& tx, Caller const& caller, AskEraseCode const&) {
    auto member = TRY(own_record(caller));
    tx.set_subject(member.value);
    TRY(allow_leaving(tx, member));
    return ask(tx, member, OwnCode::erase);
}

Result<SignInCodeAsked> ask_mobile_code(Transaction& tx, Caller const& caller, AskMobileCode const&) {
    auto member = TRY(own_record(caller));
    tx.set_subject(member.value);
    return ask(tx, member, OwnCode::old_mobile);
}

Result<SignInCodeAsked> ask_new_mobile_code(Transaction& tx, Caller const& caller, AskNewMobileCode const& request) {
    auto member = TRY(own_record(caller));
    tx.set_subject(member.value);
    auto row = member_by_id(tx, member);
    ensure(bool(row), "a member without a row is signed in");
    if (row->mobile == request.mobile) return refuse_at("/mobile", mobile_same);
    return ask(tx, member, OwnCode::new_mobile, request.mobile);
}

Result<Done> judge_own_code(Transaction& tx, Caller const& caller, MemberId member, OwnCode purpose, Secret<std::string> const& typed,
                            char const* pointer, std::optional<Mobile> const& mobile) {
    auto asked = lock_own_code(tx, member, purpose);
    if (!asked || asked->mobile != mobile) return refuse_at(pointer, code_missing);
    auto judged = judge_code(tx, caller, member, asked->act, typed);
    if (judged) return Done{};
    auto refused = judged.refusal();
    refused.pointer = pointer;
    return refused;
}

std::vector<Operation> own_code_operations() {
    return {
        operation<ask_erase_code>({.name = "me.ask_erase_code", .summary = "A code to one's mobile, to have one's data erased with",
            .route = post("/v1/me/erasure/codes"), .granted_to = {Role::member},
            .refusals = {&not_joined, &leaving_owed, &leaving_held, &code_asked_lately, &codes_too_many}}),
        operation<ask_mobile_code>({.name = "me.ask_mobile_code", .summary = "A code to the present mobile, to change it with",
            .route = post("/v1/me/mobile/codes"), .granted_to = {Role::member}, .refusals = {&not_joined, &code_asked_lately, &codes_too_many}}),
        operation<ask_new_mobile_code>({.name = "me.ask_new_mobile_code", .summary = "A code to the mobile one will have",
            .route = post("/v1/me/mobile/new/codes"), .granted_to = {Role::member},
            .refusals = {&not_joined, &mobile_same, &code_asked_lately, &codes_too_many}}),
    };
}

}  // namespace vafa::members
