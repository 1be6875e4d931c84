// HTTP as bytes on a socket, so that tests can send what no library would.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vafa::edge_tests {

struct Response {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case; the last of a name
    std::string body;

    std::string header(std::string const& name) const;
    bool has(std::string const& name) const { return headers.contains(name); }
    /// The value of a member of a JSON body: the permanent code of a problem, the id of something made.
    std::string text(std::string_view member) const;
    std::string code() const { return text("code"); }
};

/// One connection to 127.0.0.1. Waits ten seconds at most for an answer.
class Wire {
  public:
    explicit Wire(int port);
    ~Wire();
    Wire(Wire&& other) noexcept;
    Wire(Wire const&) = delete;
    Wire& operator=(Wire const&) = delete;

    Wire& send(std::string_view bytes);
    /// The next response; nothing when the connection ended without one. `to_head`: none has a body.
    std::optional<Response> receive(bool to_head = false);
    /// All that came, as soon as `text` is in it; without it what there was when the connection ended or nothing came for ten seconds.
    std::string hears(std::string_view text);
    /// Has the other side closed, with nothing more to read? Waits for it.
    bool is_closed();

  private:
    bool fill();
    int socket_;
    std::string unread_;
};

/// A request as text: "GET /x HTTP/1.1", the headers each ended by CRLF, and the body with its length.
std::string request_text(std::string_view method, std::string_view target, std::string_view headers = "", std::string_view body = "");

}  // namespace vafa::edge_tests
