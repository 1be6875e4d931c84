// Words of the till over operations.
#include "world/shop.hpp"

#include <atomic>

namespace vafa::world {

namespace {

std::string const usual_rules = R"(
    {"number":1,"name":"امتیاز خرید","when":[],"gives":{"kind":"points_per_amount","points":1,"per":200000}},
    {"number":2,"name":"اعتبار خرید","when":[],"gives":{"kind":"credit_percent","percent":300}})";

}  // namespace

std::string rules(std::string const& all, std::string const& more) {
    return R"({"rules":[)" + all + "]" + (more.empty() ? "" : "," + more) + "}";
}

std::string usual_program_with(std::string const& more) { return rules(usual_rules, more); }

std::string const& usual_program() {
    static std::string const program = usual_program_with("");
    return program;
}

Shop::Shop(std::string const& program) {
    publishes(program);
    owner.asks("members.set_consent_policy", R"({"pin_from":9000000000000000})").accepted();
    cashier = staff("cashier", till);
    other_cashier = staff("cashier", second_till);
}

void Shop::publishes(std::string const& program) { owner.asks("program.publish", R"({"document":)" + program + "}").accepted(); }

std::string Shop::fresh_mobile() {
    static std::atomic<std::int64_t> count = 9120000000;
    return "0" + std::to_string(++count);
}

std::string Shop::member(std::string const& more) {
    auto enrolled = cashier.asks("members.enrol", R"({"mobile":")" + fresh_mobile() + "\"" + (more.empty() ? "" : "," + more) + "}");
    return enrolled.accepted().text("id");
}

std::string Shop::friend_of(std::string const& referrer, std::string const& more) {
    auto number = owner.asks("members.show", R"({"member":")" + referrer + R"("})").accepted().number("number");
    return member(R"("referrer":)" + std::to_string(number) + (more.empty() ? "" : "," + more));
}

std::string Shop::member_with_pin(std::string const& pin) {
    auto id = member();
    cashier.asks("members.set_pin", R"({"member":")" + id + R"(","pin":")" + pin + R"("})").accepted();
    return id;
}

void Shop::gives_credit(std::string const& member, std::int64_t rial) {
    owner.asks("ledger.adjust", R"({"member":")" + member + R"(","wallet":"credit","amount":)" + std::to_string(rial) + R"(,"words":"برای داستان"})")
        .accepted();
}

Reply Shop::sells_by(Person const& who, std::string const& member, std::int64_t rial, std::int64_t credit, std::string const& more,
                     std::string const& key) {
    auto request = (member.empty() ? "{" : R"({"member":)" + by_id(member) + ",") + R"("lines":[)" + line(rial) +
                   R"(],"payments":{"card":0,"cash":)" + std::to_string(rial - credit) + R"(,"other":0})" +
                   (credit != 0 ? R"(,"credit":)" + std::to_string(credit) : "") + (more.empty() ? "" : "," + more) + "}";
    return who.asks("sales.record", request, key);
}

Reply Shop::sells(std::string const& member, std::int64_t rial, std::int64_t credit, std::string const& more) {
    return sells_by(cashier, member, rial, credit, more, Person::fresh_key());
}

Reply Shop::sells_pieces(std::string const& member, std::int64_t price, std::int64_t pieces, std::int64_t credit) {
    return cashier.asks("sales.record", R"({"member":)" + by_id(member) + R"(,"lines":[)" + line(price, pieces) + R"(],"payments":{"card":)" +
                                            std::to_string(price * pieces - credit) + R"(,"cash":0,"other":0},"credit":)" + std::to_string(credit) + "}");
}

Reply Shop::returns_by(Person const& who, Reply const& sale, std::int64_t number, std::int64_t pieces) {
    return who.asks("sales.return", R"({"sale":")" + sale.text("sale") + R"(","lines":[{"line":)" + std::to_string(number) + R"(,"quantity":)" +
                                        std::to_string(pieces) + "}]}");
}

Reply Shop::returns(Reply const& sale, std::int64_t number, std::int64_t pieces) {
    auto quoted = quotes_return(sale, number, pieces);
    auto done = returns_by(cashier, sale, number, pieces);
    EXPECT_EQ(quoted.answer().refusal, done.answer().refusal);
    if (!quoted.is_accepted() || !done.is_accepted()) {
        EXPECT_EQ(quoted.text("detail"), done.text("detail"));
        return done;
    }
    for (auto const* leg : {"value", "credit_back", "cash_back", "withheld", "points", "earned_credit"})
        EXPECT_EQ(quoted.number(leg), done.number(leg)) << "the quote of a return promised another " << leg;
    EXPECT_EQ(quoted.at("lines"), done.at("lines"));
    return done;
}

Reply Shop::quotes_return(Reply const& sale, std::int64_t number, std::int64_t pieces) {
    return cashier.asks("sales.quote_return", R"({"sale":")" + sale.text("sale") + R"(","lines":[{"line":)" + std::to_string(number) +
                                                  R"(,"quantity":)" + std::to_string(pieces) + "}]}");
}

Reply Shop::undoes(Reply const& sale, Reply const& returned) {
    return cashier.asks("sales.undo_return", R"({"sale":")" + sale.text("sale") + R"(","id":")" + returned.text("id") + R"("})");
}

Reply Shop::holds(std::string const& member, std::int64_t rial, std::string const& more) {
    return cashier.asks("sales.hold", R"({"member":)" + by_id(member) + R"(,"amount":)" + std::to_string(rial) + (more.empty() ? "" : "," + more) + "}");
}

Reply Shop::quote(std::string const& member, std::int64_t rial, std::string const& more) {
    return cashier.asks("sales.quote", R"({"member":)" + by_id(member) + R"(,"lines":[)" + line(rial) + "]" + (more.empty() ? "" : "," + more) + "}");
}

Reply Shop::balances(std::string const& member) {
    auto quoted = cashier.asks("sales.quote", R"({"member":)" + by_id(member) + R"(,"lines":[]})");
    quoted.accepted();
    return quoted;
}

std::int64_t Shop::points(std::string const& member) { return balances(member).number("member.balances.points"); }
std::int64_t Shop::credit(std::string const& member) { return balances(member).number("member.balances.credit"); }
std::int64_t Shop::points_debt(std::string const& member) { return balances(member).number("member.balances.points_debt"); }

}  // namespace vafa::world
