// The header lines that tell a browser what our answers may do. Scripts and styles come from files of ours, never inline.
#pragma once

#include <string_view>

namespace vafa::http {

#define VAFA_COMMON_POLICIES               \
    "X-Content-Type-Options: nosniff\r\n"  \
    "Referrer-Policy: same-origin\r\n"     \
    "Cross-Origin-Resource-Policy: same-origin\r\n"

/// Pages: everything from here, nothing framed, nothing inline.
inline constexpr std::string_view page_policies =
    VAFA_COMMON_POLICIES
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "X-Frame-Options: DENY\r\n"
    "Permissions-Policy: camera=(self), microphone=(), geolocation=(), payment=(), usb=()\r\n"
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'\r\n";

/// Scripts, styles, fonts, pictures.
inline constexpr std::string_view asset_policies = VAFA_COMMON_POLICIES;

/// Answers of the API: never kept, never shown as a page.
inline constexpr std::string_view api_policies =
    VAFA_COMMON_POLICIES
    "Cache-Control: no-store\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

#undef VAFA_COMMON_POLICIES

}  // namespace vafa::http
