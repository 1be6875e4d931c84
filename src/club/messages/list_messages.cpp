// The report of sent messages, a page at a time.
#include "club/messages/list_messages.hpp"

#include "club/messages/store.hpp"

namespace vafa::messages {

namespace {

MessageShown show(MessageRow const& row) {
    MessageShown shown;
    shown.id = row.id;
    shown.at = row.at;
    shown.event = row.event;
    if (row.member) shown.member = row.member;
    if (row.mobile) shown.masked_mobile = mobile_of(*row.mobile).masked();
    shown.state = row.state;
    shown.body = row.body.value_or("");
    shown.parts = row.parts;
    shown.tries = row.tries;
    shown.reason = row.reason;
    shown.settled_at = row.settled_at;
    return shown;
}

}  // namespace

Result<MessageList> list_messages(Snapshot& snapshot, Caller const&, ListMessages const& request) {
    if (request.limit < 1 || request.limit > longest_page) return refuse_at("/limit", request_out_of_range);
    MessageFilter filter{static_cast<std::int64_t>(request.state.value_or(MessageState{})), request.event.value_or(""),
                         request.member.value_or(MemberId{})};
    auto rows = list_rows(snapshot, filter, request.after.value_or(MessageId{}), request.limit + 1);
    MessageList list;
    for (auto const& row : rows) {
        if (std::int64_t(list.items.size()) == request.limit) break;
        list.items.push_back(show(row));
    }
    if (std::int64_t(rows.size()) > request.limit) list.next = list.items.back().id;
    return list;
}

Result<MessageList> list_own_messages(Snapshot& snapshot, Caller const& caller, ListOwnMessages const& request) {
    ListMessages page;
    page.member = TRY(own_record(caller));
    page.after = request.after;
    page.limit = request.limit.value_or(page.limit);
    return list_messages(snapshot, caller, page);
}

std::vector<Operation> list_operations() {
    return {operation<list_messages>({.name = "messages.list", .summary = "What was sent to whom, and how far it came",
        .route = get("/v1/messages"), .granted_to = {Role::owner, Role::manager, Role::support, Role::auditor, Role::integrator},
        .refusals = {&request_out_of_range}}),
        operation<list_own_messages>({.name = "me.messages", .summary = "What the club sent one, newest first", .route = get("/v1/me/messages"),
        .granted_to = {Role::member}, .refusals = {&not_joined, &request_out_of_range}})};
}

}  // namespace vafa::messages
