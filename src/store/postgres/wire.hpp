// Values on the wire: PostgreSQL's binary formats of the few types we use.
#pragma once

#include <libpq-fe.h>

#include <array>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "store/sql.hpp"

namespace vafa::store::postgres {

/// i, t, b or n.
char kind_of(Bind const& bind);
Oid type_of(char kind);

/// The array of values of a kind; i, t or b.
Oid array_type_of(char kind);

/// The values of one execution as libpq wants them; views live as long as the binds.
class Parameters {
  public:
    void add(Bind const& bind);
    void add(std::int64_t number);
    /// An array of this kind, of a value for each place. Its bytes live until `clear`.
    void add_array(char kind, std::size_t size, std::function<Bind(std::size_t)> const& value);

    int count() const { return static_cast<int>(values_.size()); }
    char const* const* values() const { return values_.data(); }
    int const* lengths() const { return lengths_.data(); }
    int const* formats() const { return formats_.data(); }

    void clear();

  private:
    static constexpr std::size_t most = 64;
    std::array<std::uint64_t, most> numbers_;
    std::vector<char const*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::deque<std::string> arrays_;
};

/// All rows of an answer. A Fault where a column has a type outside of the portable subset.
Rows read_rows(PGresult const* result);

}  // namespace vafa::store::postgres
