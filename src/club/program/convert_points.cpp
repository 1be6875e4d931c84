// Points become credit: state first, then the terms of the group, then the balance.
#include "club/program/convert_points.hpp"

namespace vafa::program {

std::uint64_t route_of(ConvertPoints const* request) { return members::route_of(request->member); }

Result<PointsConverted> convert_points(Transaction& tx, Caller const& caller, ConvertPoints const& request) {
    if (request.points && *request.points < Points{1}) return refuse_at("/points", out_of_bounds, {{"least", std::int64_t{1}}, {"most", largest_amount}});
    auto member = TRY(members::for_sale(tx, request.member));
    tx.set_subject(member.id.value);
    TRY(members::allow_spending(member));
    auto program = compiled(tx, caller);
    auto terms = conversion_for(*program, member.group);
    if (!terms) return refuse(conversion_not_offered);
    auto& wallets = ledger::lock(tx, member.id);
    Points balance{wallets.balance(ledger::Wallet::points).balance};
    if (terms->threshold && balance < *terms->threshold) return refuse(below_threshold, {{"threshold", *terms->threshold}, {"balance", balance}});

    auto points = request.points.value_or(Points{wallets.balance(ledger::Wallet::points).spendable});
    auto window = credit_window(*program, tx.today());
    auto converted = TRY(wallets.convert({.points = points.value, .rate = {terms->credit.value, terms->points.value},
                                          .window = in_ledger(window), .branch = caller.branch}));
    wallets.post();
    return PointsConverted{member.id, points, Rial{converted.credit}, window.valid_from, window.end(), window.idle_days,
                           Points{wallets.balance(ledger::Wallet::points).spendable}, Rial{wallets.balance(ledger::Wallet::credit).spendable}};
}

Operation convert_points_operation() {
    return operation<convert_points>({.name = "program.convert", .summary = "Turn a member's points into credit",
        .route = post("/v1/program/conversions"), .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator},
        .refusals = {&out_of_bounds, &members::member_missing, &members::card_missing, &members::member_inactive, &members::credit_frozen,
                     &members::card_blocked, &members::card_replaced, &conversion_not_offered, &below_threshold, &ledger::balance_short,
                     &ledger::conversion_too_small, &ledger::amount_too_large},
        .key = Key::required});
}

}  // namespace vafa::program
