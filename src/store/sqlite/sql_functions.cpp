// greatest and least, for integers: nothing else is compared so in our statements.
#include "store/sqlite/sql_functions.hpp"

namespace vafa::store::sqlite {

namespace {

template <bool is_greatest>
void choose(sqlite3_context* context, int count, sqlite3_value** values) {
    sqlite3_value* chosen = nullptr;
    for (int at = 0; at < count; ++at) {
        if (sqlite3_value_type(values[at]) == SQLITE_NULL) continue;
        if (sqlite3_value_type(values[at]) != SQLITE_INTEGER)
            return sqlite3_result_error(context, "greatest and least compare integers", -1);
        auto number = sqlite3_value_int64(values[at]);
        if (!chosen || (is_greatest ? number > sqlite3_value_int64(chosen) : number < sqlite3_value_int64(chosen)))
            chosen = values[at];
    }
    if (chosen) sqlite3_result_value(context, chosen);
}

}  // namespace

void add_sql_functions(sqlite3* database) {
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function_v2(database, "greatest", -1, flags, nullptr, choose<true>, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(database, "least", -1, flags, nullptr, choose<false>, nullptr, nullptr, nullptr);
}

}  // namespace vafa::store::sqlite
