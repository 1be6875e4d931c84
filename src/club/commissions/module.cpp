// Commissions' table of contents.
#include "club/commissions/collaborators.hpp"
#include "club/commissions/store.hpp"

namespace vafa::commissions {

Module module() { return {"commissions", collaborator_operations(), invariants(), {}}; }

}  // namespace vafa::commissions
