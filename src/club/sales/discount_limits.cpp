// The limit is of the person, not of the till: whoever signs in has their own.
#include "club/sales/discount_limits.hpp"

#include <algorithm>

#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

bool is_rate(BasisPoints rate) { return rate.value >= 0 && rate.value <= one_whole; }

/// What the line costs at its own price or the catalogue's, whichever is more.
Rial full_price(catalog::Catalog const& catalog, PricedLine const& line) {
    auto const* good = line.good ? catalog.find(*line.good) : nullptr;
    auto piece = good ? std::max(good->price, line.unit_price) : line.unit_price;
    return Rial{piece.value * line.quantity};
}

bool is_given(catalog::Catalog const& catalog, PricedLine const& line) { return full_price(catalog, line) > line.net; }

/// The most that may be taken off a line at a rate, in rial.
Rial most_off(catalog::Catalog const& catalog, PricedLine const& line, BasisPoints rate) {
    return Rial{multiply_floor(full_price(catalog, line).value, rate.value, one_whole)};
}

PricedLine const* first_above(catalog::Catalog const& catalog, PricedBasket const& basket, BasisPoints rate) {
    auto above = std::find_if(basket.lines.begin(), basket.lines.end(), [&](auto const& line) {
        return full_price(catalog, line) - line.net > most_off(catalog, line, rate);
    });
    return above == basket.lines.end() ? nullptr : &*above;
}

Refused refuse_line(catalog::Catalog const& catalog, PricedLine const& line, BasisPoints rate) {
    return refuse_at("/lines/" + std::to_string(line.line - 1) + "/discount", discount_above_limit,
                     {{"good", line.name}, {"most", most_off(catalog, line, rate)}});
}

}  // namespace

Result<DiscountLimit> set_discount_limit(Transaction& tx, Caller const&, SetDiscountLimit const& request) {
    if (request.rate && !is_rate(*request.rate)) return refuse_at("/rate", discount_out_of_range);
    if (tenancy::staff_name(tx, request.staff).empty()) return refuse_at("/staff", limit_of_nobody);
    put_discount_limit(tx, request.staff, request.rate);
    return DiscountLimit{request.staff, request.rate};
}

Result<DiscountLimitList> list_discount_limits(Snapshot& snapshot, Caller const&, ListDiscountLimits const&) {
    DiscountLimitList list;
    for (auto const& [staff, rate] : all_discount_limits(snapshot)) list.items.push_back({staff, rate});
    return list;
}

std::optional<BasisPoints> discount_limit_of(Snapshot& snapshot, Caller const& caller) {
    auto question = question_of_discount_limit(StaffId{caller.id});
    return discount_limit(snapshot.together(question)[0]);
}

Result<tenancy::PasswordChecked> compare_approver(Preparation const& preparation, Caller const&, ApproveDiscount const& request) {
    return tenancy::compare_password(preparation, request.login, request.password);
}

Result<DiscountApproved> approve_discount(Transaction& tx, Caller const& caller, ApproveDiscount const& request,
                                          tenancy::PasswordChecked const& checked) {
    auto place = TRY(place_of(tx, caller, request.branch));
    if (!is_rate(request.rate)) return refuse_at("/rate", discount_out_of_range);
    auto approver = TRY(tenancy::vouch(tx, checked));
    auto const& branches = approver.branches;
    bool is_here = branches.empty() || std::find(branches.begin(), branches.end(), place.branch) != branches.end();
    bool is_manager = approver.role == Role::owner || approver.role == Role::manager;
    if (!is_manager || !is_here) return refuse_at("/login", approver_not_allowed);
    auto question = question_of_discount_limit(approver.id);
    auto own = discount_limit(tx.together(question)[0]);
    if (own && request.rate > *own) return refuse_at("/rate", approver_limited);
    ApprovalRow row{DiscountApprovalId{tx.act()}, caller.id, place, request.rate, approver.id, tx.today(), tx.now(), {}};
    insert_approval(tx, row);
    return DiscountApproved{row.id, approver.name, request.rate};
}

std::vector<store::Question> questions_of_discounts(Caller const& caller, catalog::Catalog const& catalog, PricedBasket const& basket,
                                                    std::optional<DiscountApprovalId> const& approval) {
    bool is_any = std::any_of(basket.lines.begin(), basket.lines.end(), [&](auto const& line) { return is_given(catalog, line); });
    if (!is_any || caller.id == 0) return {};
    std::vector<store::Question> questions{question_of_discount_limit(StaffId{caller.id})};
    if (approval) questions.push_back(question_of_approval(*approval));
    return questions;
}

Result<Done> allow_discounts(Transaction& tx, Caller const& caller, catalog::Catalog const& catalog, Sale const& sale,
                             std::optional<DiscountApprovalId> const& approval, std::span<store::Rows const> answers) {
    if (answers.empty()) return Done{};
    auto limit = discount_limit(answers[0]);
    auto const* above = limit ? first_above(catalog, sale.basket, *limit) : nullptr;
    if (!above) return Done{};
    if (!approval) return refuse_line(catalog, *above, *limit);
    auto row = approval_from(answers[1]);
    if (!row || row->staff != caller.id) return refuse_at("/approval", approval_missing);
    if (row->used_by) return refuse_at("/approval", approval_used);
    if (row->day != tx.today()) return refuse_at("/approval", approval_ended);
    if (auto const* beyond = first_above(catalog, sale.basket, row->rate)) return refuse_line(catalog, *beyond, row->rate);
    insert_approval_use(tx, *approval, sale.id);
    return Done{};
}

}  // namespace vafa::sales
