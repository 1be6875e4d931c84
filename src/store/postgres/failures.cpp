// Sorts SQLSTATE into fences, contention, lost connections and the rest (PostgreSQL 15, appendix A).
#include "store/postgres/failures.hpp"

#include <string_view>

namespace vafa::store::postgres {

namespace {

std::string field(PGresult const* result, int which) {
    auto* text = PQresultErrorField(result, which);
    return text ? text : "";
}

bool is_contention(std::string_view state) {
    return state == "40001"     // serialization_failure
           || state == "40P01"  // deadlock_detected
           || state == "55P03"; // lock_not_available
}

}  // namespace

std::exception_ptr failure_of(PGresult const* result, char const* statement) {
    auto state = field(result, PG_DIAG_SQLSTATE);
    auto what = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (what.empty()) what = PQresultErrorMessage(result);
    if (state.starts_with("23")) return std::make_exception_ptr(FenceHit(what));
    if (is_contention(state)) return std::make_exception_ptr(Contended(what));
    if (state.starts_with("57P")) return std::make_exception_ptr(Disconnected(what));  // the server is going down
    if (state == "57014") return std::make_exception_ptr(Fault("the question took too long"));
    auto place = std::string(statement).substr(0, 200);
    return std::make_exception_ptr(Fault(what + " (PostgreSQL " + state + ") in: " + place));
}

}  // namespace vafa::store::postgres
