// The same `evaluate` and `judge_kept` as the till's: only where the counters come from differs.
#include "club/reports/replay/judging.hpp"

#include <algorithm>

namespace vafa::reports {

namespace {

using ledger::Wallet;

std::vector<std::int64_t> pieces_of(program::Basket const& basket) {
    std::vector<std::int64_t> pieces;
    for (auto const& line : basket.lines) pieces.push_back(line.quantity);
    return pieces;
}

Rial value_returned(program::Basket const& basket, std::vector<std::int64_t> const& kept) {
    Rial returned;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        auto const& line = basket.lines[i];
        returned += program::value_of_pieces(line.net, line.quantity, line.quantity - kept[i]);
    }
    return returned;
}

/// The credit part of what is kept.
Rial credit_kept(program::Basket const& basket, std::vector<std::int64_t> const& kept) {
    return std::max(Rial{0}, basket.credit - value_returned(basket, kept));
}

void return_discounts(Stood const& stood, std::vector<std::int64_t> const& after, Moves& moves) {
    for (auto const& off : stood.discounts) {
        auto bought = stood.basket.lines[off.line].quantity;
        auto share = [&](std::int64_t kept) { return program::value_of_pieces(off.amount, bought, bought - kept); };
        auto back = share(after[off.line]) - share(stood.kept[off.line]);
        if (back != Rial{0}) moves.discounts.push_back({off.line, off.rule, -back});
    }
}

void add_gift(Moves& moves, program::Compiled const& program, program::Gift const& gift, std::int64_t ref, Day day, bool is_given) {
    auto add = [&](Wallet wallet, std::int64_t amount) {
        if (!is_given) return moves.add({wallet, ref, -amount, {}});
        auto usual = wallet == Wallet::points ? program::points_window(program, day) : program::credit_window(program, day);
        moves.add({wallet, ref, amount, gift.life ? program::window_of(*gift.life, day) : usual});
    };
    add(Wallet::points, gift.points.value_or(Points{0}).value);
    add(Wallet::credit, gift.credit.value_or(Rial{0}).value);
}

bool is_same(program::Discounts const& judged, std::vector<PastDiscount> const& stored) {
    std::vector<std::tuple<std::size_t, std::int64_t, Rial>> given, kept;
    for (auto const& one : judged.given)
        for (auto const& off : one.lines)
            if (off.amount != Rial{0}) given.emplace_back(static_cast<std::size_t>(off.line), one.rule, off.amount);
    for (auto const& off : stored) kept.emplace_back(off.line, off.rule, off.amount);
    std::sort(given.begin(), given.end());
    std::sort(kept.begin(), kept.end());
    return given == kept;
}

}  // namespace

std::shared_ptr<program::Compiled const> Editions::version(std::int64_t version) {
    auto& known = known_[version];
    if (!known) known = program::compiled_version(snapshot_, caller_, version);
    return known;
}

void Moves::add(Movement const& movement) {
    auto same = std::find_if(all_.begin(), all_.end(), [&](auto const& one) { return one.wallet == movement.wallet && one.ref == movement.ref; });
    if (same == all_.end()) {
        if (movement.amount != 0) all_.push_back(movement);
        return;
    }
    same->amount += movement.amount;
    if (movement.window) same->window = movement.window;
    if (same->amount == 0) all_.erase(same);
}

std::vector<sales::SaleId> coming_back(Past const& past) {
    std::vector<sales::SaleId> all;
    for (auto const& returned : past.returns) all.push_back(returned.sale);
    std::sort(all.begin(), all.end());
    return all;
}

std::int64_t Moves::sum(Wallet wallet) const {
    std::int64_t sum = 0;
    for (auto const& one : all_)
        if (one.wallet == wallet) sum += one.amount;
    return sum;
}

std::int64_t Moves::of(Wallet wallet, std::int64_t ref) const {
    for (auto const& one : all_)
        if (one.wallet == wallet && one.ref == ref) return one.amount;
    return 0;
}

Stood sold(std::shared_ptr<program::Compiled const> program, program::Basket basket, std::optional<std::string> state, std::vector<PastDiscount> discounts) {
    auto kept = pieces_of(basket);
    return {std::move(program), std::move(basket), std::move(state), std::move(discounts), std::move(kept)};
}

void add_friends_gift(Moves& moves, program::Compiled const& program, Day day, bool is_given) {
    auto const& referral = program::document_of(program).referral;
    if (!referral) return;
    (is_given ? moves.to_referrer : moves.from_referrer) = referral->to_referrer;
    if (referral->to_friend) add_gift(moves, program, *referral->to_friend, program::referral_ref, day, is_given);
}

Moves moves_of_rows(PastSale const& sale) {
    Moves moves;
    moves.spent = sale.basket.credit;
    moves.discounts = sale.discounts;
    for (auto const& line : sale.basket.lines) moves.value -= line.net;
    return moves;
}

AsItWas judge_as_it_was(Side& side, Editions& editions, PastSale const& sale) {
    AsItWas judged{moves_of_rows(sale)};
    auto& moves = judged.moves;
    auto program = editions.version(sale.version);
    if (side.comes_back(sale.id)) side.keep(sale.id, sold(program, sale.basket, sale.state, sale.discounts));
    if (!sale.state) return judged;
    auto carried = program::restore(*program, sale.basket, *sale.state);
    judged.has_own_discounts = sale.discounts.empty() || is_same(program::judge_discounts_again(*program, carried), sale.discounts);
    carried.member.counters = std::move(side.counters);
    auto judgement = program::evaluate_again(*program, carried);
    judged.has_own_state = judgement.state == *sale.state;
    side.counters = judgement.after;
    if (!judged.has_own_state) judgement = program::evaluate_again(*program, program::restore(*program, sale.basket, *sale.state));
    for (auto const& award : judgement.awards) moves.add({award.wallet, award.rule, award.amount, award.window});
    if (judgement.wins_referral && side.has_referrer) add_friends_gift(moves, *program, sale.day, true);
    return judged;
}

Moves Side::take_return(PastReturn const& past) {
    Moves moves;
    auto found = stood_.find(past.sale);
    if (found == stood_.end()) return moves;
    auto& stood = found->second;
    auto after = stood.kept;
    for (auto const& [line, quantity] : past.pieces) after[line] -= quantity;
    moves.value = value_returned(stood.basket, after) - value_returned(stood.basket, stood.kept);
    moves.spent = credit_kept(stood.basket, after) - credit_kept(stood.basket, stood.kept);
    return_discounts(stood, after, moves);
    if (stood.state) {
        auto sale = program::restore(*stood.program, stood.basket, *stood.state);
        auto judged = program::judge_kept(*stood.program, sale, stood.kept, after, counters);
        for (auto const& change : judged.changes) moves.add({change.wallet, change.rule, change.amount, change.window});
        if (has_referrer && judged.wins_referral) add_friends_gift(moves, *stood.program, stood.basket.day, true);
        if (has_referrer && judged.loses_referral) add_friends_gift(moves, *stood.program, stood.basket.day, false);
        counters = judged.after;
    }
    stood.kept = std::move(after);
    return moves;
}

}  // namespace vafa::reports
