// What was sent to whom, and how far it came (F142): contract.
#pragma once

#include "club/messages/messages.hpp"

namespace vafa::messages {

struct ListMessages {
    std::optional<MessageState> state;
    std::optional<std::string> event;
    std::optional<MemberId> member;
    std::optional<MessageId> after;
    std::int64_t limit = 50;
};
constexpr auto describe(ListMessages const*) {
    return fields(field("state", &ListMessages::state, "Only those in this state."),
                  field("event", &ListMessages::event, "Only those about this: sales.record, members.enrol …"),
                  field("member", &ListMessages::member, "Only those to this member."),
                  field("after", &ListMessages::after, "Go on after this one, as `next` of the page before says."),
                  field("limit", &ListMessages::limit, "How many, 1 to 200."));
}
struct MessageShown {
    MessageId id;
    Instant at;
    std::string event;
    std::optional<MemberId> member;
    std::string masked_mobile;
    MessageState state = MessageState::queued;
    std::string body;
    std::int64_t parts = 0;
    std::int64_t tries = 0;
    std::optional<std::string> reason;
    std::optional<Instant> settled_at;
};
constexpr auto describe(MessageShown const*) {
    return fields(field("id", &MessageShown::id, "The message."), field("at", &MessageShown::at, "When it was caused."),
                  field("event", &MessageShown::event, "What it is about."),
                  field("member", &MessageShown::member, "To whom; absent for a number of no member."),
                  field("masked_mobile", &MessageShown::masked_mobile, "The number it went to, its middle hidden.", personal),
                  field("state", &MessageShown::state, "queued, sending, sent, delivered, undelivered, failed or skipped."),
                  field("body", &MessageShown::body, "What it says; empty for a code, whose digits are kept nowhere.", personal),
                  field("parts", &MessageShown::parts, "How many SMS it took."),
                  field("tries", &MessageShown::tries, "How often it was handed to the provider."),
                  field("reason", &MessageShown::reason, "Why it was not delivered, or not sent at all."),
                  field("settled_at", &MessageShown::settled_at, "When that was known."));
}
struct MessageList {
    std::vector<MessageShown> items;
    std::optional<MessageId> next;
};
constexpr auto describe(MessageList const*) {
    return fields(field("items", &MessageList::items, "Newest first."), field("next", &MessageList::next, "Where the next page goes on; absent on the last."));
}
Result<MessageList> list_messages(Snapshot& snapshot, Caller const& caller, ListMessages const& request);

struct ListOwnMessages {
    std::optional<MessageId> after;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListOwnMessages const*) {
    return fields(field("after", &ListOwnMessages::after, "Go on after this one, as `next` of the page before says."),
                  field("limit", &ListOwnMessages::limit, "How many, 1 to 200; default 50."));
}
Result<MessageList> list_own_messages(Snapshot& snapshot, Caller const& caller, ListOwnMessages const& request);

std::vector<Operation> list_operations();

}  // namespace vafa::messages
