// The passes over the operation log: bodies, postings, leaves and signed days.
#pragma once

#include "edge/verify/verify.hpp"

namespace vafa::verify {

/// Each checks at most `most` acts after the place.
Checked check_bodies(Snapshot& snapshot, std::string_view place, std::int64_t most);
Checked check_postings(Snapshot& snapshot, std::string_view place, std::int64_t most);
Checked check_leaves(Snapshot& snapshot, ServerSecrets const& secrets, std::string_view place, std::int64_t most);

/// The exported file against the rows: whoever changes both the rows and the key does not change a copy elsewhere.
Checked check_exported_days(Program& program, ClubId club);

std::string act_text(std::int64_t act);
/// A place after an act, in a pass that goes by their ids.
std::string place_of_act(std::int64_t act);
std::int64_t act_of_place(std::string_view place);

}  // namespace vafa::verify
