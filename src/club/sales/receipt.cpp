// Receipts are made from the rows of the sale; a reprint judges the sale again by what is stored with it.
#include "club/sales/receipt.hpp"

#include <map>

#include "club/sales/line_commissions.hpp"
#include "club/sales/program_discounts.hpp"
#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

std::vector<std::string> notices_of(Caller const& caller, std::optional<MemberBrief> const& member) {
    std::vector<std::string> notices;
    if (member && member->status != members::MemberStatus::active) notices.push_back(notice(caller, "member_inactive"));
    if (member && member->is_credit_frozen) notices.push_back(notice(caller, "credit_frozen"));
    return notices;
}

/// The judgement of a sale that was recorded before, made again from what it was judged by.
program::Judgement judged_again(catalog::Catalog const& catalog, program::Compiled const& program, Sale const& sale) {
    if (!sale.state) return {};
    auto judged = program::restore(program, judged_basket(catalog, sale, {}), *sale.state);
    return program::evaluate_again(program, judged);
}

Result<SaleShown> shown(Snapshot& snapshot, Caller const& caller, SaleId id) {
    auto places = tenancy::places(snapshot, caller);
    auto sale = find_sale(snapshot, *places, id);
    if (!sale || !caller.may_act_at(sale->place.branch)) return refuse(sale_missing);
    auto program = program::compiled_version(snapshot, caller, sale->program_version);
    std::optional<MemberBrief> brief;
    if (sale->member) {
        auto member = members::for_sale(snapshot, members::ById{sale->member});
        if (member) brief = brief_of(*member, ledger::view(snapshot, member->id), snapshot.today());
    }
    SaleShown result;
    auto catalog = catalog::catalog(snapshot, caller);
    name_collaborators(snapshot, *sale);
    if (program::document_of(*program).referral_commission) sale->referral = referral_parts_of(snapshot, id);
    sale->discounts = discounts_again(*catalog, *program, *sale);
    result.receipt = receipt_of(snapshot, caller, *sale, *program, judged_again(*catalog, *program, *sale), std::move(brief));
    if (sale->staff != caller.id) result.receipt.cashier = tenancy::staff_name(snapshot, StaffId{sale->staff});
    if (auto approver = approver_of(snapshot, id)) result.approved_by = tenancy::staff_name(snapshot, *approver);
    std::map<std::int64_t, std::int64_t> returned;
    for (auto const& row : returns_of(snapshot, *places, id)) {
        for (auto const& [line, quantity] : row.pieces) returned[line] += quantity;
        if (!row.undoes)
            result.returns.push_back({row.id, row.at, row.value, row.gift_back, row.credit_back, row.cash_back, row.points,
                                      tenancy::staff_name(snapshot, StaffId{row.staff}), row.reason, false});
        for (auto& earlier : result.returns) earlier.is_undone |= row.undoes == earlier.id;
    }
    for (auto const& [line, quantity] : returned)
        if (quantity > 0) result.returned.push_back({line, quantity});
    return result;
}

}  // namespace

Receipt receipt_of(Snapshot& snapshot, Caller const& caller, Sale const& sale, program::Compiled const& program,
                   program::Judgement const& judgement, std::optional<MemberBrief> member) {
    Receipt receipt;
    receipt.sale = sale.id;
    receipt.number = sale.receipt_number();
    receipt.document = sale.document;
    receipt.at = sale.at;
    receipt.day = sale.day;
    receipt.club_name = tenancy::places(snapshot, caller)->club_name();
    receipt.branch_name = sale.place.branch_name;
    receipt.till_number = sale.place.till_number;
    receipt.cashier = caller.name;
    receipt.lines = sale.basket.lines;
    receipt.discounts = program::show(program, sale.discounts, *caller.texts, caller.language, caller.money_unit);
    receipt.gross = sale.basket.gross;
    receipt.discount = sale.basket.discount;
    receipt.net = sale.basket.net;
    receipt.credit = sale.credit;
    receipt.gift = sale.gift;
    for (auto const& one : sale.gift_cards)
        if (one.line == 0) receipt.gift_cards.push_back({one.tail, one.amount, one.left});
    receipt.payable = sale.payable();
    receipt.payments = sale.payments;
    receipt.points = judgement.points();
    receipt.earned_credit = judgement.credit();
    receipt.awards = awards_shown(program, judgement, caller);
    receipt.notices = notices_of(caller, member);
    if (!sale.referral.empty() && sale.referral.front().level == 1) receipt.to_referrer = sale.referral.front().amount;
    if (member) receipt.next_reward = next_reward(program, member->balances.points);
    receipt.member = std::move(member);
    receipt.program_version = sale.program_version;
    return receipt;
}

Result<SaleShown> show_sale(Snapshot& snapshot, Caller const& caller, ShowSale const& request) {
    return shown(snapshot, caller, request.sale);
}

Result<SaleShown> find_receipt(Snapshot& snapshot, Caller const& caller, FindReceipt const& request) {
    auto places = tenancy::places(snapshot, caller);
    auto const* till = places->till_of_rank(request.number / receipts_of_a_till);
    if (!till) return refuse_at("/number", sale_missing);
    auto id = find_sale_of_receipt(snapshot, till->till, request.number % receipts_of_a_till);
    if (!id) return refuse_at("/number", sale_missing);
    return shown(snapshot, caller, *id);
}

Result<SalesListed> list_sales(Snapshot& snapshot, Caller const& caller, ListSales const& request) {
    if (request.branch && !caller.may_act_at(*request.branch)) return refuse_at("/branch", foreign_branch);
    auto branch = request.branch.value_or(caller.branches.size() == 1 ? caller.branches[0] : BranchId{});
    if (!branch && !caller.branches.empty()) return refuse_at("/branch", branch_not_named);
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    SaleFilter filter{request.member.value_or(MemberId{}), branch, request.from_day.value_or(Day{-1'000'000}),
                      request.to_day.value_or(Day{1'000'000}), request.cursor.value_or(SaleId{past_all_ids}), limit + 1};
    auto sales = sales_before(snapshot, *tenancy::places(snapshot, caller), filter);
    SalesListed listed;
    for (auto const& sale : sales) {
        if (static_cast<std::int64_t>(listed.items.size()) == limit) {
            listed.next_cursor = listed.items.back().sale;
            break;
        }
        auto member = as_optional(sale.member);
        listed.items.push_back({sale.id, sale.receipt_number(), member, sale.place.branch, sale.at, sale.day, sale.basket.net, sale.credit});
    }
    return listed;
}

}  // namespace vafa::sales
