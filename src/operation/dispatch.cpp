// The one path that every operation takes.
#include "operation/dispatch.hpp"

#include <boost/json/serialize.hpp>
#include <future>

#include "base/digest.hpp"
#include "operation/approvals.hpp"

namespace vafa {

namespace {

constexpr json::Shown for_keeping{secret};
/// A refused act about nobody known (denied at the door, say) keeps no personal bytes: nobody's erasure would find them.
constexpr json::Shown for_keeping_about_nobody{secret | personal};
constexpr json::Shown for_recognising{secret | own_clock};
constexpr std::size_t longest_key = 200;

bool is_key_well_formed(std::string_view key) {
    return key.size() <= longest_key &&
           std::all_of(key.begin(), key.end(), [](unsigned char letter) { return letter > 0x20 && letter < 0x7f; });
}

/// Keys are unique per club and sender: an API client by what it shows, so that its key can be asked about before anybody
/// was let in; a till where there is one (a cashier who relieves another asks on); else the person.
Mark16 hash_of_key(ServerSecrets::Key const& secret_key, std::string const& sender, std::string_view key) {
    return keyed_digest16(secret_key, sender + '\n' + std::string(key));
}
std::string api_client(Credential const& credential) { return "api " + hex(credential.hash); }
std::string sender_of(Credential const& credential, Caller const& caller) {
    if (credential.kind == Credential::Kind::api_key) return api_client(credential);
    return caller.till ? caller.till.text() : std::string(name_of(caller.role)) + ' ' + std::to_string(caller.id);
}

/// "A refusal on state, limits or balance binds its key: a late duplicate must not succeed. Refusals before bind nothing."
bool binds_key(RefusalKind kind) { return kind == RefusalKind::conflict || kind == RefusalKind::limited; }

/// Wherever it be.
bool has_right(Operation const& operation, Caller const& caller) {
    if (caller.role == Role::operator_of_server) return true;
    auto const& roles = operation.spec.granted_to;
    auto has = [&](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); };
    if (has(Role::stranger)) return true;
    if (operation.spec.about_own_session && has(caller.role)) return true;
    if (caller.reach == Reach::setting_up || (caller.reach == Reach::till && !has(Role::cashier))) return false;
    if (caller.own_role) return std::binary_search(caller.own_role->operations.begin(), caller.own_role->operations.end(), operation.spec.name);
    if (!has(caller.role)) return false;
    auto const& scopes = caller.scopes;
    return scopes.empty() || std::find(scopes.begin(), scopes.end(), operation.spec.name) != scopes.end();
}

/// Who showed nothing may still sign in; who is known may not do this, or not in this session, or not for all branches.
Refused denial(Operation const& operation, Caller const& caller) {
    if (caller.reach != Reach::whole) return refuse(second_factor_needed);
    if (has_right(operation, caller)) return refuse(whole_club_only);
    return refuse(caller.role == Role::stranger ? not_signed_in : not_allowed);
}

constexpr std::int64_t proof_lasts_ms = 10 * minute_ms;
constexpr std::int64_t noted_each_ms = 5 * minute_ms;
constexpr std::int64_t approval_lasts_ms = 72 * hour_ms;

/// What stands before every act, in this order: the right to it, a club that takes writes, a proof that is still fresh.
std::optional<Refused> hindrance(Operation const& operation, Caller const& caller, void const* request, Instant real_now) {
    if (!is_granted(operation, caller)) return denial(operation, caller);
    if (operation.writes && caller.closed && !operation.spec.about_own_session) return caller.closed;
    bool asks_for_proof = operation.spec.step_up || (operation.needs_step_up && operation.needs_step_up(request));
    if (!caller.is_session || !asks_for_proof || real_now < caller.proved_at + proof_lasts_ms) return {};
    return refuse(step_up_needed, {{"minutes", proof_lasts_ms / minute_ms}});
}

/// The operator of the server and jobs answer to nobody in the club.
std::optional<SecondPersonNeed> second_person(Operation const& operation, Transaction& tx, Caller const& caller, void const* request) {
    bool is_person = caller.role != Role::operator_of_server && caller.role != Role::job;
    if (!operation.second_person || !is_person) return {};
    return operation.second_person(tx, caller, request);
}

}  // namespace

void Dispatcher::report(Operation const& operation, std::string_view what) const {
    if (on_fault) on_fault(operation, what);
}

