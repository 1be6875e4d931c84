// The simulator asks the same function as the till, on today's counters or on none.
#include "club/program/simulate.hpp"

#include <algorithm>

#include "club/program/store.hpp"
#include "club/tenancy/tenancy.hpp"

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
    TRY(between(pointer + "/vat", asked.vat.value_or(BasisPoints{0}).value, 0, one_whole));
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

/// As a sale finds it: the till that is named, the branch that is named, or where the caller stands.
Result<tenancy::Place> place_of(Snapshot& snapshot, Caller const& caller, Simulate const& request) {
    auto places = tenancy::places(snapshot, caller);
    if (request.till) {
        auto const* till = places->till(*request.till);
        if (!till) return refuse_at("/till", tenancy::till_missing);
        if (request.branch && *request.branch != till->branch) return refuse_at("/till", till_elsewhere);
        return *till;
    }
    tenancy::Place own{caller.branch, {}, caller.till};
    if (!request.branch || *request.branch == caller.branch) return own;
    auto const* branch = places->branch(*request.branch);
    if (!branch) return refuse_at("/branch", tenancy::branch_missing);
    return *branch;
}

Result<unsigned> kinds_of(Simulate const& request) {
    if (!request.payments) {
        unsigned kinds = 0;
        for (auto kind : request.paid_by) kinds |= static_cast<unsigned>(kind);
        return kinds;
    }
    if (!request.paid_by.empty()) return refuse_at("/paid_by", payments_or_kinds);
    std::int64_t total = 0;
    auto const& paid = *request.payments;
    for (auto [name, amount] : {std::pair{"card", paid.card}, {"cash", paid.cash}, {"other", paid.other}}) {
        TRY(between("/payments/" + std::string(name), amount.value, 0, largest_amount - total));
        total += amount.value;
    }
    return payment_kinds(paid);
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
    auto place = TRY(place_of(snapshot, caller, request));
    basket.branch = place.branch;
    basket.till = place.till;
    basket.payments = TRY(kinds_of(request));
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

/// What the simulator knows of a member; nothing is locked.
struct Viewed {
    members::MemberForSale member;
    ledger::Wallets wallets;
    Counters counters;
    bool is_active() const { return member.status == members::MemberStatus::active; }
};

Result<std::optional<Viewed>> view_member(Snapshot& snapshot, Simulate const& request) {
    if (!request.member) return std::optional<Viewed>{};
    auto member = TRY(members::for_sale(snapshot, *request.member));
    TRY(members::allow_card(member));
    if (request.group) member.group = *request.group;
    auto wallets = ledger::view(snapshot, member.id);
    auto counters = counters_of(snapshot, member.id);
    return std::optional<Viewed>(Viewed{std::move(member), std::move(wallets), std::move(counters)});
}

MemberState state_of(Simulate const& request, std::optional<Viewed> const& viewed) {
    MemberState state;
    if (request.group) state.group = *request.group;
    if (!viewed) return state;
    auto const& member = viewed->member;
    return {member.group, member.birth_day, member.enrolled_day, bool(member.referrer), viewed->counters};
}

UsableCredit credit_of(Compiled const& program, Viewed const& viewed, Rial total) {
    auto const& wallets = viewed.wallets;
    auto usable = usable_credit(redemption_for(program, viewed.member.group), total, Rial{wallets.balance(ledger::Wallet::credit).spendable},
                                Rial{wallets.spent_today(ledger::Wallet::credit)});
    if (!members::allow_spending(viewed.member)) usable.most = Rial{0};
    return usable;
}

/// As the sale does it: the discounts, what is to be paid, then what it earns.
Result<Simulated> simulated(Snapshot& snapshot, Caller const& caller, Compiled const& program, Simulate const& request, Basket basket,
                        std::optional<Viewed> const& viewed) {
    auto state = state_of(request, viewed);
    bool is_judged = !viewed || viewed->is_active();
    Discounts discounts;
    if (is_judged) discounts = judge_discounts(program, state, basket);
    take_off(basket, discounts);
    Rial total;
    for (auto const& line : basket.lines) total += line.net;
    basket.credit = std::min(basket.credit, total);
    Simulated simulated;
    simulated.payable = total - basket.credit;
    if (request.payments && request.payments->total() != simulated.payable)
        return refuse_at("/payments", payments_do_not_add_up, {{"payable", simulated.payable}, {"paid", request.payments->total()}});
    Judgement judgement;
    judgement.version = program.version();
    if (is_judged) judgement = evaluate_within_budgets(snapshot, program, state, basket);
    judgement.not_applied.insert(judgement.not_applied.begin(), discounts.not_applied.begin(), discounts.not_applied.end());
    simulated.judgement = show(program, judgement, *caller.texts, caller.language, caller.money_unit);
    simulated.judgement.discounts = show(program, discounts.given, *caller.texts, caller.language, caller.money_unit);
    if (is_judged) simulated.referral = show_referral(snapshot, caller, program, viewed ? &viewed->member : nullptr, judgement, basket.day);
    else simulated.notice = std::string(caller.texts->sentence(caller.language, "program.member_inactive"));
    if (viewed) simulated.usable_credit = credit_of(program, *viewed, total);
    return simulated;
}

}  // namespace

Result<Simulated> simulate(Snapshot& snapshot, Caller const& caller, Simulate const& request) {
    auto program = TRY(program_of(snapshot, caller, request));
    auto basket = TRY(basket_of(snapshot, caller, request));
    auto viewed = TRY(view_member(snapshot, request));
    return simulated(snapshot, caller, *program, request, std::move(basket), viewed);
}

Operation simulate_operation() {
    auto refusals = refusals_of_documents();
    refusals.insert(refusals.end(), {&version_missing, &catalog::good_missing, &members::member_missing, &members::card_missing, &members::card_blocked,
                                     &members::card_replaced, &tenancy::branch_missing, &tenancy::till_missing, &till_elsewhere,
                                     &payments_or_kinds, &payments_do_not_add_up});
    return operation<simulate>({.name = "program.simulate", .summary = "What a basket would earn, and which rules would not apply",
        .route = post("/v1/program/simulations"), .granted_to = {Role::owner, Role::manager, Role::cashier, Role::support, Role::integrator},
        .refusals = refusals});
}

}  // namespace vafa::program
