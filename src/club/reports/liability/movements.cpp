// Each account of the ledger has its column.
#include "club/reports/liability/movements.hpp"

namespace vafa::reports {

bool takes_back(ledger::Reason reason) { return reason >= ledger::Reason::taken_back; }

void Movements::add(FlowRow const& row) {
    using ledger::Account;
    auto const& [received, taken] = row.flow;
    auto net = row.flow.net();
    closing += net;
    if (row.key.account == moved_account) {
        moved += net;
        return;
    }
    auto account = row.key.account == sold_cards_account ? Account::issue : static_cast<Account>(row.key.account);
    switch (account) {
        case Account::issue:
            if (!takes_back(row.key.reason)) issued += received;
            taken_back += taken - (takes_back(row.key.reason) ? received : 0);
            return;
        case Account::redemption:
            if (row.key.reason == ledger::Reason::given_back) given_back += net;
            else spent -= net;
            return;
        case Account::breakage: expired -= net; return;
        case Account::adjustment:
            adjusted_in += received;
            adjusted_out += taken;
            return;
        case Account::conversion: converted += net; return;
        case Account::opening: imported += net; return;
        case Account::write_off: written_off += net; return;
        case Account::cash_refund: kept_from_cash += net; return;
        case Account::debt:
        case Account::between_lots:
        case Account::between_records:
        case Account::between_members:
        case Account::paid_out: break;
    }
    bug("an account that no purse of a member moves against was counted");
}

bool Movements::is_empty() const {
    for (auto amount : {opening, issued, taken_back, adjusted_in, adjusted_out, imported, spent, given_back, expired, converted, written_off,
                        kept_from_cash, moved, closing})
        if (amount != 0) return false;
    return true;
}

}  // namespace vafa::reports
