// What a function of the business returns: a value, or the refusal that stands in its place.
#pragma once

#include <utility>
#include <variant>

#include "base/bug.hpp"
#include "base/refusal.hpp"

namespace vafa {

/// Nothing to say beyond "done".
struct Done {
    bool operator==(Done const&) const = default;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Refused refused) : held_(std::in_place_index<1>, std::move(refused)) {}

    explicit operator bool() const { return held_.index() == 0; }
    bool is_refused() const { return held_.index() == 1; }

    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

    Refused const& refusal() const& { return reason(); }
    Refused&& refusal() && { return std::move(const_cast<Refused&>(reason())); }

  private:
    T& value() {
        ensure(held_.index() == 0, "the value of a refused result was read");
        return *std::get_if<0>(&held_);
    }
    T const& value() const { return const_cast<Result*>(this)->value(); }
    Refused const& reason() const {
        ensure(held_.index() == 1, "the refusal of an accepted result was read");
        return *std::get_if<1>(&held_);
    }

    std::variant<T, Refused> held_;
};

}  // namespace vafa

/// The value of a Result, or the refusal handed on to the caller. A GNU statement expression; not for coroutines.
#define TRY(expression)                                                        \
    __extension__({                                                            \
        auto try_result_ = (expression);                                       \
        if (!try_result_) return ::vafa::Refused(std::move(try_result_).refusal()); \
        std::move(*try_result_);                                               \
    })
