// The API: who asks, in which club, for which operation; the handshake of signing in.
#include <sodium.h>

#include "base/digest.hpp"
#include "edge/http/asked.hpp"
#include "edge/http/log.hpp"
#include "edge/http/policies.hpp"

namespace vafa::http {

namespace {

constexpr std::string_view start_path = "/v1/start";
constexpr std::size_t longest_agent = 200;

bool changes_state(std::string_view method) { return method != "GET" && method != "HEAD"; }

bool is_json(std::string_view content_type) {
    constexpr std::string_view wanted = "application/json";
    auto lower = [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter; };
    auto type = content_type.substr(0, content_type.find_first_of("; \t"));
    return std::equal(type.begin(), type.end(), wanted.begin(), wanted.end(), [&](char a, char b) { return lower(a) == b; });
}

/// The member's own page shows a cookie of its own.
bool is_of_member(std::string_view path) { return path == "/v1/me" || path.starts_with("/v1/me/"); }

bool is_for_strangers(Operation const& operation) {
    auto const& roles = operation.spec.granted_to;
    return std::find(roles.begin(), roles.end(), Role::stranger) != roles.end();
}

std::string_view text_of(std::array<std::byte, 32> const& hash) { return {reinterpret_cast<char const*>(hash.data()), hash.size()}; }

}  // namespace

std::string agent_of(std::string_view header) {
    std::string agent(header.substr(0, longest_agent));
    std::erase_if(agent, [](unsigned char letter) { return letter < 0x20 || letter > 0x7e; });
    return agent;
}

void Edge::answer_api(Shared asked) {
    auto const& request = asked->request;
    asked->handshake = handshake_at(request.method, asked->path);
    asked->found = router_.find(request.method, asked->path);
    if (asked->handshake) asked->found.operation = asked->handshake->begin;
    bool starts = asked->path == start_path;
    if (starts) asked->found = {request.method == "POST" ? open_club_ : request.method == "GET" ? look_at_opening_ : nullptr, "GET, POST", {}};
    if (asked->found.operation == open_club_) asked->handshake = &handshakes_[0];  // whoever opens it is signed in
    if (asked->found.operation == nullptr) {
        auto allowed = asked->found.allowed;
        if (handshake_at("POST", asked->path) && allowed.find("POST") == std::string::npos) allowed += allowed.empty() ? "POST" : ", POST";
        auto refused = problem(allowed.empty() ? not_found : method_not_allowed, asked->language);
        metrics_.count_other(refused.status);
        if (!allowed.empty()) refused.headers.emplace_back("Allow", std::move(allowed));
        return asked->answer(std::move(refused));
    }
    asked->shown = is_of_member(asked->path) ? shown_by_member(request, asked->slug) : shown_by(request);
    if (!is_let_through(*asked)) return;
    if (starts) return answer_start(std::move(asked));
    bool listens = asked->found.operation == listen_live_ && request.headers.accept.find("text/event-stream") != std::string_view::npos;
    find_club(asked, [this, asked, listens] { asked->handshake ? begin_session(asked) : listens ? listen(asked) : call(asked); });
}

Handshake const* Edge::handshake_at(std::string_view method, std::string_view path) const {
    for (auto const& one : handshakes_)
        if (method == "POST" && path == one.path) return &one;
    return nullptr;
}

/// What can be refused without asking the database. Answers if it refuses.
bool Edge::is_let_through(Asked& asked) {
    auto const& request = asked.request;
    auto const& operation = *asked.found.operation;
    bool signs_in = asked.handshake != nullptr;
    auto refuse_as = [&](Problem const& what, std::vector<NamedFact> facts = {}) {
        auto refused = problem(what, asked.language, facts);
        if (!facts.empty()) refused.headers.emplace_back("Retry-After", std::to_string(std::get<std::int64_t>(facts[0].value)));
        metrics_.count(operation, what.status, std::chrono::steady_clock::now() - asked.began);
        asked.answer(std::move(refused));
        return false;
    };
    auto address = network_of(asked.origin.address);
    auto who = asked.shown.reference ? text_of(asked.shown.reference->credential.hash) : address;
    if (asked.shown.reference)  // a new invented key each time would always find a full bucket
        if (auto seconds = false_keys_.wait(address)) return refuse_as(too_many_requests, {{"seconds", std::int64_t(seconds)}});
    if (auto seconds = general_.take(who)) return refuse_as(too_many_requests, {{"seconds", std::int64_t(seconds)}});
    if (changes_state(request.method) && (asked.shown.by_cookie || signs_in) && !is_from_own_page(request, asked.origin.is_https))
        return refuse_as(cross_site);
    if (!request.body.empty() && !is_json(request.headers.content_type)) return refuse_as(unsupported_media_type);
    if (signs_in) {
        if (!asked.origin.is_https && !asked.origin.is_this_machine) return refuse_as(needs_https);
        if (auto seconds = sign_ins_.take(address)) return refuse_as(too_many_requests, {{"seconds", std::int64_t(seconds)}});
        return true;
    }
    if (&operation == ask_code_)
        if (auto seconds = sign_ins_.take(address)) return refuse_as(too_many_requests, {{"seconds", std::int64_t(seconds)}});
    if (&operation == look_at_opening_) return true;
    if (asked.shown.reference || (is_for_strangers(operation) && !asked.shown.is_malformed)) return true;
    finish_operation(asked, program_.dispatcher().render(vafa::refuse(not_signed_in), asked.language));
    return false;
}

/// The credential's text names its club; a first path part must then be of the same one.
void Edge::find_club(Shared asked, std::function<void()> then) {
    auto const& reference = asked->shown.reference;
    bool is_named_by_credential = reference && !asked->handshake;
    if (is_named_by_credential && asked->slug.empty()) {
        asked->club = reference->club;
        return then();
    }
    clubs_.find(asked->slug, [this, asked, then = std::move(then), is_named_by_credential](std::optional<ClubId> club) {
        auto refuse_with = [&](Refusal const& refusal) {
            finish_operation(*asked, program_.dispatcher().render(vafa::refuse(refusal), asked->language));
        };
        if (is_named_by_credential && club != asked->shown.reference->club) return refuse_with(not_signed_in);
        if (!club) return refuse_with(unknown_club);
        asked->club = *club;
        then();
    });
}

void Edge::call(Shared asked) {
    auto const& operation = *asked->found.operation;
    auto request = request_of(operation, asked->found, asked->request.query, asked->request.body);
    if (!request) return finish_operation(*asked, program_.dispatcher().render(request.refusal(), asked->language));
    dispatch(std::move(asked), std::move(*request));
}

/// The reference is made here and only its hash goes on: the database never sees what opens a session.
void Edge::make_reference(Asked& asked) {
    std::array<std::byte, 24> random;
    randombytes_buf(random.data(), random.size());
    asked.reference = asked.handshake->reference(asked.club, random);
}

void Edge::begin_session(Shared asked) {
    auto request = json::parse(asked->request.body);
    auto refuse_with = [&](Refused const& refused) {
        finish_operation(*asked, program_.dispatcher().render(refused, asked->language));
    };
    if (!request) return refuse_with(request.refusal());
    if (request->is_object()) {
        if (request->get_object().contains("reference_hash")) return refuse_with(refuse_at("/reference_hash", request_unknown_field));
        make_reference(*asked);
        request->get_object()["reference_hash"] = hex(sha256(asked->reference));
    }
    dispatch(std::move(asked), std::move(*request));
}

Call Edge::call_of(Asked const& asked, boost::json::value request) const {
    Call made;
    made.operation = asked.found.operation;
    made.club = asked.club;
    bool signs_in = asked.handshake != nullptr;
    if (asked.shown.reference && !signs_in) made.credential = asked.shown.reference->credential;
    made.credential.language = asked.language;
    made.credential.address = asked.origin.address;
    if (signs_in) made.credential.agent = agent_of(asked.request.headers.user_agent);
    made.key = asked.request.headers.idempotency_key;
    made.request = std::move(request);
    return made;
}

void Edge::dispatch(Shared asked, boost::json::value request) {
    auto made = call_of(*asked, std::move(request));
    program_.dispatcher().dispatch(std::move(made), [this, asked](Answer answer) { finish_operation(*asked, std::move(answer)); });
}

/// The question lets the listener in; its answer says of what they hear.
void Edge::listen(Shared asked) {
    auto made = call_of(*asked, boost::json::object{});
    program_.dispatcher().dispatch(made, [this, asked, made](Answer answer) {
        if (answer.status != 200) return finish_operation(*asked, std::move(answer));
        auto stream = live_.open(made, answer.body, asked->request.headers.last_event_id);
        if (!stream) return finish_operation(*asked, program_.dispatcher().render(vafa::refuse(server_busy), asked->language));
        metrics_.count(*asked->found.operation, 200, std::chrono::steady_clock::now() - asked->began);
        Reply reply;
        reply.fixed = api_policies;
        reply.headers = {{"Content-Type", "text/event-stream; charset=utf-8"}, {"X-Accel-Buffering", "no"}};
        reply.stream = std::move(stream);
        asked->answer(std::move(reply));
    });
}

void Edge::finish_operation(Asked& asked, Answer answer) {
    auto const& operation = *asked.found.operation;
    auto took = std::chrono::steady_clock::now() - asked.began;
    metrics_.count(operation, answer.status, took);
    if (answer.status >= 500)
        log(Level::error, "operation.failed", {{"operation", operation.spec.name}, {"club", asked.club.value}, {"code", answer.refusal}});
    if (answer.status == 401 && asked.shown.reference) false_keys_.take(network_of(asked.origin.address));
    auto reply = reply_of(answer, asked.language);
    if (asked.handshake && answer.status == 200) {
        sign_ins_.give_back(network_of(asked.origin.address));
        reply.headers.emplace_back("Set-Cookie", asked.handshake->cookie(asked.reference, asked.slug, asked.origin.is_https));
        end_old_session(asked);
    }
    for (auto const& one : handshakes_)
        if (&operation == one.end && answer.status == 200) reply.headers.emplace_back("Set-Cookie", one.ended_cookie(asked.slug, asked.origin.is_https));
    asked.answer(std::move(reply));
}

/// Who signs in anew leaves the session that their browser still held.
void Edge::end_old_session(Asked const& asked) {
    if (!asked.shown.by_cookie) return;
    Call made;
    made.operation = asked.handshake->end;
    made.club = asked.shown.reference->club;
    made.credential = asked.shown.reference->credential;
    made.credential.address = asked.origin.address;
    made.request = boost::json::object{};
    program_.dispatcher().dispatch(std::move(made), [](Answer const&) {});
}

}  // namespace vafa::http
