// Rows join by statement; what has to do with one table keeps its order.
#include "store/postgres/group_writes.hpp"

#include <algorithm>

namespace vafa::store::postgres {

namespace {

constexpr int nobody = -1;
constexpr std::size_t most_rows = 1000;

}  // namespace

void GroupWrites::add(Sql const& sql, std::span<Bind const> binds, Bound const& bound, int author) {
    auto& writing = writing_of_known(sql);
    std::vector<Bind> kept;
    kept.reserve(binds.size());
    for (auto& bind : binds) kept.push_back(texts_.copy(bind));
    if (joins_ && join(sql, writing, kept, bound, author)) return;
    waiting_.push_back({RowsOfOne(sql, writing), bound, author});
    waiting_.back().rows.take(kept, bound.now_ms);
    auto place = waiting_.size() - 1;
    latest_[&sql] = place;
    if (writing.table.empty()) first_open_ = place + 1;
    else latest_about_[writing.table] = place;
}

bool GroupWrites::join(Sql const& sql, Writing const& writing, std::span<Bind const> binds, Bound const& bound, int author) {
    auto latest = latest_.find(&sql);
    if (!writing.takes_rows || latest == latest_.end() || latest->second < first_open_) return false;
    if (latest_about_.at(writing.table) != latest->second) return false;
    auto& waiting = waiting_[latest->second];
    if (waiting.bound.club != bound.club || waiting.rows.size() == most_rows || !waiting.rows.take(binds, bound.now_ms)) return false;
    if (waiting.author != author) waiting.author = nobody;
    return true;
}

void GroupWrites::send_all(Pipeline& pipeline) {
    for (auto& waiting : waiting_) {
        pipeline.set_author(waiting.author);
        auto& rows = waiting.rows;
        bool says_something = std::ranges::any_of(rows.kinds(), [](char kind) { return kind != 'n'; });
        if (rows.size() > 1 && says_something) {
            pipeline.send(rows, waiting.bound);
            continue;
        }
        for (std::size_t at = 0; at < rows.size(); ++at) pipeline.send(rows.sql(), rows.row(at), {waiting.bound.club, rows.now_ms(at)});
    }
    clear();
}

void GroupWrites::clear() {
    waiting_.clear();
    latest_.clear();
    latest_about_.clear();
    first_open_ = 0;
    texts_.clear();
}

Writing const& GroupWrites::writing_of_known(Sql const& sql) {
    auto [known, is_new] = known_.try_emplace(&sql);
    if (is_new) known->second = writing_of(sql.text);
    return known->second;
}

}  // namespace vafa::store::postgres
