// What a line's collaborator is due depends on what is kept of it alone, so that returns in any order leave nothing behind.
#include "club/commissions/commissions.hpp"

#include <algorithm>

#include "club/commissions/store.hpp"

namespace vafa::commissions {

namespace {

BasisPoints percent_for(CollaboratorShown const& who, catalog::Good const* good) {
    if (!good) return who.percent;
    auto rate = [&](auto is_it) {
        auto found = std::find_if(who.goods.begin(), who.goods.end(), is_it);
        return found == who.goods.end() ? std::nullopt : std::optional(found->percent);
    };
    auto own = rate([&](auto const& one) { return one.good == good->id; });
    auto of_group = rate([&](auto const& one) { return good->group && one.goods_group == good->group; });
    return own.value_or(of_group.value_or(who.percent));
}

}  // namespace

Rial commission_of(Share const& share, Rial net) {
    auto vat = multiply_floor(net.value, share.vat.value, one_whole + share.vat.value);
    return Rial{multiply_floor(net.value - vat, share.percent.value, one_whole)};
}

Result<std::vector<Share>> shares(Snapshot& snapshot, std::span<Asked const> asked) {
    std::vector<Share> shares;
    if (asked.empty()) return shares;
    auto const all = all_collaborators(snapshot);
    for (auto const& one : asked) {
        auto pointer = "/lines/" + std::to_string(one.line - 1) + "/collaborator";
        auto who = std::find_if(all.begin(), all.end(), [&](auto const& known) { return known.id == one.collaborator; });
        if (who == all.end()) return refuse_at(pointer, collaborator_missing);
        if (!who->is_active) return refuse_at(pointer, collaborator_inactive, {{"name", who->name}});
        shares.push_back({who->id, percent_for(*who, one.good), one.good ? one.good->vat : BasisPoints{0}});
    }
    return shares;
}

std::vector<std::pair<CollaboratorId, std::string>> collaborator_names(Snapshot& snapshot) {
    std::vector<std::pair<CollaboratorId, std::string>> names;
    for (auto const& one : all_collaborators(snapshot)) names.emplace_back(one.id, one.name);
    return names;
}

Result<Done> give(Transaction& tx, BranchId branch, Day day, std::span<Change const> due) {
    lock_collaborators(tx, due);
    for (auto const& one : due) {
        if (one.amount == Rial{0}) continue;
        auto& account = ledger::lock_commissions(tx, one.collaborator.value);
        TRY(account.receive({.wallet = ledger::Wallet::commission, .amount = one.amount.value,
                             .from = {ledger::Account::issue, ledger::commission_ref, branch}, .reason = ledger::Reason::commission,
                             .origin = {ledger::OriginKind::purchases, 0}, .day = day}));
        account.post();
    }
    return Done{};
}

Result<Done> move(Transaction& tx, std::int64_t sale, BranchId branch, std::span<Change const> changes) {
    using ledger::Wallet;
    lock_collaborators(tx, changes);
    for (auto const& [collaborator, amount] : changes) {
        if (amount == Rial{0}) continue;
        auto& account = ledger::lock_commissions(tx, collaborator.value);
        if (amount < Rial{0})
            TRY(account.take_back({.act = sale, .wallet = Wallet::commission, .rule = ledger::commission_ref, .amount = -amount.value, .branch = branch}));
        else
            TRY(account.give_again({.act = sale, .wallet = Wallet::commission, .rule = ledger::commission_ref, .amount = amount.value, .branch = branch}));
        account.post();
    }
    return Done{};
}

}  // namespace vafa::commissions
