// The statements that read the log backwards. Each way in has two: its acts, and where its bounded stretch ends.
#include <fmt/format.h>

#include "operation/audit.hpp"

namespace vafa {

namespace {

using store::Sql;

constexpr std::int64_t stretch = 20'000;        // acts that one page looks at
constexpr std::int64_t past_all = (std::int64_t{1} << 62) + 1;
constexpr std::int64_t one_second = 1000ll << 22;  // in ids, which begin with their milliseconds
constexpr std::int64_t slack_ms = 5000;         // ids of several connections are in order of time but for this

constexpr Sql select_all{R"(
    select id, at, caller_role, caller_id, branch_id, till_id, subject, operation, refusal from operation_log
    where club_id = :club and id < ?1 and id >= ?2 and at >= ?3 and at < ?4 and (branch_id = ?5 or ?5 = 0)
      and (refusal is not null or ?6 = 0) and (caller_id = ?7 or ?7 = 0) and (operation = ?8 or ?8 = '')
      and (operation <> 'sales.record' or ?9 = 0)
    order by id desc limit ?10)"};
constexpr Sql end_of_all{R"(
    select id from operation_log where club_id = :club and id < ?1 and id >= ?2 order by id desc limit 1 offset ?3)"};

/// One way in by an index of its own: the acts with one value in a column. They are named first, then read: a question with
/// two bounds on id would be answered by the rows themselves, not by the index.
struct WayIn {
    std::string const page_text, end_text;
    Sql const page{page_text.c_str()}, end{end_text.c_str()};

    /// `exception` is the index's own condition, so that the engines know it for theirs.
    WayIn(std::string_view column, std::string_view exception)
        : page_text(fmt::format(R"(
              select l.id, l.at, l.caller_role, l.caller_id, l.branch_id, l.till_id, l.subject, l.operation, l.refusal
              from (select id from operation_log
                    where club_id = :club and {} = ?11 and {} and id < ?1 and id >= ?2
                    order by id desc limit {}) c
              cross join operation_log l
              where l.club_id = :club and l.id = c.id and l.at >= ?3 and l.at < ?4 and (l.branch_id = ?5 or ?5 = 0)
                and (l.refusal is not null or ?6 = 0) and (l.caller_id = ?7 or ?7 = 0) and (l.operation = ?8 or ?8 = '')
                and (l.operation <> 'sales.record' or ?9 = 0)
              order by l.id desc limit ?10)",
                                column, exception, stretch)),
          end_text(fmt::format(R"(
              select id from operation_log
              where club_id = :club and {} = ?4 and {} and id < ?1 and id >= ?2
              order by id desc limit 1 offset ?3)",
                               column, exception)) {}
};
WayIn const of_subject{"subject", "subject <> 0"};
WayIn const of_operation{"operation", "operation <> 'sales.record'"};
WayIn const of_caller{"caller_id", "operation <> 'sales.record'"};

constexpr Sql select_first_from{R"(
    select id, at from operation_log where club_id = :club and id >= ?1 order by id limit 1)"};
constexpr Sql select_last{"select id, at from operation_log where club_id = :club order by id desc limit 1"};
constexpr Sql select_one{R"(
    select id, at, caller_role, caller_id, branch_id, till_id, subject, operation, refusal from operation_log
    where club_id = :club and id = ?1)"};

LoggedAct shown_act_from(store::Row const& row) {
    LoggedAct act;
    act.id = row.get<std::int64_t>(0);
    act.at = row.get<Instant>(1);
    act.role = row.get<Role>(2);
    act.caller_id = row.get<std::int64_t>(3);
    act.branch = row.get<BranchId>(4);
    act.till = row.get<TillId>(5);
    act.subject = row.get<std::int64_t>(6);
    act.operation = row.get<std::string>(7);
    act.refusal = row.get<std::optional<std::string>>(8);
    return act;
}

