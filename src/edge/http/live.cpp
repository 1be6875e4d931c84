// Reads the log for the clubs that are listened to, four times a second, and lets each listener hear what is theirs.
#include "edge/http/live.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "club/reports/reports.hpp"
#include "operation/json.hpp"

namespace vafa::http {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_readings{250};
/// A session that ended, or a right that was taken, ends the stream so soon.
constexpr std::chrono::seconds between_questions{3};
/// A line without meaning, so that a listener who left is noticed and proxies do not close the line.
constexpr std::chrono::seconds between_signs{15};
constexpr std::size_t most_listeners = 1024;
constexpr std::int64_t acts_a_reading = 2000;
/// Who was away for longer does better to ask for the page anew.
constexpr std::int64_t most_behind = 5000;

bool is_before(LogCursor a, LogCursor b) { return a.order < b.order || (a.order == b.order && a.id < b.id); }
bool is_same(LogCursor a, LogCursor b) { return !is_before(a, b) && !is_before(b, a); }

/// An event of the stream: acts of one kind at one branch since the event before it.
std::string event_text(std::string_view operation, BranchId branch, Instant at, std::int64_t count, std::string const& id) {
    json::Writer data;
    data.begin_object();
    data.key("operation");
    data.text(operation);
    if (branch) {
        data.key("branch");
        data.text(branch.text());
    }
    data.key("at");
    json::write(data, at);
    data.key("count");
    data.integer(count);
    data.end_object();
    return (id.empty() ? "" : "id: " + id + "\n") + "data: " + data.take() + "\n\n";
}

/// What the counters hold of the log behind a cursor.
std::vector<FollowedAct> counted_after(store::Snapshot& snapshot, LogCursor after, LogCursor reached) {
    auto acts = follow_log(snapshot, after, acts_a_reading);
    std::erase_if(acts, [&](auto const& one) { return is_before(reached, one.cursor); });
    reports::say_where(snapshot, acts);
    return acts;
}

}  // namespace

Live::Live(Program& program) : program_(program), thread_([this](std::stop_token stop) { run(stop); }) {}

Live::~Live() { close(); }

Live::Rights Live::rights_in(boost::json::value const& answer) {
    Rights rights;
    for (auto const& name : answer.at("operations").as_array()) rights.operations.emplace(name.as_string());
    for (auto const& text : answer.at("branches").as_array())
        if (auto branch = BranchId::parse(std::string(text.as_string()))) rights.branches.insert(branch->value);
    return rights;
}

std::shared_ptr<Stream> Live::open(Call const& call, std::string const& answer, std::string_view last_event) {
    auto told = boost::json::parse(answer);
    auto now = reports::read_cursor(std::string(told.at("cursor").as_string()));
    ensure(now.has_value(), "the counters stand at no place");
    auto from = reports::read_cursor(last_event);
    auto listener = std::make_shared<Listener>(Listener{call, rights_in(told), from && is_before(*from, *now) ? *from : *now,
                                                        std::make_shared<Stream>(), Clock::now(), false});
    listener->stream->push("retry: 2000\n\n: " + std::string(from ? "again" : "begun") + "\n\n");
    std::scoped_lock lock(mutex_);
    if (listeners_.size() >= most_listeners) return nullptr;
    if (is_closed_) {
        listener->stream->end();
        return listener->stream;
    }
    listeners_.push_back(listener);
    changed_.notify_one();
    return listener->stream;
}

void Live::close() {
    std::scoped_lock lock(mutex_);
    is_closed_ = true;
    for (auto const& listener : listeners_) listener->stream->end();
    listeners_.clear();
}

int Live::listeners() {
    std::scoped_lock lock(mutex_);
    return static_cast<int>(listeners_.size());
}

