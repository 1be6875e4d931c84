// Acts that wait for a second person: contracts. What asks for one is said by the operation, which is kept until then.
#pragma once

#include "club/tenancy/tenancy.hpp"
#include "operation/approvals.hpp"

namespace vafa::tenancy {

struct ApprovalShown {
    ApprovalId id;
    ApprovalState state = ApprovalState::waiting;
    Instant asked_at;
    Instant ends_at;
    std::string asker;
    Role asker_role = Role::stranger;
    bool is_own = false;
    std::string operation;
    std::string act_name;
    std::optional<MemberId> member;
    std::optional<RawJson> request;
    std::string digest;
    std::string reason;
    std::string decided_by;
    std::optional<Instant> decided_at;
    std::string words;
    std::optional<ActId> act;
};
constexpr auto describe(ApprovalShown const*) {
    return fields(field("id", &ApprovalShown::id, "The request."),
                  field("state", &ApprovalShown::state, "waiting, approved, declined or expired."),
                  field("asked_at", &ApprovalShown::asked_at, "When it was asked."), field("ends_at", &ApprovalShown::ends_at, "Until when it waits."),
                  field("asker", &ApprovalShown::asker, "Who asked.", personal),
                  field("asker_role", &ApprovalShown::asker_role, "As what."),
                  field("is_own", &ApprovalShown::is_own, "Did the reader ask it? Then another person decides."),
                  field("operation", &ApprovalShown::operation, "What is to be done, by its name."),
                  field("act_name", &ApprovalShown::act_name, "The same in the reader's language."),
                  field("member", &ApprovalShown::member, "About whom."),
                  field("request", &ApprovalShown::request, "What exactly; left out once the person was erased.", personal),
                  field("digest", &ApprovalShown::digest, "SHA-256 of operation and request, in hex: whoever agrees names it."),
                  field("reason", &ApprovalShown::reason, "Why, in the asker's words.", personal),
                  field("decided_by", &ApprovalShown::decided_by, "Who decided; empty while it waits.", personal),
                  field("decided_at", &ApprovalShown::decided_at, "When."), field("words", &ApprovalShown::words, "Why it was declined.", personal),
                  field("act", &ApprovalShown::act, "The act that it became."));
}

struct ListApprovals {
    std::optional<bool> waiting_only;
    std::optional<ApprovalId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListApprovals const*) {
    return fields(field("waiting_only", &ListApprovals::waiting_only, "Only what waits."),
                  field("cursor", &ListApprovals::cursor, "Where the page before ended."),
                  field("limit", &ListApprovals::limit, "How many, 1 to 200; default 50."));
}
struct ApprovalList {
    std::vector<ApprovalShown> items;
    std::optional<ApprovalId> next_cursor;
};
constexpr auto describe(ApprovalList const*) {
    return fields(field("items", &ApprovalList::items, "Newest first."),
                  field("next_cursor", &ApprovalList::next_cursor, "Where the next page begins; left out on the last."));
}
Result<ApprovalList> list_approvals(Snapshot& snapshot, Caller const& caller, ListApprovals const& request);

struct Approve {
    ApprovalId request;
    std::string digest;
};
constexpr auto describe(Approve const*) {
    return fields(field("request", &Approve::request, "Which."), field("digest", &Approve::digest, "The digest of what was read and is agreed to."));
}
struct Approved {
    ApprovalId request;
    ActId act;
    RawJson outcome;
};
constexpr auto describe(Approved const*) {
    return fields(field("request", &Approved::request, "The request."), field("act", &Approved::act, "The act it became."),
                  field("outcome", &Approved::outcome, "What the act answered.", personal));
}
Result<Approved> approve(Transaction& tx, Caller const& caller, Approve const& request);

struct Decline {
    ApprovalId request;
    std::string words;
};
constexpr auto describe(Decline const*) {
    return fields(field("request", &Decline::request, "Which."), field("words", &Decline::words, "Why not, for whoever asked; may be empty.", personal));
}
Result<Done> decline(Transaction& tx, Caller const& caller, Decline const& request);

inline constexpr Refusal approval_missing{"approvals.missing", RefusalKind::missing};
inline constexpr Refusal approval_own{"approvals.own", RefusalKind::forbidden};
inline constexpr Refusal approval_right_missing{"approvals.right_missing", RefusalKind::forbidden};
inline constexpr Refusal approval_decided{"approvals.decided", RefusalKind::conflict};
inline constexpr Refusal approval_expired{"approvals.expired", RefusalKind::conflict};
inline constexpr Refusal approval_digest_other{"approvals.digest_other", RefusalKind::conflict};
inline constexpr Refusal approval_asker_gone{"approvals.asker_gone", RefusalKind::conflict};
inline constexpr Refusal approval_act_refused{"approvals.act_refused", RefusalKind::conflict};

std::vector<Operation> second_person_operations();

}  // namespace vafa::tenancy
