// Adjustments: an owner or manager sets a balance right, and says why.
#include "club/ledger/adjust.hpp"

#include "base/text.hpp"
#include "club/ledger/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::ledger {

namespace {

constexpr std::size_t fewest_letters = 3, most_letters = 300;

Result<Done> move_by_hand(Wallets& wallets, Caller const& caller, Adjust const& request, std::int64_t act) {
    if (request.amount < 0) {
        TRY(wallets.adjust_out({request.wallet, -request.amount, caller.branch}));
        return Done{};
    }
    TRY(wallets.receive({.wallet = request.wallet,
                         .amount = request.amount,
                         .from = {Account::adjustment, 0, caller.branch},
                         .reason = Reason::adjustment,
                         .window = {{}, request.last_day},
                         .origin = {OriginKind::adjustment, act}}));
    return Done{};
}

std::int64_t size_of(Adjust const& request) { return request.amount < 0 ? -request.amount : request.amount; }

}  // namespace

std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, Adjust const& request) {
    auto policy = tenancy::policy(snapshot, caller);
    bool is_points = request.wallet == Wallet::points;
    bool is_above = is_points ? policy->second_person_points && size_of(request) > policy->second_person_points->value
                              : policy->second_person_rial && size_of(request) > policy->second_person_rial->value;
    if (!is_above) return {};
    return SecondPersonNeed{tidy_name(request.words)};
}

Result<Adjusted> adjust(Transaction& tx, Caller const& caller, Adjust const& request) {
    tx.set_subject(request.member.value);
    auto words = tidy_name(request.words);
    auto letters = count_letters(words);
    if (letters < fewest_letters || letters > most_letters)
        return refuse_at("/words", words_required, {{"least", std::int64_t(fewest_letters)}, {"most", std::int64_t(most_letters)}});
    if (!fits_amount(request.amount)) return refuse_at("/amount", amount_out_of_range);
    if (request.last_day && *request.last_day < tx.today()) return refuse_at("/last_day", last_day_passed);

    auto limited = request.wallet == Wallet::points ? tenancy::Limited::points : tenancy::Limited::rial;
    TRY(tenancy::take_from_limit(tx, caller, limited, size_of(request)));
    auto& wallets = lock(tx, request.member);
    TRY(move_by_hand(wallets, caller, request, tx.act()));
    wallets.post();
    if (request.amount != 0) put_words(tx, request.member, words);
    auto balance = wallets.balance(request.wallet);
    return Adjusted{request.amount, balance.balance, balance.spendable, {tx.act()}};
}

std::vector<Operation> adjust_operations() {
    return {operation<adjust>({.name = "ledger.adjust",
                               .summary = "Change a balance by hand",
                               .route = post("/v1/members/{member}/adjustments"),
                               .granted_to = {Role::owner, Role::manager},
                               .refusals = {&words_required, &amount_out_of_range, &last_day_passed, &tenancy::over_limit_of_act,
                                            &tenancy::over_limit_of_day, &balance_short, &amount_too_large, &adjusted_nobody, &adjusted_merged},
                               .key = Key::required,
                               .step_up = true})};
}

}  // namespace vafa::ledger
