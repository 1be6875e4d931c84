// Token by token.
#include "ledger_model.hpp"

#include <algorithm>

namespace vafa::ledger {

bool NaiveWallet::has_passed(Token const& token) const {
    auto const& heap = heaps_[static_cast<std::size_t>(token.heap)];
    return heap.last && *heap.last < today;
}

bool NaiveWallet::is_valid(Token const& token) const {
    return heaps_[static_cast<std::size_t>(token.heap)].first <= today && !has_passed(token);
}

bool NaiveWallet::ends_before(int a, int b) const {
    auto const& one = heaps_[static_cast<std::size_t>(a)];
    auto const& other = heaps_[static_cast<std::size_t>(b)];
    Day const never{1'000'000};
    return std::pair(one.last.value_or(never), a) < std::pair(other.last.value_or(never), b);
}

template <class Wanted>
int NaiveWallet::first_of(Wanted wanted) const {
    int best = -1;
    for (int at = 0; at < std::ssize(tokens_); ++at) {
        auto const& token = tokens_[static_cast<std::size_t>(at)];
        if (!wanted(token)) continue;
        if (best < 0 || ends_before(token.heap, tokens_[static_cast<std::size_t>(best)].heap)) best = at;
    }
    return best;
}

void NaiveWallet::settle() {
    for (auto& token : tokens_)
        if (is_free(token) && has_passed(token)) token.where = Where::broken;
    while (debt > 0) {
        int at = first_of([&](Token const& token) { return is_free(token) && is_valid(token); });
        if (at < 0) return;
        auto& token = tokens_[static_cast<std::size_t>(at)];
        token.where = Where::paid_debt;
        last_payment_[token.heap] = ++turn_;
        --debt;
    }
}

void NaiveWallet::receive(std::int64_t act, int rule, int amount, Window const& window, Origin const& origin) {
    if (amount == 0) return;
    Heap wanted{window.first.value_or(today), window.last, origin};
    auto same = std::find_if(heaps_.begin(), heaps_.end(), [&](Heap const& heap) {
        bool both_begun = heap.first <= today && wanted.first <= today;
        bool holds_any = std::any_of(tokens_.begin(), tokens_.end(), [&](Token const& token) {
            return token.where == Where::inside && token.heap == static_cast<int>(&heap - heaps_.data());
        });
        return holds_any && heap.origin == origin && heap.last == wanted.last && (both_begun || heap.first == wanted.first);
    });
    if (same == heaps_.end()) same = heaps_.insert(heaps_.end(), wanted);
    int heap = static_cast<int>(same - heaps_.begin());
    for (int i = 0; i < amount; ++i) {
        tokens_.push_back({heap, Where::inside, 0, 0, 0});
        earnings_[{act, rule}].heaps.push_back(heap);
    }
    net_of_rule_[{heap, rule}] += amount;
    last_of_rule_[{heap, rule}] = ++turn_;
    settle();
}

bool NaiveWallet::spend(std::int64_t act, int amount) {
    if (amount > spendable()) return false;
    for (int i = 0; i < amount; ++i) {
        auto& token = tokens_[static_cast<std::size_t>(first_of([&](Token const& one) { return is_free(one) && is_valid(one); }))];
        token = {token.heap, Where::spent, 0, act, ++turn_};
        auto& spending = spendings_[act];
        if (spending.taken[token.heap]++ == 0) spending.order.push_back(token.heap);
        ++spending.standing[token.heap];
    }
    return true;
}

bool NaiveWallet::hold(int id, int amount) {
    if (amount > spendable()) return false;
    for (int i = 0; i < amount; ++i)
        tokens_[static_cast<std::size_t>(first_of([&](Token const& one) { return is_free(one) && is_valid(one); }))].hold = id;
    return true;
}

void NaiveWallet::capture(int id, std::int64_t act, int amount) {
    for (int i = 0; i < amount; ++i) {
        auto& token = tokens_[static_cast<std::size_t>(first_of([&](Token const& one) { return one.hold == id; }))];
        token = {token.heap, Where::spent, 0, act, ++turn_};
        auto& spending = spendings_[act];
        if (spending.taken[token.heap]++ == 0) spending.order.push_back(token.heap);
        ++spending.standing[token.heap];
    }
    release(id);
}

void NaiveWallet::release(int id) {
    for (auto& token : tokens_)
        if (token.hold == id) token.hold = 0;
    settle();
}

int NaiveWallet::standing_spend(std::int64_t act) const {
    return static_cast<int>(std::count_if(tokens_.begin(), tokens_.end(), [&](Token const& token) {
        return token.where == Where::spent && token.act == act;
    }));
}

int NaiveWallet::given_back(std::int64_t act) const {
    auto found = spendings_.find(act);
    if (found == spendings_.end()) return 0;
    int taken = 0;
    for (auto const& [heap, amount] : found->second.taken) taken += amount;
    return taken - standing_spend(act);
}

void NaiveWallet::give_back(std::int64_t act, int amount) {
    auto& spending = spendings_[act];
    for (auto heap = spending.order.rbegin(); heap != spending.order.rend(); ++heap)
        for (auto& token : tokens_)
            if (amount > 0 && token.where == Where::spent && token.act == act && token.heap == *heap) {
                token = {token.heap, Where::inside, 0, 0, 0};
                --spending.standing[*heap];
                --amount;
            }
    settle();
}

bool NaiveWallet::spend_again(std::int64_t act, int amount) {
    if (amount > spendable()) return false;
    auto& spending = spendings_[act];
    auto take = [&](int at) {
        auto& token = tokens_[static_cast<std::size_t>(at)];
        token = {token.heap, Where::spent, 0, act, ++turn_};
        bool is_known = std::find(spending.order.begin(), spending.order.end(), token.heap) != spending.order.end();
        if (!is_known) spending.order.push_back(token.heap);
        ++spending.standing[token.heap];
        --amount;
    };
    for (int heap : std::vector<int>(spending.order))
        while (amount > 0 && spending.standing[heap] < spending.taken[heap]) {
            int at = first_of([&](Token const& one) { return one.heap == heap && is_free(one) && is_valid(one); });
            if (at < 0) break;
            take(at);
        }
    while (amount > 0) take(first_of([&](Token const& one) { return is_free(one) && is_valid(one); }));
    return true;
}

int NaiveWallet::standing_earning(std::int64_t act, int rule) const {
    auto found = earnings_.find({act, rule});
    if (found == earnings_.end()) return 0;
    return static_cast<int>(found->second.heaps.size() - found->second.taken.size());
}

int NaiveWallet::taken_back(std::int64_t act, int rule) const {
    auto found = earnings_.find({act, rule});
    return found == earnings_.end() ? 0 : static_cast<int>(found->second.taken.size());
}

/// The heap that the rule put something into last, of those where something of it may still be.
int NaiveWallet::one_of_rule(int rule) const {
    int best = -1, latest = 0;
    for (int at = 0; at < std::ssize(tokens_); ++at) {
        auto const& token = tokens_[static_cast<std::size_t>(at)];
        if (!is_free(token) || has_passed(token)) continue;
        auto net = net_of_rule_.find({token.heap, rule});
        if (net == net_of_rule_.end() || net->second <= 0) continue;
        auto last = last_of_rule_.at({token.heap, rule});
        if (last > latest) {
            latest = last;
            best = at;
        }
    }
    return best;
}

int NaiveWallet::take_one(int rule, std::vector<int> const& own) {
    auto of_own = [&](Token const& token) { return std::find(own.begin(), own.end(), token.heap) != own.end(); };
    int at = first_of([&](Token const& token) { return of_own(token) && is_free(token); });
    if (at < 0) at = first_of([&](Token const& token) { return of_own(token) && token.where == Where::broken; });
    if (at < 0) {
        at = first_of([&](Token const& token) { return of_own(token) && token.where == Where::paid_debt; });
        if (at >= 0) ++debt;
    }
    if (at < 0) at = one_of_rule(rule);
    auto is_gift = [&](Token const& token) {
        return heaps_[static_cast<std::size_t>(token.heap)].origin.kind == OriginKind::gift;
    };
    if (at < 0) at = first_of([&](Token const& token) { return is_free(token) && is_valid(token) && !is_gift(token); });
    if (at < 0) at = first_of([&](Token const& token) { return is_free(token) && is_valid(token); });
    if (at < 0) {
        ++debt;
        return -1;
    }
    auto& token = tokens_[static_cast<std::size_t>(at)];
    token.where = Where::gone;
    --net_of_rule_[{token.heap, rule}];
    return token.heap;
}

void NaiveWallet::take_back(std::int64_t act, int rule, int amount) {
    auto& earning = earnings_[{act, rule}];
    auto own = earning.heaps;
    own.erase(std::unique(own.begin(), own.end()), own.end());
    for (int i = 0; i < amount; ++i) earning.taken.push_back(take_one(rule, own));
    settle();
}

int NaiveWallet::next_payer() const {
    int best = -1, latest = 0;
    for (int at = 0; at < std::ssize(tokens_); ++at) {
        auto const& token = tokens_[static_cast<std::size_t>(at)];
        if (token.where != Where::paid_debt || last_payment_.at(token.heap) <= latest) continue;
        latest = last_payment_.at(token.heap);
        best = at;
    }
    return best;
}

void NaiveWallet::give_again(std::int64_t act, int rule, int amount) {
    auto& earning = earnings_[{act, rule}];
    for (int i = 0; i < amount; ++i) {
        int heap = earning.taken.back();
        earning.taken.pop_back();
        if (heap >= 0) {
            tokens_.push_back({heap, Where::inside, 0, 0, 0});
            ++net_of_rule_[{heap, rule}];
            last_of_rule_[{heap, rule}] = ++turn_;
        } else if (debt > 0) {
            --debt;
        } else {
            tokens_[static_cast<std::size_t>(next_payer())].where = Where::inside;
        }
    }
    settle();
}

int NaiveWallet::inside() const {
    return static_cast<int>(std::count_if(tokens_.begin(), tokens_.end(), [](auto const& one) { return one.where == Where::inside; }));
}

int NaiveWallet::spendable() const {
    auto free = std::count_if(tokens_.begin(), tokens_.end(), [&](auto const& one) { return is_free(one) && is_valid(one); });
    return std::max(0, static_cast<int>(free) - debt);
}

int NaiveWallet::held() const {
    return static_cast<int>(std::count_if(tokens_.begin(), tokens_.end(), [](auto const& one) { return one.hold != 0; }));
}

int NaiveWallet::pending() const {
    return static_cast<int>(std::count_if(tokens_.begin(), tokens_.end(), [&](auto const& one) {
        return one.where == Where::inside && heaps_[static_cast<std::size_t>(one.heap)].first > today;
    }));
}

}  // namespace vafa::ledger
