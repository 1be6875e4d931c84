// libpq's pipeline mode, without ever blocking on a full buffer while the server waits for us to read.
#include "store/postgres/pipeline.hpp"

#include <poll.h>

#include <algorithm>
#include <random>

#include "store/postgres/wire.hpp"

namespace vafa::store::postgres {

namespace {

constexpr int slots = 1024;  // ten bits of an id

/// Takes a number that no other connection has, for as long as this one lives: an advisory lock of its session.
std::int64_t take_slot(PGconn* connection) {
    auto first = std::to_string(std::random_device{}() % slots);
    auto answer = run(connection, "select (" + first + " + n) % 1024 from generate_series(0, 1023) n where "
                                  "pg_try_advisory_lock(1986094689, ((" + first + " + n) % 1024)::int) limit 1");
    auto slot = only_cell(answer);
    if (slot.empty()) throw Fault("more than 1024 connections write into this database");
    return std::stoll(slot);
}

bool fits(std::string const& kinds, std::span<Bind const> binds) {
    for (std::size_t at = 0; at < binds.size(); ++at) {
        char kind = kind_of(binds[at]);
        if (kind != 'n' && kind != kinds[at]) return false;
    }
    return true;
}

bool binds_club(Sql const& sql) { return std::string_view(sql.text).find(":club") != std::string_view::npos; }
bool binds_now(Sql const& sql) { return std::string_view(sql.text).find(":now") != std::string_view::npos; }

}  // namespace

void Pipeline::open() {
    auto connection = connect(url_);
    slot_ = take_slot(connection.get());
    if (as_app_) run(connection.get(), "set role vafa_app");
    bool is_set = PQenterPipelineMode(connection.get()) == 1 && PQsetnonblocking(connection.get(), 1) == 0;
    ensure(is_set, "a fresh connection enters pipeline mode");
    connection_ = std::move(connection);
}

void Pipeline::close() {
    connection_.reset();
    prepared_.clear();
    prepared_for_rows_.clear();
    expected_.clear();
}

void Pipeline::send(Sql const& sql, std::span<Bind const> binds, Bound const& bound, Rows* answer) {
    if (!connection_) throw Disconnected("the connection to the database is lost");
    auto [known, is_new] = prepared_.try_emplace(&sql);
    if (is_new) known->second.sql = translate(Engine::postgresql, sql.text);
    auto& engine_sql = known->second.sql;
    ensure(static_cast<int>(binds.size()) == engine_sql.parameters, "a statement got another number of values than it has");
    auto& variant = variant_for(sql, known->second, binds);
    thread_local Parameters parameters;
    parameters.clear();
    for (auto& bind : binds) parameters.add(bind);
    bool club_first = engine_sql.club && (!engine_sql.now || engine_sql.club < engine_sql.now);
    if (club_first) parameters.add(bound.club);
    if (engine_sql.now) parameters.add(bound.now_ms);
    if (engine_sql.club && !club_first) parameters.add(bound.club);
    send_execution(sql, variant, parameters, answer);
}

Pipeline::Variant& Pipeline::variant_for(Sql const& sql, Prepared& prepared, std::span<Bind const> binds) {
    for (auto& variant : prepared.variants)
        if (fits(variant.kinds, binds)) {
            if (!variant.is_ready) send_preparation(sql, prepared, variant);
            return variant;
        }
    Variant fresh;
    for (auto& bind : binds) fresh.kinds += kind_of(bind);
    prepared.variants.push_back(std::move(fresh));
    send_preparation(sql, prepared, prepared.variants.back());
    return prepared.variants.back();
}

void Pipeline::send_preparation(Sql const& sql, Prepared& prepared, Variant& variant) {
    std::vector<Oid> types;
    for (char kind : variant.kinds) types.push_back(type_of(kind));
    types.resize(types.size() + (prepared.sql.club > 0) + (prepared.sql.now > 0), type_of('i'));
    prepare(sql, variant, prepared.sql.text, types);
}

void Pipeline::prepare(Sql const& sql, Variant& variant, std::string const& text, std::vector<Oid> const& types) {
    variant.name = "s" + std::to_string(++names_given_);
    variant.is_ready = true;  // unless its answer says otherwise
    if (!PQsendPrepare(connection_.get(), variant.name.c_str(), text.c_str(), static_cast<int>(types.size()), types.data())) lose();
    expected_.push_back({&sql, &variant, nullptr, author_});
}

void Pipeline::send(RowsOfOne const& rows, Bound const& bound) {
    if (!connection_) throw Disconnected("the connection to the database is lost");
    auto& variant = variant_for(rows);
    thread_local Parameters parameters;
    parameters.clear();
    if (binds_club(rows.sql())) parameters.add(bound.club);
    for (std::size_t column = 0; column < variant.kinds.size(); ++column)
        if (variant.kinds[column] != 'n')
            parameters.add_array(variant.kinds[column], rows.size(), [&](std::size_t at) { return rows.row(at)[column]; });
    if (binds_now(rows.sql())) parameters.add_array('i', rows.size(), [&](std::size_t at) { return Bind(rows.now_ms(at)); });
    send_execution(rows.sql(), variant, parameters, nullptr);
}

Pipeline::Variant& Pipeline::variant_for(RowsOfOne const& rows) {
    auto& variants = prepared_for_rows_[&rows.sql()];
    auto has_all = [&](Variant const& variant) {
        return std::ranges::equal(rows.kinds(), variant.kinds, [](char wanted, char kind) { return wanted == 'n' || wanted == kind; });
    };
    auto found = std::ranges::find_if(variants, has_all);
    if (found == variants.end()) found = variants.insert(variants.end(), Variant{rows.kinds(), {}, false});
    if (found->is_ready) return *found;
    std::vector<Oid> types;
    if (binds_club(rows.sql())) types.push_back(type_of('i'));
    for (char kind : found->kinds)
        if (kind != 'n') types.push_back(array_type_of(kind));
    if (binds_now(rows.sql())) types.push_back(array_type_of('i'));
    prepare(rows.sql(), *found, over_rows(rows.sql().text, found->kinds), types);
    return *found;
}

void Pipeline::send_execution(Sql const& sql, Variant const& variant, Parameters const& parameters, Rows* answer) {
    if (!PQsendQueryPrepared(connection_.get(), variant.name.c_str(), parameters.count(), parameters.values(),
                             parameters.lengths(), parameters.formats(), 1))
        lose();
    expected_.push_back({&sql, nullptr, answer, author_});
}

void Pipeline::flush() {
    if (!connection_) throw Disconnected("the connection to the database is lost");
    ++round_trips_;
    failed_author_ = -1;
    if (!PQpipelineSync(connection_.get())) lose();
    push_out();
    std::exception_ptr failure;
    while (!expected_.empty()) {
        take(expected_.front(), failure);
        expected_.pop_front();
    }
    auto sync = next_result();
    if (PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC) lose();
    if (failure) std::rethrow_exception(failure);
}

void Pipeline::push_out() {
    int state;
    while ((state = PQflush(connection_.get())) == 1) {
        pollfd socket{PQsocket(connection_.get()), POLLIN | POLLOUT, 0};
        poll(&socket, 1, -1);
        if ((socket.revents & POLLIN) && !PQconsumeInput(connection_.get())) lose();
    }
    if (state < 0) lose();
}

void Pipeline::take(Expected const& expected, std::exception_ptr& failure) {
    auto result = next_result();
    settle(expected, result.get(), failure);
    Answered end(PQgetResult(connection_.get()));
    if (end) lose();  // one statement, one answer
}

Answered Pipeline::next_result() {
    Answered result(PQgetResult(connection_.get()));
    if (!result || PQstatus(connection_.get()) == CONNECTION_BAD) lose();
    return result;
}

void Pipeline::settle(Expected const& expected, PGresult* result, std::exception_ptr& failure) {
    auto status = PQresultStatus(result);
    bool is_well = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (is_well && !expected.answer) return;
    if (is_well) {
        try {
            *expected.answer = read_rows(result);
        } catch (Fault const&) {
            failure = failure ? failure : std::current_exception();
        }
        return;
    }
    if (expected.preparing) expected.preparing->is_ready = false;
    if (failure || status == PGRES_PIPELINE_ABORTED) return;
    failure = failure_of(result, expected.sql->text);
    failed_author_ = expected.author;
}

void Pipeline::lose() {
    std::string what = connection_ ? PQerrorMessage(connection_.get()) : "";
    close();
    throw Disconnected("the connection to the database was lost: " + what);
}

}  // namespace vafa::store::postgres
