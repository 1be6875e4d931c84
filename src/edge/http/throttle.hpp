// How much one caller may ask: a bucket of tokens for each address, key or session, filled again as time goes by.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace vafa::http {

class Throttle {
  public:
    /// `burst` at once, then one each `every`.
    Throttle(std::chrono::nanoseconds every, int burst) : every_(every), burst_(burst) {}

    /// 0 when a token was there and was taken; else the seconds to wait for one, at least 1.
    int take(std::string_view who);
    /// The seconds to wait for a token, 0 when there is one; takes none.
    int wait(std::string_view who);
    /// Gives a token back: a right password costs nothing.
    void give_back(std::string_view who);

  private:
    using Clock = std::chrono::steady_clock;
    struct Shelf {
        std::mutex mutex;
        std::unordered_map<std::size_t, Clock::time_point> full_at;  // when the bucket will be full again
    };
    void forget_full(Shelf& shelf, Clock::time_point now);
    int seconds_until_token(Clock::time_point full_at, Clock::time_point now) const;

    std::chrono::nanoseconds every_;
    int burst_;
    std::array<Shelf, 16> shelves_;
};

/// The address as buckets count it: of IPv6 the network of 64 bits, since a caller has all of it.
std::string_view network_of(std::string_view address);

}  // namespace vafa::http