void Live::run(std::stop_token stop) {
    auto sign_due = Clock::now() + between_signs;
    while (!stop.stop_requested()) {
        std::map<ClubId, std::vector<std::shared_ptr<Listener>>> clubs;
        {
            std::unique_lock lock(mutex_);
            std::erase_if(listeners_, [](auto const& one) { return one->is_over; });
            changed_.wait(lock, stop, [this] { return !listeners_.empty(); });
            for (auto const& listener : listeners_) clubs[listener->call.club].push_back(listener);
        }
        bool is_sign_due = Clock::now() >= sign_due;
        if (is_sign_due) sign_due = Clock::now() + between_signs;
        for (auto const& [club, listeners] : clubs) {
            for (auto const& listener : listeners) {
                if (is_sign_due && !listener->stream->push(": here\n\n")) listener->is_over = true;
                if (Clock::now() - listener->asked_at >= between_questions) ask_again(*listener);
            }
            try {
                serve(club, listeners);
            } catch (std::exception const&) {  // the database is away: what they have not heard they hear later
            }
        }
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, between_readings, [] { return false; });
    }
}

/// Listeners that stand at the same place, as nearly always, share one reading.
void Live::serve(ClubId club, std::vector<std::shared_ptr<Listener>> const& listeners) {
    LogCursor reached;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<FollowedAct>> read;
    std::set<std::pair<std::int64_t, std::int64_t>> too_far;
    program_.store().read_now(club, [&](store::Snapshot& snapshot) {
        reached = reports::counted_up_to(snapshot);
        read.clear();
        for (auto const& listener : listeners) {
            auto at = std::pair(listener->cursor.order, listener->cursor.id);
            if (is_same(listener->cursor, reached) || read.contains(at)) continue;
            if (follow_log(snapshot, listener->cursor, most_behind + 1).size() > most_behind) too_far.insert(at);
            read[at] = counted_after(snapshot, listener->cursor, reached);
        }
    });
    for (auto const& listener : listeners) {
        if (listener->is_over || is_same(listener->cursor, reached)) continue;
        auto at = std::pair(listener->cursor.order, listener->cursor.id);
        if (too_far.contains(at)) {
            listener->cursor = reached;
            listener->stream->push("event: reset\nid: " + reports::cursor_text(reached) + "\ndata: {}\n\n");
        } else if (auto found = read.find(at); found != read.end() && !found->second.empty()) {
            tell(*listener, found->second);
        }
    }
}

/// The place stands with the last event alone: who is cut off between two hears both again.
void Live::tell(Listener& listener, std::vector<FollowedAct> const& acts) const {
    struct Heard {
        Instant at;
        std::int64_t count = 0;
    };
    std::map<std::pair<std::string_view, std::int64_t>, Heard> heard;
    for (auto const& [act, cursor] : acts) {
        auto const& [operations, branches] = listener.rights;
        if (act.refusal || !operations.contains(act.operation) || (!branches.empty() && !branches.contains(act.branch.value))) continue;
        auto& one = heard[{act.operation, act.branch.value}];
        one.at = act.at;
        ++one.count;
    }
    listener.cursor = acts.back().cursor;
    std::string text;
    std::size_t left = heard.size();
    for (auto const& [what, one] : heard)
        text += event_text(what.first, BranchId{what.second}, one.at, one.count, --left == 0 ? reports::cursor_text(listener.cursor) : "");
    if (!text.empty() && !listener.stream->push(text)) listener.is_over = true;
}

/// With the rights as they are now; nothing more for whoever lost them, or whose session ended.
void Live::ask_again(Listener& listener) {
    listener.asked_at = Clock::now();
    auto answer = program_.dispatcher().dispatch_now(listener.call);
    if (answer.status == 200) {
        listener.rights = rights_in(boost::json::parse(answer.body));
        return;
    }
    if (answer.status >= 500) return;  // asked again later
    listener.is_over = true;
    listener.stream->push("event: over\ndata: {}\n\n");
    listener.stream->end();
}

}  // namespace vafa::http
