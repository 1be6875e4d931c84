// A connection to PostgreSQL, opened and asked in the plain way: for starting up and migrating.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "store/postgres/failures.hpp"

namespace vafa::store::postgres {

struct Finishes {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using OpenConnection = std::unique_ptr<PGconn, Finishes>;

struct Clears {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answered = std::unique_ptr<PGresult, Clears>;

/// Blocks at most some seconds; Disconnected where nobody answers.
OpenConnection connect(std::string const& url);

/// Runs one text and waits. What fails is thrown.
Answered run(PGconn* connection, std::string const& statement);

/// The one row and column of an answer, as text.
std::string only_cell(Answered const& answer);

}  // namespace vafa::store::postgres
