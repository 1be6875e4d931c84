// What PostgreSQL's error codes mean to us.
#pragma once

#include <libpq-fe.h>

#include <exception>
#include <string>

#include "store/fault.hpp"

namespace vafa::store::postgres {

/// The connection is gone. Whether something was committed depends on what had been sent.
class Disconnected : public Fault {
  public:
    using Fault::Fault;
};

/// Another transaction stood in the way for too long, or a deadlock was broken: worth another try.
class Contended : public Fault {
  public:
    using Fault::Fault;
};

/// A failed result as the exception that stands for it.
std::exception_ptr failure_of(PGresult const* result, char const* statement);

}  // namespace vafa::store::postgres
