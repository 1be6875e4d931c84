// A value that must never be printed, logged or stored as it is: passwords, PINs, one-time codes, keys.
#pragma once

#include <utility>

namespace vafa {

/// Has no stream operator and no JSON writer on purpose; `reveal` is the only way in, easy to search for.
template <class T>
class Secret {
  public:
    Secret() = default;
    explicit Secret(T value) : value_(std::move(value)) {}
    T const& reveal() const { return value_; }

  private:
    T value_;
};

}  // namespace vafa
