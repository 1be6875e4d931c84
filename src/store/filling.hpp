// Puts the rows of clubs into a database that has none of them: whole or not at all.
#pragma once

#include <filesystem>

#include "store/tables.hpp"

namespace vafa::store {

/// One transaction (embedded: one a club). Its end without `finish` leaves nothing in a database, and in a folder files that
/// are of no use.
class Filling {
  public:
    virtual ~Filling() = default;
    /// Whose rows follow.
    virtual void begin(ClubId club) = 0;
    /// Views in it need live no longer than the call. FenceHit where the row is there already.
    virtual void put(Question const& question) = 0;
    /// Asks in the middle of it.
    virtual Rows ask(Question const& question) = 0;
    virtual void finish() = 0;
};

/// Into new files of an embedded folder that nobody has open.
std::unique_ptr<Filling> fill_folder(std::filesystem::path const& folder, std::span<Migration const> migrations);

/// Into a PostgreSQL database, beside servers that work in it. A Fault where it cannot be reached.
std::unique_ptr<Filling> fill_database(std::string const& url, std::span<Migration const> migrations);

}  // namespace vafa::store
