// The API over the wire: sessions and keys, languages, repeated requests, typed paths and queries, what is refused at the door.
#include "base/text.hpp"
#include "running_server.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

namespace {

/// The code to sign in with, as soon as the phone of the simulator shows it.
std::string code_at(std::string const& slug, std::string const& mobile) {
    for (int tries = 0; tries < 200; ++tries) {
        auto shown = clean_digits(server().asks("POST", "/" + slug + "/v1/phone/messages", own_page, R"({"mobile":")" + mobile + R"("})").body);
        constexpr std::string_view before = "عضویتلاله:";  // cleaned of spaces, too
        auto at = shown.find(before);
        if (at != std::string::npos) return shown.substr(at + before.size(), 6);
        ::usleep(50'000);
    }
    return "";
}

}  // namespace

SCENARIO("A session is a cookie that scripts cannot read and other sites cannot send; signing out ends it [F179]") {
    ServedClub club(server());
    auto begun = server().asks("POST", "/" + club.slug + "/v1/sessions", own_page, sign_in_body("owner", owner_password));
    ASSERT_EQ(begun.status, 200);
    EXPECT_EQ(begun.text("name"), "مریم");
    auto set = begun.header("set-cookie");
    EXPECT_TRUE(set.starts_with("vafa=ses_"));
    for (auto const* flag : {"; HttpOnly", "; SameSite=Strict", "; Path=/"}) EXPECT_NE(set.find(flag), std::string::npos) << set;
    EXPECT_EQ(set.find("Secure"), std::string::npos) << "plain http on this machine: a Secure cookie would be dropped";

    EXPECT_EQ(server().asks("GET", "/v1/sessions/current", club.cookie).text("club_slug"), club.slug);
    auto ended = server().asks("POST", "/v1/sessions/current/end", club.cookie);
    EXPECT_EQ(ended.status, 200);
    EXPECT_NE(ended.header("set-cookie").find("Max-Age=0"), std::string::npos);
    EXPECT_EQ(server().asks("GET", "/v1/sessions/current", club.cookie).code(), "sessions.ended");
}

SCENARIO("Signing in anew ends the session that the browser still held") {
    ServedClub club(server());
    EXPECT_EQ(server().asks("POST", "/" + club.slug + "/v1/sessions", club.cookie, sign_in_body("owner", owner_password)).status, 200);
    for (int i = 0; i < 100 && server().asks("GET", "/v1/sessions/current", club.cookie).status == 200; ++i) ::usleep(20'000);
    EXPECT_EQ(server().asks("GET", "/v1/sessions/current", club.cookie).code(), "sessions.ended");
}

SCENARIO("The member's page has a cookie of its own: neither opens what the other does, and a wrong code sets none [F002 F177]") {
    ServedClub club(server());
    auto path = "/" + club.slug + "/v1/me/";
    std::string const mobile = R"({"mobile":"09121234567")";
    EXPECT_EQ(server().asks("POST", path + "codes", own_page, mobile + "}").status, 200);
    EXPECT_EQ(server().asks("POST", path + "sessions", own_page, mobile + R"(,"code":"x","reference_hash":"00"})").code(), "request.unknown_field");
    EXPECT_EQ(server().asks("POST", path + "sessions", "Origin: https://evil.example\r\n", mobile + R"(,"code":"000000"})").code(), "http.cross_site");
    auto wrong = server().asks("POST", path + "sessions", own_page, mobile + R"(,"code":"x"})");
    EXPECT_EQ(wrong.code(), "consent.code_wrong");
    EXPECT_FALSE(wrong.has("set-cookie"));
    EXPECT_EQ(server().asks("GET", "/" + club.slug + "/v1/me", club.cookie).code(), "caller.not_signed_in");
    EXPECT_EQ(server().asks("GET", "/" + club.slug + "/v1/me", club.bearer).code(), "caller.not_signed_in");
    EXPECT_EQ(server().asks("GET", "/" + club.slug + "/v1/branches", "Cookie: vafa=mse_1_00\r\n").status, 401);
}

SCENARIO("Whoever is a member of two clubs of one host is signed in to both; signing out of one leaves the other [F173]") {
    auto slugs = {std::string("one-of-two-") + std::to_string(::getpid()), std::string("two-of-two-") + std::to_string(::getpid())};
    std::vector<std::string> cookies;
    for (auto const& slug : slugs) {
        server().call("clubs.found", R"({"slug":")" + slug + R"(","name":"لاله","money_unit":"toman","is_sandbox":true,"is_demo":true,)" +
                                         R"("owner_login":"owner","owner_name":"مریم","owner_password":")" + owner_password + R"("})");
        auto path = "/" + slug + "/v1/me/";
        EXPECT_EQ(server().asks("POST", path + "codes", own_page, R"({"mobile":"09121234567"})").status, 200);
        auto signed_in = server().asks("POST", path + "sessions", own_page, R"({"mobile":"09121234567","code":")" + code_at(slug, "09121234567") + R"("})");
        ASSERT_EQ(signed_in.status, 200) << signed_in.body;
        auto set = signed_in.header("set-cookie");
        EXPECT_TRUE(set.starts_with("vafa-member-" + slug + "=mse_")) << set;
        cookies.push_back(set.substr(0, set.find(';')));
    }
    auto const both = "Cookie: " + cookies[0] + "; " + cookies[1] + "\r\n" + own_page;
    auto session_of = [&](std::string const& slug) { return server().asks("GET", "/" + slug + "/v1/me/sessions/current", both); };
    for (auto const& slug : slugs) EXPECT_EQ(session_of(slug).text("club_slug"), slug);
    auto ended = server().asks("POST", "/" + *slugs.begin() + "/v1/me/sessions/current/end", both);
    EXPECT_TRUE(ended.header("set-cookie").starts_with("vafa-member-" + *slugs.begin() + "=;")) << ended.header("set-cookie");
    EXPECT_EQ(session_of(*slugs.begin()).code(), "sessions.ended");
    EXPECT_EQ(session_of(*std::prev(slugs.end())).status, 200);
}

SCENARIO("A wrong password says no more than a wrong login does") {
    ServedClub club(server());
    auto path = "/" + club.slug + "/v1/sessions";
    auto wrong_password = server().asks("POST", path, own_page, sign_in_body("owner", "a wrong password"));
    auto wrong_login = server().asks("POST", path, own_page, sign_in_body("nobody", "a wrong password"));
    EXPECT_EQ(wrong_password.status, 401);
    EXPECT_EQ(wrong_password.body, wrong_login.body);
    EXPECT_FALSE(wrong_password.has("set-cookie"));
    EXPECT_EQ(server().asks("POST", path, own_page, R"({"login":"owner","password":"x","reference_hash":"00"})").code(), "request.unknown_field");
}

SCENARIO("A page of another site cannot act with the cookie, an API key needs no page") {
    ServedClub club(server());
    auto only_cookie = club.cookie.substr(0, club.cookie.find("Origin:"));
    auto asks = [&](std::string const& headers) { return server().asks("POST", "/v1/branches", headers, R"({"name":"ونک","tills":1})"); };
    EXPECT_EQ(asks(only_cookie).code(), "http.cross_site");
    EXPECT_EQ(asks(only_cookie + "Origin: https://evil.example\r\n").code(), "http.cross_site");
    EXPECT_EQ(asks(only_cookie + "Origin: null\r\n").code(), "http.cross_site");
    EXPECT_EQ(asks(only_cookie + own_page + "Sec-Fetch-Site: cross-site\r\n").code(), "http.cross_site");
    EXPECT_EQ(asks(only_cookie + own_page + "Sec-Fetch-Site: same-site\r\n").code(), "http.cross_site");
    EXPECT_EQ(server().asks("GET", "/v1/branches", only_cookie).status, 200);
    EXPECT_EQ(asks(only_cookie + "Sec-Fetch-Site: same-origin\r\n").status, 200);
    EXPECT_EQ(server().asks("GET", "/v1/branches", club.bearer).status, 200);
    auto evil_sign_in = server().asks("POST", "/" + club.slug + "/v1/sessions", "Origin: https://evil.example\r\n", sign_in_body("owner", owner_password));
    EXPECT_EQ(evil_sign_in.code(), "http.cross_site");
}

SCENARIO("What comes without a key or with a broken one is asked to sign in, and learns nothing else") {
    ServedClub club(server());
    auto stranger = server().asks("GET", "/v1/branches");
    EXPECT_EQ(stranger.status, 401);
    EXPECT_EQ(stranger.header("www-authenticate"), "Bearer");
    EXPECT_EQ(stranger.code(), "caller.not_signed_in");
    auto broken = club.key;
    broken.back() = broken.back() == '0' ? '1' : '0';
    EXPECT_EQ(server().asks("GET", "/v1/branches", "Authorization: Bearer " + broken + "\r\n").body, stranger.body);
    EXPECT_EQ(server().asks("GET", "/v1/branches", "Authorization: Basic b3duZXI6eA==\r\n").body, stranger.body);
    EXPECT_EQ(server().asks("GET", "/v1/branches", "Cookie: vafa=ses_1_nonsense\r\n").status, 401);
    EXPECT_EQ(server().asks("GET", "/no-such-club/v1/branches").body, stranger.body);
}

SCENARIO("A key or a session is of its own club, whatever the address says [F175]") {
    ServedClub laleh(server()), narges(server());
    EXPECT_EQ(server().asks("GET", "/" + laleh.slug + "/v1/branches", laleh.bearer).status, 200);
    EXPECT_EQ(server().asks("GET", "/" + narges.slug + "/v1/branches", laleh.bearer).code(), "caller.not_signed_in");
    EXPECT_EQ(server().asks("GET", "/" + narges.slug + "/v1/sessions/current", laleh.cookie).code(), "caller.not_signed_in");
    EXPECT_EQ(server().asks("POST", "/no-such-club/v1/sessions", own_page, sign_in_body("owner", owner_password)).code(), "caller.unknown_club");
}

SCENARIO("The same key over HTTP gives the same answer and says that it is one; another request is refused [B03]") {
    ServedClub club(server());
    auto headers = club.cookie + "Idempotency-Key: pounak-1\r\n";
    auto first = server().asks("POST", "/v1/branches", headers, R"({"name":"پونک","tills":2})");
    auto again = server().asks("POST", "/v1/branches", headers, R"({"tills":2,"name":"پونک"})");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, again.body);
    EXPECT_FALSE(first.has("idempotency-replayed"));
    EXPECT_EQ(again.header("idempotency-replayed"), "true");
    EXPECT_EQ(server().asks("POST", "/v1/branches", headers, R"({"name":"پونک","tills":3})").code(), "key.reused_for_another_request");
    EXPECT_EQ(server().asks("POST", "/v1/branches", club.cookie + "Idempotency-Key: two words\r\n", R"({"name":"آ","tills":1})").code(), "key.malformed");
}

SCENARIO("Persian is spoken unless English is preferred") {
    auto of = [](std::string const& language) { return server().asks("GET", "/v1/branches", language.empty() ? "" : "Accept-Language: " + language + "\r\n"); };
    EXPECT_EQ(of("").header("content-language"), "fa");
    EXPECT_EQ(of("en-US,en;q=0.9").header("content-language"), "en");
    EXPECT_EQ(of("en;q=0.5, fa-IR;q=0.8").header("content-language"), "fa");
    EXPECT_EQ(of("de").header("content-language"), "fa");
    EXPECT_EQ(of("en").text("detail"), "Sign in, or send an API key.");
}

SCENARIO("Broken JSON, unknown fields, another type and another form are refused with their place, and change nothing") {
    ServedClub club(server());
    auto asks = [&](std::string const& body, std::string const& more = "") { return server().asks("POST", "/v1/branches", club.cookie + more, body); };
    EXPECT_EQ(asks(R"({"name":"ونک",)").code(), "request.malformed");
    auto unknown = asks(R"({"name":"ونک","tills":1,"colour":"red"})");
    EXPECT_EQ(unknown.code(), "request.unknown_field");
    EXPECT_EQ(unknown.text("pointer"), "/colour");
    EXPECT_EQ(unknown.header("content-type"), "application/problem+json; charset=utf-8");
    EXPECT_EQ(asks(R"({"name":"ونک","tills":"two"})").code(), "request.wrong_type");
    EXPECT_EQ(asks(R"(["ونک"])").code(), "request.wrong_type");
    EXPECT_EQ(asks("name=x", "Content-Type: application/x-www-form-urlencoded\r\n").code(), "http.unsupported_media_type");
    EXPECT_EQ(server().asks("POST", "/v1/keys/key_x/revoke", club.cookie, R"({"id":"key_y"})").code(), "request.unknown_field");
    EXPECT_EQ(server().asks("GET", "/v1/branches?colour=red", club.cookie).code(), "request.unknown_field");
    EXPECT_EQ(server().asks("GET", "/v1/branches?%zz=1", club.cookie).code(), "request.malformed");
    EXPECT_EQ(server().asks("GET", "/v1/branches", club.cookie).body, R"({"items":[]})");
}

SCENARIO("An address that is none is not found; one that takes another method says which") {
    EXPECT_EQ(server().asks("GET", "/v1/unicorns").code(), "http.not_found");
    auto other = server().asks("DELETE", "/v1/branches");
    EXPECT_EQ(other.status, 405);
    EXPECT_EQ(other.header("allow"), "GET, POST");
    EXPECT_EQ(server().asks("GET", "/v1/totp/off").header("allow"), "POST");
    EXPECT_EQ(server().asks("POST", "/till", "", "{}").header("allow"), "GET, HEAD");
}

SCENARIO("Answers of the API are kept by nobody and shown as no page") {
    ServedClub club(server());
    auto answer = server().asks("GET", "/v1/branches", club.bearer);
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
    EXPECT_EQ(answer.header("content-type"), "application/json; charset=utf-8");
}

SCENARIO("An operation asked from the command line beside the running server is answered by it [F173]") {
    ServedClub club(server());
    int code = -1;
    auto printed = server().call("branches.define", R"({"name":"تجریش","tills":1})", club.slug, &code);
    EXPECT_EQ(code, 0) << printed;
    EXPECT_NE(server().asks("GET", "/v1/branches", club.bearer).body.find("تجریش"), std::string::npos);
    server().call("branches.define", R"({"name":"","tills":1})", club.slug, &code);
    EXPECT_EQ(code, 1);
}

SCENARIO("A provider reads what all clubs use as a table at the terminal; a question without a list is printed as it is [F194]") {
    auto& house = server();
    ServedClub club(house);
    int code = -1;
    auto table = house.runs({"call", "clubs.usage", R"({"limit":200})", "--table"}, &code);
    EXPECT_EQ(code, 0) << table;
    auto head = table.substr(0, table.find('\n'));
    for (std::string column : {"slug", "state", "members_used", "staff_used", "branches_used"}) EXPECT_NE(head.find(column), std::string::npos) << head;
    EXPECT_NE(table.find(club.slug), std::string::npos);
    EXPECT_EQ(table.find('{'), std::string::npos) << table;
    EXPECT_EQ(house.runs({"call", "plans.show", "{}", "--club", club.slug, "--table"}, &code).substr(0, 1), "{");
    EXPECT_NE(house.runs({"call", "clubs.usage", R"({"limit":0})", "--table"}, &code).find("request.out_of_range"), std::string::npos);
    EXPECT_EQ(code, 1);
}

SCENARIO("The log and the metrics hold no secret of those who asked") {
    ServedClub club(server());
    server().asks("POST", "/" + club.slug + "/v1/sessions", own_page, sign_in_body("owner", "guess of a password"));
    auto metrics = server().asks("GET", "/metrics").body;
    EXPECT_NE(metrics.find("vafa_operation_requests_total{operation=\"keys.issue\",status=\"2xx\"}"), std::string::npos);
    EXPECT_NE(metrics.find("vafa_dispatch_accepted_total"), std::string::npos);
    for (auto const& text : {metrics, server().log()})
        for (auto const& secret : {club.reference, club.key, owner_password, std::string("guess of a password"), std::string("مریم")})
            EXPECT_EQ(text.find(secret), std::string::npos);
    EXPECT_EQ(server().asks("GET", "/metrics", "X-Forwarded-For: 203.0.113.9\r\n").status, 404);
    EXPECT_EQ(server().asks("GET", "/metrics", "Host: club.example\r\n").status, 404);
}
