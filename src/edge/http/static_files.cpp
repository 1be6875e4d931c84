// A file is read again when it has changed on disk, so that pages can be built while the server runs.
#include "edge/http/static_files.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "base/digest.hpp"
#include "edge/http/policies.hpp"
#include "edge/http/router.hpp"

namespace vafa::http {

namespace {

namespace fs = std::filesystem;

struct Kind {
    std::string_view ending, content_type;
};
constexpr Kind kinds[] = {{".html", "text/html; charset=utf-8"},        {".js", "text/javascript; charset=utf-8"},
                          {".css", "text/css; charset=utf-8"},          {".json", "application/json; charset=utf-8"},
                          {".svg", "image/svg+xml"},                    {".png", "image/png"},
                          {".ico", "image/x-icon"},                     {".webp", "image/webp"},
                          {".woff2", "font/woff2"},                     {".txt", "text/plain; charset=utf-8"},
                          {".webmanifest", "application/manifest+json"}, {".wasm", "application/wasm"},
                          {".map", "application/json; charset=utf-8"},  {".mp3", "audio/mpeg"}};

std::string_view content_type_of(std::string_view name) {
    for (auto const& kind : kinds)
        if (name.ends_with(kind.ending)) return kind.content_type;
    return "application/octet-stream";
}

/// assets/till-B7xk2_9Q.js: the name says which bytes, for ever.
bool is_hashed(std::string_view name) { return name.starts_with("assets/"); }

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    for (std::string_view rest = accept_encoding; !rest.empty();) {
        auto comma = rest.find(',');
        auto one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (!one.starts_with(coding)) continue;
        auto behind = one.substr(coding.size());
        if (behind.empty() || behind.starts_with(';') || behind.starts_with(' '))
            return behind.find("q=0") == std::string_view::npos || behind.find("q=0.") != std::string_view::npos;
    }
    return false;
}

bool names_etag(std::string_view list, std::string_view etag) {
    return list == "*" || list.find(etag) != std::string_view::npos;
}

struct Part {
    std::size_t from = 0, length = 0;
};

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

/// "bytes=0-99", "bytes=100-", "bytes=-50"; several ranges or nonsense are ignored (the whole is sent), and a range behind
/// the end has length 0.
std::optional<Part> read_range(std::string_view range, std::size_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!range.starts_with(unit) || range.find(',') != std::string_view::npos) return {};
    range.remove_prefix(unit.size());
    auto dash = range.find('-');
    if (dash == std::string_view::npos) return {};
    auto first = number(range.substr(0, dash)), last = number(range.substr(dash + 1));
    if (!first && !last) return {};
    if (!first) return Part{size - std::min(*last, size), std::min(*last, size)};
    if (*first >= size) return Part{};
    auto end = last ? std::min(*last + 1, size) : size;
    if (end <= *first) return {};
    return Part{*first, end - *first};
}

}  // namespace

/// The file's name below the folder. No segment begins with a dot: nothing hidden, nothing above.
std::optional<std::string> StaticFiles::name_of(std::string_view path) const {
    auto plain = decode_percent(path, false);
    if (!plain || plain->find("/.") != std::string::npos || plain->find('\\') != std::string::npos) return {};
    auto name = plain->substr(1);
    while (name.ends_with('/')) name.pop_back();
    auto is_file = [&](std::string const& candidate) {
        std::error_code ignored;
        return fs::is_regular_file(folder_ / candidate, ignored);
    };
    if (!name.empty() && is_file(name)) return name;
    bool has_ending = name.find('.', name.rfind('/') == std::string::npos ? 0 : name.rfind('/')) != std::string::npos;
    if (has_ending) return {};
    for (;;) {
        auto page = name.empty() ? std::string("index.html") : name + "/index.html";
        if (is_file(page)) return page;
        if (name.empty()) return {};
        if (is_file(name + ".html")) return name + ".html";
        auto slash = name.rfind('/');
        if (slash == std::string::npos) return {};
        name.resize(slash);
    }
}

std::optional<StaticFiles::File> StaticFiles::load(std::string const& name) {
    std::error_code error;
    auto changed = fs::last_write_time(folder_ / name, error);
    if (error) return {};
    {
        std::scoped_lock lock(mutex_);
        auto known = files_.find(name);
        if (known != files_.end() && known->second.changed == changed) return known->second;
    }
    std::ifstream in(folder_ / name, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in) return {};
    auto bytes = std::make_shared<std::string const>(text.str());
    File file{changed, bytes, '"' + hex(sha256(*bytes)).substr(0, 24) + '"'};
    std::scoped_lock lock(mutex_);
    return files_[name] = file;
}

std::optional<Reply> StaticFiles::find(Request const& request, std::string_view path) {
    if (folder_.empty()) return {};
    auto name = name_of(path);
    if (!name) return {};
    auto plain = load(*name);
    if (!plain) return {};
    return reply(request, *name, *plain);
}

/// A range is one of the plain bytes; everything else goes out packed where a packed form lies beside the file.
Reply StaticFiles::reply(Request const& request, std::string const& name, File const& plain) {
    auto file = plain;
    std::string coding;
    for (auto const& [packed, ending] : {std::pair("br", ".br"), std::pair("gzip", ".gz")}) {
        if (!request.headers.range.empty() || !accepts(request.headers.accept_encoding, packed)) continue;
        auto found = load(name + ending);
        if (!found || found->changed < plain.changed) continue;
        file = *found;
        coding = packed;
        break;
    }
    auto caching = is_hashed(name) ? "public, max-age=31536000, immutable" : "no-cache";
    auto made = reply_with(request, file.bytes, file.etag, content_type_of(name), caching, true);
    if (name.ends_with(".html")) made.fixed = page_policies;
    made.headers.emplace_back("Vary", "Accept-Encoding");
    if (!coding.empty() && made.status != 304) made.headers.emplace_back("Content-Encoding", coding);
    return made;
}

Reply reply_with(Request const& request, std::shared_ptr<std::string const> bytes, std::string const& etag,
                 std::string_view content_type, std::string_view cache_control, bool takes_ranges) {
    Reply reply;
    reply.fixed = asset_policies;
    reply.is_head = request.method == "HEAD";
    reply.headers = {{"ETag", etag}, {"Cache-Control", std::string(cache_control)}};
    if (names_etag(request.headers.if_none_match, etag)) {
        reply.status = 304;
        return reply;
    }
    reply.headers.emplace_back("Content-Type", content_type);
    reply.kept = std::move(bytes);
    reply.length = reply.kept->size();
    if (!takes_ranges) return reply;
    reply.headers.emplace_back("Accept-Ranges", "bytes");
    auto const& condition = request.headers.if_range;
    auto part = condition.empty() || condition == etag ? read_range(request.headers.range, reply.length) : std::nullopt;
    if (!part) return reply;
    auto whole = std::to_string(reply.length);
    reply.status = part->length == 0 ? 416 : 206;
    auto last = part->from + part->length;
    auto said = part->length == 0 ? "*" : std::to_string(part->from) + "-" + std::to_string(last - 1);
    reply.headers.emplace_back("Content-Range", "bytes " + said + "/" + whole);
    reply.from = part->from;
    reply.length = part->length;
    return reply;
}

}  // namespace vafa::http
