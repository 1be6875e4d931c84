// A statement that writes one row, said for many rows at once: its values come as arrays, one a parameter.
//
//   insert into note (club_id, id, at) values (:club, ?1, :now)
//   insert into note (club_id, id, at) select $1, r.v1, r.now from unnest($2, $3) as r (v1, now)
//
// Starting a statement costs the database more than another row does: its plan is set up, its checks are parsed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql.hpp"

namespace vafa::store::postgres {

struct Writing {
    /// What it writes; empty where it may also read elsewhere, so that nothing may change places with it.
    std::string table;
    /// Plain inserts, upserts and updates by key can be said for many rows.
    bool takes_rows = false;
    /// The values that tell the row it writes; rows with the same ones must not meet in one statement. None for a plain
    /// insert: there a second such row is an error anyway.
    std::vector<int> key;  // ?n, from 1
};
Writing writing_of(std::string_view portable);

/// The statement over rows whose values have these kinds (wire.hpp); where all are NULL ('n') no array is sent.
/// $1 is :club where it is used, then the arrays follow, the one of :now last.
std::string over_rows(std::string_view portable, std::string_view kinds);

/// Rows of one statement, gathered. What they say lives as long as they do.
class RowsOfOne {
  public:
    RowsOfOne(Sql const& sql, Writing const& writing) : sql_(&sql), writing_(&writing) {}

    /// False where the row must wait for the ones that are here: it is about the same, or its values have other kinds.
    bool take(std::span<Bind const> binds, std::int64_t now_ms);

    Sql const& sql() const { return *sql_; }
    std::size_t size() const { return times_.size(); }
    std::string const& kinds() const { return kinds_; }
    std::span<Bind const> row(std::size_t at) const { return {values_.data() + at * width_, width_}; }
    std::int64_t now_ms(std::size_t at) const { return times_[at]; }

  private:
    bool is_here(std::span<Bind const> binds) const;

    Sql const* sql_;
    Writing const* writing_;
    std::size_t width_ = 0;
    std::string kinds_;
    std::vector<Bind> values_;
    std::vector<std::int64_t> times_;
};

}  // namespace vafa::store::postgres
