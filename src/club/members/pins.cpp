// Sets, changes and judges PINs. Argon2id runs before the writer; tries and locks are counted inside it.
#include "club/members/pins.hpp"

#include <algorithm>

#include "club/members/store_cards.hpp"
#include "operation/slow_hash.hpp"

namespace vafa::members {

namespace {

constexpr std::int64_t fresh_sign_in_ms = 15 * minute_ms;

std::string digits_of(Secret<std::string> const& typed) { return clean_digits(typed.reveal()); }

bool is_shaped(std::string_view pin) {
    return pin.size() >= 4 && pin.size() <= 6 && std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_run(std::string_view pin, int step) {
    for (std::size_t i = 1; i < pin.size(); ++i)
        if ((pin[i] - pin[i - 1] - step) % 10 != 0) return false;
    return true;
}

bool repeats_after(std::string_view pin, std::size_t length) {
    for (std::size_t i = length; i < pin.size(); ++i)
        if (pin[i] != pin[i - length]) return false;
    return true;
}

Result<HashedPin> hash_pin(Preparation const& preparation, Secret<std::string> const& typed, char const* pointer) {
    auto pin = digits_of(typed);
    if (!is_shaped(pin)) return refuse_at(pointer, pin_malformed);
    return HashedPin{hash_slowly(pin, preparation.secrets().derive("pin-pepper"))};
}

/// The member as they may get a PIN; refuses what is obvious for them.
Result<MemberRow> member_for_pin(Transaction& tx, MemberId id, Secret<std::string> const& pin, char const* pointer) {
    auto member = lock_member(tx, id);
    if (!member || member->status == MemberStatus::erased) return refuse_at("/member", member_missing);
    TRY(allow_own_record(tx, *member));
    if (member->status == MemberStatus::inactive) return refuse_at("/member", member_inactive);
    if (is_obvious_pin(digits_of(pin), member->mobile, member->birth_day)) return refuse_at(pointer, pin_obvious);
    return *member;
}

}  // namespace

/// 15 minutes after the fifth wrong try, an hour after the tenth, a day from the fifteenth on.
std::int64_t lock_ms(std::int64_t failed_tries) {
    if (failed_tries >= 3 * tries_before_lock) return 24 * hour_ms;
    return failed_tries >= 2 * tries_before_lock ? hour_ms : 15 * minute_ms;
}

bool is_obvious_pin(std::string_view pin, std::optional<Mobile> const& mobile, std::optional<Day> birth_day) {
    for (int step : {0, 1, -1})
        if (is_run(pin, step)) return true;
    if (repeats_after(pin, 2)) return true;
    if (mobile && (mobile->national().ends_with(pin) || mobile->national().starts_with(pin))) return true;
    if (!birth_day) return false;
    auto jalali = to_jalali(*birth_day).year, gregorian = to_gregorian(*birth_day).year;
    return pin == std::to_string(jalali) || pin == std::to_string(gregorian);
}

Result<HashedPin> hash_new_pin(Preparation const& preparation, Caller const&, SetPin const& request) {
    return hash_pin(preparation, request.pin, "/pin");
}

Result<Done> set_pin(Transaction& tx, Caller const& caller, SetPin const& request, HashedPin const& hashed) {
    tx.set_subject(request.member.value);
    auto member = TRY(member_for_pin(tx, request.member, request.pin, "/pin"));
    auto old = lock_pin(tx, member.id);
    // Who stands at a till could otherwise choose a PIN, spend another's credit and be gone.
    bool may_overwrite = caller.role == Role::owner || caller.role == Role::manager || caller.role == Role::operator_of_server;
    if (old && !may_overwrite) return refuse(pin_exists);
    put_pin(tx, member.id, {hashed.hash, old ? old->version + 1 : 1, 0, {}});
    return Done{};
}

Result<PinChange> prepare_pin_change(Preparation const& preparation, Caller const&, ChangePin const& request) {
    auto hashed = TRY(hash_pin(preparation, request.new_pin, "/new_pin"));
    return PinChange{compare_pin(preparation, ById{request.member}, request.old_pin), std::move(hashed)};
}

Result<Done> change_pin(Transaction& tx, Caller const&, ChangePin const& request, PinChange const& change) {
    tx.set_subject(request.member.value);
    auto member = TRY(member_for_pin(tx, request.member, request.new_pin, "/new_pin"));
    TRY(judge_pin(tx, member.id, change.old_pin));
    put_pin(tx, member.id, {change.new_pin.hash, change.old_pin.version + 1, 0, {}});
    return Done{};
}

Result<PinChange> prepare_own_pin(Preparation const& preparation, Caller const& caller, SetOwnPin const& request) {
    auto member = TRY(own_record(caller));
    auto hashed = TRY(hash_pin(preparation, request.pin, "/pin"));
    PinCompared compared;
    if (request.old_pin) compared = compare_pin(preparation, ById{member}, *request.old_pin);
    return PinChange{compared, std::move(hashed)};
}

Result<Done> set_own_pin(Transaction& tx, Caller const& caller, SetOwnPin const& request, PinChange const& change) {
    auto id = TRY(own_record(caller));
    tx.set_subject(id.value);
    auto member = TRY(member_for_pin(tx, id, request.pin, "/pin"));
    auto old = lock_pin(tx, member.id);
    bool is_fresh = tx.real_now() < caller.proved_at + fresh_sign_in_ms;
    if (old && request.old_pin) TRY(judge_pin(tx, member.id, change.old_pin));
    else if (old && !is_fresh) return refuse_at("/old_pin", old_pin_needed);
    put_pin(tx, member.id, {change.new_pin.hash, old ? old->version + 1 : 1, 0, {}});
    return Done{};
}

PinCompared compare_pin(Preparation const& preparation, MemberRef const& who, Secret<std::string> const& pin) {
    PinCompared compared;
    std::string hash;
    preparation.read([&](Snapshot& snapshot) {
        auto member = for_sale(snapshot, who);
        if (!member) return;
        auto row = pin_of(snapshot, member->id);
        if (!row) return;
        compared = {member->id, row->version, false};
        hash = row->hash;
    });
    bool matches = matches_slowly(digits_of(pin), preparation.secrets().derive("pin-pepper"), hash);
    compared.matches = compared.member && matches;
    return compared;
}

Result<Done> judge_pin(Transaction& tx, MemberId member, PinCompared const& compared) {
    auto pin = lock_pin(tx, member);
    if (!pin) return refuse(pin_not_set);
    if (pin->locked_until > tx.now()) return refuse(pin_locked, {{"until", pin->locked_until}});
    if (compared.member != member || compared.version != pin->version) return refuse(pin_changed_meanwhile);
    if (compared.matches) {
        if (pin->failed_tries == 0) return Done{};
        pin->failed_tries = 0;
        keep_pin_tries(tx, member, *pin);
        return Done{};
    }
    auto left = tries_before_lock - ++pin->failed_tries % tries_before_lock;
    bool locks = left == tries_before_lock;
    if (locks) pin->locked_until = tx.now() + lock_ms(pin->failed_tries);
    keep_pin_tries(tx, member, *pin);
    if (locks) return refuse(pin_locked, {{"until", pin->locked_until}});
    return refuse(pin_wrong, {{"left", left}});
}

std::vector<Operation> pin_operations() {
    return {
        operation<set_pin, hash_new_pin>({.name = "members.set_pin", .summary = "Set a member's PIN; where one is set, a manager's act",
            .route = put("/v1/members/{member}/pin"), .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support},
            .refusals = {&pin_malformed, &member_missing, &member_merged, &member_inactive, &pin_obvious, &pin_exists}}),
        operation<change_pin, prepare_pin_change>({.name = "members.change_pin", .summary = "Change a PIN by whoever knows it",
            .route = post("/v1/members/{member}/pin/change"), .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support},
            .refusals = {&pin_malformed, &member_missing, &member_merged, &member_inactive, &pin_obvious, &pin_not_set, &pin_locked,
                         &pin_changed_meanwhile, &pin_wrong}}),
        operation<set_own_pin, prepare_own_pin>({.name = "me.set_pin", .summary = "Set or change one's own PIN",
            .route = put("/v1/me/pin"), .granted_to = {Role::member},
            .refusals = {&not_joined, &pin_malformed, &member_missing, &member_merged, &member_inactive, &pin_obvious, &old_pin_needed, &pin_locked,
                         &pin_changed_meanwhile, &pin_wrong}}),
    };
}

}  // namespace vafa::members
