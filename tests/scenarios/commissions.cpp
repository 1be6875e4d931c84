// Collaborators: a share in a line, posted with its sale, gone with its return, paid out once.
#include "world/at_once.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

class Salon : public Shop {
  public:
    std::string defines(std::string const& name, int percent, std::string const& more = "") {
        return owner.asks("collaborators.define", R"({"name":")" + name + R"(","percent":)" + std::to_string(percent) + more + "}").accepted().text("id");
    }
    static std::string line(std::int64_t price, std::string const& collaborator, int pieces = 1) {
        return R"({"name":"خدمت","unit_price":)" + std::to_string(price) + R"(,"quantity":)" + std::to_string(pieces) +
               (collaborator.empty() ? "}" : R"(,"collaborator":")" + collaborator + R"("})");
    }
    Reply sells_lines(std::string const& lines, std::int64_t paid, std::string const& member = "") {
        return cashier.asks("sales.record", (member.empty() ? "{" : R"({"member":)" + by_id(member) + ",") + R"("lines":[)" + lines +
                                                R"(],"payments":{"card":0,"cash":)" + std::to_string(paid) + R"(,"other":0}})");
    }
    Reply statement(std::string const& collaborator) { return owner.asks("collaborators.statement", R"({"collaborator":")" + collaborator + R"("})"); }
    std::int64_t owed(std::string const& collaborator) { return statement(collaborator).accepted().number("collaborator.payable"); }
    Reply settles(std::string const& collaborator, std::string const& more = "", std::string const& reason = "کارت به کارت") {
        return owner.asks("collaborators.settle", R"({"collaborator":")" + collaborator + R"(","reason":")" + reason + "\"" + more + "}");
    }
};

}  // namespace

