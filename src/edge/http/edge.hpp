// The HTTP edge: what each address means. Translates, calls dispatch, translates back; decides nothing of the business.
#pragma once

#include <array>
#include <functional>
#include <span>

#include "edge/http/clubs.hpp"
#include "edge/http/credentials.hpp"
#include "edge/http/live.hpp"
#include "edge/http/metrics.hpp"
#include "edge/http/problems.hpp"
#include "edge/http/router.hpp"
#include "edge/http/static_files.hpp"
#include "edge/http/throttle.hpp"
#include "edge/program.hpp"

namespace vafa::http {

/// Signing in and out of one kind of people: where, by which operations, with which reference and cookie.
struct Handshake {
    std::string_view path;
    Operation const* begin = nullptr;
    Operation const* end = nullptr;
    std::string (*reference)(ClubId club, std::span<std::byte const, 24> random) = nullptr;
    std::string (*cookie)(std::string_view reference, std::string_view slug, bool is_https) = nullptr;
    std::string (*ended_cookie)(std::string_view slug, bool is_https) = nullptr;
};

class Edge : public Handler {
  public:
    /// `web` is the folder of the built pages; empty = none.
    Edge(Program& program, std::filesystem::path web);
    ~Edge() override;

    void handle(Request const& request, Done done) override;
    Reply refuse(Trouble trouble, std::string_view accept_language) override;

    /// Ends the answers that go on: before the server drains.
    void end_streams() { live_.close(); }

    /// For /metrics; set once the server listens.
    std::function<int()> open_connections = [] { return 0; };
    std::function<jobs::BackupCounters()> backups = [] { return jobs::BackupCounters{}; };

  private:
    struct Asked;
    using Shared = std::shared_ptr<Asked>;

    void route(Shared asked);
    void answer_api(Shared asked);
    void answer_page(Asked& asked);
    void answer_readiness(Shared asked);
    void answer_metrics(Asked& asked);
    bool is_let_through(Asked& asked);
    void find_club(Shared asked, std::function<void()> then);
    void call(Shared asked);
    void begin_session(Shared asked);
    void answer_start(Shared asked);
    void tell_of_opening(Shared asked);
    void open_first_club(Shared asked);
    void sign_in_opener(Shared asked, Answer const& opened, std::string const& password);
    void dispatch(Shared asked, boost::json::value request);
    void finish_operation(Asked& asked, Answer answer);
    void end_old_session(Asked const& asked);
    static void make_reference(Asked& asked);
    Call call_of(Asked const& asked, boost::json::value request) const;
    void listen(Shared asked);
    Handshake const* handshake_at(std::string_view method, std::string_view path) const;

    Reply problem(Problem const& problem, Language language, std::vector<NamedFact> facts = {}) const;
    Reply reply_of(Answer answer, Language language) const;

    Program& program_;
    Router router_;
    StaticFiles files_;
    Metrics metrics_;
    Throttle general_, sign_ins_, false_keys_;
    std::shared_ptr<std::string const> openapi_;
    std::string openapi_etag_;
    std::array<Handshake, 2> handshakes_;    // of staff, of members
    Operation const* ask_code_;              // costs an SMS: counted as a try to sign in
    Operation const* look_at_opening_;
    Operation const* open_club_;
    Operation const* listen_live_;
    Pool waiting_;  // for what must ask the database and wait: readiness, the directory
    Clubs clubs_;
    Live live_;
};

}  // namespace vafa::http