/// One call on its way; lives until it is answered.
struct Dispatcher::Act {
    Call call;
    std::function<void(Answer)> done;
    Operation::Request request{};
    Operation::Prepared prepared{};
    std::string kept_request{};  // canonical, as the log keeps it
    Mark16 request_mark{};       // recognises the same meaning under the same key
    Mark16 key_hash{};           // of an API client's key, for the first question
    Answer answer{};
    bool is_use_unnoted = false;  // the session's last use was noted too long ago
};

int status_of(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::invalid: return 400;
        case RefusalKind::unauthenticated: return 401;
        case RefusalKind::forbidden: return 403;
        case RefusalKind::missing: return 404;
        case RefusalKind::conflict: return 409;
        case RefusalKind::limited: return 429;
        case RefusalKind::unavailable: return 503;
    }
    bug("a refusal of no kind");
}

bool is_granted(Operation const& operation, Caller const& caller) {
    bool is_within = !operation.spec.whole_club || caller.branches.empty();
    return is_within && has_right(operation, caller);
}

Dispatcher::Dispatcher(store::Store& store, Registry const& registry, Gate const& gate, Texts const& texts,
                       ServerSecrets const& secrets)
    : store_(store), registry_(registry), gate_(gate), texts_(texts), secrets_(secrets),
      request_mark_key_(secrets.derive("request-mark")), pool_(1, 64) {}

Dispatcher::~Dispatcher() = default;

std::string problem_json(Texts const& texts, int status, Refused const& refused, Language language, MoneyUnit unit) {
    json::Writer out;
    out.begin_object();
    out.key("type");
    out.text("/problems/" + std::string(refused.what->code));
    out.key("title");
    out.text(texts.sentence(language, "kinds." + std::to_string(status)));
    out.key("status");
    out.integer(status);
    out.key("code");
    out.text(refused.what->code);
    out.key("detail");
    out.text(texts.of_refusal(language, unit, refused));
    if (!refused.pointer.empty()) {
        out.key("pointer");
        out.text(refused.pointer);
    }
    if (!refused.facts.empty()) {
        out.key("facts");
        out.begin_object();
        for (auto const& fact : refused.facts) {
            out.key(fact.name);
            std::visit([&](auto const& value) { json::write(out, value); }, fact.value);
        }
        out.end_object();
    }
    out.end_object();
    return out.take();
}

Answer Dispatcher::render(Refused const& refused, Language language, MoneyUnit unit) const {
    auto status = status_of(refused.what->kind);
    return {status, problem_json(texts_, status, refused, language, unit), std::string(refused.what->code), 0, false};
}

void Dispatcher::dispatch(Call call, std::function<void(Answer)> done) {
    auto act = std::make_shared<Act>(Act{.call = std::move(call), .done = std::move(done)});
    auto refuse_now = [&](Refused const& refused) {
        ++counters_.refused;
        act->done(render(refused, act->call.credential.language));
    };
    auto request = act->call.operation->decode(act->call.request);
    if (!request) return refuse_now(request.refusal());
    act->request = *request;
    if (!act->call.operation->writes) return start_read(std::move(act));
    if (act->call.operation->spec.key == Key::required && act->call.key.empty()) return refuse_now(refuse(key_required));
    if (!is_key_well_formed(act->call.key)) return refuse_now(refuse(key_malformed));
    bool prepares = act->call.operation->prepares && act->call.operation->needs_preparation(act->request.get());
    prepares ? prepare_then_write(std::move(act)) : start_write(std::move(act));
}

Answer Dispatcher::dispatch_now(Call call) {
    // shared: the thread that answers may still be inside the promise when the one that waits has gone on
    auto promise = std::make_shared<std::promise<Answer>>();
    dispatch(std::move(call), [promise](Answer answer) { promise->set_value(std::move(answer)); });
    return promise->get_future().get();
}

void Dispatcher::start_read(std::shared_ptr<Act> act) {
    auto run = [this, act](Snapshot& snapshot) {
        auto const& call = act->call;
        auto question = gate_.question(call.credential);
        auto rows = snapshot.together(question);
        auto caller = gate_.admit(rows[0], call.credential, snapshot);
        auto refuse_with = [&](Refused const& refused, MoneyUnit unit) {
            act->answer = render(refused, call.credential.language, unit);
        };
        if (!caller) return refuse_with(caller.refusal(), MoneyUnit::toman);
        caller->secrets = &secrets_;
        caller->texts = &texts_;
        caller->registry = &registry_;
        note_use(*act, *caller, snapshot.real_now());
        if (auto stop = hindrance(*call.operation, *caller, act->request.get(), snapshot.real_now())) return refuse_with(*stop, caller->money_unit);
        auto rendered = call.operation->answer(snapshot, *caller, act->request.get());
        if (!rendered) return refuse_with(rendered.refusal(), caller->money_unit);
        act->answer = {200, std::move(rendered->json), {}, 0, false};
    };
    store_.read({act->call.club, std::move(run), [this, act](std::exception_ptr failure) { finish(act, failure); }});
}

