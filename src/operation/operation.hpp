// An operation: one name, declared once, from which follow its route, permission, audit action, texts and documents.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "operation/caller.hpp"
#include "operation/follower.hpp"
#include "operation/json.hpp"
#include "operation/schema.hpp"
#include "store/store.hpp"

namespace vafa {

using store::Snapshot;
using store::Transaction;

/// Where an operation is reached over HTTP. `{name}` in the path fills the request's field of that name; GET and DELETE
/// take the other fields from the query, the rest from a JSON body.
struct Route {
    std::string_view method;
    std::string_view path;
};
constexpr Route get(std::string_view path) { return {"GET", path}; }
constexpr Route post(std::string_view path) { return {"POST", path}; }
constexpr Route put(std::string_view path) { return {"PUT", path}; }
constexpr Route patch(std::string_view path) { return {"PATCH", path}; }
constexpr Route remove(std::string_view path) { return {"DELETE", path}; }

/// Does a write need the caller's own Idempotency-Key? Value-moving acts do; others get one made for them.
enum class Key { optional, required };

struct OperationSpec {
    std::string_view name;
    std::string_view summary;
    Route route;                      // an empty path: not over HTTP (command line and jobs only)
    std::vector<Role> granted_to;     // the operator of the server may always
    std::vector<Refusal const*> refusals;
    Key key = Key::optional;
    bool about_own_session = false;   // open to every session of its roles, however narrow, in a suspended club too
    bool step_up = false;             // a session must have proved its person within the last minutes
    bool whole_club = false;          // about all branches at once: not for whoever is bound to some
};

/// An act above a limit that the club has set: it takes a second person.
struct SecondPersonNeed {
    std::string reason;               // in the asker's own words
};
inline constexpr Refusal approval_waiting{"approvals.waiting", RefusalKind::conflict};

/// What a `prepare` step may use: it runs on a bounded pool before the writer, with the caller already let in.
class Preparation {
  public:
    Preparation(store::Store& store, ClubId club, Instant now, ServerSecrets const& secrets)
        : store_(store), club_(club), now_(now), secrets_(secrets) {}
    void read(std::function<void(Snapshot&)> run) const { store_.read_now(club_, std::move(run)); }
    ServerSecrets const& secrets() const { return secrets_; }
    Instant now() const { return now_; }
    store::Store& store() const { return store_; }

  private:
    store::Store& store_;
    ClubId club_;
    Instant now_;
    ServerSecrets const& secrets_;
};

/// A typed outcome on its way to the caller, after the reactions have seen it.
struct Rendered {
    std::string json;  // as the caller gets it
    std::string kept;  // as the log keeps it: without fields marked secret (a new key is shown once and kept nowhere)
};

/// Something a later module does in the same commit, after an operation of an earlier one.
struct Reaction {
    std::string_view after;  // the operation's name
    std::string_view name;   // its own, for the documents
    std::function<Result<Done>(Transaction&, Caller const&, void const* request, void* outcome)> run;
};

struct Operation {
    OperationSpec spec;
    bool writes = false;
    bool prepares = false;
    std::vector<Reaction> reactions;

    json::Schema const* request_schema = nullptr;
    json::Schema const* outcome_schema = nullptr;

