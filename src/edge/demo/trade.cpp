// Hours at the tills: who comes, what they buy, how they pay, what they bring back.
#include <algorithm>

#include "base/jalali.hpp"
#include "edge/demo/sample.hpp"

namespace vafa::demo {

namespace {

constexpr std::int64_t rial_a_thousand_toman = 10'000;
constexpr std::int64_t credit_cap = 2'000'000;

/// What is being bought, as the till knows it before it asks.
struct Basket {
    std::vector<std::int64_t> quantities;
    std::string lines;
    std::int64_t net = 0;
};

Basket fill_basket(Sample& sample) {
    auto& random = sample.random;
    Basket basket;
    json::Writer out;
    out.begin_array();
    for (auto lines = 1 + random.often_small(5); lines > 0; --lines) {
        auto const& good = sample.goods[static_cast<std::size_t>(random.often_small(static_cast<std::int64_t>(sample.goods.size())))];
        auto quantity = 1 + random.often_small(3);
        auto gross = good.price * quantity;
        auto discount = random.chance(5) ? gross / 10 / rial_a_thousand_toman * rial_a_thousand_toman : 0;
        Json line;
        random.chance(70) ? line("barcode", good.barcode) : line("good", good.id);
        line("quantity", quantity);
        if (discount > 0) line("discount", discount);
        out.raw(line.text());
        basket.quantities.push_back(quantity);
        basket.net += gross - discount;
    }
    out.end_array();
    basket.lines = out.take();
    return basket;
}

std::string named(Random& random, Customer const& customer) {
    if (!customer.card.empty() && random.chance(60)) return Json()("kind", "card")("card", customer.card).text();
    if (random.chance(20)) return Json()("kind", "number")("number", customer.number).text();
    return Json()("kind", "mobile")("mobile", customer.mobile).text();
}

std::string paid(Random& random, std::int64_t amount) {
    auto kind = random.weighted({76, 20, 4});
    return Json()("card", kind == 0 ? amount : 0)("cash", kind == 1 ? amount : 0)("other", kind == 2 ? amount : 0).text();
}

struct Visit {
    std::size_t customer = 0;
    bool is_guest = false;
    Basket basket;
    std::int64_t credit = 0;
    bool brings_back = false;
};

std::string request_of(Sample& sample, Visit const& visit) {
    Json request;
    if (!visit.is_guest) request.raw("member", named(sample.random, sample.customers[visit.customer]));
    request.raw("lines", visit.basket.lines).raw("payments", paid(sample.random, visit.basket.net - visit.credit));
    if (visit.credit > 0) request("credit", visit.credit);
    return request.text();
}

void remember(Sample& sample, Visit const& visit, Outcome const& receipt) {
    ++sample.tally.sales;
    sample.tally.with_credit += visit.credit > 0;
    if (visit.brings_back) sample.to_return.push_back({receipt.text("sale"), visit.basket.quantities});
    if (visit.is_guest) return;
    auto& customer = sample.customers[visit.customer];
    customer.credit = receipt.number("member.balances.credit");
    customer.bought += visit.basket.net;
}

Visit visit_of(Sample& sample) {
    auto& random = sample.random;
    Visit visit;
    visit.is_guest = random.chance(8);
    visit.customer = static_cast<std::size_t>(random.often_small(static_cast<std::int64_t>(sample.customers.size())));
    visit.basket = fill_basket(sample);
    visit.brings_back = random.chance(2);
    auto& customer = sample.customers[visit.customer];
    auto usable = std::min({customer.credit, credit_cap, visit.basket.net}) / rial_a_thousand_toman * rial_a_thousand_toman;
    if (!visit.is_guest && usable >= 5 * rial_a_thousand_toman && random.chance(16)) {
        visit.credit = usable;
        customer.credit -= usable;  // not twice while it is on its way
    }
    return visit;
}

void bring_back(Sample& sample) {
    auto sale = std::move(sample.to_return.front());
    sample.to_return.pop_front();
    auto& random = sample.random;
    auto line = random.below(static_cast<std::int64_t>(sale.quantities.size()));
    auto quantity = random.between(1, sale.quantities[static_cast<std::size_t>(line)]);
    auto lines = "[" + Json()("line", line + 1)("quantity", quantity).text() + "]";
    auto const& till = random.pick(sample.tills);
    sample.crowd.ask_later(till.cashier, "sales.return", Json()("sale", sale.id).raw("lines", lines)("reason", "پشیمان شد").text(),
                           [&sample](Outcome const& returned) { sample.tally.returns += returned.accepted().is_accepted(); });
}

std::string enrolment(Sample& sample, InventedPerson const& person, bool is_known) {
    auto& random = sample.random;
    Json request;
    request("mobile", is_known ? std::string(known_mobile) : person.mobile)("gender", person.is_female ? "female" : "male");
    request("first_name", person.first_name)("last_name", person.last_name)("neighbourhood", person.neighbourhood)("city", "تهران");
    auto birth = from_jalali(person.birth_year, person.birth_month, person.birth_day);
    if (birth) request("birth_day", iso_day(*birth));
    if (is_known) request("card", known_card);
    request("issue_card", !is_known && random.chance(45));
    if (is_known) request("group", sample.member_groups[0]);
    if (!sample.customers.empty() && random.chance(12)) request("referrer", random.pick(sample.customers).number);
    return request.text();
}

}  // namespace

void enrol(Sample& sample, std::int64_t count) {
    std::vector<Customer> joined(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
    for (auto& customer : joined) {
        auto person = invent_person(sample.random, sample.people);
        bool is_known = sample.people++ == 0;
        if (is_known) person = {true, "سارا", "محمدی", std::string(known_mobile), "ونک", 1370, 9, 3};
        customer.mobile = person.mobile;
        auto const& till = sample.random.pick(sample.tills);
        sample.crowd.ask_later(till.cashier, "members.enrol", enrolment(sample, person, is_known), [&customer](Outcome const& enrolled) {
            customer.id = enrolled.accepted().text("id");
            customer.number = enrolled.number("number");
            customer.card = enrolled.text_or_none("card");
        });
    }
    sample.crowd.wait();
    sample.customers.insert(sample.customers.end(), joined.begin(), joined.end());
}

void trade(Sample& sample, std::int64_t count) {
    while (std::int64_t(sample.to_return.size()) > sample.size.sales / 1500) bring_back(sample);
    std::vector<Visit> again;
    for (std::int64_t at = 0; at < count; ++at) {
        auto visit = visit_of(sample);
        auto const& till = sample.random.pick(sample.tills);
        auto request = request_of(sample, visit);
        sample.crowd.ask_later(till.cashier, "sales.record", request, [&sample, &again, visit = std::move(visit)](Outcome const& receipt) {
            if (receipt.is_accepted()) return remember(sample, visit, receipt);
            if (visit.credit == 0) receipt.accepted();  // nothing else of ours may be refused
            ++sample.tally.refused;
            again.push_back(visit);
        });
    }
    sample.crowd.wait();
    // the cap of the day, or a lot that ended last night: the sale goes on without credit
    for (auto& visit : again) {
        visit.credit = 0;
        sample.crowd.ask_later(sample.random.pick(sample.tills).cashier, "sales.record", request_of(sample, visit),
                               [&sample, visit](Outcome const& receipt) { remember(sample, visit, receipt.accepted()); });
    }
    sample.crowd.wait();
}

void look_at_groups(Sample& sample) {
    constexpr std::int64_t much = 150'000'000, little = 50'000'000;  // rial in a season
    for (auto& customer : sample.customers) {
        auto bought = std::exchange(customer.bought, 0);
        if (customer.mobile == known_mobile) continue;
        auto const& group = sample.member_groups[bought > much ? 0 : bought > little ? 1 : 2];
        sample.crowd.ask_later(sample.manager, "members.set_group", Json()("member", customer.id)("group", group).text(),
                               [](Outcome const& moved) { moved.accepted(); });
    }
    sample.crowd.wait();
}

}  // namespace vafa::demo
