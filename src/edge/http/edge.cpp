// From the address to what answers it: the API, the pages, health, readiness, metrics.
#include "edge/http/edge.hpp"

#include "base/digest.hpp"
#include "edge/http/asked.hpp"
#include "edge/http/log.hpp"
#include "edge/http/policies.hpp"
#include "operation/openapi.hpp"

namespace vafa::http {

namespace {

constexpr std::size_t most_waiting = 256;
constexpr int tries_to_sign_in = 20;                     // at once, from one address
constexpr std::chrono::seconds between_tries{6};         // then; a right password costs nothing
constexpr int seconds_of_burst = 5;
constexpr int most_per_second = 10'000'000;              // beyond it the setting means "without end"
constexpr int most_false_keys = 50;                      // keys and sessions that open nothing, from one address
constexpr std::chrono::milliseconds between_false_keys{200};

/// First path parts that are ours and no club's.
constexpr std::string_view own_parts[] = {"v1", "api", "assets", "till", "start", "demo", "health", "ready", "metrics"};

int rate_of(Program const& program) { return std::min(program.installation().requests_per_second, most_per_second); }

std::string_view first_part(std::string_view path) { return path.substr(1, path.find('/', 1) - 1); }

bool is_slug(std::string_view part) {
    if (part.size() < 2 || part.size() > 40 || std::find(std::begin(own_parts), std::end(own_parts), part) != std::end(own_parts)) return false;
    return std::all_of(part.begin(), part.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

}  // namespace

Edge::Edge(Program& program, std::filesystem::path web)
    : program_(program), router_(program.registry()), files_(std::move(web)), metrics_(program.registry()),
      general_(std::chrono::nanoseconds(1'000'000'000) / rate_of(program), rate_of(program) * seconds_of_burst),
      sign_ins_(between_tries, tries_to_sign_in), false_keys_(between_false_keys, most_false_keys),
      openapi_(std::make_shared<std::string const>(openapi(program.registry(), program.texts()))),
      openapi_etag_('"' + hex(sha256(*openapi_)).substr(0, 24) + '"'),
      handshakes_{{{"/v1/sessions", program.registry().find("sessions.begin"), program.registry().find("sessions.end"),
                    tenancy::session_reference, session_cookie, ended_cookie},
                   {"/v1/me/sessions", program.registry().find("me.sign_in"), program.registry().find("me.sign_out"), tenancy::member_reference,
                    member_cookie, ended_member_cookie}}},
      ask_code_(program.registry().find("me.ask_code")), look_at_opening_(program.registry().find("clubs.opening")),
      open_club_(program.registry().find("clubs.open")), listen_live_(program.registry().find("reports.live")),
      waiting_(1, most_waiting), clubs_(program.directory(), waiting_), live_(program) {
    for (auto const& one : handshakes_) ensure(one.begin && one.end, "the operations of signing in and out are missing");
    ensure(ask_code_ && look_at_opening_ && open_club_ && listen_live_, "an operation that the edge itself calls is missing");
}

Edge::~Edge() = default;

void Edge::handle(Request const& request, Done done) {
    auto asked = std::make_shared<Asked>(request, std::move(done), program_.installation().trusted_proxy);
    try {
        route(asked);
    } catch (std::exception const& fault) {
        log(Level::error, "request.fault", {{"what", fault.what()}});
        if (!asked->is_answered) asked->answer(reply_of(program_.dispatcher().render(vafa::refuse(server_fault), asked->language), asked->language));
    }
}

void Edge::route(Shared asked) {
    auto path = asked->request.path;
    if (path == "/health") return asked->answer(text_reply("ok\n"));
    if (path == "/ready") return answer_readiness(std::move(asked));
    if (path == "/metrics") return answer_metrics(*asked);
    auto first = first_part(path);
    bool names_club = is_slug(first) && path.size() > first.size() + 1;
    asked->path = path;
    if (names_club) {
        asked->slug = first;
        asked->path = path.substr(first.size() + 1);
    }
    if (asked->path.starts_with("/v1/")) return answer_api(std::move(asked));
    answer_page(*asked);
}

/// A folder of ours goes before a club of that name.
void Edge::answer_page(Asked& asked) {
    auto const& request = asked.request;
    auto answer = [&](Reply reply) {
        metrics_.count_other(reply.status);
        asked.answer(std::move(reply));
    };
    if (request.method != "GET" && request.method != "HEAD") {
        auto refused = problem(method_not_allowed, asked.language);
        refused.headers.emplace_back("Allow", "GET, HEAD");
        return answer(std::move(refused));
    }
    if (asked.path == "/api/openapi.json")
        return answer(reply_with(request, openapi_, openapi_etag_, "application/json; charset=utf-8", "no-cache", false));
    auto page = files_.find(request, request.path);
    if (!page && !asked.slug.empty()) page = files_.find(request, asked.path);
    answer(page ? std::move(*page) : problem(not_found, asked.language));
}

void Edge::answer_readiness(Shared asked) {
    auto ask = [this, asked] {
        bool is_ready = false;
        try {
            is_ready = program_.store().is_ready();
        } catch (std::exception const&) {  // then it is not
        }
        auto reply = text_reply(is_ready ? "ready\n" : "the database does not answer\n");
        reply.status = is_ready ? 200 : 503;
        asked->answer(std::move(reply));
    };
    if (waiting_.run(ask)) return;
    auto reply = text_reply("busy\n");
    reply.status = 503;
    asked->answer(std::move(reply));
}

/// For who works on this machine; a stranger learns nothing, not even that it is there.
void Edge::answer_metrics(Asked& asked) {
    if (!asked.origin.is_this_machine) return asked.answer(problem(not_found, asked.language));
    auto& dispatcher = program_.dispatcher();
    auto reply = text_reply(metrics_.text({dispatcher.counters(), program_.store().counters(), program_.store().engine(), open_connections(), backups()}));
    reply.headers[0].second = "text/plain; version=0.0.4; charset=utf-8";
    asked.answer(std::move(reply));
}

Reply Edge::refuse(Trouble trouble, std::string_view accept_language) {
    auto language = language_of(accept_language);
    auto const& what = [&]() -> Problem const& {
        switch (trouble) {
            case Trouble::malformed: return malformed;
            case Trouble::too_slow: return too_slow;
            case Trouble::body_too_large: return body_too_large;
            case Trouble::header_too_large: return header_too_large;
            case Trouble::too_many_connections: return too_many_connections;
        }
        bug("a trouble of no kind");
    }();
    metrics_.count_other(what.status);
    return problem(what, language);
}

Reply Edge::problem(Problem const& what, Language language, std::vector<NamedFact> facts) const {
    Refused refused{&what.refusal, {}, std::move(facts)};
    auto body = problem_json(program_.texts(), what.status, refused, language, MoneyUnit::toman);
    return reply_of({what.status, std::move(body), std::string(what.refusal.code), 0, false}, language);
}

Reply Edge::reply_of(Answer answer, Language language) const {
    Reply reply;
    reply.status = answer.status;
    reply.fixed = api_policies;
    bool is_problem = answer.status >= 400;
    reply.headers.emplace_back("Content-Type", is_problem ? "application/problem+json; charset=utf-8" : "application/json; charset=utf-8");
    if (is_problem) reply.headers.emplace_back("Content-Language", language == Language::fa ? "fa" : "en");
    if (answer.status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (answer.status == 503) reply.headers.emplace_back("Retry-After", "1");
    if (answer.is_replay) reply.headers.emplace_back("Idempotency-Replayed", "true");
    reply.body = std::move(answer.body);
    return reply;
}

}  // namespace vafa::http
