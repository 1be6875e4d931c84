// Live screens: the accepted acts of a club as server-sent events, as soon as the reports count them. One reading of the log
// serves all who listen to a club; a club to which nobody listens costs nothing.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "edge/http/stream.hpp"
#include "edge/program.hpp"

namespace vafa::http {

class Live {
  public:
    explicit Live(Program& program);
    ~Live();

    /// What `reports.live` answered to a caller, and where they stopped listening (Last-Event-ID; empty = from now on).
    /// Nothing where too many listen.
    std::shared_ptr<Stream> open(Call const& call, std::string const& answer, std::string_view last_event);
    /// Ends every stream; none is opened any more.
    void close();
    int listeners();

  private:
    /// What of the log somebody may hear of.
    struct Rights {
        std::set<std::string, std::less<>> operations;
        std::set<std::int64_t> branches;  // empty = everywhere
    };
    struct Listener {
        Call call;                        // the question that let them in, asked again and again
        Rights rights;
        LogCursor cursor;
        std::shared_ptr<Stream> stream;
        std::chrono::steady_clock::time_point asked_at;
        bool is_over = false;
    };
    static Rights rights_in(boost::json::value const& answer);
    void run(std::stop_token stop);
    void serve(ClubId club, std::vector<std::shared_ptr<Listener>> const& listeners);
    void tell(Listener& listener, std::vector<FollowedAct> const& acts) const;
    void ask_again(Listener& listener);

    Program& program_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<std::shared_ptr<Listener>> listeners_;
    bool is_closed_ = false;
    std::jthread thread_;
};

}  // namespace vafa::http
