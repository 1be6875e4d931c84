// Saved views: a list's filters and order under a name, for whoever saved them or for all who work in the club. All that others may use.
#pragma once

#include "operation/operation.hpp"

namespace vafa::views {

struct ViewKind { static constexpr char prefix[] = "view"; };
using ViewId = Id<ViewKind>;

Module module();

inline constexpr Refusal view_name_required{"views.name_required", RefusalKind::invalid};
inline constexpr Refusal view_list_unknown{"views.list_unknown", RefusalKind::invalid};
inline constexpr Refusal view_query_wrong{"views.query_wrong", RefusalKind::invalid};
inline constexpr Refusal views_too_many{"views.too_many", RefusalKind::limited};
inline constexpr Refusal view_missing{"views.missing", RefusalKind::missing};
inline constexpr Refusal view_of_another{"views.of_another", RefusalKind::forbidden};

}  // namespace vafa::views
