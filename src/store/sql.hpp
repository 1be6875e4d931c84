// A statement and the values that go in and out of it, the same words for both engines.
//
// SQL is written once, in the portable subset, as PostgreSQL would read it: `?1`, `?2` … are the statement's own
// parameters, `:club` and `:now` are bound by the transaction. A trailing `for update [of x]` locks on PostgreSQL and is
// dropped on SQLite, whose one writer needs no row locks. sum() and the like are cast to bigint.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/amounts.hpp"
#include "base/bug.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "store/fault.hpp"

namespace vafa::store {

/// One statement with static storage; its address is its name in the caches of prepared statements.
struct Sql {
    constexpr explicit Sql(char const* statement) : text(statement) {}
    Sql(Sql const&) = delete;
    Sql& operator=(Sql const&) = delete;
    char const* text;
};

using Bytes = std::vector<std::byte>;
using BytesView = std::span<std::byte const>;

/// A value on its way into a statement; views live until the call that takes them returns.
using Bind = std::variant<std::monostate, std::int64_t, std::string_view, BytesView>;

/// A value on its way out; views live as long as the Rows they came from.
using Cell = std::variant<std::monostate, std::int64_t, std::string_view, BytesView>;

/// How a C++ type goes through a column; what does not fit its type is a Fault: the database is damaged, or a statement
/// is wrong. Specialise for further types of base.
template <class T>
struct Column;

template <class T>
    requires std::is_integral_v<T>
struct Column<T> {
    static Bind bind(T value) { return static_cast<std::int64_t>(value); }
    static T read(Cell const& cell) {
        auto* value = std::get_if<std::int64_t>(&cell);
        if (!value) throw Fault("a column is no integer");
        return static_cast<T>(*value);
    }
};

template <class T>
    requires std::is_enum_v<T>
struct Column<T> {
    static Bind bind(T value) { return static_cast<std::int64_t>(value); }
    static T read(Cell const& cell) { return static_cast<T>(Column<std::int64_t>::read(cell)); }
};

template <>
struct Column<std::string_view> {
    static Bind bind(std::string_view value) { return value; }
    static std::string_view read(Cell const& cell) {
        auto* value = std::get_if<std::string_view>(&cell);
        if (!value) throw Fault("a column is no text");
        return *value;
    }
};

template <>
struct Column<std::string> {
    static Bind bind(std::string const& value) { return std::string_view(value); }
    static std::string read(Cell const& cell) { return std::string(Column<std::string_view>::read(cell)); }
};

template <std::size_t N>
struct Column<char[N]> {
    static Bind bind(char const (&value)[N]) { return std::string_view(value); }
};

template <>
struct Column<BytesView> {
    static Bind bind(BytesView value) { return value; }
    static BytesView read(Cell const& cell) {
        auto* value = std::get_if<BytesView>(&cell);
        if (!value) throw Fault("a column holds no bytes");
        return *value;
    }
};

template <>
struct Column<Bytes> {
    static Bind bind(Bytes const& value) { return BytesView(value); }
    static Bytes read(Cell const& cell) {
        auto view = Column<BytesView>::read(cell);
        return Bytes(view.begin(), view.end());
    }
};

template <std::size_t N>
struct Column<std::array<std::byte, N>> {
    static Bind bind(std::array<std::byte, N> const& value) { return BytesView(value); }
    static std::array<std::byte, N> read(Cell const& cell) {
        auto view = Column<BytesView>::read(cell);
        if (view.size() != N) throw Fault("a column holds bytes of another length");
        std::array<std::byte, N> value;
        std::copy(view.begin(), view.end(), value.begin());
        return value;
    }
};

template <class Kind>
struct Column<Id<Kind>> {
    static Bind bind(Id<Kind> id) { return id.value; }
    static Id<Kind> read(Cell const& cell) { return {Column<std::int64_t>::read(cell)}; }
};

template <>
struct Column<Points> {
    static Bind bind(Points value) { return value.value; }
    static Points read(Cell const& cell) { return Points{Column<std::int64_t>::read(cell)}; }
};

template <>
struct Column<Rial> {
    static Bind bind(Rial value) { return value.value; }
    static Rial read(Cell const& cell) { return Rial{Column<std::int64_t>::read(cell)}; }
};

template <>
struct Column<BasisPoints> {
    static Bind bind(BasisPoints value) { return value.value; }
    static BasisPoints read(Cell const& cell) { return BasisPoints{Column<std::int64_t>::read(cell)}; }
};

template <>
struct Column<Instant> {
    static Bind bind(Instant value) { return value.ms; }
    static Instant read(Cell const& cell) { return {Column<std::int64_t>::read(cell)}; }
};

template <>
struct Column<Day> {
    static Bind bind(Day value) { return std::int64_t{value.number}; }
    static Day read(Cell const& cell) { return {Column<std::int32_t>::read(cell)}; }
};

template <class T>
struct Column<std::optional<T>> {
    static Bind bind(std::optional<T> const& value) { return value ? Column<T>::bind(*value) : Bind{}; }
    static std::optional<T> read(Cell const& cell) {
        if (std::holds_alternative<std::monostate>(cell)) return {};
        return Column<T>::read(cell);
    }
};

template <>
struct Column<std::nullopt_t> {
    static Bind bind(std::nullopt_t) { return {}; }
};

/// One row of an answer.
class Row {
  public:
    explicit Row(std::span<Cell const> cells) : cells_(cells) {}

