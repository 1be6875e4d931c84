// The writes of one work, waiting to be applied. Its memory stays from one work to the next.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "store/sql.hpp"

namespace vafa::store {

/// Bytes that stay where they are until `clear`.
class Arena {
  public:
    std::string_view copy(std::string_view value);
    /// The same value, its text or bytes in here.
    Bind copy(Bind const& bind);
    void clear();

  private:
    static constexpr std::size_t block_size = 32 * 1024;
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size;
    };
    void take_block_of(std::size_t size);

    std::vector<Block> blocks_;
    std::size_t block_ = 0;  // the one being filled
    std::size_t used_ = 0;   // of it
};

class WriteQueue {
  public:
    struct Entry {
        Sql const* sql;
        std::uint32_t first_bind;
        std::uint32_t bind_count;
        bool is_kept;
    };

    void add(Sql const& sql, std::span<Bind const> binds, bool is_kept);

    /// The next write that was not applied yet, or none.
    Entry const* next() { return applied_ < entries_.size() ? &entries_[applied_++] : nullptr; }
    std::span<Bind const> binds_of(Entry const& entry) const { return {binds_.data() + entry.first_bind, entry.bind_count}; }

    bool has_waiting() const { return applied_ < entries_.size(); }
    bool has_applied() const { return applied_ > 0; }

    /// Only kept writes remain, and all of them wait (again).
    void drop_unkept();
    void clear();

  private:
    std::vector<Entry> entries_;
    std::vector<Bind> binds_;
    Arena texts_;
    std::size_t applied_ = 0;
};

}  // namespace vafa::store
