// Every module by name: nothing registers itself.
#include "edge/modules.hpp"

#include <algorithm>
#include <charconv>

#include "base/embedded.hpp"
#include "club/catalog/catalog.hpp"
#include "club/commissions/commissions.hpp"
#include "club/exports/exports.hpp"
#include "club/gifts/gifts.hpp"
#include "club/ledger/ledger.hpp"
#include "club/members/members.hpp"
#include "club/messages/messages.hpp"
#include "club/program/program.hpp"
#include "club/reports/reports.hpp"
#include "club/rewards/rewards.hpp"
#include "club/sales/sales.hpp"
#include "club/tenancy/tenancy.hpp"
#include "club/tiers/tiers.hpp"
#include "club/views/views.hpp"
#include "operation/seals/seals.hpp"

namespace vafa {

Registry all_modules() {
    std::vector<Module> modules;
    modules.push_back(seals::module());
    modules.push_back(tenancy::module());
    modules.push_back(ledger::module());
    modules.push_back(members::module());
    modules.push_back(catalog::module());
    modules.push_back(program::module());
    modules.push_back(commissions::module());
    modules.push_back(gifts::module());
    modules.push_back(sales::module());
    modules.push_back(tiers::module());
    modules.push_back(rewards::module());
    modules.push_back(messages::module());
    modules.push_back(reports::module());
    modules.push_back(exports::module());
    modules.push_back(views::module());
    return Registry(std::move(modules));
}

std::vector<store::Migration> all_migrations() {
    std::vector<store::Migration> migrations;
    for (auto const& file : embedded_files()) {
        if (!file.name.ends_with(".sql")) continue;
        auto name = file.name.substr(file.name.rfind('/') + 1);
        int number = 0;
        std::from_chars(name.data(), name.data() + 4, number);
        migrations.push_back({number, name, file.bytes});
    }
    std::sort(migrations.begin(), migrations.end(), [](auto const& a, auto const& b) { return a.number < b.number; });
    return migrations;
}

}  // namespace vafa
