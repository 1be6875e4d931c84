// Each act is asked of the program and done to the naive account; then both are read.
#include "properties/shopper.hpp"

#include <cstdlib>

#include "properties/json_text.hpp"

namespace vafa::properties {

Shopper::Shopper(world::Club& club, world::Person till, std::string member, Chance& chance)
    : club_(club), till_(std::move(till)), chance_(chance) {
    account_.member = std::move(member);
}

void Shopper::acts() {
    auto kind = number(1, 100);
    if (kind <= 42) sells();
    else if (kind <= 64) returns_some();
    else if (kind <= 67) returns_too_much();
    else if (kind <= 74) undoes_a_return();
    else if (kind <= 82) holds_credit();
    else if (kind <= 88) captures();
    else if (kind <= 92) voids();
    else asks_again();
}

std::int64_t Shopper::number(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(chance_);
}

world::Reply Shopper::asks(std::string const& operation, std::string const& request) {
    auto key = world::Person::fresh_key();
    ++acts_asked_;
    auto reply = till_.asks(operation, request, key);
    last_ = {operation, request, key, reply.body()};
    return reply;
}

NaiveSale Shopper::basket(std::string& lines_json) {
    NaiveSale sale;
    auto count = number(1, 3);
    for (std::int64_t at = 0; at < count; ++at) {
        auto price = number(1, 5) == 1 ? number(1, 50) : number(1'000, 700'000);
        auto quantity = number(1, 6);
        auto discount = number(1, 3) == 1 ? number(0, price * quantity) : 0;
        sale.lines.push_back({price * quantity - discount, quantity, 0});
        lines_json += std::string(at == 0 ? "" : ",") + R"({"name":"چای","unit_price":)" + std::to_string(price) + R"(,"quantity":)" +
                      std::to_string(quantity) + R"(,"discount":)" + std::to_string(discount) + "}";
    }
    return sale;
}

std::string Shopper::sale_request(std::string const& lines_json, NaiveSale const& sale, std::string const& credit_json) const {
    return R"({"member":{"kind":"id","id":")" + account_.member + R"("},"lines":[)" + lines_json + R"(],"payments":{"card":)" +
           std::to_string(sale.net() - sale.credit) + R"(,"cash":0,"other":0})" + credit_json + "}";
}

void Shopper::records(NaiveSale sale, std::string const& request, std::string const& refusal) {
    auto reply = asks("sales.record", request);
    if (!refusal.empty()) {
        reply.is_refused(refusal);
        return compares();
    }
    sale.id = reply.accepted().text("sale");
    account_.sales.push_back(std::move(sale));
    agree(reply);
}

void Shopper::sells() {
    std::string lines;
    auto sale = basket(lines);
    auto most = std::min(sale.net(), account_.spendable());
    auto way = number(1, 10);
    if (way > 5 && way < 10) sale.credit = number(0, most);
    if (way == 10) sale.credit = std::min(sale.net(), account_.spendable() + number(1, 1000));
    bool is_short = sale.credit > account_.spendable();
    records(sale, sale_request(lines, sale, R"(,"credit":)" + std::to_string(sale.credit)), is_short ? "ledger.balance_short" : "");
}

NaiveSale* Shopper::some_kept_sale() {
    std::vector<NaiveSale*> kept;
    for (auto& sale : account_.sales)
        if (!sale.is_all_returned()) kept.push_back(&sale);
    return kept.empty() ? nullptr : kept[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(kept.size()) - 1))];
}

void Shopper::takes_back(NaiveSale& sale, std::map<std::size_t, std::int64_t> const& pieces) {
    auto reply = asks("sales.return", R"({"sale":")" + sale.id + R"(","lines":)" + pieces_json(pieces) + "}");
    sale.returns.push_back({reply.accepted().text("id"), pieces, false});
    for (auto const& [line, quantity] : pieces) sale.lines[line].returned += quantity;
    agree(reply);
}

void Shopper::returns_some() {
    auto* sale = some_kept_sale();
    if (!sale) return;
    std::map<std::size_t, std::int64_t> pieces;
    for (std::size_t line = 0; line < sale->lines.size(); ++line) {
        auto kept = sale->lines[line].kept();
        if (kept > 0 && (pieces.empty() || number(0, 1) == 1)) pieces[line] = number(1, kept);
    }
    takes_back(*sale, pieces);
}

void Shopper::returns_too_much() {
    auto* sale = some_kept_sale();
    if (!sale) return;
    std::map<std::size_t, std::int64_t> pieces{{0, sale->lines[0].kept() + number(1, 3)}};
    asks("sales.return", R"({"sale":")" + sale->id + R"(","lines":)" + pieces_json(pieces) + "}").is_refused("returns.more_than_bought");
    compares();
}

