// The order of everything: who, what, where; the member's state; limits; balance; then judge and write.
#include "club/sales/record_sale.hpp"

#include "club/sales/credit.hpp"
#include "club/sales/discount_limits.hpp"
#include "club/sales/gift_cards.hpp"
#include "club/sales/line_commissions.hpp"
#include "club/sales/program_discounts.hpp"

namespace vafa::sales {

namespace {

constexpr int noon_minute_hour = 12;

Result<Day> day_of_sale(Snapshot& snapshot, Caller const& caller, std::optional<Day> const& asked) {
    if (!asked) return snapshot.today();
    if (caller.role == Role::cashier) return refuse_at("/sale_day", sale_day_not_allowed);
    if (*asked > snapshot.today()) return refuse_at("/sale_day", sale_day_ahead);
    return *asked;
}

/// The hour that rules go by: now; for a sale that comes in later what its till's clock said, or noon.
LocalTime hour_of_sale(Snapshot& snapshot, RecordSale const& request) {
    if (!request.sale_day) return snapshot.zone().local(snapshot.now());
    if (request.till_time) return snapshot.zone().local(*request.till_time);
    return {*request.sale_day, noon_minute_hour, 0, 0};
}

Result<Done> check_payments(Payments const& payments) {
    for (auto [name, paid] : {std::pair{"card", payments.card}, {"cash", payments.cash}, {"other", payments.other}})
        if (paid < Rial{0}) return refuse_at(std::string("/payments/") + name, request_out_of_range);
    auto total = static_cast<__int128>(payments.card.value) + payments.cash.value + payments.other.value;
    if (total > largest_amount) return refuse_at("/payments", total_too_large);
    return Done{};
}

Result<Sale> draft_of(Transaction& tx, Caller const& caller, catalog::Catalog const& catalog, RecordSale const& request) {
    Sale sale;
    sale.id = SaleId{tx.act()};
    sale.place = TRY(place_of(tx, caller, request.branch));
    sale.basket = TRY(price(catalog, request.lines));
    TRY(check_payments(request.payments));
    if (request.hold && request.pin) return refuse_at("/pin", pin_beside_hold);
    if (!request.member && request.hold) return refuse_at("/hold", credit_needs_member);
    if (!request.member && request.credit.value_or(Rial{0}) != Rial{0}) return refuse_at("/credit", credit_needs_member);
    sale.day = TRY(day_of_sale(tx, caller, request.sale_day));
    sale.staff = caller.id;
    sale.payments = request.payments;
    sale.document = request.document;
    sale.till_time = request.till_time;
    return sale;
}

Refused recorded_already(Snapshot& snapshot, Caller const& caller, SaleId recorded) {
    auto sale = find_sale(snapshot, *tenancy::places(snapshot, caller), recorded);
    ensure(sale.has_value(), "a document names no sale");
    auto number = sale->receipt_number();
    return refuse_at("/document", document_recorded_already,
                     {{"sale", recorded.text()}, {"receipt", number ? std::to_string(*number) : recorded.text()}, {"day", sale->day}});
}

/// What must be asked under locks, in one round trip: the buyer's wallets and counters, the till's count, the document.
struct Locked {
    std::optional<Buyer> buyer;
};
Result<Locked> lock_all(Transaction& tx, Caller const& caller, catalog::Catalog const& catalog, RecordSale const& request, Sale& sale) {
    Locked locked;
    std::vector<store::Question> questions;
    if (request.member) {
        auto member = TRY(members::for_sale(tx, *request.member));
        TRY(members::allow_card(member));
        for (auto& question : ledger::questions_of(member.id)) questions.push_back(std::move(question));
        questions.push_back(program::question_of_counters(member.id));
        locked.buyer = Buyer{std::move(member), {}, nullptr};
    }
    if (sale.place.till) questions.push_back(question_of_till_count(sale.place.till));
    if (sale.document) questions.push_back(question_of_document(sale.place.branch, *sale.document));
    auto const before_discounts = questions.size();
    for (auto& question : questions_of_discounts(caller, catalog, sale.basket, request.approval)) questions.push_back(std::move(question));
    auto answers = tx.together(questions);

    std::size_t at = 0;
    if (locked.buyer) {
        auto& buyer = *locked.buyer;
        buyer.wallets = &ledger::adopt(tx, buyer.member.id, std::span<store::Rows const, 3>(answers.data(), 3));
        buyer.counters = program::read_counters(answers[3]);
        sale.member = buyer.member.id;
        tx.set_subject(buyer.member.id.value);
        at = 4;
    }
    if (sale.place.till) sale.till_count = till_count(answers[at++]) + 1;
    if (sale.document && !answers[at].empty()) return recorded_already(tx, caller, answers[at][0].get<SaleId>(0));
    sale.at = tx.now();  // known once the wallets are locked
    if (!request.sale_day) sale.day = tx.today();
    TRY(allow_discounts(tx, caller, catalog, sale, request.approval, std::span(answers).subspan(before_discounts)));
    return locked;
}

Result<Done> give_awards(Buyer& buyer, Sale const& sale, program::Judgement const& judgement) {
    for (auto const& award : judgement.awards) {
        if (award.amount == 0) continue;
        TRY(buyer.wallets->receive({.wallet = award.wallet, .amount = award.amount,
                                    .from = {ledger::Account::issue, award.rule, sale.place.branch},
                                    .reason = ledger::Reason::purchase,
                                    .window = program::in_ledger(award.window),
                                    .origin = {ledger::OriginKind::purchases, 0}, .day = sale.day}));
    }
    return Done{};
}

/// An inactive member's sale is recorded without award.
program::Judgement judge(Transaction& tx, program::Compiled const& program, Buyer const& buyer, program::Basket const& basket) {
    if (buyer.member.status != members::MemberStatus::active) return {};
    return program::evaluate_within_budgets(tx, program, state_of(buyer.member, buyer.counters.counters), basket);
}

Result<Done> give_all(Transaction& tx, Caller const& caller, program::Compiled const& program, Buyer& buyer, Sale& sale,
                      program::Judgement const& judgement) {
    bool is_judged = buyer.member.status == members::MemberStatus::active;
    if (is_judged) {
        sale.state = judgement.state;
        if (judgement.is_purchase) buyer.wallets->buy(sale.day);
        TRY(give_awards(buyer, sale, judgement));
        program::write_counters(tx, buyer.member.id, buyer.counters, judgement.after);
        if (judgement.wins_referral && buyer.member.referrer)
            TRY(program::give_referral_gift(tx, caller, program, buyer.member.referrer, buyer.member.id, sale.day));
        sale.referral = TRY(program::give_referral_commissions(tx, caller, program, buyer.member, sale.day, judgement.base));
    }
    buyer.wallets->post();
    return Done{};
}

}  // namespace

bool needs_preparation(RecordSale const* request) { return request->pin.has_value(); }

std::uint64_t route_of(RecordSale const* request) { return request->member ? members::route_of(*request->member) : 0; }

std::vector<store::Question> first_questions(RecordSale const* request) {
    std::vector<store::Question> questions;
    if (request->member) questions.push_back(members::question_for_sale(*request->member));
    return questions;
}

Result<members::PinCompared> compare_pin_of_sale(Preparation const& preparation, Caller const&, RecordSale const& request) {
    if (!request.member || !request.pin) return members::PinCompared{};
    return members::compare_pin(preparation, *request.member, *request.pin);
}

Result<Receipt> record_sale(Transaction& tx, Caller const& caller, RecordSale const& request, members::PinCompared const& pin) {
    auto catalog = catalog::catalog(tx, caller);
    auto sale = TRY(draft_of(tx, caller, *catalog, request));
    TRY(share_lines(tx, *catalog, sale));
    auto locked = TRY(lock_all(tx, caller, *catalog, request, sale));
    auto program = program::compiled_for_quote(tx, caller, request.program_version);
    sale.program_version = program::version_of(*program);

    program::Judgement judgement;
    auto& buyer = locked.buyer;
    if (buyer) {
        if (program::has_discounts(*program) && buyer->member.status == members::MemberStatus::active) {
            auto basket = judged_basket(*catalog, sale, hour_of_sale(tx, request));
            auto prices = request.prices.value_or(PricesAre::settled);
            sale.discounts = take_discounts(sale, prices, *program, buyer->member, buyer->counters.counters, basket).given;
        }
        CreditAsked asked{request.credit, request.hold, request.pin.has_value(), pin};
        sale.credit = TRY(take_credit(tx, caller, *buyer, asked, *program, sale.basket.net_of_goods(), sale.place.branch));
    }
    TRY(sell_gift_cards(tx, caller, sale, request.lines));
    if (request.gift_cards) TRY(pay_by_gift_cards(tx, caller, sale, *request.gift_cards));
    if (sale.payments.total() != sale.payable())
        return refuse_at("/payments", payments_do_not_add_up, {{"payable", sale.payable()}, {"paid", sale.payments.total()}});
    if (buyer) {
        auto basket = judged_basket(*catalog, sale, hour_of_sale(tx, request));
        basket.is_open = request.prices == PricesAre::open;
        judgement = judge(tx, *program, *buyer, basket);
        TRY(give_all(tx, caller, *program, *buyer, sale, judgement));
    }
    TRY(give_commissions(tx, sale));
    insert_sale(tx, sale);
    if (sale.till_count) write_till_count(tx, sale.place.till, *sale.till_count);

    std::optional<MemberBrief> brief;
    if (buyer) brief = brief_of(buyer->member, *buyer->wallets, tx.today());
    return receipt_of(tx, caller, sale, *program, judgement, std::move(brief));
}

}  // namespace vafa::sales
