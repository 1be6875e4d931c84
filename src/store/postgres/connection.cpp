// Connects with limits in time, so that a network that swallows everything is noticed.
#include "store/postgres/connection.hpp"

namespace vafa::store::postgres {

OpenConnection connect(std::string const& url) {
    // what the URL says stands behind ours, and so prevails
    char const* names[] = {"connect_timeout", "keepalives_idle", "tcp_user_timeout", "fallback_application_name",
                           "client_encoding", "dbname", nullptr};
    char const* values[] = {"3", "10", "10000", "vafa", "UTF8", url.c_str(), nullptr};
    OpenConnection connection(PQconnectdbParams(names, values, 1));
    if (PQstatus(connection.get()) != CONNECTION_OK)
        throw Disconnected("the database cannot be reached: " + std::string(PQerrorMessage(connection.get())));
    PQsetNoticeProcessor(connection.get(), [](void*, char const*) {}, nullptr);
    run(connection.get(), "set timezone = 'UTC'; set jit = off; set synchronize_seqscans = off");
    return connection;
}

Answered run(PGconn* connection, std::string const& statement) {
    Answered answer(PQexec(connection, statement.c_str()));
    auto status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return answer;
    if (PQstatus(connection) != CONNECTION_OK) throw Disconnected(PQerrorMessage(connection));
    std::rethrow_exception(failure_of(answer.get(), statement.c_str()));
}

std::string only_cell(Answered const& answer) {
    return PQntuples(answer.get()) == 1 ? PQgetvalue(answer.get(), 0, 0) : "";
}

}  // namespace vafa::store::postgres
