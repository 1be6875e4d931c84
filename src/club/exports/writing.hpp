// The chore that writes exports, and removes what is old.
#pragma once

#include "operation/operation.hpp"

namespace vafa::exports {

/// How much is written at a time: pages of the list in one chunk of the file.
struct Pace {
    std::int64_t rows_a_page = 200;
    int pages_a_chunk = 5;
};
Chore writing(Pace pace = {});

/// Whoever was erased stands in no file that waits to be taken: all of them are thrown away with the person.
Result<Done> throw_away_with_the_erased(Transaction& tx, Caller const& caller, void const* request, void* outcome);

}  // namespace vafa::exports
