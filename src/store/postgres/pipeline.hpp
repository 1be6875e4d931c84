// Statements travel together: sent without waiting, answered in one round trip by `flush`. Used by one thread.
#pragma once

#include <atomic>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

#include "store/portable_sql.hpp"
#include "store/postgres/connection.hpp"
#include "store/postgres/many_rows.hpp"
#include "store/sql.hpp"

namespace vafa::store::postgres {

class Parameters;

/// What the transaction binds by itself.
struct Bound {
    std::int64_t club;
    std::int64_t now_ms;
};

class Pipeline {
  public:
    /// With `as_app` all is done as the role vafa_app, which owns no table. Connects with the first `open`.
    Pipeline(std::string url, bool as_app, std::atomic<std::int64_t>& round_trips)
        : url_(std::move(url)), as_app_(as_app), round_trips_(round_trips) {}

    bool is_open() const { return connection_ != nullptr; }
    void open();
    void close();

    /// The part of this connection in ids: no other connection of the database has the same at the same time.
    std::int64_t slot() const { return slot_; }

    /// Sends nothing before `flush` needs it. `answer` is filled by then; null where nobody wants to know.
    void send(Sql const& sql, std::span<Bind const> binds, Bound const& bound, Rows* answer = nullptr);
    /// One statement for all these rows (many_rows.hpp).
    void send(RowsOfOne const& rows, Bound const& bound);
    /// Whose statements follow: the place of a work in its group, or -1.
    void set_author(int author) { author_ = author; }

    /// One round trip. Throws the first failure; what was sent behind it was not run. Disconnected closes.
    void flush();
    bool has_unanswered() const { return !expected_.empty(); }
    /// Whose statement the last failure was.
    int failed_author() const { return failed_author_; }

  private:
    struct Variant {
        std::string kinds;  // of each value: i, t, b, or n where only NULL was seen
        std::string name;
        bool is_ready = false;
    };
    struct Prepared {
        EngineSql sql;
        std::deque<Variant> variants;
    };
    struct Expected {
        Sql const* sql;
        Variant* preparing;  // null for an execution
        Rows* answer;
        int author;
    };

    Variant& variant_for(Sql const& sql, Prepared& prepared, std::span<Bind const> binds);
    void send_preparation(Sql const& sql, Prepared& prepared, Variant& variant);
    Variant& variant_for(RowsOfOne const& rows);
    void prepare(Sql const& sql, Variant& variant, std::string const& text, std::vector<Oid> const& types);
    void send_execution(Sql const& sql, Variant const& variant, Parameters const& parameters, Rows* answer);
    void push_out();
    void take(Expected const& expected, std::exception_ptr& failure);
    Answered next_result();
    void settle(Expected const& expected, PGresult* result, std::exception_ptr& failure);
    [[noreturn]] void lose();

    std::string url_;
    bool as_app_;
    std::atomic<std::int64_t>& round_trips_;
    OpenConnection connection_;
    std::int64_t slot_ = 0;
    std::unordered_map<Sql const*, Prepared> prepared_;
    std::unordered_map<Sql const*, std::deque<Variant>> prepared_for_rows_;
    int names_given_ = 0;
    std::deque<Expected> expected_;
    int author_ = -1;
    int failed_author_ = -1;
};

}  // namespace vafa::store::postgres
