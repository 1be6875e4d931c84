// The statements of messages.
#pragma once

#include <map>

#include "club/messages/messages.hpp"
#include "operation/caller.hpp"

namespace vafa::messages {

/// A mobile as it is kept: its ten digits from 9 on.
std::int64_t digits_of(Mobile const& mobile);
Mobile mobile_of(std::int64_t digits);

std::map<std::string, std::string> own_templates(Snapshot& snapshot);
void put_template(Transaction& tx, std::string const& name, std::string const& sentence);
void delete_template(Transaction& tx, std::string const& name);

struct MessageRow {
    MessageId id;
    std::int64_t act = 0;
    std::string event;
    MemberId member;              // none = a stranger's phone
    Instant at;
    MessageState state = MessageState::queued;
    Instant due_at;               // when it is to be tried, or asked about, next
    std::int64_t tries = 0;
    std::optional<std::int64_t> mobile;
    std::optional<std::string> body;
    std::int64_t parts = 0;
    std::int64_t copies = 1;
    std::optional<std::string> provider_ref;
    std::optional<std::string> reason;
    std::optional<Instant> settled_at;
};
void insert_message(Transaction& tx, MessageRow const& message);
void update_message(Transaction& tx, MessageRow const& message);
/// What is due at `until`, earliest first.
std::vector<MessageRow> due_messages(Snapshot& snapshot, Instant until, std::int64_t most);
std::optional<MessageRow> lock_message(Transaction& tx, MessageId id);

struct MessageFilter {
    std::int64_t state = 0;       // 0 = any
    std::string event;            // "" = any
    MemberId member;              // none = any
};
/// Newest first, those older than `before`.
std::vector<MessageRow> list_rows(Snapshot& snapshot, MessageFilter const& filter, MessageId before, std::int64_t most);
/// Sent to a phone that belongs to no member.
std::vector<MessageRow> rows_of_stranger(Snapshot& snapshot, std::int64_t mobile, std::int64_t most);

struct InboundRow {
    InboundId id;
    Instant at;
    std::int64_t mobile = 0;
    MemberId member;
    std::string body;
    int meaning = 0;
};
void insert_inbound(Transaction& tx, InboundRow const& inbound);
std::vector<InboundRow> inbound_of(Snapshot& snapshot, std::int64_t mobile, std::int64_t most);

bool is_stopped(Snapshot& snapshot, std::int64_t mobile);
void put_stopped(Transaction& tx, std::int64_t mobile);
void delete_stopped(Transaction& tx, std::int64_t mobile);

int phone_behaviour(Snapshot& snapshot, std::int64_t mobile);
void put_phone_behaviour(Transaction& tx, std::int64_t mobile, int behaviour);

/// Empties what was written to and by a member who is erased.
void erase_texts(Transaction& tx, MemberId member);
/// What was sent to phones that belong to no member, before then.
bool has_strangers_before(Snapshot& snapshot, Instant moment);
void erase_strangers_before(Transaction& tx, Instant moment);

}  // namespace vafa::messages
