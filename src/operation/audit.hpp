// Reading the operation log as people do: newest first, by who, what, about whom, when and where. No filter costs a sale
// an index of its own: a page looks at a bounded stretch of the log and says how far it looked.
#pragma once

#include <vector>

#include "operation/operation_log.hpp"
#include "operation/schema.hpp"

namespace vafa {

/// The operation that most rows of a log are of; the audit indexes leave it out, so that it does not pay for them.
inline constexpr std::string_view commonest_operation = "sales.record";

struct AuditFilter {
    std::int64_t caller = 0;    // staff member or key; 0 = anybody
    std::string operation;      // "" = any
    std::int64_t subject = 0;   // member; 0 = anybody
    BranchId branch;            // none = any
    Instant from;               // acts from here …
    Instant before{std::int64_t{1} << 62};  // … and before this
    bool without_sales = false;  // all but `commonest_operation`
    bool refused_only = false;
};

struct AuditPage {
    std::vector<LoggedAct> acts;  // newest first; body digests and marks are left out
    std::int64_t next = 0;        // go on before this act; 0 = the log has been read to its beginning
};

/// Up to `most` acts before one (0 = from the newest). May hold fewer and still go on: then this stretch had no more.
AuditPage read_audit(store::Snapshot& snapshot, AuditFilter const& filter, std::int64_t before, std::int64_t most);
std::optional<LoggedAct> read_act(store::Snapshot& snapshot, std::int64_t id);

/// JSON of a described type without the fields that bear one of the marks "x-personal" or "writeOnly"; "" where it is none.
std::string without_personal(json::Schema const& schema, std::string_view text);

}  // namespace vafa