void Shopper::undoes_a_return() {
    for (auto& sale : account_.sales) {
        for (auto& taken : sale.returns) {
            if (taken.is_undone || number(0, 2) != 0) continue;
            auto credit_before = sale.credit_kept(), spendable = account_.spendable();
            for (auto const& [line, quantity] : taken.pieces) sale.lines[line].returned -= quantity;
            auto reply = asks("sales.undo_return", R"({"sale":")" + sale.id + R"(","id":")" + taken.id + R"("})");
            bool is_short = sale.credit_kept() - credit_before > spendable;
            if (is_short) {  // the credit that went back was spent meanwhile
                reply.is_refused("ledger.balance_short");
                for (auto const& [line, quantity] : taken.pieces) sale.lines[line].returned += quantity;
                return compares();
            }
            taken.is_undone = reply.accepted().is_accepted();
            return agree(reply);
        }
    }
}

void Shopper::holds_credit() {
    auto spendable = account_.spendable();
    auto amount = number(1, std::max<std::int64_t>(1, spendable + spendable / 8));
    auto reply = asks("sales.hold", R"({"member":{"kind":"id","id":")" + account_.member + R"("},"amount":)" + std::to_string(amount) + "}");
    if (amount > spendable) reply.is_refused("ledger.balance_short");
    else account_.holds[reply.accepted().text("hold")] = amount;
    compares();
}

void Shopper::captures() {
    if (account_.holds.empty()) return;
    auto [hold, amount] = *account_.holds.begin();
    std::string lines;
    auto sale = basket(lines);
    sale.credit = std::min({sale.net(), amount, number(1, amount)});
    if (sale.credit == 0) return;
    account_.holds.erase(hold);  // the rest of it is free again
    records(sale, sale_request(lines, sale, R"(,"hold":")" + hold + R"(","credit":)" + std::to_string(sale.credit)), "");
}

void Shopper::voids() {
    if (account_.holds.empty()) return;
    auto hold = account_.holds.begin()->first;
    asks("sales.void_hold", R"({"hold":")" + hold + R"(","member":")" + account_.member + R"("})").accepted();
    account_.holds.erase(hold);
    compares();
}

void Shopper::asks_again() {
    if (last_.key.empty()) return;
    acts_asked_ += 2;
    auto again = till_.asks(last_.operation, last_.request, last_.key);
    EXPECT_EQ(again.body(), last_.body) << last_.operation << last_.request;
    std::string lines;
    auto other = basket(lines);
    auto reply = till_.asks("sales.record", sale_request(lines, other, ""), last_.key);
    if (again.answer().is_replay) reply.is_refused("key.reused_for_another_request");
    else {  // what bound no key may be used for something else
        other.id = reply.accepted().text("sale");
        account_.sales.push_back(other);
    }
    compares();
}

void Shopper::returns_everything() {
    while (auto* sale = some_kept_sale()) {
        std::map<std::size_t, std::int64_t> pieces;
        for (std::size_t line = 0; line < sale->lines.size(); ++line)
            if (auto kept = sale->lines[line].kept(); kept > 0) pieces[line] = number(1, 2) == 1 ? kept : number(1, kept);
        takes_back(*sale, pieces);
    }
}

void Shopper::compares() {
    agree(till_.asks("sales.quote", R"({"member":{"kind":"id","id":")" + account_.member + R"("},"lines":[{"name":"چای","unit_price":1}]})"));
}

void Shopper::agree(world::Reply const& reply) {
    auto balance = [&](std::string const& name) { return reply.accepted().number("member.balances." + name); };
    EXPECT_EQ(balance("points") - balance("points_debt"), account_.points()) << last_.operation << last_.request;
    EXPECT_EQ(balance("credit") + balance("credit_held") - balance("credit_debt"), account_.credit()) << last_.operation << last_.request;
    EXPECT_EQ(balance("credit_held"), account_.held()) << last_.operation << last_.request;
    if (testing::Test::HasFailure()) throw std::runtime_error("the program and the naive account disagree");
}

int acts_of_run(int usual) {
    if (auto const* given = std::getenv("VAFA_ACTS")) return std::atoi(given);
    auto const* is_long = std::getenv("VAFA_LONG");
    return is_long && *is_long ? 10 * usual : usual;
}

std::uint64_t seed_of_run() {
    if (auto const* given = std::getenv("VAFA_SEED")) return std::strtoull(given, nullptr, 10);
    return std::random_device{}();
}

}  // namespace vafa::properties
