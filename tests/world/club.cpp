// Opens one program an engine and founds a club a story.
#include "world/club.hpp"

#include <sodium.h>
#include <unistd.h>

#include <atomic>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cstdlib>
#include <thread>

#include "base/digest.hpp"
#include "club/tenancy/tenancy.hpp"
#include "operation/operation_log.hpp"
#include "store/leisure.hpp"

namespace vafa::world {

namespace {

std::string const password = "a long password";

Installation installation(Engine on) {
    Installation made;
    made.data = std::filesystem::temp_directory_path() / ("vafa-stories-" + std::to_string(::getpid()) + (on == Engine::sqlite ? "-s" : "-p"));
    std::filesystem::remove_all(made.data);
    made.connections = 4;
    if (on == Engine::postgresql) {
        auto const* url = std::getenv("VAFA_TEST_POSTGRES");
        if (!url) throw std::runtime_error("VAFA_TEST_POSTGRES is not set: the story cannot run on PostgreSQL");
        made.database = url;
    }
    return made;
}

/// Programs live until the process ends; then their folders go.
struct Programs {
    /// OpenSSL is begun before us, so that it ends after us: its cleaning up comes when our threads are gone.
    Programs() { sha256(std::string_view("")); }
    std::unique_ptr<Program> sqlite, postgresql;
    ~Programs() {
        for (auto* one : {&sqlite, &postgresql}) {
            if (!*one) continue;
            auto folder = (*one)->installation().data;
            one->reset();
            std::filesystem::remove_all(folder);
        }
    }
};

Credential operator_credential() {
    Credential credential;
    credential.kind = Credential::Kind::operator_of_server;
    return credential;
}

/// What an operation refuses stands in its declaration, or is said by dispatch, the gate or a word of base.
void expect_declared(Operation const& operation, std::string_view code) {
    for (std::string_view frame : {"request.", "caller.", "key.", "server.", "sessions.ended", "staff.disabled", "keys.revoked", "clubs.suspended", "clubs.trial_ended",
                                   "mobile.", "national_id.", "postal_code.", "card.", "date."})
        if (code.starts_with(frame)) return;
    for (auto const* declared : operation.spec.refusals)
        if (declared->code == code) return;
    if (!code.empty()) ADD_FAILURE() << operation.spec.name << " does not declare its refusal " << code;
}

std::string in_quotes(std::string_view text) { return boost::json::serialize(boost::json::value(text)); }

}  // namespace

Program& program() {
    static Programs programs;
    auto& one = engine() == Engine::sqlite ? programs.sqlite : programs.postgresql;
    if (!one) {
        one = std::make_unique<Program>(installation(engine()));
        one->dispatcher().on_fault = [](Operation const& operation, std::string_view what) {
            ADD_FAILURE() << operation.spec.name << " met a fault: " << what;
        };
    }
    return *one;
}

Reply::Reply(Answer answer, std::string what) : answer_(std::move(answer)), what_(std::move(what)) {
    boost::json::error_code error;
    body_ = boost::json::parse(answer_.body, error);
    EXPECT_FALSE(error) << what_ << " answered no JSON: " << answer_.body;
}

boost::json::value const* Reply::find(std::string_view path) const {
    auto const* at = &body_;
    while (!path.empty()) {
        auto dot = path.find('.');
        auto name = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
        if (at->is_object()) {
            at = at->get_object().if_contains(boost::json::string_view(name.data(), name.size()));
        } else if (at->is_array()) {
            std::size_t index = 0;
            std::from_chars(name.data(), name.data() + name.size(), index);
            at = index < at->get_array().size() ? &at->get_array()[index] : nullptr;
        } else {
            at = nullptr;
        }
        if (!at) return nullptr;
    }
    return at;
}

boost::json::value const& Reply::at(std::string_view path) const {
    auto const* found = find(path);
    if (!found) throw std::runtime_error(what_ + " has no " + std::string(path) + ": " + answer_.body);
    return *found;
}

bool Reply::has(std::string_view path) const { return find(path) != nullptr; }
std::int64_t Reply::number(std::string_view path) const { return at(path).as_int64(); }
std::string Reply::text(std::string_view path) const { return std::string(at(path).as_string()); }

Reply const& Reply::accepted(std::source_location where) const {
    if (!is_accepted())
        throw std::runtime_error(std::string(where.file_name()) + ":" + std::to_string(where.line()) + ": " + what_ + " was refused: " + answer_.body);
    return *this;
}

Reply const& Reply::is_refused(std::string_view code, std::source_location where) const {
    EXPECT_EQ(answer_.refusal, code) << where.file_name() << ":" << where.line() << ": " << what_ << " answered " << answer_.body;
    return *this;
}

std::string Person::fresh_key() {
    static std::atomic<int> count = 0;
    return "story-" + std::to_string(++count);
}

Reply Person::asks(std::string_view name, std::string const& request, std::string const& key) const {
    auto const* operation = program().registry().find(name);
    if (!operation) throw std::runtime_error("there is no operation " + std::string(name));
    boost::json::error_code error;
    auto body = boost::json::parse(request, error);
    if (error) throw std::runtime_error("the story's request is no JSON: " + request);
    auto answer = program().dispatcher().dispatch_now({operation, club_, credential_, operation->writes ? key : "", body});
    // ids that two connections give within one millisecond are in no order; in a story one act comes after the other
    if (operation->writes && engine() == Engine::postgresql) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    expect_declared(*operation, answer.refusal);
    return Reply(std::move(answer), std::string(name) + " " + request);
}

Person Person::in_english() const {
    auto same = *this;
    same.credential_.language = Language::en;
    return same;
}

std::string of_member(std::string const& member, std::string const& more) {
    return R"({"member":")" + member + "\"" + (more.empty() ? "" : "," + more) + "}";
}