/// An id with all acts before a moment below it, within a second or so. A test clock runs ahead of the ids, so that the
/// moment is looked for: halving the ids between the first act and the last.
std::int64_t first_id_from(store::Snapshot& snapshot, Instant moment) {
    auto first = snapshot.read(select_first_from, std::int64_t{0});
    if (first.empty() || first[0].get<Instant>(1).ms >= moment.ms) return 0;
    auto last = snapshot.read(select_last);
    if (last[0].get<Instant>(1).ms < moment.ms) return last[0].get<std::int64_t>(0) + 1;
    auto low = first[0].get<std::int64_t>(0), high = last[0].get<std::int64_t>(0);
    while (high - low > one_second) {
        auto middle = low + (high - low) / 2;
        auto found = snapshot.read(select_first_from, middle);
        bool is_before = found[0].get<Instant>(1).ms < moment.ms;
        (is_before ? low : high) = is_before ? std::max(middle, found[0].get<std::int64_t>(0)) : middle;
    }
    return low;
}

struct Stretch {
    std::int64_t before = 0;  // ids below this …
    std::int64_t from = 0;    // … and from this
};

Stretch stretch_of(store::Snapshot& snapshot, AuditFilter const& filter, std::int64_t before) {
    Stretch ids{before > 0 ? before : past_all, 0};
    if (filter.before.ms < past_all - 1) ids.before = std::min(ids.before, first_id_from(snapshot, {filter.before.ms + slack_ms}) + one_second);
    if (filter.from.ms > 0) ids.from = first_id_from(snapshot, {filter.from.ms - slack_ms});
    return ids;
}

enum class Way { all, subject, operation, caller };

Way way_of(AuditFilter const& filter) {
    if (filter.subject != 0) return Way::subject;
    if (!filter.operation.empty() && filter.operation != commonest_operation) return Way::operation;
    return filter.caller != 0 && filter.without_sales ? Way::caller : Way::all;
}

/// Where the stretch ends, if the log goes on behind it; else the lower end that was asked for.
std::optional<std::int64_t> end_of(store::Snapshot& snapshot, AuditFilter const& filter, Stretch const& ids) {
    auto ask = [&](Sql const& sql, auto const&... more) { return snapshot.read(sql, ids.before, ids.from, stretch - 1, more...); };
    auto rows = [&] {
        switch (way_of(filter)) {
            case Way::subject: return ask(of_subject.end, filter.subject);
            case Way::operation: return ask(of_operation.end, filter.operation);
            case Way::caller: return ask(of_caller.end, filter.caller);
            case Way::all: return ask(end_of_all);
        }
        bug("no way into the log");
    }();
    if (rows.empty()) return {};
    return rows[0].get<std::int64_t>(0);
}

store::Rows ask_page(store::Snapshot& snapshot, AuditFilter const& filter, Stretch const& ids, std::int64_t most) {
    auto ask = [&](Sql const& sql, auto const&... more) {
        return snapshot.read(sql, ids.before, ids.from, filter.from, filter.before, filter.branch, std::int64_t(filter.refused_only),
                             filter.caller, filter.operation, std::int64_t(filter.without_sales), most, more...);
    };
    switch (way_of(filter)) {
        case Way::subject: return ask(of_subject.page, filter.subject);
        case Way::operation: return ask(of_operation.page, filter.operation);
        case Way::caller: return ask(of_caller.page, filter.caller);
        case Way::all: return ask(select_all);
    }
    bug("no way into the log");
}

}  // namespace

AuditPage read_audit(store::Snapshot& snapshot, AuditFilter const& filter, std::int64_t before, std::int64_t most) {
    auto ids = stretch_of(snapshot, filter, before);
    auto end = end_of(snapshot, filter, ids);
    if (end) ids.from = *end;
    AuditPage page;
    for (auto row : ask_page(snapshot, filter, ids, most + 1)) page.acts.push_back(shown_act_from(row));
    bool has_more = std::int64_t(page.acts.size()) > most;
    if (has_more) page.acts.pop_back();
    if (has_more) page.next = page.acts.back().id;
    else if (end) page.next = *end;
    return page;
}

std::optional<LoggedAct> read_act(store::Snapshot& snapshot, std::int64_t id) {
    auto rows = snapshot.read(select_one, id);
    if (rows.empty()) return {};
    return shown_act_from(rows[0]);
}

}  // namespace vafa
