// Tenancy's table of contents.
#include "club/tenancy/adoption.hpp"
#include "club/tenancy/audit.hpp"
#include "club/tenancy/backups.hpp"
#include "club/tenancy/club_usage.hpp"
#include "club/tenancy/clubs.hpp"
#include "club/tenancy/opening.hpp"
#include "club/tenancy/passwords.hpp"
#include "club/tenancy/people.hpp"
#include "club/tenancy/plans.hpp"
#include "club/tenancy/roles.hpp"
#include "club/tenancy/second_person.hpp"
#include "club/tenancy/security.hpp"
#include "club/tenancy/sessions.hpp"
#include "club/tenancy/totp.hpp"

namespace vafa::tenancy {

Module module() {
    Module tenancy{"tenancy", {}, {}, {}};
    for (auto* part : {session_operations, session_list_operations, password_operations, totp_operations, people_operations,
                       role_operations, club_operations, opening_operations, security_operations, second_person_operations, plan_operations, usage_operations,
                       audit_operations, backup_operations, adoption_operations})
        for (auto& operation : part()) tenancy.operations.push_back(std::move(operation));
    return tenancy;
}

}  // namespace vafa::tenancy
