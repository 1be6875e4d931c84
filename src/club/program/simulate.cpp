// The simulator asks the same function as the till, on today's counters or on none.
#include "club/program/simulate.hpp"

#include <algorithm>

#include "club/program/store.hpp"

namespace vafa::program {

namespace {

constexpr std::int64_t most_pieces = 1'000'000;
constexpr std::int64_t last_minute = 1'439;

Result<Done> between(std::string pointer, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most) return refuse_at(std::move(pointer), out_of_bounds, {{"least", least}, {"most", most}});
    return Done{};
}

Result<BasketLine> line_of(catalog::Catalog const& goods, SimulatedLine const& asked, std::string const& pointer) {
    TRY(between(pointer + "/quantity", asked.quantity, 1, most_pieces));
    TRY(between(pointer + "/net", asked.net.value, 0, largest_amount));
    TRY(between(pointer + "/vat", asked.vat.value_or(BasisPoints{0}).value, 0, 10'000));
    BasketLine line{{}, asked.goods_group.value_or(catalog::GoodsGroupId{}), asked.good_class.value_or(catalog::GoodClass::normal), asked.quantity,
                    asked.net, asked.vat.value_or(BasisPoints{0})};
    if (!asked.good) return line;
    auto const* good = goods.find(*asked.good);
    if (!good) return refuse_at(pointer + "/good", catalog::good_missing);
    line.good = good->id;
    line.goods_group = good->group;
    line.good_class = good->good_class;
    line.vat = good->vat;
    return line;
}

Result<Basket> basket_of(Snapshot& snapshot, Caller const& caller, Simulate const& request) {
    TRY(between("/minute", request.minute.value_or(0), 0, last_minute));
    auto now = snapshot.zone().local(snapshot.now());
    Basket basket;
    auto goods = catalog::catalog(snapshot, caller);
    std::int64_t total = 0;
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        auto pointer = "/lines/" + std::to_string(i);
        basket.lines.push_back(TRY(line_of(*goods, request.lines[i], pointer)));
        total += basket.lines.back().net.value;
        TRY(between(pointer + "/net", total, 0, largest_amount));
    }
    basket.credit = request.credit.value_or(Rial{0});
    TRY(between("/credit", basket.credit.value, 0, total));
    basket.day = request.day.value_or(snapshot.today());
    basket.minute = request.minute.value_or(now.hour * 60 + now.minute);
    basket.branch = request.branch.value_or(caller.branch);
    basket.till = request.till.value_or(caller.till);
    for (auto kind : request.payments) basket.payments |= static_cast<unsigned>(kind);
    return basket;
}

Result<std::shared_ptr<Compiled const>> program_of(Snapshot& snapshot, Caller const& caller, Simulate const& request) {
    if (request.draft) {
        auto valid = validate(*request.draft);
        if (valid) return compile(*request.draft, 0);
        auto refused = valid.refusal();
        refused.pointer = "/draft" + refused.pointer;
        return refused;
    }
    if (!request.version) return compiled(snapshot, caller);
    if (*request.version != 0 && !version_row(snapshot, *request.version)) return refuse_at("/version", version_missing);
    return compiled_version(snapshot, caller, *request.version);
}

UsableCredit credit_of(Compiled const& program, members::GroupId group, ledger::Wallets const& wallets, Rial total) {
    return usable_credit(redemption_for(program, group), total, Rial{wallets.balance(ledger::Wallet::credit).spendable},
                         Rial{wallets.spent_today(ledger::Wallet::credit)});
}

}  // namespace

Result<Simulated> simulate(Snapshot& snapshot, Caller const& caller, Simulate const& request) {
    auto program = TRY(program_of(snapshot, caller, request));
    auto basket = TRY(basket_of(snapshot, caller, request));
    MemberState state;
    std::optional<ledger::Wallets> wallets;
    Simulated simulated;
    if (request.member) {
        auto member = TRY(members::for_sale(snapshot, *request.member));
        state = {member.group, member.birth_day, member.enrolled_day, bool(member.referrer), counters_of(snapshot, member.id)};
        wallets.emplace(ledger::view(snapshot, member.id));
    }
    if (request.group) state.group = *request.group;
    auto discounts = judge_discounts(*program, state, basket);
    take_off(basket, discounts);
    Rial total;
    for (auto const& line : basket.lines) total += line.net;
    basket.credit = std::min(basket.credit, total);
    auto judgement = evaluate_within_budgets(snapshot, *program, state, basket);
    judgement.not_applied.insert(judgement.not_applied.begin(), discounts.not_applied.begin(), discounts.not_applied.end());
    simulated.judgement = show(*program, judgement, *caller.texts, caller.language, caller.money_unit);
    simulated.judgement.discounts = show(*program, discounts.given, *caller.texts, caller.language, caller.money_unit);
    if (wallets) simulated.usable_credit = credit_of(*program, state.group, *wallets, total);
    return simulated;
}

Operation simulate_operation() {
    auto refusals = refusals_of_documents();
    refusals.insert(refusals.end(), {&version_missing, &catalog::good_missing, &members::member_missing, &members::card_missing});
    return operation<simulate>({.name = "program.simulate", .summary = "What a basket would earn, and which rules would not apply",
        .route = post("/v1/program/simulations"), .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator},
        .refusals = refusals});
}

}  // namespace vafa::program
