// A club with a program and members who have credit, on one program or on two that share a PostgreSQL: where races are run.
#pragma once

#include <functional>
#include <memory>

#include "faults/shop.hpp"

namespace vafa::faults {

enum class Setting { sqlite, postgresql, two_programs_on_postgresql };
std::string name_of(Setting setting);

class Market {
  public:
    explicit Market(Setting setting);

    /// Of a new member with this much credit and a PIN.
    std::string member_with(std::int64_t credit);
    /// From now on spending needs the PIN; before it needs nothing.
    void wants_pins();
    /// By the n-th program; where there is one, by that. Asks again where the server is too busy to compare PINs.
    Answer asks(int n, std::string const& operation, std::string const& request, std::string const& key) const;
    std::int64_t credit_of(std::string const& member) const;

    Stall const& stall() const { return stall_; }
    Program& program() { return shops_[0]->program; }
    /// All breaches of all invariants.
    std::vector<std::string> breaches();

    inline static constexpr char const* pin = "4826";

  private:
    void wants_pins_from(std::int64_t amount);

    std::vector<std::unique_ptr<Folder>> folders_;
    std::vector<std::unique_ptr<Shop>> shops_;
    Stall stall_;
};

/// Runs `act(n)` on as many threads as `count`, all let go at one moment.
std::vector<Answer> at_once(int count, std::function<Answer(int)> const& act);
int count_of(std::vector<Answer> const& answers, std::string_view refusal);

}  // namespace vafa::faults
