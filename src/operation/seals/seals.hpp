// The sealed log: every act's row is a leaf of one growing Merkle tree per club; size and root of each business day are
// signed and exported, so that nobody, we included, can change history unseen.
#pragma once

#include "base/merkle.hpp"
#include "operation/operation.hpp"
#include "store/filling.hpp"

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

/// Who follows the log for it.
inline constexpr std::string_view sealer_name = "seals";

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

/// The key of an installation in which the club was before: it signed the days until `last_day`. This installation's
/// signature says so; where a club comes from another one, `take_over` gives it.
struct FormerKey {
    Digest key{};
    Day last_day;
    Signature signature{};
};
inline constexpr std::string_view former_table = "operation_seal_former";
/// From its columns: public_key, last_day, signature.
FormerKey former_from(std::span<store::Bind const> row);

/// Ed25519; its seed is derived from the server's secrets.
class Seal {
  public:
    explicit Seal(ServerSecrets const& secrets);
    void sign(ClubId club, SealedDay& day) const;
    void countersign(ClubId club, FormerKey& former) const;
    Digest const& public_key() const { return public_key_; }

  private:
    Digest public_key_;
    std::array<std::byte, 64> secret_key_;
};

bool is_signed(Digest const& public_key, ClubId club, SealedDay const& day);

/// Whose signatures count in a club: this installation's, and those of the ones before it.
class Signers {
  public:
    Signers(Snapshot& snapshot, Seal const& seal);
    /// The key that signed the day; nothing where none of ours did.
    std::optional<Digest> signer_of(SealedDay const& day) const;

  private:
    ClubId club_;
    Digest own_;
    std::vector<FormerKey> formers_;
};

/// For a club that was brought here from an installation with the key `from`: writes what it brings as former keys.
/// A Fault where one is not countersigned by it.
void take_over(store::Filling& filling, ClubId club, Seal const& seal, Digest const& from, std::vector<FormerKey> const& formers);

/// A sealed day as a line of JSON, for who keeps it where the operator has no hand.
std::string export_line(std::string_view club_slug, ClubId club, SealedDay const& day, Digest const& public_key);

/// The leaf of an act.
Digest leaf_of(LoggedAct const& act);

}  // namespace vafa::seals
