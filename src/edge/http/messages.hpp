// What the HTTP edge speaks of: a request that has been read whole, and the reply that goes out. No Boost.Beast here.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edge/http/stream.hpp"

namespace vafa::http {

/// The headers that anything here looks at; empty = not sent.
struct Headers {
    std::string_view host, authorization, cookie, content_type, accept_language, accept_encoding, idempotency_key, origin,
        fetch_site, if_none_match, if_range, range, forwarded_for, forwarded_proto, user_agent, accept, last_event_id;
};

/// Read whole and well-formed. The texts stay valid until `done` is called.
struct Request {
    std::string_view method;   // GET, POST …
    std::string_view path;     // as sent, without the query
    std::string_view query;    // behind the '?', as sent
    Headers headers;
    std::string_view body;
    std::string_view peer;     // the address at the other end of the connection
};

using Header = std::pair<std::string_view, std::string>;

struct Reply {
    int status = 200;
    std::string_view fixed;                      // header lines that never change, each ended by CRLF; lives forever
    std::vector<Header> headers;
    std::string body;
    std::shared_ptr<std::string const> kept;     // instead of `body`: bytes that many replies share
    std::size_t from = 0, length = 0;            // the part of `kept` that is sent
    bool is_head = false;                        // the length is told, the body is not sent
    std::shared_ptr<Stream> stream;              // instead of both: the answer goes on until its end, then the connection closes

    std::string_view content() const { return kept ? std::string_view(*kept).substr(from, length) : std::string_view(body); }
};

/// Calls back once, from any thread.
using Done = std::function<void(Reply)>;

/// What a request can be refused for before anybody understood it.
enum class Trouble { malformed, too_slow, body_too_large, header_too_large, too_many_connections };

/// Who answers.
class Handler {
  public:
    virtual ~Handler() = default;
    virtual void handle(Request const& request, Done done) = 0;
    /// `accept_language` may be empty where the header never came.
    virtual Reply refuse(Trouble trouble, std::string_view accept_language) = 0;
};

}  // namespace vafa::http