    template <class T>
    T get(std::size_t column) const {
        ensure(column < cells_.size(), "a column beyond the row was read");
        return Column<T>::read(cells_[column]);
    }

    /// All columns in order, by type: `auto [id, name] = row.as<MemberId, std::string>();`
    template <class... T>
    std::tuple<T...> as() const {
        ensure(sizeof...(T) == cells_.size(), "a row has another number of columns");
        return as_tuple<T...>(std::index_sequence_for<T...>{});
    }

  private:
    template <class... T, std::size_t... I>
    std::tuple<T...> as_tuple(std::index_sequence<I...>) const {
        return {get<T>(I)...};
    }

    std::span<Cell const> cells_;
};

/// A whole answer, owned; its text lies in one block.
class Rows {
  public:
    std::size_t size() const { return width_ == 0 ? 0 : cells_.size() / width_; }
    bool empty() const { return size() == 0; }
    Row operator[](std::size_t row) const { return Row({cells_.data() + row * width_, width_}); }

    class Iterator {
      public:
        Iterator(Rows const* rows, std::size_t at) : rows_(rows), at_(at) {}
        Row operator*() const { return (*rows_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator!=(Iterator const& other) const { return at_ != other.at_; }

      private:
        Rows const* rows_;
        std::size_t at_;
    };
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

    /// For the engines: rows are filled cell by cell, then sealed once (which turns the texts' views to their own block).
    void set_width(std::size_t columns) { width_ = columns; }
    void add_null() { cells_.emplace_back(); }
    void add_integer(std::int64_t value) { cells_.emplace_back(value); }
    void add_text(std::string_view value) {
        cells_.emplace_back(value);
        block_.insert(block_.end(), value.begin(), value.end());
    }
    void add_bytes(std::string_view value) {
        cells_.emplace_back(std::as_bytes(std::span(value)));
        block_.insert(block_.end(), value.begin(), value.end());
    }
    void seal();

    /// A second answer with the same cells; spelled out because it costs.
    Rows clone() const;

    Rows() = default;
    Rows(Rows&&) = default;
    Rows& operator=(Rows&&) = default;
    Rows(Rows const&) = delete;  // a copy's views would point into the original
    Rows& operator=(Rows const&) = delete;

  private:
    std::size_t width_ = 0;
    std::vector<Cell> cells_;
    std::vector<char> block_;  // texts and bytes in the order of their cells; not a string: views must survive a move
};

}  // namespace vafa::store
