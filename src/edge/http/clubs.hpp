// Which club a first path part means, without ever asking the database on a thread that answers requests.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "club/tenancy/tenancy.hpp"
#include "edge/http/throttle.hpp"
#include "operation/pool.hpp"

namespace vafa::http {

class Clubs {
  public:
    /// `pool` waits for the database where it must.
    Clubs(tenancy::Directory& directory, Pool& pool) : directory_(directory), pool_(pool) {}

    /// An empty slug means the only club there is, samples aside. `found` may be called at once, or later by the pool; it gets nothing
    /// where there is no such club, or too many ask for clubs that are none.
    void find(std::string_view slug, std::function<void(std::optional<ClubId>)> found);

  private:
    std::optional<ClubId> only_one() const;
    std::optional<ClubId> known(std::string_view slug);
    void refresh();

    tenancy::Directory& directory_;
    Pool& pool_;
    std::mutex mutex_;
    std::vector<tenancy::DirectoryEntry> entries_;
    Throttle refreshes_{std::chrono::milliseconds(100), 20};
};

}  // namespace vafa::http