SCENARIO("Each line has its own collaborator, and what they are due follows returns and their undoing exactly [F090 F091 B17 B21]") {
    Salon salon;
    auto nails = salon.defines("مریم", 1500), hair = salon.defines("ناهید", 3333);
    auto sara = salon.member();
    auto sold = salon.sells_lines(Salon::line(100'001, nails, 3) + "," + Salon::line(500'000, hair) + "," + Salon::line(70'000, ""), 870'003, sara).accepted();
    EXPECT_EQ(sold.text("lines.0.collaborator_name"), "مریم");
    EXPECT_EQ(salon.owed(nails), 45'000);
    EXPECT_EQ(salon.owed(hair), 166'650);
    EXPECT_EQ(salon.statement(nails).accepted().text("lines.0.act").substr(4), sold.text("sale").substr(4));

    auto back = salon.returns(sold, 1, 1).accepted();
    EXPECT_EQ(salon.owed(nails), 30'000);
    salon.returns(sold, 1, 2).accepted();
    EXPECT_EQ(salon.owed(nails), 0);
    EXPECT_EQ(salon.owed(hair), 166'650);
    salon.undoes(sold, back).accepted();
    EXPECT_EQ(salon.owed(nails), 15'000);
    auto lines = salon.statement(nails).accepted();
    EXPECT_EQ(lines.text("lines.0.what"), "earned");
    EXPECT_EQ(lines.text("lines.1.what"), "taken_back");
    EXPECT_EQ(lines.number("lines.3.balance"), 45'000);
    auto again = salon.owner.asks("sales.show", R"({"sale":")" + sold.text("sale") + R"("})").accepted();
    EXPECT_EQ(again.text("receipt.lines.1.collaborator_name"), "ناهید");
}

SCENARIO("A good's own percent goes before its group's and that before the general one; tax and discounts are nobody's commission [F090 B25]") {
    Salon salon;
    auto group = salon.owner.asks("goods.define_group", R"({"name":"ناخن"})").accepted().text("id");
    auto good = [&](std::string const& name, std::string const& more) {
        return salon.owner.asks("goods.define", R"({"name":")" + name + R"(","price":110000)" + more + "}").accepted().text("id");
    };
    auto gel = good("ژلیش", R"(,"group":")" + group + R"(","vat":1000)"), design = good("طراحی", R"(,"group":")" + group + "\""), other = good("دیگر", "");
    auto who = salon.defines("مریم", 1000, R"(,"goods":[{"good":")" + gel + R"(","percent":5000},{"goods_group":")" + group + R"(","percent":2000}])");
    auto line = [&](std::string const& id, std::string const& more = "") { return R"({"good":")" + id + R"(","collaborator":")" + who + "\"" + more + "}"; };
    salon.sells_lines(line(gel), 110'000).accepted();
    EXPECT_EQ(salon.owed(who), 50'000);
    salon.sells_lines(line(design), 110'000).accepted();
    EXPECT_EQ(salon.owed(who), 72'000);
    salon.sells_lines(line(other, R"(,"discount":10000)"), 100'000).accepted();
    EXPECT_EQ(salon.owed(who), 82'000);
    salon.owner.asks("collaborators.define", R"({"collaborator":")" + who + R"(","name":"مریم","percent":9000})").accepted();
    EXPECT_EQ(salon.owed(who), 82'000);
    salon.sells_lines(line(gel), 110'000).accepted();
    EXPECT_EQ(salon.owed(who), 172'000);
}

SCENARIO("A settlement pays at most what is owed, says why, and what comes back afterwards is owed by the collaborator [F090 B18]") {
    Salon salon;
    auto who = salon.defines("مریم", 1000);
    salon.settles(who).is_refused("collaborators.nothing_payable");
    auto sold = salon.sells_lines(Salon::line(300'000, who), 300'000).accepted();
    salon.settles(who, R"(,"amount":30001)").is_refused("collaborators.more_than_payable");
    salon.settles(who, R"(,"amount":0)").is_refused("collaborators.amount_out_of_range");
    salon.settles(who, "", "ن").is_refused("collaborators.reason_required");
    salon.settles("col_0000000000001").is_refused("collaborators.missing");
    EXPECT_EQ(salon.settles(who, R"(,"amount":10000)").accepted().number("payable"), 20'000);
    EXPECT_EQ(salon.settles(who).accepted().number("paid"), 20'000);
    auto lines = salon.statement(who).accepted();
    EXPECT_EQ(lines.text("lines.0.what"), "paid_out");
    EXPECT_EQ(lines.text("lines.0.reason"), "کارت به کارت");
    salon.returns(sold, 1, 1).accepted();
    EXPECT_EQ(salon.owed(who), -30'000);
    salon.settles(who).is_refused("collaborators.nothing_payable");
    salon.sells_lines(Salon::line(500'000, who), 500'000).accepted();
    EXPECT_EQ(salon.owed(who), 20'000);
    EXPECT_EQ(salon.settles(who).accepted().number("paid"), 20'000);
    lines = salon.statement(who).accepted();
    std::vector<std::string> kinds;
    for (int n = 0; lines.has("lines." + std::to_string(n)); ++n) kinds.push_back(lines.text("lines." + std::to_string(n) + ".what"));
    EXPECT_EQ(kinds, (std::vector<std::string>{"paid_out", "earned", "taken_back", "paid_out", "paid_out", "earned"}));
    EXPECT_EQ(lines.number("lines.1.amount"), 50'000);
    EXPECT_EQ(lines.number("lines.1.balance"), 20'000);
}

SCENARIO("Only an owner or a manager keeps and pays collaborators; a till sees their names, and not what they are owed [F090]") {
    Salon salon;
    auto who = salon.defines("مریم", 1000);
    auto manager = salon.staff("manager");
    salon.cashier.asks("collaborators.define", R"({"name":"کسی","percent":10})").is_refused("caller.not_allowed");
    salon.cashier.asks("collaborators.settle", R"({"collaborator":")" + who + R"(","reason":"برای خودم"})").is_refused("caller.not_allowed");
    salon.cashier.asks("collaborators.statement", R"({"collaborator":")" + who + R"("})").is_refused("caller.not_allowed");
    auto seen = salon.cashier.asks("collaborators.list").accepted();
    EXPECT_EQ(seen.text("items.0.name"), "مریم");
    EXPECT_FALSE(seen.has("items.0.payable"));
    EXPECT_EQ(manager.asks("collaborators.list").accepted().number("items.0.payable"), 0);
    auto const refused = [&](std::string const& more) { return salon.owner.asks("collaborators.define", R"({"name":"ن")" + more + "}"); };
    refused(R"(,"percent":10001)").is_refused("collaborators.percent_out_of_range");
    refused(R"(,"percent":5,"goods":[{"percent":5}])").is_refused("collaborators.rate_of_nothing");
    refused(R"(,"percent":5,"staff":"stf_0000000000001")").is_refused("collaborators.no_such_staff");
    salon.owner.asks("collaborators.define", R"({"name":" ","percent":5})").is_refused("collaborators.name_required");
    salon.owner.asks("collaborators.define", R"({"collaborator":")" + who + R"(","name":"مریم","percent":1000,"is_active":false})").accepted();
    salon.sells_lines(Salon::line(100'000, who), 100'000).is_refused("collaborators.inactive");
    salon.sells_lines(Salon::line(100'000, "col_0000000000001"), 100'000).is_refused("collaborators.missing");
}

SCENARIO("Sales of one collaborator at two tills at once lose nothing, and one settlement pays once [F091 B12]") {
    Salon salon;
    auto who = salon.defines("مریم", 1000);
    auto sold = at_once(8, [&](int n) {
        auto const& till = n % 2 == 0 ? salon.cashier : salon.other_cashier;
        return till.asks("sales.record", R"({"lines":[)" + Salon::line(100'000, who) + R"(],"payments":{"card":0,"cash":100000,"other":0}})");
    });
    EXPECT_EQ(sold, 8);
    EXPECT_EQ(salon.owed(who), 80'000);
    EXPECT_EQ(at_once(4, [&](int) { return salon.settles(who); }), 1);
    EXPECT_EQ(salon.owed(who), 0);
}
