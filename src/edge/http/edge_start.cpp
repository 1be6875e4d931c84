// The first club of an installation: opened from a page of this machine, or with the code that its terminal printed; then
// whoever opened it is signed in.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/digest.hpp"
#include "edge/http/asked.hpp"
#include "edge/http/set_up.hpp"

namespace vafa::http {

namespace {

Call to_the_house(Operation const* operation, Language language, std::string_view address) {
    Call made;
    made.operation = operation;
    made.club = the_house;
    made.credential.kind = Credential::Kind::operator_of_server;
    made.credential.language = language;
    made.credential.address = address;
    return made;
}

/// Taken out of the request: it is the edge's own.
std::string take_code(boost::json::object& request) {
    auto* code = request.if_contains("code");
    std::string text = code && code->is_string() ? std::string(code->get_string()) : "";
    request.erase("code");
    return text;
}

}  // namespace

void Edge::answer_start(Shared asked) {
    asked->found.operation == open_club_ ? open_first_club(std::move(asked)) : tell_of_opening(std::move(asked));
}

void Edge::tell_of_opening(Shared asked) {
    auto made = to_the_house(asked->found.operation, asked->language, asked->origin.address);
    made.request = boost::json::object{};
    program_.dispatcher().dispatch(std::move(made), [this, asked](Answer answer) {
        if (answer.status == 200) {
            auto told = boost::json::parse(answer.body);
            told.get_object()["needs_code"] = !asked->origin.is_this_machine;
            told.get_object()["is_safe"] = asked->origin.is_this_machine || asked->origin.is_https;
            answer.body = boost::json::serialize(told);
        }
        finish_operation(*asked, std::move(answer));
    });
}

void Edge::open_first_club(Shared asked) {
    auto request = json::parse(asked->request.body);
    if (!request) return finish_operation(*asked, program_.dispatcher().render(request.refusal(), asked->language));
    std::string code, password;
    if (request->is_object()) {
        code = take_code(request->get_object());
        auto* given = request->get_object().if_contains("owner_password");
        if (given && given->is_string()) password = given->get_string();
    }
    if (!asked->origin.is_this_machine && !is_set_up_code(program_.secrets(), code)) {
        auto refused = problem(code.empty() ? set_up_code_needed : set_up_code_wrong, asked->language);
        metrics_.count(*asked->found.operation, refused.status, std::chrono::steady_clock::now() - asked->began);
        return asked->answer(std::move(refused));
    }
    auto made = to_the_house(asked->found.operation, asked->language, asked->origin.address);
    made.key = asked->request.headers.idempotency_key;
    made.request = std::move(*request);
    program_.dispatcher().dispatch(std::move(made), [this, asked, password](Answer answer) {
        answer.status == 200 ? sign_in_opener(asked, answer, password) : finish_operation(*asked, std::move(answer));
    });
}

/// A repeated key gives the same club, but never a session without the password.
void Edge::sign_in_opener(Shared asked, Answer const& opened, std::string const& password) {
    auto told = boost::json::parse(opened.body).get_object();
    asked->club = ClubId{told.at("number").as_int64()};
    make_reference(*asked);
    Call made;
    made.operation = asked->handshake->begin;
    made.club = asked->club;
    made.credential.language = asked->language;
    made.credential.address = asked->origin.address;
    made.credential.agent = agent_of(asked->request.headers.user_agent);
    boost::json::object request;
    request["login"] = told.at("login");
    request["password"] = password;
    request["reference_hash"] = hex(sha256(asked->reference));
    made.request = std::move(request);
    program_.dispatcher().dispatch(std::move(made), [this, asked, opened](Answer const& answer) {
        finish_operation(*asked, answer.status == 200 ? opened : answer);
    });
}

}  // namespace vafa::http
