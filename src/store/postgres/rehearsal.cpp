// Locks are told apart by the question that takes them: a table has one statement that locks its rows.
#include "store/postgres/rehearsal.hpp"

#include <algorithm>
#include <string_view>

#include "store/postgres/same_question.hpp"

namespace vafa::store::postgres {

namespace {

bool locks_rows(Sql const& sql) { return std::string_view(sql.text).find("for update") != std::string_view::npos; }

}  // namespace

void Rehearsal::clear() {
    asked_.clear();
    texts_.clear();
    noted_locks_.clear();
    taken_locks_.clear();
    out_of_it_.clear();
    is_good_ = false;
}

void Rehearsal::turn_to(std::size_t place) { place_ = place; }

void Rehearsal::note(Question const& question, Bound const& bound) {
    Asked asked{place_, {question.sql, {}}, bound, hash_of(*question.sql, question.binds), locks_rows(*question.sql), {}};
    if (asked.locks && !noted_locks_.insert(asked.hash).second) out_of_it_.insert(place_);
    for (auto& bind : question.binds) asked.question.binds.push_back(texts_.copy(bind));
    asked_.push_back(std::move(asked));
}

bool Rehearsal::send_all(Pipeline& pipeline) {
    std::erase_if(asked_, [&](Asked const& asked) { return out_of_it_.contains(asked.place); });
    for (auto& asked : asked_) {
        pipeline.set_author(static_cast<int>(asked.place));
        pipeline.send(*asked.question.sql, asked.question.binds, asked.bound, &asked.answer);
    }
    return !asked_.empty();
}

void Rehearsal::begin(std::size_t place) {
    place_ = place;
    is_good_ = std::ranges::none_of(asked_, [&](Asked const& asked) {
        return asked.place == place && asked.locks && taken_locks_.contains(asked.hash);
    });
    for (auto& asked : asked_)
        if (asked.place == place && asked.locks) taken_locks_.insert(asked.hash);
}

Rows const* Rehearsal::find(Sql const& sql, std::span<Bind const> binds) const {
    if (!is_good_) return nullptr;
    for (auto& asked : asked_)
        if (asked.place == place_ && is_same(asked.question, sql, binds)) return &asked.answer;
    return nullptr;
}

void Rehearsal::take(Sql const& sql, std::span<Bind const> binds) {
    if (!asked_.empty() && locks_rows(sql)) taken_locks_.insert(hash_of(sql, binds));
}

void Rehearsal::forget() { asked_.clear(); }

}  // namespace vafa::store::postgres
