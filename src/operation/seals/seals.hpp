// The sealed log: every act's row is a leaf of one growing Merkle tree per club; size and root of each business day are
// signed and exported, so that nobody, we included, can change history unseen.
#pragma once

#include "base/merkle.hpp"
#include "operation/operation.hpp"

namespace vafa::seals {

/// The sealer (a follower) and the closing of days (a chore).
Module module();

using Signature = std::array<std::byte, 64>;

/// The tree as far as the sealer is.
struct Tree {
    merkle::Frontier frontier;
    Day day;  // of its latest act
};
std::optional<Tree> read_tree(Snapshot& snapshot);

/// Leaves in order, with the acts they are of.
struct Leaves {
    std::int64_t first = 0;
    std::vector<std::int64_t> acts;
    std::vector<Digest> hashes;
};
/// The row of leaves that holds the leaf `at`; nothing where the tree is not that large.
std::optional<Leaves> read_leaves(Snapshot& snapshot, std::int64_t at);

struct SealedDay {
    Day day;
    std::int64_t size = 0;  // of the tree at the day's end
    Digest root{};
    Instant signed_at;
    Signature signature{};
};
/// In order, those after `day`, at most `most`.
std::vector<SealedDay> days_after(Snapshot& snapshot, Day day, std::int64_t most);

/// Ed25519; its seed is derived from the server's secrets.
class Seal {
  public:
    explicit Seal(ServerSecrets const& secrets);
    void sign(ClubId club, SealedDay& day) const;
    bool is_signed(ClubId club, SealedDay const& day) const;
    std::array<std::byte, 32> const& public_key() const { return public_key_; }

  private:
    std::array<std::byte, 32> public_key_;
    std::array<std::byte, 64> secret_key_;
};

/// A sealed day as a line of JSON, for who keeps it where the operator has no hand.
std::string export_line(std::string_view club_slug, ClubId club, SealedDay const& day, Seal const& seal);

/// The leaf of an act.
Digest leaf_of(LoggedAct const& act);

}  // namespace vafa::seals