std::string decision_on(Reply const& waiting, Person const& reader) {
    auto listed = reader.asks("approvals.list").accepted();
    for (auto const& item : listed.at("items").as_array())
        if (item.at("id").as_string() == waiting.text("facts.request"))
            return R"({"request":")" + waiting.text("facts.request") + R"(","digest":")" + std::string(item.at("digest").as_string()) + R"("})";
    throw std::runtime_error("the request is not listed");
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Caller admitted(Transaction& tx) {
    Credential credential;
    credential.kind = Credential::Kind::operator_of_server;
    tenancy::ClubGate gate;
    auto question = gate.question(credential);
    auto caller = *gate.admit(tx.together(question)[0], credential, tx);
    caller.secrets = &program().dispatcher().secrets();
    return caller;
}

Club::Club(std::string name) {
    static std::atomic<int> count = 0;
    slug_ = "story-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + (engine() == Engine::sqlite ? "-s" : "-p");
    Person house(the_house, operator_credential());
    auto founded = house.asks("clubs.found", R"({"slug":)" + in_quotes(slug_) + R"(,"name":)" + in_quotes(name) +
                                                 R"(,"money_unit":"toman","owner_login":"owner","owner_name":"رضا کریمی","owner_password":)" +
                                                 in_quotes(password) + R"(,"is_sandbox":true})");
    id_ = ClubId{founded.accepted().number("number")};
    operator_of_server = Person(id_, operator_credential());
    for (auto* one : {&branch, &second_branch}) {
        auto opened = operator_of_server.asks("branches.define", one == &branch ? R"({"name":"ونک","tills":2})" : R"({"name":"تجریش","tills":1})");
        *one = opened.accepted().text("id");
        (one == &branch ? till : second_till) = opened.text("tills.0");
    }
    owner = signs_in("owner", password);
}

Club::~Club() { check_invariants(); }

Person Club::signs_in(std::string const& login, std::string const& with_password, std::string const& till_id) {
    std::array<std::byte, 24> random;
    randombytes_buf(random.data(), random.size());
    auto reference = tenancy::session_reference(id_, random);
    auto shown = *tenancy::read_session_reference(reference);
    auto request = R"({"login":)" + in_quotes(login) + R"(,"password":)" + in_quotes(with_password) + R"(,"reference_hash":")" +
                   hex(shown.credential.hash) + "\"" +
                   (till_id.empty() ? "" : ",\"till\":" + in_quotes(till_id)) + "}";
    Person stranger(id_, {});
    stranger.asks("sessions.begin", request).accepted();
    return Person(id_, shown.credential);
}

Person Club::staff(std::string const& role, std::string const& till_id, std::string const& branch_id) {
    static std::atomic<int> count = 0;
    auto login = role + std::to_string(++count);
    auto branches = branch_id.empty() ? "[]" : "[" + in_quotes(branch_id) + "]";
    operator_of_server
        .asks("staff.define", R"({"login":)" + in_quotes(login) + R"(,"name":"مریم احمدی","role":)" + in_quotes(role) + R"(,"branches":)" + branches +
                                  R"(,"password":)" + in_quotes(password) + "}")
        .accepted();
    return signs_in(login, password, till_id);
}

Person Club::api_key(std::string const& scopes_json, std::string const& branches_json) {
    auto issued = owner.asks("keys.issue", R"({"name":"حسابداری","scopes":)" + scopes_json + R"(,"branches":)" + branches_json + "}");
    auto shown = tenancy::read_api_key(issued.accepted().text("key"));
    EXPECT_TRUE(shown.has_value());
    return Person(id_, shown->credential);
}

void Club::days_pass(int days) { owner.asks("clubs.advance_clock", R"({"days":)" + std::to_string(days) + R"(,"ms":0})").accepted(); }
void Club::time_passes(std::int64_t ms) { owner.asks("clubs.advance_clock", R"({"days":0,"ms":)" + std::to_string(ms) + "}").accepted(); }

Day Club::today() const {
    auto shown = owner.asks("sessions.show");
    return *parse_iso_day(shown.accepted().text("today"));
}

void Club::wakes_on(int year, int month, int day) {
    auto to = *from_jalali(year, month, day);
    auto days = to - today();
    if (days < 0) throw std::runtime_error("a story cannot go back in time");
    days_pass(days);
}

void Club::check_invariants() const {
    store::read_at_leisure(program().store(), id_, [](Snapshot& snapshot) {
        for (auto const& invariant : program().registry().invariants())
            for (auto const& breach : invariant.breaches(snapshot)) ADD_FAILURE() << invariant.name << ": " << breach;
    });
}

std::vector<std::string> Club::breaches_of(std::string_view invariant) const {
    std::vector<std::string> found;
    store::read_at_leisure(program().store(), id_, [&](Snapshot& snapshot) {
        for (auto const& one : program().registry().invariants())
            if (one.name == invariant) found = one.breaches(snapshot);
    });
    return found;
}

std::string Club::logged() const {
    auto last = owner.asks("clubs.advance_clock", R"({"days":0,"ms":0})").accepted().answer().act;
    for (int tries = 0; tries < 1000; ++tries) {  // on PostgreSQL acts are followed once nothing under way can come before them
        std::string all;
        bool is_whole = false;
        program().store().read_now(id_, [&](Snapshot& snapshot) {
            for (auto const& followed : follow_log(snapshot, {}, 100'000)) {
                is_whole = is_whole || followed.act.id == last;
                auto body = read_body(snapshot, followed.act.id);
                all += body.request + '\n' + body.answer + '\n';
            }
        });
        if (is_whole) return all;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("the log does not settle");
}

}  // namespace vafa::world
