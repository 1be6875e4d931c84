// What goes wrong below the business: thrown by the store, caught only in dispatch and at the edge.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>

namespace vafa::store {

/// Disk full, connection lost, damaged file. The act was not committed, unless `outcome_unknown`.
class Fault : public std::runtime_error {
  public:
    explicit Fault(std::string const& what, bool unknown = false) : std::runtime_error(what), outcome_unknown(unknown) {}
    bool outcome_unknown;  // the commit was sent and its answer never came: ask again with the same key
};

/// A unique key or a CHECK stood in the way: another act came first. The store runs the work once more before it gives up.
class FenceHit : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// False for none.
bool is_fence_hit(std::exception_ptr const& failure);

}  // namespace vafa::store
