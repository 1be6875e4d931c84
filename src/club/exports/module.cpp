// Exports' table of contents.
#include "club/exports/exports.hpp"
#include "club/exports/operations.hpp"
#include "club/exports/writing.hpp"

namespace vafa::exports {

Module module() {
    Module exports;
    exports.name = "exports";
    exports.operations = export_operations();
    exports.reactions.push_back({"members.erase", "exports.throw_away_with_the_erased", throw_away_with_the_erased});
    exports.reactions.push_back({"me.erase", "exports.throw_away_with_whoever_leaves", throw_away_with_the_erased});
    exports.chores = {writing()};
    return exports;
}

}  // namespace vafa::exports
