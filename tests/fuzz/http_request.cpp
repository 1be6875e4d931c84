// Bytes on a connection, as strangers send them: whatever they are, the server answers well-formed HTTP or closes, never 500.
#include <arpa/inet.h>
#include <sys/socket.h>

#include "edge/http/edge.hpp"
#include "edge/http/server.hpp"
#include "fuzz/place.hpp"
#include "fuzz/target.hpp"

using namespace vafa;

namespace {

constexpr char const* seeds[] = {
    "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /v1/branches?limit=5 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nAccept-Language: fa\r\n\r\n",
    "POST /fuzzed/v1/sessions HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    "POST /v1/sales HTTP/1.1\r\nHost: localhost\r\nCookie: vafa=ses_x; a=b\r\nIdempotency-Key: k\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n",
    "GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-9\r\nIf-None-Match: \"x\"\r\nAccept-Encoding: gzip, br;q=0.5\r\n\r\nGET /ready HTTP/1.1\r\nHost: a\r\n\r\n",
};

class Listening {
  public:
    Listening() : program_(place_.installation(), place_.settings()), edge_(program_, {}), server_("127.0.0.1", 0, 1, {}, edge_) {}
    int port() const { return server_.port(); }

  private:
    fuzz::Place place_;
    Program program_;
    http::Edge edge_;
    http::Server server_;
};

/// Sends all of it, says that nothing more comes, and reads to the end. The port is given back at once.
std::string answer_to(int port, std::string_view bytes) {
    int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    fuzz::promise(::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0, "nobody listens any more");
    linger gone{1, 0};
    ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &gone, sizeof gone);
    ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    ::shutdown(connection, SHUT_WR);
    std::string answer;
    char part[65536];
    for (ssize_t got; (got = ::recv(connection, part, sizeof part, 0)) > 0;) answer.append(part, static_cast<std::size_t>(got));
    ::close(connection);
    return answer;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static Listening server;
    auto answer = answer_to(server.port(), fuzz::text_of(data, size));
    fuzz::promise(answer.empty() || answer.starts_with("HTTP/1.1 "), "this is no HTTP", answer);
    fuzz::promise(answer.find("HTTP/1.1 500") == std::string::npos, "the server fell over", answer);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    std::string_view own = seeds[seed / 64 % std::size(seeds)];
    if (seed % 64 == 0 && own.size() <= most) {
        std::copy(own.begin(), own.end(), data);
        size = own.size();
    }
    return LLVMFuzzerMutate(data, size, most);
}
