// Who asks and from where: API keys, the session cookie, languages, proxies, and whether a page of ours sent the request.
#pragma once

#include <optional>

#include "club/tenancy/tenancy.hpp"
#include "edge/http/messages.hpp"

namespace vafa::http {

/// What a request shows to be let in. A bearer text goes before a cookie.
struct Shown {
    std::optional<tenancy::ShownReference> reference;
    bool by_cookie = false;
    bool is_malformed = false;  // an Authorization header that holds no key of ours
};
Shown shown_by(Request const& request);
/// The same on the member's own page: by its own cookie, so that a till in the same browser stays signed in.
Shown shown_by_member(Request const& request, std::string_view slug);

/// fa unless English is preferred.
Language language_of(std::string_view accept_language);

/// Where a request came from, as far as it can be believed: forwarded headers count only from the trusted proxy.
struct Origin {
    std::string_view address;
    bool is_https = false;
    bool is_this_machine = false;  // straight from loopback, to a loopback name
};
Origin origin_of(Request const& request, std::string_view trusted_proxy);

/// Was a state-changing request sent by a page of this host? Fetch metadata where the browser sends it, else Origin;
/// one of them must be there, so that no other site's form can act with the cookie.
bool is_from_own_page(Request const& request, bool is_https);

/// The Set-Cookie value of a new session. Over https `__Host-vafa`, Secure. Straight from this machine over plain http
/// the name is `vafa` without Secure: browsers drop the prefix and Secure there, and nobody can listen on loopback.
std::string session_cookie(std::string_view reference, std::string_view slug, bool is_https);
/// The same, ended.
std::string ended_cookie(std::string_view slug, bool is_https);
/// A member's cookie outlives the browser's window, and bears the club's part of the address in its name: whoever is a
/// member of two clubs of one host is signed in to both.
std::string member_cookie(std::string_view reference, std::string_view slug, bool is_https);
std::string ended_member_cookie(std::string_view slug, bool is_https);

}  // namespace vafa::http
