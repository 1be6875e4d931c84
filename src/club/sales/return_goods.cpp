// A return adds its own rows; what is kept is what was bought less all that came back.
#include "club/sales/return_goods.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/sales/legs.hpp"
#include "club/sales/store.hpp"

namespace vafa::sales {

namespace {

/// A sale, all its returns, and the wallets it concerns, locked.
struct Opened {
    tenancy::Place place;
    Sale sale;
    std::vector<ReturnRow> returns;
    ledger::Wallets* wallets = nullptr;
    Kept kept;
};

/// Returns are taken at any branch; the member's wallets are locked before the returns are counted.
Result<Opened> open(Transaction& tx, Caller const& caller, SaleId id, std::optional<BranchId> const& branch) {
    Opened opened;
    opened.place = TRY(place_of(tx, caller, branch));
    auto places = tenancy::places(tx, caller);
    auto sale = find_sale(tx, *places, id);
    if (!sale) return refuse_at("/sale", sale_missing);
    opened.sale = std::move(*sale);
    if (opened.sale.member) {
        tx.set_subject(opened.sale.member.value);
        opened.wallets = &ledger::lock(tx, opened.sale.member);
    }
    opened.returns = returns_of(tx, *places, id);
    for (auto const& line : opened.sale.basket.lines) opened.kept.before.push_back(line.quantity);
    for (auto const& row : opened.returns)
        for (auto const& [line, quantity] : row.pieces) opened.kept.before[static_cast<std::size_t>(line - 1)] -= quantity;
    opened.kept.after = opened.kept.before;
    return opened;
}

/// Takes the asked pieces out of what is kept; the same line twice is added up.
Result<Done> take_pieces(Opened& opened, std::vector<ReturnedLine> const& lines) {
    if (lines.empty()) return refuse_at("/lines", return_empty);
    auto count = static_cast<std::int64_t>(opened.sale.basket.lines.size());
    for (std::size_t index = 0; index < lines.size(); ++index) {
        auto const& asked = lines[index];
        auto pointer = "/lines/" + std::to_string(index);
        if (asked.line < 1 || asked.line > count) return refuse_at(pointer + "/line", return_line_unknown);
        auto at = static_cast<std::size_t>(asked.line - 1);
        auto const& line = opened.sale.basket.lines[at];
        if (asked.quantity < 1 || asked.quantity > most_pieces)
            return refuse_at(pointer + "/quantity", quantity_out_of_range, {{"most", most_pieces}});
        opened.kept.after[at] -= asked.quantity;
        if (opened.kept.after[at] < 0)
            return refuse_at(pointer + "/quantity", return_too_many, {{"good", line.name}, {"left", opened.kept.before[at]}});
    }
    return Done{};
}

Result<Done> check_window(Transaction& tx, Caller const& caller, Sale const& sale) {
    auto program = program::compiled_version(tx, caller, sale.program_version);
    auto last = program::last_return_day(*program, sale.day);
    if (last && tx.today() > *last) return refuse(return_window_over, {{"last_day", *last}});
    return Done{};
}

ReturnRow row_of(Transaction& tx, Caller const& caller, Opened const& opened, Legs const& legs) {
    ReturnRow row;
    row.id = ReturnId{tx.act()};
    row.sale = opened.sale.id;
    row.nth = static_cast<std::int64_t>(opened.returns.size()) + 1;
    row.place = opened.place;
    row.staff = caller.id;
    row.day = tx.today();
    row.at = tx.now();
    row.value = legs.value;
    row.credit_back = legs.credit_back;
    row.cash_back = legs.cash_back;
    row.withheld = legs.withheld;
    for (std::size_t at = 0; at < opened.kept.before.size(); ++at)
        if (auto pieces = opened.kept.before[at] - opened.kept.after[at]; pieces != 0)
            row.pieces.emplace_back(static_cast<std::int64_t>(at) + 1, pieces);
    return row;
}

ReturnReceipt receipt_of(Transaction& tx, Caller const& caller, Opened const& opened, Legs const& legs, ReturnRow const& row) {
    ReturnReceipt receipt;
    receipt.id = row.id;
    receipt.sale = row.sale;
    receipt.number = opened.sale.receipt_number();
    receipt.at = row.at;
    receipt.day = row.day;
    receipt.branch_name = row.place.branch_name;
    receipt.cashier = caller.name;
    for (auto const& [number, quantity] : row.pieces) {
        auto at = static_cast<std::size_t>(number - 1);
        auto const& line = opened.sale.basket.lines[at];
        auto value = [&](std::int64_t kept) { return value_of_pieces(line.net, line.quantity, line.quantity - kept); };
        receipt.lines.push_back({number, line.name, quantity, opened.kept.after[at],
                                 value(opened.kept.after[at]) - value(opened.kept.before[at])});
    }
    receipt.value = legs.value;
    receipt.credit_back = legs.credit_back;
    receipt.cash_back = legs.cash_back;
    receipt.withheld = legs.withheld;
    receipt.points = legs.points;
    receipt.earned_credit = legs.earned_credit;
    if (!opened.sale.member) return receipt;
    auto member = members::for_sale(tx, members::ById{opened.sale.member});
    if (member) receipt.member = brief_of(*member, *opened.wallets, tx.today());
    return receipt;
}

}  // namespace

Result<ReturnReceipt> return_goods(Transaction& tx, Caller const& caller, ReturnGoods const& request) {
    auto opened = TRY(open(tx, caller, request.sale, request.branch));
    TRY(take_pieces(opened, request.lines));
    TRY(check_window(tx, caller, opened.sale));
    auto legs = TRY(move_legs(tx, caller, opened.sale, opened.kept, opened.place, opened.wallets));
    auto row = row_of(tx, caller, opened, legs);
    if (request.reason) row.reason = tidy_name(*request.reason);
    insert_return(tx, row);
    return receipt_of(tx, caller, opened, legs, row);
}

Result<ReturnReceipt> undo_return(Transaction& tx, Caller const& caller, UndoReturn const& request) {
    auto opened = TRY(open(tx, caller, request.sale, request.branch));
    auto undone = std::find_if(opened.returns.begin(), opened.returns.end(),
                               [&](auto const& row) { return row.id == request.id && !row.undoes; });
    if (undone == opened.returns.end()) return refuse_at("/id", return_missing);
    for (auto const& row : opened.returns)
        if (row.undoes == request.id) return refuse_at("/id", return_undone_already);
    for (auto const& [line, quantity] : undone->pieces) opened.kept.after[static_cast<std::size_t>(line - 1)] += quantity;
    auto legs = TRY(move_legs(tx, caller, opened.sale, opened.kept, opened.place, opened.wallets));
    auto row = row_of(tx, caller, opened, legs);
    row.undoes = request.id;
    insert_return(tx, row);
    return receipt_of(tx, caller, opened, legs, row);
}

}  // namespace vafa::sales
