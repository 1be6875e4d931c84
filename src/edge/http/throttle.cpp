// A bucket is one moment (generic cell rate algorithm): when it will be full. Who is not known has a full one.
#include "edge/http/throttle.hpp"

#include <algorithm>
#include <functional>

namespace vafa::http {

namespace {

constexpr std::size_t most_on_a_shelf = 8192;

}  // namespace

int Throttle::take(std::string_view who) {
    auto name = std::hash<std::string_view>{}(who);
    auto& shelf = shelves_[name % shelves_.size()];
    auto now = Clock::now();
    std::scoped_lock lock(shelf.mutex);
    if (shelf.full_at.size() >= most_on_a_shelf) forget_full(shelf, now);
    auto& full_at = shelf.full_at[name];
    if (auto seconds = seconds_until_token(full_at, now)) return seconds;
    full_at = std::max(full_at, now) + every_;
    return 0;
}

int Throttle::wait(std::string_view who) {
    auto name = std::hash<std::string_view>{}(who);
    auto& shelf = shelves_[name % shelves_.size()];
    std::scoped_lock lock(shelf.mutex);
    auto found = shelf.full_at.find(name);
    return found == shelf.full_at.end() ? 0 : seconds_until_token(found->second, Clock::now());
}

int Throttle::seconds_until_token(Clock::time_point full_at, Clock::time_point now) const {
    auto next = std::max(full_at, now) + every_;
    auto latest = now + every_ * burst_;
    return next <= latest ? 0 : static_cast<int>(std::chrono::ceil<std::chrono::seconds>(next - latest).count());
}

void Throttle::give_back(std::string_view who) {
    auto name = std::hash<std::string_view>{}(who);
    auto& shelf = shelves_[name % shelves_.size()];
    std::scoped_lock lock(shelf.mutex);
    if (auto found = shelf.full_at.find(name); found != shelf.full_at.end()) found->second -= every_;
}

/// A flood of new addresses must not fill the memory: full buckets go, and if there is none, all of the shelf.
void Throttle::forget_full(Shelf& shelf, Clock::time_point now) {
    std::erase_if(shelf.full_at, [now](auto const& bucket) { return bucket.second <= now; });
    if (shelf.full_at.size() >= most_on_a_shelf) shelf.full_at.clear();
}

std::string_view network_of(std::string_view address) {
    std::size_t end = 0;
    for (int colons = 0; end < address.size(); ++end)
        if (address[end] == ':' && ++colons == 4) break;
    return address.substr(0, end);
}

}  // namespace vafa::http
