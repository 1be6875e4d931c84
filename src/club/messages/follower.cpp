// Only the row is written here; what it says is composed when it is sent. So a sale's message costs one short row.
#include "club/messages/follower.hpp"

#include <algorithm>
#include <set>

#include "club/members/members.hpp"
#include "club/messages/templates.hpp"

namespace vafa::messages {

namespace {

constexpr std::string_view follower_name = "messages";
/// A follower that was far behind does not thank for yesterday's purchase.
constexpr std::int64_t stale_after_ms = 24 * hour_ms;

boost::json::value answer_of(Snapshot& snapshot, std::int64_t act) {
    auto body = read_body(snapshot, act);
    auto answer = body.is_erased ? Result<boost::json::value>(refuse(request_malformed)) : json::parse(body.answer);
    return answer ? *answer : boost::json::value(boost::json::object{});
}

std::string text_at(boost::json::value const& answer, char const* name) {
    auto const* found = answer.is_object() ? answer.get_object().if_contains(name) : nullptr;
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

/// Who was given something at another's enrolment: the one who brought them.
std::set<MemberId> referrers_in(boost::json::value const& answer) {
    std::set<MemberId> referrers;
    auto const* gifts = answer.is_object() ? answer.get_object().if_contains("gifts") : nullptr;
    if (!gifts || !gifts->is_array()) return referrers;
    for (auto const& gift : gifts->get_array()) {
        auto receiver = text_at(gift, "receiver");
        auto member = MemberId::parse(receiver);
        if (member && receiver != text_at(answer, "id")) referrers.insert(*member);
    }
    return referrers;
}

/// Whom an evaluation would take down a tier once their grace is over.
std::vector<MemberId> warned_in(boost::json::value const& answer) {
    std::vector<MemberId> members;
    auto const* warned = answer.is_object() ? answer.get_object().if_contains("warned") : nullptr;
    if (!warned || !warned->is_array()) return members;
    for (auto const& one : warned->get_array())
        if (auto member = MemberId::parse(text_at(one, "member"))) members.push_back(*member);
    return members;
}

/// What a message is about, and whom it is for: a member, or a mobile that is nobody's.
struct Event {
    std::string name;
    MemberId member;
    std::optional<std::int64_t> mobile = {};
};

/// Points that went from one member to another, or back: both are told.
std::vector<Event> events_of_giving(Snapshot& snapshot, LoggedAct const& act) {
    MemberId giver{act.subject};
    if (act.operation == "giving.ask_code" || act.operation == "me.ask_giving_code") return {{"giving.ask_code", giver}};
    bool is_given = act.operation == "giving.give" || act.operation == "me.give_points";
    if (!is_given && act.operation != "giving.take_back") return {};
    std::vector<Event> events{{is_given ? "giving.given" : "giving.taken_back", giver}};
    auto answer = answer_of(snapshot, act.id);
    auto const* gift = answer.is_object() ? answer.get_object().if_contains("gift") : nullptr;
    if (auto receiver = gift ? MemberId::parse(text_at(*gift, "receiver")) : std::nullopt)
        events.push_back({is_given ? "giving.received" : "giving.taken_from", *receiver});
    return events;
}

/// Where a code to sign in with goes: it may be nobody's mobile yet.
std::optional<std::int64_t> mobile_asked(Snapshot& snapshot, std::int64_t act) {
    auto body = read_body(snapshot, act);
    auto request = body.is_erased ? Result<boost::json::value>(refuse(request_malformed)) : json::parse(body.request);
    auto mobile = request ? Mobile::parse(text_at(*request, "mobile")) : Result<Mobile>(refuse(request_malformed));
    if (!mobile) return {};
    return digits_of(*mobile);
}

/// The events of an accepted act, each with whom it is for.
std::vector<Event> events_of(Snapshot& snapshot, LoggedAct const& act) {
    MemberId subject{act.subject};
    std::vector<Event> events;
    if (act.operation == "me.ask_code") {
        if (auto mobile = mobile_asked(snapshot, act.id)) events.push_back({act.operation, subject, mobile});
        return events;
    }
    // a number that is not the member's yet is a stranger's phone
    if (act.operation == "me.ask_new_mobile_code")
        if (auto mobile = mobile_asked(snapshot, act.id)) return {{act.operation, {}, mobile}};
    if (act.operation == "tiers.evaluate") {
        for (auto member : warned_in(answer_of(snapshot, act.id))) events.push_back({"tiers.warning", member});
        return events;
    }
    if (!subject) return events;
    if (act.operation == "me.ask_erase_code" || act.operation == "me.ask_mobile_code") return {{act.operation, subject}};
    if (act.operation == "sales.record" || act.operation == "sales.return" || act.operation == "rewards.ask_code") return {{act.operation, subject}};
    if (act.operation == "awards.give") return {{act.operation, subject}};
    if (act.operation == "members.enrol" || act.operation == "me.join") {
        events.push_back({"members.enrol", subject});
        for (auto referrer : referrers_in(answer_of(snapshot, act.id))) events.push_back({"members.enrol.referrer", referrer});
    }
    if (act.operation == "sales.hold") {
        auto answer = answer_of(snapshot, act.id);
        if (text_at(answer, "state") == "waits_for_consent" && text_at(answer, "needed") == "one_time_code")
            events.push_back({"sales.hold", subject});
    }
    for (auto& event : events_of_giving(snapshot, act)) events.push_back(std::move(event));
    return events;
}

Writes judge(Snapshot& snapshot, Surroundings const& around, std::span<FollowedAct const> acts) {
    std::vector<MessageRow> waiting;
    std::vector<MemberId> erased;
    for (auto const& [act, cursor] : acts) {
        if (act.refusal) continue;
        if (act.operation == "members.erase" || act.operation == "me.erase") erased.emplace_back(MemberId{act.subject});
        // no line of its own yet: messages leave through the phone simulator of sandbox and demo clubs
        if (!around.job.is_sandbox || snapshot.now() - act.at > stale_after_ms) continue;
        for (auto& event : events_of(snapshot, act)) {
            waiting.push_back(waiting_message(act.at, snapshot.real_now(), act.id, std::move(event.name), event.member));
            waiting.back().mobile = event.mobile;
        }
    }
    if (waiting.empty() && erased.empty()) return {};
    return [waiting = std::move(waiting), erased = std::move(erased)](Transaction& tx) {
        for (auto message : waiting) {
            message.id = tx.next_id<MessageKind>();
            insert_message(tx, message);
        }
        for (auto member : erased) erase_texts(tx, member);
    };
}

}  // namespace

Follower follower() { return {follower_name, judge}; }

MessageRow waiting_message(Instant at, Instant real_now, std::int64_t act, std::string event, MemberId member) {
    MessageRow message;
    message.act = act;
    bool is_awaited = is_code(event) || event.starts_with("answers.");
    message.event = std::move(event);
    message.member = member;
    message.at = at;
    message.due_at = is_awaited ? real_now + -hour_ms : real_now;
    return message;
}

}  // namespace vafa::messages
