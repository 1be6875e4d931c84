// Of those before it mostly the latest day alone matters; of those after it, one a day.
#include "club/sales/activity.hpp"

#include <algorithm>

#include "club/members/members.hpp"
#include "club/sales/store_activity.hpp"

namespace vafa::sales {

namespace {

constexpr std::int64_t looked_at_together = 20;

class Purchases {
  public:
    Purchases(Snapshot& snapshot, Caller const& caller, Sale const& seen_from, std::vector<MemberId> records)
        : snapshot_(snapshot), caller_(caller), own_(seen_from), records_(std::move(records)) {}

    std::optional<Day> latest_before() {
        std::optional<Day> latest;
        for (auto record : records_) {
            auto day = latest_before(record);
            if (day && (!latest || *day > *latest)) latest = day;
        }
        return latest;
    }
    std::vector<ledger::Bought> before() { return between(SaleId{}, own_.id); }
    std::vector<ledger::Bought> since() { return between(own_.id, SaleId{past_all_ids}); }

  private:
    std::optional<Day> latest_before(MemberId record) {
        std::optional<DayOfSale> last;
        for (;;) {
            auto page = days_of_sales_before(snapshot_, record, own_.id, last, looked_at_together);
            for (auto const& row : page)
                if (standing(row.id)) return row.day;
            if (std::ssize(page) < looked_at_together) return {};
            last = page.back();
        }
    }

    /// Neither of the two is among them.
    std::vector<ledger::Bought> between(SaleId after, SaleId until) {
        std::vector<ledger::Bought> all;
        for (auto record : records_)
            for (auto const& one : between(record, after, until)) all.push_back(one);
        std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.act < b.act; });
        return all;
    }
    std::vector<ledger::Bought> between(MemberId record, SaleId after, SaleId until) {
        std::vector<ledger::Bought> all;
        for (;;) {
            auto page = days_of_sales_between(snapshot_, record, after, until, looked_at_together);
            for (auto const& row : page) {
                bool is_known = !all.empty() && all.back().day == row.day;
                auto sale = is_known ? std::nullopt : standing(row.id);
                if (sale) all.push_back({row.id.value, sale->at, snapshot_.zone().day_of(sale->at), row.day});
            }
            if (std::ssize(page) < looked_at_together) return all;
            after = page.back().id;
        }
    }

    /// The sale, where something is kept of it that may earn.
    std::optional<Sale> standing(SaleId id) {
        auto places = tenancy::places(snapshot_, caller_);
        auto sale = find_sale(snapshot_, *places, id);
        if (!sale || !sale->state) return {};
        auto program = program::compiled_version(snapshot_, caller_, sale->program_version);
        auto catalog = catalog::catalog(snapshot_, caller_);
        auto judged = program::restore(*program, judged_basket(*catalog, *sale, {}), *sale->state);
        if (!program::is_purchase(*program, judged, pieces_kept(*sale, returns_of(snapshot_, *places, id)))) return {};
        return sale;
    }

    Snapshot& snapshot_;
    Caller const& caller_;
    Sale const& own_;
    std::vector<MemberId> records_;   // of one person
};

/// All that the person was ever called, also what never had a wallet.
std::vector<MemberId> records_of(Snapshot& snapshot, MemberId first) {
    std::vector<MemberId> records{first};
    for (auto const& one : members::merged_between(snapshot, first, first)) records.push_back(one.second);
    return records;
}

}  // namespace

std::vector<std::int64_t> pieces_kept(Sale const& sale, std::vector<ReturnRow> const& returns) {
    std::vector<std::int64_t> kept;
    for (auto const& line : sale.basket.lines) kept.push_back(line.quantity);
    for (auto const& row : returns)
        for (auto const& [line, quantity] : row.pieces) kept[static_cast<std::size_t>(line - 1)] -= quantity;
    return kept;
}

Result<Done> move_activity(Snapshot& snapshot, Caller const& caller, Sale const& sale, program::KeptJudgement const& judged,
                           ledger::Wallets& wallets) {
    if (!wallets.goes_by_purchases()) return Done{};
    Purchases purchases(snapshot, caller, sale, records_of(snapshot, wallets.owner()));
    ledger::OtherPurchases const others{purchases.latest_before(), purchases.since(), [&] { return purchases.before(); }};
    ledger::Bought const own{sale.id.value, sale.at, snapshot.zone().day_of(sale.at), sale.day};
    if (judged.is_purchase && !judged.was_purchase) return wallets.remember_purchase(own, others);
    judged.was_purchase && !judged.is_purchase ? wallets.forget_purchase(own, others) : wallets.regard_purchase(own, others);
    return Done{};
}

}  // namespace vafa::sales
