// What a point is worth in rial, by the conversion of a member's group in the program that is in force on a day.
#pragma once

#include "club/program/program.hpp"

namespace vafa::reports {

class Rates {
  public:
    Rates(Snapshot& snapshot, Caller const& caller, Day day);

    std::optional<program::Conversion> of(members::GroupId group) const { return program::conversion_for(*program_, group); }
    /// Towards zero; nothing where the group's points cannot be converted, though zero points are always worth zero.
    std::optional<Rial> worth(members::GroupId group, std::int64_t points) const;
    program::Compiled const& program() const { return *program_; }

  private:
    std::shared_ptr<program::Compiled const> program_;
};

}  // namespace vafa::reports
