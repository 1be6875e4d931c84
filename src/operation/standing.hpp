// Where a follower stands among the ids, which keep their order everywhere, while the order of commits stays behind.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "operation/operation_log.hpp"
#include "store/tables.hpp"

namespace vafa {

/// Has one who stands there seen an act whose id is larger than that of one it has not? Then ids alone do not say how far it is, and the
/// club cannot be taken elsewhere. On SQLite never.
bool stands_between_ids(store::Snapshot& snapshot, LogCursor cursor);

/// Where the followers stand once ids alone are the order: ids keep theirs everywhere, the order of commits stays behind.
class StandingByIds {
  public:
    /// Nothing where a follower has not seen an act with a smaller id than one that it has: this view cannot be taken
    /// elsewhere, a later one can. On SQLite there is always an answer.
    static std::optional<StandingByIds> of(store::Snapshot& snapshot);
    /// Says it in a row of the followers' table; rows of others stay as they are.
    void put_into(store::Table const& table, std::vector<store::Bind>& row) const;

  private:
    std::map<std::string, std::int64_t, std::less<>> highest_;
};
/// Once the rows of a club were brought here: followers stand at the same act as before, by the order of this database.
store::Question settling_of_followers();

}  // namespace vafa
