// A quote asks the same functions as the sale, on a snapshot; it is a promise of the program's version alone.
#include "club/sales/quote_sale.hpp"

#include <algorithm>

#include "base/template_text.hpp"
#include "club/sales/credit.hpp"
#include "club/sales/discount_limits.hpp"
#include "club/sales/line_commissions.hpp"
#include "club/sales/program_discounts.hpp"
#include "operation/texts.hpp"

namespace vafa::sales {

namespace {

/// What the quote knows of the member; nothing is locked.
struct Viewed {
    members::MemberForSale member;
    ledger::Wallets wallets;
    program::Counters counters;
    Rial held{0};  // for this very sale: spendable here, and already counted by today's cap

    Rial spendable() const { return Rial{wallets.balance(ledger::Wallet::credit).spendable} + held; }
    Rial used_today() const { return std::max(Rial{0}, Rial{wallets.spent_today(ledger::Wallet::credit)} - held); }
};

Result<Rial> held_for_it(ledger::Wallets const& wallets, std::optional<ledger::HoldId> hold) {
    if (!hold) return Rial{0};
    for (auto const& live : wallets.live_holds())
        if (live.id == *hold && live.wallet == ledger::Wallet::credit) return Rial{live.amount};
    return refuse_at("/hold", ledger::hold_ended);
}

Result<std::optional<Viewed>> view_member(Snapshot& snapshot, QuoteSale const& request) {
    if (!request.member) return std::optional<Viewed>{};
    auto member = TRY(members::for_sale(snapshot, *request.member));
    TRY(members::allow_card(member));
    auto wallets = ledger::view(snapshot, member.id);
    auto held = TRY(held_for_it(wallets, request.hold));
    auto counters = program::counters_of(snapshot, member.id);
    return std::optional<Viewed>(Viewed{std::move(member), std::move(wallets), std::move(counters), held});
}

std::string sentence_of(Caller const& caller, program::UsableCredit const& usable, std::string const& state) {
    auto bound = state.empty() ? std::string(name_of(usable.bound_by)) : state;
    auto key = "usable." + (usable.most == Rial{0} && state.empty() && usable.minimum > Rial{0} ? "under_minimum" : bound);
    return fill(caller.texts->sentence(caller.language, key), {{"most", usable.most}, {"minimum", usable.minimum}}, caller.language,
                caller.money_unit);
}

CreditUsable usable_of(Snapshot& snapshot, Caller const& caller, Viewed const& viewed, program::Compiled const& program,
                       Rial net, std::optional<Rial> asked) {
    auto spendable = viewed.spendable();
    auto caps = program::redemption_for(program, viewed.member.group);
    auto usable = program::usable_credit(caps, net, spendable, viewed.used_today());
    auto allowed = members::allow_spending(viewed.member);
    std::string state;
    if (!allowed) {
        usable.most = Rial{0};
        state = viewed.member.is_credit_frozen ? "frozen" : "inactive";
    }
    auto policy = members::consent_policy(snapshot, caller);
    CreditUsable shown{usable.most, spendable, usable.invoice_cap, usable.day_left, {}, {}, sentence_of(caller, usable, state)};
    if (usable.minimum > Rial{0}) shown.minimum = usable.minimum;
    shown.consent = members::needed_consent(policy, asked.value_or(usable.most));
    return shown;
}

/// The same refusals as the sale's, without consent, which the quote only announces.
Result<Done> allow_asked(Viewed const& viewed, program::Compiled const& program, Rial net, Rial asked) {
    if (asked == Rial{0}) return Done{};
    if (asked < Rial{0}) return refuse_at("/credit", request_out_of_range);
    TRY(members::allow_spending(viewed.member));
    if (asked > net) return refuse_at("/credit", credit_above_payable, {{"payable", net}, {"asked", asked}});
    TRY(program::allow_redemption(program::redemption_for(program, viewed.member.group), net, asked, viewed.used_today()));
    auto spendable = viewed.spendable();
    if (asked > spendable) return refuse_at("/credit", ledger::balance_short, {{"spendable", spendable}});
    return Done{};
}

void add_judgement(Snapshot& snapshot, SaleQuoted& quoted, Caller const& caller, program::Compiled const& program, Viewed const& viewed,
                   program::Basket const& basket) {
    if (viewed.member.status != members::MemberStatus::active) return;
    auto judgement = program::evaluate_within_budgets(snapshot, program, state_of(viewed.member, viewed.counters), basket);
    quoted.points = judgement.points();
    quoted.earned_credit = judgement.credit();
    quoted.awards = awards_shown(program, judgement, caller);
    for (auto& missed : not_applied_shown(program, judgement, caller)) quoted.not_applied.push_back(std::move(missed));
}

void add_discounts(SaleQuoted& quoted, Caller const& caller, program::Compiled const& program, Viewed const& viewed, Sale& sale,
                   PricesAre prices, program::Basket const& basket) {
    if (viewed.member.status != members::MemberStatus::active) return;
    auto discounts = take_discounts(sale, prices, program, viewed.member, viewed.counters, basket);
    quoted.discounts = program::show(program, discounts.given, *caller.texts, caller.language, caller.money_unit);
    program::Judgement missed;
    missed.not_applied = std::move(discounts.not_applied);
    quoted.not_applied = not_applied_shown(program, missed, caller);
}

}  // namespace

Result<SaleQuoted> quote_sale(Snapshot& snapshot, Caller const& caller, QuoteSale const& request) {
    auto catalog = catalog::catalog(snapshot, caller);
    Sale sale;
    sale.place = TRY(place_of(snapshot, caller, request.branch));
    if (!request.lines.empty()) sale.basket = TRY(price(*catalog, request.lines));
    TRY(share_lines(snapshot, *catalog, sale));
    sale.credit = request.credit.value_or(Rial{0});
    sale.day = snapshot.today();
    sale.payments = request.payments.value_or(Payments{});
    if (!request.member && (sale.credit != Rial{0} || request.hold)) return refuse_at("/credit", credit_needs_member);
    auto viewed = TRY(view_member(snapshot, request));
    if (viewed && !request.credit) sale.credit = viewed->held;
    auto program = program::compiled(snapshot, caller);

    SaleQuoted quoted;
    auto const& basket = sale.basket;
    quoted.program_version = program::version_of(*program);
    quoted.discount_limit = discount_limit_of(snapshot, caller);
    quoted.credit = sale.credit;
    auto const local = snapshot.zone().local(snapshot.now());
    if (viewed) {
        add_discounts(quoted, caller, *program, *viewed, sale, request.prices.value_or(PricesAre::settled), judged_basket(*catalog, sale, local));
        TRY(allow_asked(*viewed, *program, basket.net_of_goods(), sale.credit));
        quoted.member = brief_of(viewed->member, viewed->wallets, snapshot.today());
        quoted.usable_credit = usable_of(snapshot, caller, *viewed, *program, basket.net_of_goods(), request.credit);
        add_judgement(snapshot, quoted, caller, *program, *viewed, judged_basket(*catalog, sale, local));
        if (viewed->member.status != members::MemberStatus::active) quoted.notices.push_back(notice(caller, "member_inactive"));
        if (viewed->member.is_credit_frozen) quoted.notices.push_back(notice(caller, "credit_frozen"));
        quoted.next_reward = next_reward(*program, quoted.member->balances.points + quoted.points);
    }
    quoted.gross = basket.gross;
    quoted.discount = basket.discount;
    quoted.net = basket.net;
    quoted.payable = basket.net - sale.credit;
    quoted.lines = std::move(sale.basket.lines);
    return quoted;
}

}  // namespace vafa::sales
