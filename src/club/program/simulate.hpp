// Trying a program: what would this basket earn for this member on that day, and which rules would not apply and why not.
#pragma once

#include "club/program/referral_shown.hpp"

namespace vafa::program {

struct SimulatedLine {
    std::optional<catalog::GoodId> good;
    std::optional<catalog::GoodsGroupId> goods_group;
    std::optional<catalog::GoodClass> good_class;
    std::optional<BasisPoints> vat;
    std::int64_t quantity = 1;
    Rial net;
};
constexpr auto describe(SimulatedLine const*) {
    return fields(field("good", &SimulatedLine::good, "A good of the catalogue, which tells its group, class and VAT."),
                  field("goods_group", &SimulatedLine::goods_group, "Without a good: the group of goods."),
                  field("class", &SimulatedLine::good_class, "Without a good: what kind of thing it is; default normal."),
                  field("vat", &SimulatedLine::vat, "Without a good: the VAT rate that the net includes; default 0."),
                  field("quantity", &SimulatedLine::quantity, "Pieces, 1 to 1,000,000."),
                  field("net", &SimulatedLine::net, "What the line costs before the program's discounts, in rial."));
}

struct Simulate {
    std::optional<members::MemberRef> member;
    std::optional<members::GroupId> group;
    std::vector<SimulatedLine> lines;
    std::optional<Rial> credit;
    std::optional<Day> day;
    std::optional<std::int64_t> minute;
    std::optional<BranchId> branch;
    std::optional<TillId> till;
    std::optional<Payments> payments;
    std::vector<PaymentKind> paid_by;
    std::optional<std::int64_t> version;
    std::optional<Document> draft;
};
constexpr auto describe(Simulate const*) {
    return fields(field("member", &Simulate::member, "A member, with their counters as they are now; absent: somebody new."),
                  field("group", &Simulate::group, "The group to judge by, instead of the member's own."),
                  field("lines", &Simulate::lines, "The basket."), field("credit", &Simulate::credit, "The part paid with credit, in rial."),
                  field("day", &Simulate::day, "The business day; absent: today."),
                  field("minute", &Simulate::minute, "Minute of the day, 0 to 1,439; absent: now."),
                  field("branch", &Simulate::branch, "Where; absent: the till's branch, or the caller's."),
                  field("till", &Simulate::till, "At which till; absent: the caller's own, where they are at its branch."),
                  field("payments", &Simulate::payments, "How what credit leaves is paid, as a sale says it; must add up to it."),
                  field("paid_by", &Simulate::paid_by, "Instead of amounts, which may not be known yet: the kinds alone."),
                  field("version", &Simulate::version, "A published version; absent: the one in force."),
                  field("draft", &Simulate::draft, "A document that is not published, instead of a version."));
}

struct Simulated {
    JudgementShown judgement;
    Rial payable;
    std::vector<ReferralShown> referral;
    std::optional<std::string> notice;
    std::optional<UsableCredit> usable_credit;
};
constexpr auto describe(Simulated const*) {
    return fields(field("judgement", &Simulated::judgement, "What the basket earns and why."),
                  field("payable", &Simulated::payable, "What is to be paid: the basket without the program's discounts and without credit, in rial."),
                  field("referral", &Simulated::referral, "What who brought the member would get, and those who brought these; the friend's gift too."),
                  field("notice", &Simulated::notice, "With an inactive member: that the sale would be recorded and give nothing."),
                  field("usable_credit", &Simulated::usable_credit, "With a member: how much credit this basket may be paid with."));
}
Result<Simulated> simulate(Snapshot& snapshot, Caller const& caller, Simulate const& request);

Operation simulate_operation();

}  // namespace vafa::program
