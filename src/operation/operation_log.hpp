// The operation log: one row an act, its bodies beside it. Written by dispatch, read by followers, audit and verification.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/digest.hpp"
#include "operation/caller.hpp"

namespace vafa {

using Mark16 = std::array<std::byte, 16>;

/// A row of the log as it is written and as it is sealed.
struct LoggedAct {
    std::int64_t id = 0;
    Instant at;
    Role role = Role::stranger;
    std::int64_t caller_id = 0;
    BranchId branch;
    TillId till;
    std::int64_t subject = 0;               // the member it is about; 0 = nobody
    std::string operation;
    std::optional<std::string> refusal;     // none = accepted
    std::optional<Mark16> key_hash;         // binds the sender's key
    std::optional<Mark16> request_mark;     // recognises the same request under that key
    Digest body_digest{};                   // over salt, request and answer
    std::optional<Digest> ledger_digest;    // over the canonical ledger lines it caused
};

/// What was asked and answered, before packing.
struct ActBody {
    int status = 0;
    Mark16 salt{};
    std::string request;  // canonical JSON without secrets
    std::string answer;   // byte for byte as it was sent
    bool is_erased = false;
};

Digest digest_of(ActBody const& body);

/// The canonical binary form whose hash is a leaf of the sealed log; begins with a version byte.
std::string canonical_form(LoggedAct const& act);

/// The row of an act that runs now: who, when, where, about whom, and what it proves.
LoggedAct act_of(store::Transaction& tx, Caller const& caller, std::string_view operation);

/// Writes the row with its body; makes the salt and the digest of the body.
void write_log(store::Transaction& tx, LoggedAct act, ActBody body);

store::Question question_of_key(Mark16 const& key_hash);
/// The act bound to a key, as `question_of_key` found it.
struct BoundKey {
    std::int64_t id;
    Mark16 request_mark;
    std::string refusal;  // "" = accepted
};
std::optional<BoundKey> bound_key(store::Rows const& rows);
ActBody read_body(store::Snapshot& snapshot, std::int64_t act);

/// The followers' reading: acts in order of commit after a cursor, those that can no longer be overtaken.
struct LogCursor {
    std::int64_t order = 0;
    std::int64_t id = 0;
};
struct FollowedAct {
    LoggedAct act;
    LogCursor cursor;
};
std::vector<FollowedAct> follow_log(store::Snapshot& snapshot, LogCursor after, std::int64_t most);

/// The rows of these acts, in the same order; nothing for one that is not there.
std::vector<std::optional<LoggedAct>> acts_named(store::Snapshot& snapshot, std::span<std::int64_t const> acts);

/// How many acts there are behind a cursor.
std::int64_t acts_after(store::Snapshot& snapshot, LogCursor after);

/// The newest act; 0: there is none.
std::int64_t last_act(store::Snapshot& snapshot);

/// For verification, which must also read what is damaged: id and body digest of each act after one, by id, and the raw
/// columns of its body (status, packing, salt, request, answer; all null where it is missing).
store::Rows rows_of_bodies(store::Snapshot& snapshot, std::int64_t after, std::int64_t most);

/// For verification: id and ledger digest of each act that has one, after one act and up to another, by id.
store::Rows rows_of_ledger_digests(store::Snapshot& snapshot, std::int64_t after, std::int64_t to);

/// Acts that vouch for ledger lines, after one, by id: for whoever compares them with the lines that stand there.
struct VouchingAct {
    std::int64_t id = 0;
    Digest ledger_digest{};
};
std::vector<VouchingAct> vouching_acts(store::Snapshot& snapshot, std::int64_t after, std::int64_t most);

/// Empties the bodies of all acts about a member; the rows and their digests stay.
void erase_bodies(store::Transaction& tx, MemberId subject);
/// The same for one act, which is about nobody the club knows.
void erase_body(store::Transaction& tx, std::int64_t act);

}  // namespace vafa
