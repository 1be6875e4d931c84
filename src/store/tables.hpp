// The tables of all clubs as the portable migrations say them, so that a club can be taken out of one database and put
// into another, whichever the engines, without a word about any single table.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace vafa::store {

enum class ColumnKind { int64, text, bytes };

/// Rows are read in the order of the key, page by page, and written one by one. Must outlive the stores it is used with:
/// its statements are known to their caches by address.
class Table {
  public:
    struct Column {
        std::string name;
        ColumnKind kind;
    };
    Table(std::string name, std::vector<Column> columns, std::vector<std::string> key);

    std::string const& name() const { return name_; }
    /// Without club_id, which the transaction binds.
    std::vector<Column> const& columns() const { return columns_; }

    /// The next rows after the key of `last`; the first ones where that is empty.
    Rows page_after(Snapshot& snapshot, std::span<Bind const> last, std::int64_t most) const;
    /// The places of the key's columns in a row.
    std::vector<std::size_t> const& key() const { return key_; }
    /// A row with a value for each column.
    Question insertion(std::vector<Bind> row) const { return {&insert_->sql, std::move(row)}; }

  private:
    std::string name_;
    std::vector<Column> columns_;
    std::vector<std::size_t> key_;
    struct Statement {
        explicit Statement(std::string words) : text(std::move(words)), sql(text.c_str()) {}
        std::string const text;
        Sql const sql;
    };
    std::unique_ptr<Statement> first_, next_, insert_;
};

/// In the order in which they were made. A bug where a migration does to a table what is not understood here.
std::vector<Table> tables_of(std::span<Migration const> migrations);

}  // namespace vafa::store
