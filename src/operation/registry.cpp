// All operations by name, with the reactions of later modules joined to them.
#include <set>

#include "operation/operation.hpp"

namespace vafa {

Registry::Registry(std::vector<Module> modules) {
    std::set<std::string> names, routes;
    for (auto& module : modules) {
        for (auto& operation : module.operations) {
            ensure(names.emplace(operation.spec.name).second, "two operations have one name");
            auto const& route = operation.spec.route;
            if (!route.path.empty())
                ensure(routes.insert(std::string(route.method) + std::string(route.path)).second, "two operations have one route");
            operations_.push_back(std::move(operation));
        }
        for (auto& invariant : module.invariants) invariants_.push_back(std::move(invariant));
        for (auto& follower : module.followers) followers_.push_back(std::move(follower));
        for (auto& chore : module.chores) chores_.push_back(std::move(chore));
    }
    for (auto& module : modules) {
        for (auto& reaction : module.reactions) {
            auto* act = const_cast<Operation*>(find(reaction.after));
            ensure(act != nullptr && act->writes, "a reaction follows no operation that writes");
            act->reactions.push_back(std::move(reaction));
        }
    }
}

Operation const* Registry::find(std::string_view name) const {
    for (auto const& operation : operations_)
        if (operation.spec.name == name) return &operation;
    return nullptr;
}

}  // namespace vafa