void Dispatcher::prepare_then_write(std::shared_ptr<Act> act) {
    bool queued = pool_.run([this, act] {
        try {
            auto prepared = run_prepare(*act);
            if (!prepared) {
                act->answer = render(prepared.refusal(), act->call.credential.language);
                return finish(act, nullptr);
            }
            act->prepared = *prepared;
        } catch (...) {
            return finish(act, std::current_exception());
        }
        start_write(act);
    });
    if (queued) return;
    ++counters_.refused;
    act->done(render(refuse(server_busy), act->call.credential.language));
}

Result<Operation::Prepared> Dispatcher::run_prepare(Act& act) {
    auto const& call = act.call;
    std::optional<Result<Caller>> caller;
    Instant now, real_now;
    store_.read_now(call.club, [&](Snapshot& snapshot) {
        auto question = gate_.question(call.credential);
        auto rows = snapshot.together(question);
        caller.emplace(gate_.admit(rows[0], call.credential, snapshot));
        now = snapshot.now();
        real_now = snapshot.real_now();
    });
    if (!*caller) return caller->refusal();
    (*caller)->secrets = &secrets_;
    (*caller)->texts = &texts_;
    (*caller)->registry = &registry_;
    if (auto stop = hindrance(*call.operation, **caller, act.request.get(), real_now)) return *stop;
    return call.operation->prepare(Preparation(store_, call.club, now, secrets_), **caller, act.request.get());
}

/// What the log needs of the request alone is made here, so that the writer need not.
void Dispatcher::start_write(std::shared_ptr<Act> act) {
    auto const& operation = *act->call.operation;
    act->kept_request = operation.canonical(act->request.get(), for_keeping);
    auto meaning = std::string(operation.spec.name) + '\n' + operation.canonical(act->request.get(), for_recognising);
    act->request_mark = keyed_digest16(request_mark_key_, meaning);
    store::Work work;
    work.club = act->call.club;
    auto const& credential = act->call.credential;
    work.first_questions.push_back(gate_.question(credential));
    if (credential.kind == Credential::Kind::api_key && !act->call.key.empty()) {
        act->key_hash = hash_of_key(request_mark_key_, api_client(credential), act->call.key);
        work.first_questions.push_back(question_of_key(act->key_hash));
    }
    if (operation.first_questions)
        for (auto& question : operation.first_questions(act->request.get())) work.first_questions.push_back(std::move(question));
    if (operation.route_of) work.route = operation.route_of(act->request.get());
    work.run = [this, act](Transaction& tx) { run_write(*act, tx); };
    work.done = [this, act](std::exception_ptr failure) { finish(act, failure); };
    store_.write(std::move(work));
}

void Dispatcher::run_write(Act& act, Transaction& tx) {
    auto const& call = act.call;
    act.answer = {};
    auto question = gate_.question(call.credential);
    auto rows = tx.together(question);
    auto admitted = gate_.admit(rows[0], call.credential, tx);
    if (!admitted) {
        act.answer = render(admitted.refusal(), call.credential.language);
        return;
    }
    auto& caller = *admitted;
    caller.secrets = &secrets_;
    caller.texts = &texts_;
    caller.registry = &registry_;
    tx.set_act(tx.next_id_value());
    tx.set_subject(0);
    note_use(act, caller, tx.real_now());
    if (auto stop = hindrance(*call.operation, caller, act.request.get(), tx.real_now())) return refuse_act(act, tx, caller, *stop);
    if (auto repeat = find_repeat(act, tx, caller)) {
        act.answer = std::move(*repeat);
        return;
    }
    auto rendered = call.operation->act(tx, caller, act.request.get(), act.prepared.get(), call.operation->reactions);
    if (!rendered) return refuse_act(act, tx, caller, rendered.refusal());
    auto need = second_person(*call.operation, tx, caller, act.request.get());
    need ? keep_for_second_person(act, tx, caller, *need) : accept(act, tx, caller, *rendered);
}

