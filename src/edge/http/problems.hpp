// Refusals of the HTTP edge itself: what no operation ever saw.
#pragma once

#include "base/refusal.hpp"

namespace vafa::http {

/// A refusal with a status that no kind of the business has.
struct Problem {
    Refusal refusal;
    int status;
};

inline constexpr Problem malformed{{"http.malformed", RefusalKind::invalid}, 400};
inline constexpr Problem cross_site{{"http.cross_site", RefusalKind::forbidden}, 403};
inline constexpr Problem needs_https{{"http.needs_https", RefusalKind::forbidden}, 403};
inline constexpr Problem set_up_code_needed{{"http.set_up_code_needed", RefusalKind::forbidden}, 403};
inline constexpr Problem set_up_code_wrong{{"http.set_up_code_wrong", RefusalKind::forbidden}, 403};
inline constexpr Problem not_found{{"http.not_found", RefusalKind::missing}, 404};
inline constexpr Problem method_not_allowed{{"http.method_not_allowed", RefusalKind::invalid}, 405};
inline constexpr Problem too_slow{{"http.too_slow", RefusalKind::invalid}, 408};
inline constexpr Problem body_too_large{{"http.body_too_large", RefusalKind::invalid}, 413};
inline constexpr Problem unsupported_media_type{{"http.unsupported_media_type", RefusalKind::invalid}, 415};
inline constexpr Problem too_many_requests{{"http.too_many_requests", RefusalKind::limited}, 429};
inline constexpr Problem header_too_large{{"http.header_too_large", RefusalKind::invalid}, 431};
inline constexpr Problem too_many_connections{{"http.too_many_connections", RefusalKind::unavailable}, 503};

}  // namespace vafa::http
