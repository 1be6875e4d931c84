// The writes of a group's works until they travel: rows of one statement side by side, so that the database starts it once.
//
// A row joins those of its statement that wait already where nothing that came between has to do with its table; what
// writes one row twice keeps its order.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "store/postgres/pipeline.hpp"
#include "store/write_queue.hpp"

namespace vafa::store::postgres {

class GroupWrites {
  public:
    void add(Sql const& sql, std::span<Bind const> binds, Bound const& bound, int author);
    /// In an order that does to every row what the works would have done one behind the other.
    void send_all(Pipeline& pipeline);
    void clear();

    /// Whether rows join. Where they do not, the author of a failure is known.
    void set_joining(bool joins) { joins_ = joins; }
    bool is_joining() const { return joins_; }

  private:
    struct Waiting {
        RowsOfOne rows;
        Bound bound;
        int author;  // nobody's where several have rows in it
    };
    bool join(Sql const& sql, Writing const& writing, std::span<Bind const> binds, Bound const& bound, int author);
    Writing const& writing_of_known(Sql const& sql);

    std::unordered_map<Sql const*, Writing> known_;
    std::vector<Waiting> waiting_;
    std::unordered_map<Sql const*, std::size_t> latest_;              // of a statement
    std::unordered_map<std::string_view, std::size_t> latest_about_;  // of a table
    std::size_t first_open_ = 0;  // none joins what came before something that may touch any table
    Arena texts_;
    bool joins_ = true;
};

}  // namespace vafa::store::postgres
