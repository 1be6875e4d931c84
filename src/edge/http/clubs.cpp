// The directory is asked again for a name that is not known, but not faster than ten times a second whoever asks.
#include "edge/http/clubs.hpp"

#include <exception>

namespace vafa::http {

/// Of the real ones, where samples stand beside them.
std::optional<ClubId> Clubs::only_one() const {
    if (entries_.size() == 1) return entries_[0].club;
    std::vector<ClubId> real;
    for (auto const& entry : entries_)
        if (!entry.is_demo) real.push_back(entry.club);
    return real.size() == 1 ? std::optional(real[0]) : std::nullopt;
}

std::optional<ClubId> Clubs::known(std::string_view slug) {
    std::scoped_lock lock(mutex_);
    if (slug.empty()) return only_one();
    for (auto const& entry : entries_)
        if (entry.slug == slug) return entry.club;
    return {};
}

void Clubs::refresh() {
    if (refreshes_.take("") > 0) return;
    try {
        auto entries = directory_.all();
        std::scoped_lock lock(mutex_);
        entries_ = std::move(entries);
    } catch (std::exception const&) {  // what was known stays known
    }
}

void Clubs::find(std::string_view slug, std::function<void(std::optional<ClubId>)> found) {
    if (!slug.empty())
        if (auto club = known(slug)) return found(club);
    auto look_up = [this, slug = std::string(slug), found] {
        refresh();
        found(known(slug));
    };
    if (!pool_.run(std::move(look_up))) found({});
}

}  // namespace vafa::http