/// The act could be done, so its request is kept until somebody else agrees; of the act itself nothing stands.
void Dispatcher::keep_for_second_person(Act& act, Transaction& tx, Caller const& caller, SecondPersonNeed const& need) {
    Approval kept;
    kept.id = tx.next_id<ApprovalKind>();
    kept.asked_at = tx.now();
    kept.ends_at = tx.now() + approval_lasts_ms;
    kept.asker_role = caller.role;
    kept.asker = caller.id;
    kept.branch = caller.branch;
    kept.till = caller.till;
    kept.subject = tx.subject();
    kept.operation = act.call.operation->spec.name;
    kept.request = act.kept_request;
    kept.digest = digest_of_request(kept.operation, kept.request);
    kept.reason = need.reason;
    keep_approval(tx, kept);
    refuse_act(act, tx, caller, refuse(approval_waiting, {{"request", kept.id.text()}, {"until", kept.ends_at}}));
}

void Dispatcher::note_use(Act& act, Caller const& caller, Instant real_now) const {
    act.is_use_unnoted = caller.is_session && caller.seen_at + noted_each_ms <= real_now;
}

std::optional<Answer> Dispatcher::find_repeat(Act& act, Transaction& tx, Caller const& caller) {
    if (act.call.key.empty()) return {};
    auto hash = hash_of_key(request_mark_key_, sender_of(act.call.credential, caller), act.call.key);
    auto rows = tx.together(question_of_key(hash));
    auto bound = bound_key(rows[0]);
    if (!bound) return {};
    auto problem = [&](Refusal const& refusal) {
        return render(refuse(refusal), act.call.credential.language, caller.money_unit);
    };
    if (bound->request_mark != act.request_mark) return problem(key_reused);
    auto body = read_body(tx, bound->id);
    if (body.is_erased) return problem(key_answer_erased);
    ++counters_.replays;
    return Answer{body.status, std::move(body.answer), std::move(bound->refusal), bound->id, true};
}

void Dispatcher::accept(Act& act, Transaction& tx, Caller const& caller, Rendered const& rendered) {
    act.answer = {200, rendered.json, {}, tx.act(), false};
    log(act, tx, caller, !act.call.key.empty(), rendered.kept);
}

void Dispatcher::refuse_act(Act& act, Transaction& tx, Caller const& caller, Refused const& refused) {
    tx.drop_writes();
    tx.forget_proof();
    act.answer = render(refused, act.call.credential.language, caller.money_unit);
    auto kind = refused.what->kind;
    bool is_logged = binds_key(kind) || kind == RefusalKind::forbidden || kind == RefusalKind::unauthenticated;
    if (!is_logged) return;
    log(act, tx, caller, binds_key(kind) && !act.call.key.empty(), act.answer.body);
}

void Dispatcher::log(Act& act, Transaction& tx, Caller const& caller, bool with_key, std::string const& answer) {
    auto const& operation = *act.call.operation;
    auto row = act_of(tx, caller, operation.spec.name);
    if (!act.answer.refusal.empty()) row.refusal = act.answer.refusal;
    if (with_key) {
        row.key_hash = hash_of_key(request_mark_key_, sender_of(act.call.credential, caller), act.call.key);
        row.request_mark = act.request_mark;
    }
    ActBody body;
    body.status = act.answer.status;
    bool is_about_nobody = row.refusal && row.subject == 0;
    body.request = is_about_nobody ? operation.canonical(act.request.get(), for_keeping_about_nobody) : act.kept_request;
    body.answer = answer;
    write_log(tx, std::move(row), std::move(body));
}

void Dispatcher::finish(std::shared_ptr<Act> const& act, std::exception_ptr failure) {
    if (failure) {
        ++counters_.faults;
        try {
            std::rethrow_exception(failure);
        } catch (store::Fault const& fault) {
            auto const& what = fault.outcome_unknown ? outcome_unknown : server_fault;
            act->answer = render(refuse(what), act->call.credential.language);
            report(*act->call.operation, fault.what());
        } catch (std::exception const& error) {
            act->answer = render(refuse(server_fault), act->call.credential.language);
            report(*act->call.operation, error.what());
        }
    } else {
        ++(act->answer.refusal.empty() ? counters_.accepted : counters_.refused);
    }
    act->done(std::move(act->answer));
    if (act->is_use_unnoted) note_seen(act->call);
}

/// Beside the act, and without a row in the log: that a session is used is no act of anybody.
void Dispatcher::note_seen(Call const& call) {
    store::Work work;
    work.club = call.club;
    work.run = [&gate = gate_, credential = call.credential](Transaction& tx) { gate.note_seen(tx, credential); };
    work.done = [](std::exception_ptr) {};
    store_.write(std::move(work));
}

}  // namespace vafa
