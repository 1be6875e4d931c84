// A return adds its own rows; what is kept is what was bought less all that came back.
#include "club/sales/return_goods.hpp"

#include <algorithm>
#include <functional>

#include "base/text.hpp"
#include "club/sales/activity.hpp"
#include "club/sales/gift_cards.hpp"
#include "club/sales/line_commissions.hpp"
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

/// Returns are taken at any branch; what the sale moved is opened, and locked, before the returns are counted.
Result<Opened> open(Snapshot& snapshot, Caller const& caller, SaleId id, std::optional<BranchId> const& branch,
                    std::function<ledger::Wallets*(Sale const&)> const& wallets_of) {
    Opened opened;
    opened.place = TRY(place_of(snapshot, caller, branch));
    auto places = tenancy::places(snapshot, caller);
    auto sale = find_sale(snapshot, *places, id);
    if (!sale) return refuse_at("/sale", sale_missing);
    opened.sale = std::move(*sale);
    opened.wallets = wallets_of(opened.sale);
    opened.returns = returns_of(snapshot, *places, id);
    opened.kept.before = opened.kept.after = pieces_kept(opened.sale, opened.returns);
    return opened;
}

Result<Opened> open_locked(Transaction& tx, Caller const& caller, SaleId id, std::optional<BranchId> const& branch) {
    return open(tx, caller, id, branch, [&tx](Sale const& sale) -> ledger::Wallets* {
        auto* wallets = sale.member ? &ledger::lock(tx, sale.member) : nullptr;
        if (wallets) tx.set_subject(wallets->owner().value);
        lock_gift_cards(tx, sale);
        return wallets;
    });
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

Result<Done> check_window(Snapshot& snapshot, Caller const& caller, Sale const& sale) {
    auto program = program::compiled_version(snapshot, caller, sale.program_version);
    auto last = program::last_return_day(*program, sale.day);
    if (last && snapshot.today() > *last) return refuse(return_window_over, {{"last_day", *last}});
    return Done{};
}

/// All that is refused about the pieces, for quotes and returns alike.
Result<Done> allow_return(Snapshot& snapshot, Caller const& caller, Opened& opened, std::vector<ReturnedLine> const& lines) {
    TRY(take_pieces(opened, lines));
    TRY(check_window(snapshot, caller, opened.sale));
    return allow_return_of_cards(snapshot, opened.sale, opened.kept);
}

std::vector<std::pair<std::int64_t, std::int64_t>> pieces_of(Kept const& kept) {
    std::vector<std::pair<std::int64_t, std::int64_t>> pieces;
    for (std::size_t at = 0; at < kept.before.size(); ++at)
        if (auto quantity = kept.before[at] - kept.after[at]; quantity != 0)
            pieces.emplace_back(static_cast<std::int64_t>(at) + 1, quantity);
    return pieces;
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
    row.gift_back = legs.gift_back;
    row.credit_back = legs.credit_back;
    row.cash_back = legs.cash_back;
    row.withheld = legs.withheld;
    row.points = legs.points;
    row.earned_credit = legs.earned_credit;
    row.pieces = pieces_of(opened.kept);
    return row;
}

std::vector<ReturnReceiptLine> lines_of(Opened const& opened) {
    std::vector<ReturnReceiptLine> lines;
    for (auto const& [number, quantity] : pieces_of(opened.kept)) {
        auto at = static_cast<std::size_t>(number - 1);
        auto const& line = opened.sale.basket.lines[at];
        auto value = [&](std::int64_t kept) { return value_of_pieces(line.net, line.quantity, line.quantity - kept); };
        lines.push_back({number, line.name, quantity, opened.kept.after[at],
                         value(opened.kept.after[at]) - value(opened.kept.before[at])});
    }
    return lines;
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
    receipt.lines = lines_of(opened);
    receipt.value = legs.value;
    receipt.gift_back = legs.gift_back;
    receipt.credit_back = legs.credit_back;
    receipt.cash_back = legs.cash_back;
    receipt.withheld = legs.withheld;
    receipt.points = legs.points;
    receipt.earned_credit = legs.earned_credit;
    if (!opened.sale.member) return receipt;
    auto member = members::for_sale(tx, members::ById{opened.sale.member});
    if (member) receipt.member = brief_of(*member, ledger::lock(tx, member->id), tx.today());
    return receipt;
}

}  // namespace

Result<ReturnQuoted> quote_return(Snapshot& snapshot, Caller const& caller, ReturnGoods const& request) {
    std::optional<ledger::Wallets> viewed, of_person;
    PersonOfSale person;
    auto opened = TRY(open(snapshot, caller, request.sale, request.branch, [&](Sale const& sale) -> ledger::Wallets* {
        if (!sale.member) return nullptr;
        viewed.emplace(ledger::view(snapshot, sale.member));
        person.id = person_of(snapshot, sale, *viewed);
        person.wallets = &viewed->first_record();
        if (person.wallets->member() != person.id) person.wallets = &of_person.emplace(ledger::view(snapshot, person.id));
        person.counters = program::counters_of(snapshot, person.id);
        if (person.id != sale.member) person.share = program::counters_of(snapshot, sale.member);
        return &*viewed;
    }));
    TRY(allow_return(snapshot, caller, opened, request.lines));
    auto legs = TRY(reckon_legs(snapshot, caller, opened.sale, opened.kept, opened.place, opened.wallets, person)).legs;
    return ReturnQuoted{lines_of(opened), legs.value, legs.gift_back, legs.credit_back, legs.cash_back, legs.withheld, legs.points, legs.earned_credit};
}

Result<ReturnReceipt> return_goods(Transaction& tx, Caller const& caller, ReturnGoods const& request) {
    auto opened = TRY(open_locked(tx, caller, request.sale, request.branch));
    TRY(allow_return(tx, caller, opened, request.lines));
    auto legs = TRY(move_legs(tx, caller, opened.sale, opened.kept, opened.place, opened.wallets));
    TRY(move_commissions(tx, opened.sale, opened.kept, opened.place));
    auto row = row_of(tx, caller, opened, legs);
    if (request.reason) row.reason = tidy_name(*request.reason);
    insert_return(tx, row);
    return receipt_of(tx, caller, opened, legs, row);
}

Result<ReturnReceipt> undo_return(Transaction& tx, Caller const& caller, UndoReturn const& request) {
    auto opened = TRY(open_locked(tx, caller, request.sale, request.branch));
    auto undone = std::find_if(opened.returns.begin(), opened.returns.end(),
                               [&](auto const& row) { return row.id == request.id && !row.undoes; });
    if (undone == opened.returns.end()) return refuse_at("/id", return_missing);
    for (auto const& row : opened.returns)
        if (row.undoes == request.id) return refuse_at("/id", return_undone_already);
    for (auto const& [line, quantity] : undone->pieces) opened.kept.after[static_cast<std::size_t>(line - 1)] += quantity;
    auto legs = TRY(move_legs(tx, caller, opened.sale, opened.kept, opened.place, opened.wallets));
    TRY(move_commissions(tx, opened.sale, opened.kept, opened.place));
    auto row = row_of(tx, caller, opened, legs);
    row.undoes = request.id;
    insert_return(tx, row);
    return receipt_of(tx, caller, opened, legs, row);
}

}  // namespace vafa::sales