    using Request = std::shared_ptr<void>;
    using Prepared = std::shared_ptr<void>;
    std::function<Result<Request>(boost::json::value const&)> decode;
    /// The request as canonical JSON, without what `shown` hides.
    std::function<std::string(void const*, json::Shown)> canonical;
    std::function<Result<Prepared>(Preparation const&, Caller const&, void const*)> prepare;
    /// Has this request anything to prepare? Where not, the act gets a default-made result and goes straight to the writer.
    std::function<bool(void const*)> needs_preparation;
    std::function<Result<Rendered>(Transaction&, Caller const&, void const*, void const* prepared,
                                   std::vector<Reaction> const&)> act;
    std::function<Result<Rendered>(Snapshot&, Caller const&, void const*)> answer;
    /// What the group may ask before the act (see store::Work); may be empty.
    std::function<std::vector<store::Question>(void const*)> first_questions;
    /// Must this very request be preceded by a proof? Where `spec.step_up` does not say so for all.
    std::function<bool(void const*)> needs_step_up;
    /// Does this very request take a second person? May be empty.
    std::function<std::optional<SecondPersonNeed>(Snapshot&, Caller const&, void const*)> second_person;
    /// Which member the request is about, as far as it can be told without asking: keeps one member's acts on one route.
    std::function<std::uint64_t(void const*)> route_of;
};

namespace detail {

template <class Request>
concept MayTakeTwo = requires {
    second_person_for(std::declval<Snapshot&>(), std::declval<Caller const&>(), std::declval<Request const&>());
};

template <class F>
struct OperationFunction;

template <class Out, class Tx, class In>
struct OperationFunction<Result<Out> (*)(Tx&, Caller const&, In const&)> {
    using Outcome = Out;
    using Request = In;
    using Prepared = void;
    static constexpr bool writes = std::is_same_v<Tx, Transaction>;
};

template <class Out, class In, class P>
struct OperationFunction<Result<Out> (*)(Transaction&, Caller const&, In const&, P const&)> {
    using Outcome = Out;
    using Request = In;
    using Prepared = P;
    static constexpr bool writes = true;
};

}  // namespace detail

/// Makes an Operation out of a function; its request and outcome types are read off the signature. A read takes
/// `Snapshot&`, a write `Transaction&`. Where the function takes a fourth parameter, `prepare` makes it beforehand.
/// `first_questions(Request const*)`, `route_of(Request const*)`, `needs_preparation(Request const*)`,
/// `needs_step_up(Request const*)` and `second_person_for(Snapshot&, Caller const&, Request const&)` are found beside the
/// request type, if they are there.
template <auto function, auto prepare = nullptr>
Operation operation(OperationSpec spec) {
    using F = detail::OperationFunction<decltype(function)>;
    using Request = typename F::Request;
    using Outcome = typename F::Outcome;
    using Prepared = typename F::Prepared;
    Operation made;
    made.spec = std::move(spec);
    made.writes = F::writes;
    made.request_schema = &json::schema_of<Request>();
    made.outcome_schema = &json::schema_of<Outcome>();
    made.decode = [](boost::json::value const& value) -> Result<Operation::Request> {
        json::Path path;
        return Operation::Request(std::make_shared<Request>(TRY(json::read<Request>(value, path))));
    };
    made.canonical = [](void const* request, json::Shown shown) {
        return json::to_text(*static_cast<Request const*>(request), shown);
    };
    if constexpr (F::writes) {
        made.act = [](Transaction& tx, Caller const& caller, void const* erased, void const* prepared,
                      std::vector<Reaction> const& reactions) -> Result<Rendered> {
            auto const& request = *static_cast<Request const*>(erased);
            auto outcome = [&] {
                if constexpr (std::is_void_v<Prepared>) return function(tx, caller, request);
                else if (!prepared) return function(tx, caller, request, Prepared{});
                else return function(tx, caller, request, *static_cast<Prepared const*>(prepared));
            }();
            (void)prepared;
            if (!outcome) return std::move(outcome).refusal();
            for (auto const& reaction : reactions) TRY(reaction.run(tx, caller, erased, &*outcome));
            auto json = json::to_text(*outcome);
            auto kept = json::has_secrets<Outcome>() ? json::to_text(*outcome, {secret}) : json;
            return Rendered{std::move(json), std::move(kept)};
        };
    } else {
        made.answer = [](Snapshot& snapshot, Caller const& caller, void const* request) -> Result<Rendered> {
            auto outcome = TRY(function(snapshot, caller, *static_cast<Request const*>(request)));
            return Rendered{json::to_text(outcome), {}};
        };
    }
    if constexpr (!std::is_void_v<Prepared>) {
        made.prepares = true;
        made.prepare = [](Preparation const& preparation, Caller const& caller,
                          void const* request) -> Result<Operation::Prepared> {
            return Operation::Prepared(std::make_shared<Prepared>(
                TRY(prepare(preparation, caller, *static_cast<Request const*>(request)))));
        };
        made.needs_preparation = [](void const* request) {
            if constexpr (requires(Request const* r) { needs_preparation(r); })
                return needs_preparation(static_cast<Request const*>(request));
            else return request != nullptr;
        };
    }
    if constexpr (requires(Request const* r) { needs_step_up(r); })
        made.needs_step_up = [](void const* request) { return needs_step_up(static_cast<Request const*>(request)); };
    if (made.spec.step_up || made.needs_step_up) made.spec.refusals.push_back(&step_up_needed);
    if (made.spec.whole_club) made.spec.refusals.push_back(&whole_club_only);
    if constexpr (detail::MayTakeTwo<Request>) {
        made.second_person = [](Snapshot& snapshot, Caller const& caller, void const* request) {
            return second_person_for(snapshot, caller, *static_cast<Request const*>(request));
        };
        made.spec.refusals.push_back(&approval_waiting);
    }
    if constexpr (requires(Request const* r) { first_questions(r); })
        made.first_questions = [](void const* request) { return first_questions(static_cast<Request const*>(request)); };
    if constexpr (requires(Request const* r) { route_of(r); })
        made.route_of = [](void const* request) -> std::uint64_t { return route_of(static_cast<Request const*>(request)); };
    return made;
}

/// `after<enrol_member, give_welcome_gift>("members.enrol", "program.give_welcome_gift")`: runs `reaction` in the commit
/// of `act`, with its request and its outcome, which it may add to.
template <auto act, auto reaction>
Reaction after(std::string_view operation_name, std::string_view name) {
    using F = detail::OperationFunction<decltype(act)>;
    return {operation_name, name,
            [](Transaction& tx, Caller const& caller, void const* request, void* outcome) -> Result<Done> {
                return reaction(tx, caller, *static_cast<typename F::Request const*>(request),
                                *static_cast<typename F::Outcome*>(outcome));
            }};
}

/// Something that must always be true: a question whose every answer row is a breach.
struct Invariant {
    std::string_view name;
    /// The breaches found, each in words ("wallet mem_… points: balance 5, lots 7"); empty when all is well.
    std::function<std::vector<std::string>(Snapshot&)> breaches;
};

struct Module {
    std::string_view name;
    std::vector<Operation> operations;
    std::vector<Invariant> invariants;
    std::vector<Reaction> reactions;
    std::vector<Follower> followers = {};
    std::vector<Chore> chores = {};
};

/// All modules in the order of MODULES. Fails (a bug) on two operations of one name or route.
class Registry {
  public:
    explicit Registry(std::vector<Module> modules);
    std::vector<Operation> const& operations() const { return operations_; }
    std::vector<Invariant> const& invariants() const { return invariants_; }
    std::vector<Follower> const& followers() const { return followers_; }
    std::vector<Chore> const& chores() const { return chores_; }
    Operation const* find(std::string_view name) const;

  private:
    std::vector<Operation> operations_;
    std::vector<Invariant> invariants_;
    std::vector<Follower> followers_;
    std::vector<Chore> chores_;
};

}  // namespace vafa
