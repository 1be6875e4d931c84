// Locking, reading and posting a member's wallets; receiving, spending, converting, adjusting.
#include <algorithm>

#include "club/ledger/merging.hpp"

namespace vafa::ledger {

namespace {

/// The wallets that an act has locked so far.
struct LockedWallets {
    std::vector<std::unique_ptr<Wallets>> all;

    Wallets* find(MemberId member) const {
        for (auto const& one : all)
            if (one->member() == member) return one.get();
        return nullptr;
    }
};

/// Another act was waited for, perhaps, or was stamped by another program's clock: from here on `now` is not before what the
/// locked wallets have seen, so that their history never goes backwards. Ids and sessions go by the real clock still.
void stamp_not_before(Transaction& tx, Instant latest) {
    if (tx.now() < latest) tx.set_clock(tx.zone(), latest - tx.real_now());
}

void post_lines(Transaction& tx, MemberId member, Purse& purse) {
    auto& lines = purse.lines();
    bool has_lines = purse.posted != lines.size();
    bool is_counted_alone = std::exchange(purse.is_recounted, false) && purse.row().version > 0;
    ensure(!has_lines || tx.proof().size() % canonical_size == 0, "somebody else vouches for something in the ledger's place");
    for (; purse.posted < lines.size(); ++purse.posted) {
        auto& line = lines[purse.posted];
        line.act = tx.act();
        line.at = tx.now();
        line.n = static_cast<std::int64_t>(tx.proof().size() / canonical_size);
        insert_line(tx, line);
        tx.add_proof(canonical_form(line));
    }
    if (has_lines || is_counted_alone || purse.is_moved()) {
        auto row = purse.row_to_keep();
        if (has_lines) row.at = tx.now();
        put_wallet(tx, member, purse.wallet(), row);
        purse.has_kept(row);
    }
    for (auto& lot : purse.lots())
        if (std::exchange(lot.is_changed, false)) put_lot(tx, member, purse.wallet(), lot);
}

/// What of one record has changed since the last time.
void post_record(Wallets::State& state) {
    for (auto* purse : {&state.points, &state.credit}) post_lines(*state.tx, state.member, *purse);
    for (auto& hold : state.holds) {
        if (std::exchange(hold.is_new, false)) insert_hold(*state.tx, hold);
        else if (hold.is_changed) update_hold(*state.tx, hold);
        hold.is_changed = false;
    }
    for (auto const& conversion : state.conversions) put_conversion(*state.tx, conversion);
    if (auto first = std::exchange(state.leaning.changed, std::nullopt)) put_first(*state.tx, state.member, *first);
}

}  // namespace

Fact fact_of(Wallet wallet, std::int64_t amount) {
    if (wallet == Wallet::points) return Points{amount};
    return Rial{amount};
}

Refused short_of(Purse const& purse) {
    return refuse(balance_short, {{"spendable", fact_of(purse.wallet(), purse.spendable())}});
}

MemberId Wallets::State::load(std::span<store::Rows const, 3> answers) {
    MemberId leans_on;
    for (auto const& placed : wallets_from(answers[0])) {
        purse(placed.wallet).open(placed.row);
        if (placed.first) leans_on = placed.first;
    }
    auto active = std::max(points.row().active_day, credit.row().active_day);  // a wallet's own may be of before it had such lots
    for (auto* one : {&points, &credit}) one->set_active(active);
    for (auto const& placed : lots_from(answers[1])) purse(placed.wallet).put(placed.lot);
    holds = holds_from(member, answers[2]);
    std::erase_if(holds, [&](auto const& hold) { return hold.ends_at <= snapshot.now(); });  // by what the wallets have seen
    for (auto const& hold : holds)
        for (auto const& part : hold.parts) lot(hold.wallet, part.lot).held += part.amount;
    settle();
    leaning.points_counted = points.spent_today();
    leaning.credit_counted = credit.spent_today();
    return leans_on;
}

LotBook& Wallets::State::lot(Wallet wallet, std::int64_t number) {
    if (auto* known = purse(wallet).find(number)) return *known;
    auto lot = lot_of(snapshot, member, wallet, number);
    ensure(lot.has_value(), "a line names a lot that there is not");
    return purse(wallet).put(*lot);
}

History Wallets::State::history(Wallet wallet, std::int64_t act) {
    auto known = std::find_if(remembered_.begin(), remembered_.end(),
                              [&](auto const& one) { return one.wallet == wallet && one.act == act; });
    if (known == remembered_.end()) {
        auto lines = lines_about(snapshot, member, wallet, act, purse(wallet).version_at_open());
        known = remembered_.insert(remembered_.end(), {wallet, act, std::move(lines)});
    }
    auto lines = known->lines;
    for (auto const& line : purse(wallet).lines())
        if (concerns(line, act)) lines.push_back(line);
    return history_of(act, lines);
}

Wallets::Wallets(std::unique_ptr<State> state) : state_(std::move(state)) {}
Wallets::~Wallets() = default;
Wallets::Wallets(Wallets&&) noexcept = default;
Wallets& Wallets::operator=(Wallets&&) noexcept = default;

MemberId Wallets::member() const { return state_->member; }
Balance Wallets::balance(Wallet wallet) const { return state_->purse(wallet).balance(); }

std::int64_t Wallets::spent_today(Wallet wallet) const {
    auto sum = state_->purse(wallet).spent_today();
    for (auto const& hold : live_holds())
        if (hold.wallet == wallet && hold.day == state_->snapshot.today()) sum += hold.amount;
    return sum;
}

std::vector<Lot> Wallets::lots(Wallet wallet) const {
    std::vector<Lot> all;
    for (auto const* lot : state_->purse(wallet).by_end([](LotBook const& one) { return one.remaining > 0; })) all.push_back(*lot);
    return all;
}

std::vector<Hold> Wallets::live_holds() const {
    std::vector<Hold> all;
    for (auto const& hold : state_->holds)
        if (hold.state == HoldState::open) all.push_back(hold);
    return all;
}

std::vector<std::int64_t> Wallets::acts_earning(Wallet wallet, std::int64_t rule) const {
    return ledger::acts_earning(state_->snapshot, state_->member, wallet, rule);
}

Standing Wallets::standing(std::int64_t act) {
    Standing standing;
    for (auto wallet : {Wallet::points, state_->credit.wallet()}) {
        auto history = state_->history(wallet, act);
        for (auto const& rule : history.earned) standing.earned.push_back({wallet, rule.rule, rule.total_given(), rule.standing()});
        if (!history.spent.empty()) standing.spent.push_back({wallet, history.spent_taken(), history.spent_standing()});
    }
    return standing;
}

Result<std::int64_t> Wallets::receive(Receive const& request) {
    ensure(request.amount >= 0, "a negative amount was to be received");
    if (request.amount == 0) return std::int64_t{0};
    auto& purse = state_->purse(request.wallet);
    if (!fits_amount(request.amount) || !has_room(*state_, request.wallet, request.amount)) return refuse(amount_too_large);
    auto& lot = purse.lot_for(request.window, request.origin, request.amount);
    purse.move(lot, request.amount, {request.from, request.reason, 0, request.day});
    purse.settle();
    return lot.number;
}

Result<std::vector<Part>> Wallets::spend(Spend const& request) {
    ensure(request.amount >= 0, "a negative amount was to be spent");
    auto& purse = state_->purse(request.wallet);
    if (request.amount > purse.spendable()) return short_of(purse);
    purse.count_spent(purse.today(), request.amount);
    return purse.take(request.amount, {{Account::redemption, 0, request.branch}, Reason::spent, 0, {}});
}

Rial worth(std::int64_t points, ConversionRate rate) { return Rial{multiply_floor(points, rate.rial, rate.points)}; }

Result<Converted> Wallets::convert(Convert const& request) {
    ensure(request.points >= 0 && request.rate.rial >= 0 && request.rate.points > 0, "a conversion without sense");
    if (request.points == 0) return Converted{};
    auto& state = *state_;
    if (request.points > state.points.spendable()) return short_of(state.points);
    auto bought = static_cast<__int128>(request.points) * request.rate.rial / request.rate.points;
    if (bought == 0) return refuse(conversion_too_small);
    if (bought > largest_amount || !state.credit.can_hold(static_cast<std::int64_t>(bought))) return refuse(amount_too_large);
    for (auto const& other : state.conversions) ensure(other.act != state.act(), "an act converts a member's points once");

    auto credit = static_cast<std::int64_t>(bought);
    Cause const cause{{Account::conversion, state.act(), request.branch}, Reason::conversion, 0, {}};
    state.points.take(request.points, cause);
    auto& lot = state.credit.lot_for(request.window, {OriginKind::conversion, state.act()}, credit);
    state.credit.move(lot, credit, cause);
    state.conversions.push_back({state.member, state.act(), request.points, request.rate, lot.number, 0});
    state.credit.settle();
    return Converted{credit, lot.number};
}

Result<std::vector<Part>> Wallets::adjust_out(AdjustOut const& request) {
    ensure(request.amount >= 0, "a negative amount was to be taken away");
    auto& purse = state_->purse(request.wallet);
    if (request.amount > purse.spendable()) return short_of(purse);
    return purse.take(request.amount, {{request.to, 0, request.branch}, request.reason, 0, {}});
}

void Wallets::post() {
    ensure(state_->tx != nullptr, "a view of wallets was to be posted");
    carry_home(*state_);
    post_record(*state_);
    if (auto* first = state_->first()) post_record(*first);
}

Wallets& adopt(Transaction& tx, MemberId member, std::span<store::Rows const, 3> answers) {
    auto& locked = tx.shared<LockedWallets>();
    if (auto* known = locked.find(member)) return *known;
    auto const rows = wallets_from(answers[0]);
    Instant latest;
    for (auto const& placed : rows) latest = std::max(latest, placed.row.at);
    stamp_not_before(tx, latest);
    bool is_collaborator = !rows.empty() && rows[0].wallet == Wallet::commission;  // the sweep names holders alone
    auto state = std::make_unique<Wallets::State>(tx, &tx, member, is_collaborator ? Wallet::commission : Wallet::credit);
    auto& made = *state;
    auto leans_on = state->load(answers);
    auto at = locked.all.size();
    locked.all.emplace_back(new Wallets(std::move(state)));
    if (leans_on) made.leaning.first = lock(tx, leans_on).state_.get();
    return *locked.all[at];
}

Wallets& lock_commissions(Transaction& tx, std::int64_t collaborator) {
    MemberId const holder{collaborator};
    auto& locked = tx.shared<LockedWallets>();
    if (auto* known = locked.find(holder)) return *known;
    auto [wallets, lots, holds] = questions_of(holder);
    auto answers = tx.together(wallets, lots, holds);
    if (!answers[0].empty()) return adopt(tx, holder, answers);
    auto state = std::make_unique<Wallets::State>(tx, &tx, holder, Wallet::commission);
    state->load(answers);
    locked.all.emplace_back(new Wallets(std::move(state)));
    return *locked.all.back();
}

Wallets view_commissions(Snapshot& snapshot, std::int64_t collaborator) {
    MemberId const holder{collaborator};
    auto [wallets, lots, holds] = questions_to_view(holder);
    auto state = std::make_unique<Wallets::State>(snapshot, nullptr, holder, Wallet::commission);
    state->load(snapshot.together(wallets, lots, holds));
    return Wallets(std::move(state));
}

std::vector<PostedLine> commission_lines(Snapshot& snapshot, std::int64_t collaborator, std::int64_t before_version, std::int64_t most) {
    std::vector<PostedLine> lines;
    for (auto const& line : latest_lines(snapshot, MemberId{collaborator}, Wallet::commission, before_version, most))
        lines.push_back({line.version, line.at, line.day, line.amount, line.balance, line.contra.account, line.contra.branch, line.act});
    return lines;
}

Wallets& lock(Transaction& tx, MemberId member) {
    if (auto* known = tx.shared<LockedWallets>().find(member)) return *known;
    auto [wallets, lots, holds] = questions_of(member);
    return adopt(tx, member, tx.together(wallets, lots, holds));
}

Wallets view(Snapshot& snapshot, MemberId member, std::span<store::Rows const, 3> answers) {
    auto state = std::make_unique<Wallets::State>(snapshot, nullptr, member);
    if (auto leans_on = state->load(answers)) {
        auto [wallets, lots, holds] = questions_to_view(leans_on);
        auto first = std::make_shared<Wallets>(view(snapshot, leans_on, snapshot.together(wallets, lots, holds)));
        state->leaning.first = first->state_.get();
        state->leaning.viewed_first = std::move(first);
    }
    return Wallets(std::move(state));
}

Wallets view(Snapshot& snapshot, MemberId member) {
    auto [wallets, lots, holds] = questions_to_view(member);
    return view(snapshot, member, snapshot.together(wallets, lots, holds));
}

}  // namespace vafa::ledger
