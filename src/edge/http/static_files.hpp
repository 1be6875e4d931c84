// The pages: files of the web folder, kept in memory, with ETags, ready-made brotli and gzip, and byte ranges.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "edge/http/messages.hpp"

namespace vafa::http {

class StaticFiles {
  public:
    explicit StaticFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// `/till` is till/index.html, till.html or the page of the nearest folder above; nothing where there is none.
    std::optional<Reply> find(Request const& request, std::string_view path);

  private:
    struct File {
        std::filesystem::file_time_type changed;
        std::shared_ptr<std::string const> bytes;
        std::string etag;
    };
    std::optional<std::string> name_of(std::string_view path) const;
    std::optional<File> load(std::string const& name);
    Reply reply(Request const& request, std::string const& name, File const& plain);

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::unordered_map<std::string, File> files_;
};

/// A reply of bytes that stand in memory: answers If-None-Match and Range. `etag` stands in quotes.
Reply reply_with(Request const& request, std::shared_ptr<std::string const> bytes, std::string const& etag,
                 std::string_view content_type, std::string_view cache_control, bool takes_ranges);

}  // namespace vafa::http
