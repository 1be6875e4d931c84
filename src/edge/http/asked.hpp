// One request on its way through the edge, with what has been found out about it. Answered once.
#pragma once

#include "edge/http/edge.hpp"

namespace vafa::http {

struct Edge::Asked {
    Asked(Request const& request_, Done done_, std::string_view trusted_proxy)
        : request(request_), done(std::move(done_)), language(language_of(request_.headers.accept_language)),
          origin(origin_of(request_, trusted_proxy)) {}

    void answer(Reply reply) {
        ensure(!std::exchange(is_answered, true), "a request was answered twice");
        done(std::move(reply));
    }

    Request request;
    Done done;
    Language language;
    Origin origin;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    bool is_answered = false;

    std::string_view slug, path;  // the club's part of the path, and the rest
    Found found;
    Handshake const* handshake = nullptr;  // where somebody signs in
    Shown shown;
    ClubId club;
    std::string reference;        // of the session that begins
};

/// A browser as sessions are listed by: cut, and only what can be printed.
std::string agent_of(std::string_view header);

inline Reply text_reply(std::string text) {
    Reply reply;
    reply.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
    reply.body = std::move(text);
    return reply;
}

}  // namespace vafa::http
