// What is true of every operation happens here, once: decode, let in, authorise, recognise a repeated key, run, log,
// commit, render. No operation repeats it and none can forget it.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "operation/operation.hpp"
#include "operation/pool.hpp"
#include "operation/texts.hpp"

namespace vafa {

inline constexpr Refusal key_required{"key.required", RefusalKind::invalid};
inline constexpr Refusal key_malformed{"key.malformed", RefusalKind::invalid};
inline constexpr Refusal key_reused{"key.reused_for_another_request", RefusalKind::conflict};
inline constexpr Refusal key_answer_erased{"key.answer_erased", RefusalKind::conflict};
inline constexpr Refusal server_busy{"server.busy", RefusalKind::unavailable};
inline constexpr Refusal server_fault{"server.fault", RefusalKind::unavailable};
inline constexpr Refusal outcome_unknown{"server.outcome_unknown", RefusalKind::unavailable};

/// One request on its way to an operation, whatever edge it came by.
struct Call {
    Operation const* operation = nullptr;
    ClubId club;
    Credential credential;
    std::string key;               // Idempotency-Key; empty = none given
    boost::json::value request;    // the body, with path and query already put in
};

struct Answer {
    int status = 200;
    std::string body;              // JSON: the outcome, or a problem (RFC 9457)
    std::string refusal;           // its code, empty when accepted
    std::int64_t act = 0;          // the id in the operation log, where one was given
    bool is_replay = false;        // the stored answer of an earlier request with this key
};

int status_of(RefusalKind kind);

/// What dispatch counts for /metrics.
struct DispatchCounters {
    std::atomic<std::int64_t> accepted = 0, refused = 0, faults = 0, replays = 0;
};

class Dispatcher {
  public:
    Dispatcher(store::Store& store, Registry const& registry, Gate const& gate, Texts const& texts,
               ServerSecrets const& secrets);
    ~Dispatcher();

    /// `done` is called once, from whichever thread has the answer; it must be quick.
    void dispatch(Call call, std::function<void(Answer)> done);
    /// The same, waiting for the answer.
    Answer dispatch_now(Call call);

    Registry const& registry() const { return registry_; }
    Texts const& texts() const { return texts_; }
    store::Store& store() { return store_; }
    ServerSecrets const& secrets() const { return secrets_; }
    DispatchCounters const& counters() const { return counters_; }

    /// Told of faults (disk full, connection lost, bugs that threw), for the log of the server.
    std::function<void(Operation const&, std::string_view what)> on_fault;

    /// A refusal as the caller reads it: problem+json in their language.
    Answer render(Refused const& refused, Language language, MoneyUnit unit = MoneyUnit::toman) const;

  private:
    struct Act;
    void start_read(std::shared_ptr<Act> act);
    void start_write(std::shared_ptr<Act> act);
    void prepare_then_write(std::shared_ptr<Act> act);
    Result<Operation::Prepared> run_prepare(Act& act);
    void run_write(Act& act, Transaction& tx);
    std::optional<Answer> find_repeat(Act& act, Transaction& tx, Caller const& caller);
    void accept(Act& act, Transaction& tx, Caller const& caller, Rendered const& rendered);
    void refuse_act(Act& act, Transaction& tx, Caller const& caller, Refused const& refused);
    void keep_for_second_person(Act& act, Transaction& tx, Caller const& caller, SecondPersonNeed const& need);
    void note_use(Act& act, Caller const& caller, Instant real_now) const;
    void note_seen(Call const& call);
    void log(Act& act, Transaction& tx, Caller const& caller, bool with_key, std::string const& answer);
    void report(Operation const& operation, std::string_view what) const;
    void finish(std::shared_ptr<Act> const& act, std::exception_ptr failure);

    store::Store& store_;
    Registry const& registry_;
    Gate const& gate_;
    Texts const& texts_;
    ServerSecrets const& secrets_;
    ServerSecrets::Key request_mark_key_;
    DispatchCounters counters_;
    Pool pool_;
};

/// RFC 9457 problem details of a refusal, under a status of its own.
std::string problem_json(Texts const& texts, int status, Refused const& refused, Language language, MoneyUnit unit);

/// Is this caller's role (and, for a key, its scopes) granted the operation?
bool is_granted(Operation const& operation, Caller const& caller);

}  // namespace vafa
