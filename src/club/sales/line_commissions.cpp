// A commission is judged by what is kept of each line: parts that come back add up, and all of it leaves nothing.
#include "club/sales/line_commissions.hpp"

#include <map>

namespace vafa::sales {

namespace {

using Dues = std::map<commissions::CollaboratorId, Rial>;  // in the order of ids: accounts are locked so

Dues dues(Sale const& sale, std::vector<std::int64_t> const& kept) {
    Dues dues;
    for (auto const& [number, share] : sale.shares) {
        auto at = static_cast<std::size_t>(number - 1);
        auto const& line = sale.basket.lines[at];
        auto net = line.net - value_of_pieces(line.net, line.quantity, line.quantity - kept[at]);
        dues[share.collaborator] += commissions::commission_of(share, net);
    }
    return dues;
}

}  // namespace

Result<Done> share_lines(Snapshot& snapshot, catalog::Catalog const& catalog, Sale& sale) {
    std::vector<commissions::Asked> asked;
    for (auto const& line : sale.basket.lines)
        if (line.collaborator) asked.push_back({line.line, *line.collaborator, line.good ? catalog.find(*line.good) : nullptr});
    if (asked.empty()) return Done{};
    auto shares = TRY(commissions::shares(snapshot, asked));
    for (std::size_t i = 0; i < asked.size(); ++i) sale.shares.push_back({asked[i].line, shares[i]});
    name_collaborators(snapshot, sale);
    return Done{};
}

Result<Done> give_commissions(Transaction& tx, Sale const& sale) {
    if (sale.shares.empty()) return Done{};
    std::vector<std::int64_t> all;
    for (auto const& line : sale.basket.lines) all.push_back(line.quantity);
    std::vector<commissions::Change> due;
    for (auto const& [collaborator, amount] : dues(sale, all)) due.push_back({collaborator, amount});
    return commissions::give(tx, sale.place.branch, sale.day, due);
}

Result<Done> move_commissions(Transaction& tx, Sale const& sale, Kept const& kept, tenancy::Place const& place) {
    if (sale.shares.empty()) return Done{};
    auto before = dues(sale, kept.before), after = dues(sale, kept.after);
    std::vector<commissions::Change> changes;
    for (auto const& [collaborator, amount] : after) changes.push_back({collaborator, amount - before[collaborator]});
    return commissions::move(tx, sale.id.value, place.branch, changes);
}

void name_collaborators(Snapshot& snapshot, Sale& sale) {
    if (sale.shares.empty()) return;
    auto const names = commissions::collaborator_names(snapshot);
    for (auto const& [number, share] : sale.shares) {
        auto& line = sale.basket.lines[static_cast<std::size_t>(number - 1)];
        line.collaborator = share.collaborator;
        for (auto const& [id, name] : names)
            if (id == share.collaborator) line.collaborator_name = name;
    }
}

}  // namespace vafa::sales
