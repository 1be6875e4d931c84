// Tenancy's table of contents.
#include "club/tenancy/adoption.hpp"
#include "club/tenancy/audit.hpp"
#include "club/tenancy/backups.hpp"
#include "club/tenancy/clubs.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/sessions.hpp"

namespace vafa::tenancy {

Module module() {
    Module tenancy{"tenancy", {}, {}, {}};
    for (auto* part : {session_operations, people_operations, club_operations, audit_operations, backup_operations, adoption_operations})
        for (auto& operation : part()) tenancy.operations.push_back(std::move(operation));
    return tenancy;
}

}  // namespace vafa::tenancy
