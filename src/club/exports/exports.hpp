// Exports: lists as files that the server writes, with the rights and the masking of whoever asked. All that others may use.
#pragma once

#include "operation/operation.hpp"

namespace vafa::exports {

struct ExportKind { static constexpr char prefix[] = "exp"; };
using ExportId = Id<ExportKind>;

Module module();

inline constexpr Refusal export_missing{"exports.missing", RefusalKind::missing};
inline constexpr Refusal export_running{"exports.running_still", RefusalKind::conflict};
inline constexpr Refusal export_ended{"exports.ended_already", RefusalKind::conflict};
inline constexpr Refusal export_not_taken{"exports.not_taken", RefusalKind::conflict};
inline constexpr Refusal export_part_missing{"exports.part_missing", RefusalKind::missing};
inline constexpr Refusal exports_too_many{"exports.too_many", RefusalKind::limited};
inline constexpr Refusal export_too_long{"exports.too_long", RefusalKind::conflict};
inline constexpr Refusal column_unknown{"exports.column_unknown", RefusalKind::invalid};
inline constexpr Refusal filter_unknown{"exports.filter_unknown", RefusalKind::invalid};
inline constexpr Refusal list_refused{"exports.list_refused", RefusalKind::invalid};

}  // namespace vafa::exports
