// The text forms of session references and API keys; each names its club before anything is looked up.
#include <sodium.h>

#include <charconv>

#include "base/digest.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::tenancy {

namespace {

constexpr std::string_view live_prefix = "vafa_live_";
constexpr std::string_view test_prefix = "vafa_test_";
constexpr std::string_view session_prefix = "ses_";
constexpr std::string_view member_prefix = "mse_";
constexpr std::size_t random_letters = 48;  // 24 bytes in hex
constexpr std::size_t checksum_letters = 8;

std::string checksum(std::string_view text) { return hex(sha256(text)).substr(0, checksum_letters); }

/// "<club>_<random>" behind a prefix.
std::optional<ClubId> club_of(std::string_view rest) {
    std::int64_t club = 0;
    auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), club);
    if (error != std::errc{} || end == rest.data() + rest.size() || *end != '_' || club < 0) return {};
    return ClubId{club};
}

ShownReference shown(ClubId club, Credential::Kind kind, std::string_view text) {
    ShownReference reference{club, {}};
    reference.credential.kind = kind;
    reference.credential.hash = sha256(text);
    return reference;
}

std::optional<ShownReference> read_reference(std::string_view text, std::string_view prefix, Credential::Kind kind) {
    if (!text.starts_with(prefix) || text.size() > 90) return {};
    auto club = club_of(text.substr(prefix.size()));
    if (!club) return {};
    return shown(*club, kind, text);
}

}  // namespace

std::string session_reference(ClubId club, std::span<std::byte const, 24> random) {
    return std::string(session_prefix) + std::to_string(club.value) + '_' + hex(random);
}

std::string api_key_text(ClubId club, bool is_sandbox, std::span<std::byte const, 24> random) {
    auto text = std::string(is_sandbox ? test_prefix : live_prefix) + std::to_string(club.value) + '_' + hex(random);
    return text + checksum(text);
}

std::string member_reference(ClubId club, std::span<std::byte const, 24> random) {
    return std::string(member_prefix) + std::to_string(club.value) + '_' + hex(random);
}

std::optional<ShownReference> read_session_reference(std::string_view text) { return read_reference(text, session_prefix, Credential::Kind::session); }
std::optional<ShownReference> read_member_reference(std::string_view text) {
    return read_reference(text, member_prefix, Credential::Kind::member_session);
}

std::optional<ShownReference> read_api_key(std::string_view text) {
    if (!text.starts_with(live_prefix) && !text.starts_with(test_prefix)) return {};
    if (text.size() < live_prefix.size() + random_letters + checksum_letters || text.size() > 100) return {};
    auto body = text.substr(0, text.size() - checksum_letters);
    if (checksum(body) != text.substr(body.size())) return {};  // a typo costs no look-up
    auto club = club_of(text.substr(live_prefix.size()));
    if (!club) return {};
    return shown(*club, Credential::Kind::api_key, text);
}

}  // namespace vafa::tenancy
