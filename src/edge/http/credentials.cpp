// Reads Authorization, Cookie, Accept-Language, Origin and what a reverse proxy adds.
#include "edge/http/credentials.hpp"

#include <algorithm>
#include <charconv>

namespace vafa::http {

namespace {

constexpr std::string_view secure_name = "__Host-vafa";
constexpr std::string_view plain_name = "vafa";
constexpr std::string_view secure_member_name = "__Host-vafa-member";
constexpr std::string_view plain_member_name = "vafa-member";
constexpr std::string_view member_cookie_lasts = "; Max-Age=7776000";  // 90 days, as long as the session

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

std::string_view take(std::string_view& list, char separator) {
    auto end = list.find(separator);
    auto first = trimmed(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
    return first;
}

using ReadReference = std::optional<tenancy::ShownReference> (*)(std::string_view);

std::optional<tenancy::ShownReference> shown_by_cookie(std::string_view cookies, std::string_view secure, std::string_view plain, ReadReference read) {
    std::optional<tenancy::ShownReference> by_plain;
    while (!cookies.empty()) {
        auto one = take(cookies, ';');
        auto name = take(one, '=');
        if (name == secure)
            if (auto shown = read(one)) return shown;
        if (name == plain) by_plain = read(one);
    }
    return by_plain;
}

std::string cookie_of(std::string_view name, std::string_view reference, bool is_https) {
    std::string cookie(name);
    cookie += '=';
    cookie += reference;
    cookie += "; Path=/; HttpOnly; SameSite=Strict";
    if (is_https) cookie += "; Secure";
    return cookie;
}

std::string member_name(std::string_view slug, bool is_https) {
    std::string name(is_https ? secure_member_name : plain_member_name);
    if (!slug.empty()) name.append("-").append(slug);
    return name;
}

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

/// "[::1]:8080" → "[::1]", "localhost:8080" → "localhost".
std::string_view without_port(std::string_view host) {
    auto colon = host.rfind(':');
    if (colon == std::string_view::npos || host.ends_with(']')) return host;
    return host.substr(0, colon);
}

/// An address or localhost itself: "127.example.com" is anybody's name, which may lead a browser here.
bool is_loopback_name(std::string_view host) {
    auto name = without_port(host);
    bool is_address = name.find_first_not_of("0123456789.") == std::string_view::npos;
    return name == "localhost" || name == "[::1]" || (is_address && name.starts_with("127."));
}

bool is_same_text(std::string_view a, std::string_view b) {
    auto lower = [](unsigned char letter) { return letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Thousandths; a language without q has 1000.
int preference(std::string_view parameters) {
    auto q = parameters.find("q=");
    if (q == std::string_view::npos) return 1000;
    double value = 0;
    auto text = parameters.substr(q + 2);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return static_cast<int>(value * 1000);
}

}  // namespace

Shown shown_by(Request const& request) {
    constexpr std::string_view scheme = "Bearer ";
    auto authorization = request.headers.authorization;
    if (!authorization.empty()) {
        if (!is_same_text(authorization.substr(0, scheme.size()), scheme)) return {{}, false, true};
        auto key = tenancy::read_api_key(trimmed(authorization.substr(scheme.size())));
        bool is_malformed = !key;
        return {std::move(key), false, is_malformed};
    }
    auto session = shown_by_cookie(request.headers.cookie, secure_name, plain_name, tenancy::read_session_reference);
    bool by_cookie = session.has_value();
    return {std::move(session), by_cookie, false};
}

Shown shown_by_member(Request const& request, std::string_view slug) {
    auto session = shown_by_cookie(request.headers.cookie, member_name(slug, true), member_name(slug, false), tenancy::read_member_reference);
    bool by_cookie = session.has_value();
    return {std::move(session), by_cookie, false};
}

Language language_of(std::string_view accept_language) {
    int persian = 0, english = 0;
    while (!accept_language.empty()) {
        auto one = take(accept_language, ',');
        auto tag = take(one, ';');
        auto primary = tag.substr(0, tag.find('-'));
        if (is_same_text(primary, "fa")) persian = std::max(persian, preference(one));
        if (is_same_text(primary, "en")) english = std::max(english, preference(one));
    }
    return english > persian ? Language::en : Language::fa;
}

Origin origin_of(Request const& request, std::string_view trusted_proxy) {
    auto const& headers = request.headers;
    bool is_proxied = !trusted_proxy.empty() && request.peer == trusted_proxy;
    if (!is_proxied) {
        bool is_straight = headers.forwarded_for.empty() && headers.forwarded_proto.empty();
        return {request.peer, false, is_straight && is_loopback(request.peer) && is_loopback_name(headers.host)};
    }
    auto forwarded = headers.forwarded_for;
    auto last = forwarded.rfind(',');  // the proxy's own word stands last; what is before it anybody may have written
    auto address = trimmed(last == std::string_view::npos ? forwarded : forwarded.substr(last + 1));
    return {address.empty() ? request.peer : address, is_same_text(headers.forwarded_proto, "https"), false};
}

bool is_from_own_page(Request const& request, bool is_https) {
    auto const& headers = request.headers;
    if (!headers.fetch_site.empty()) return headers.fetch_site == "same-origin";
    std::string_view scheme = is_https ? "https://" : "http://";
    if (!headers.origin.starts_with(scheme)) return false;
    return is_same_text(headers.origin.substr(scheme.size()), headers.host);
}

std::string session_cookie(std::string_view reference, std::string_view, bool is_https) {
    return cookie_of(is_https ? secure_name : plain_name, reference, is_https);
}

std::string ended_cookie(std::string_view slug, bool is_https) { return session_cookie("", slug, is_https) + "; Max-Age=0"; }

std::string member_cookie(std::string_view reference, std::string_view slug, bool is_https) {
    return cookie_of(member_name(slug, is_https), reference, is_https) + std::string(member_cookie_lasts);
}
std::string ended_member_cookie(std::string_view slug, bool is_https) { return cookie_of(member_name(slug, is_https), "", is_https) + "; Max-Age=0"; }

}  // namespace vafa::http
