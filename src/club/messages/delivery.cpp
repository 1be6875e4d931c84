// A message is claimed in the database before it leaves, for a minute: should this process die meanwhile, it is tried
// again with the same reference. Two processes never claim the same one.
#include "club/messages/delivery.hpp"

#include <algorithm>

#include "club/members/members.hpp"
#include "club/messages/compose.hpp"
#include "club/messages/sms_text.hpp"
#include "club/messages/store.hpp"

namespace vafa::messages {

namespace {

constexpr std::int64_t claim_ms = minute_ms;
constexpr std::int64_t ask_again_ms = 30 * second_ms;
constexpr std::int64_t code_life_ms = 5 * minute_ms;
constexpr std::int64_t waits_ms[] = {10 * second_ms, minute_ms, 5 * minute_ms, 30 * minute_ms};
constexpr std::int64_t most_tries = std::size(waits_ms) + 1;

bool is_final(MessageState state) { return state > MessageState::sent; }
/// Not with the provider yet, as far as we know.
bool is_fresh(MessageRow const& message) { return message.state < MessageState::sent; }

void settle(MessageRow& message, MessageState state, std::string reason, Instant now) {
    message.state = state;
    message.settled_at = now;
    if (!reason.empty()) message.reason = std::move(reason);
}

/// The digits of a code stand nowhere: they are computed anew whenever they are sent.
void keep(Transaction& tx, MessageRow message) {
    if (is_code(message.event)) message.body = std::nullopt;
    update_message(tx, message);
}

/// Where it goes and what it says, or why it goes nowhere.
void prepare(Snapshot& snapshot, Surroundings const& around, std::map<std::string, std::string> const& own, MessageRow& message) {
    auto skip = [&](char const* reason) { settle(message, MessageState::skipped, reason, snapshot.real_now()); };
    if (is_code(message.event) && snapshot.now() - message.at > code_life_ms) return skip("code_ended");
    if (message.body) return;  // composed at the first try
    Receiver receiver;
    receiver.member = message.member;
    if (message.member) {
        auto contact = members::contact_of(snapshot, message.member);
        if (!contact) return skip("no_mobile");
        message.mobile = digits_of(contact->mobile);
        receiver.name = contact->name;
        bool is_wanted = contact->status == members::MemberStatus::active && !is_stopped(snapshot, *message.mobile);
        if (!is_wanted && ends_with_stop_line(message.event)) return skip("not_wanted");
    }
    auto facts = facts_of(snapshot, around, message, receiver);
    if (!facts) return skip("erased");
    auto body = compose(around.texts, around.job.money_unit, own, message.event, *facts);
    if (body.empty()) return skip("switched_off");
    message.parts = sms_parts(body);
    message.body = std::move(body);
}

struct Claimed {
    std::vector<MessageRow> leaving;
    bool has_more = false;
};

/// Composed on a snapshot, claimed in the writer where the row still waits as it was read.
Claimed claim(Workplace const& place, std::int64_t most) {
    std::vector<MessageRow> due;
    place.read([&](Snapshot& snapshot, Surroundings const& around) {
        due = due_messages(snapshot, snapshot.real_now(), most);
        if (due.empty()) return;
        auto own = own_templates(snapshot);
        for (auto& message : due) prepare(snapshot, around, own, message);
    });
    Claimed claimed;
    if (due.empty()) return claimed;
    place.write([&](Transaction& tx, Surroundings const&) {
        claimed = {{}, std::int64_t(due.size()) == most};
        for (auto message : due) {
            auto now = lock_message(tx, message.id);
            if (!now || is_final(now->state) || now->due_at != message.due_at) continue;
            if (is_fresh(message) && ++message.tries > most_tries) settle(message, MessageState::failed, "no_answer", tx.real_now());
            if (is_fresh(message)) message.state = MessageState::sending;
            message.due_at = tx.real_now() + claim_ms;
            keep(tx, message);
            if (!is_final(message.state)) claimed.leaving.push_back(message);
        }
    });
    return claimed;
}

void apply(MessageRow& message, Report const& report, Instant now) {
    if (!report.provider_ref.empty()) message.provider_ref = report.provider_ref;
    message.copies = report.copies;
    switch (report.state) {
        case Carried::delivered: return settle(message, MessageState::delivered, "", now);
        case Carried::undelivered: return settle(message, MessageState::undelivered, report.reason, now);
        case Carried::blocked: return settle(message, MessageState::undelivered, "blocked", now);
        case Carried::accepted:
            message.state = MessageState::sent;
            message.due_at = now + ask_again_ms;
            return;
        case Carried::unknown: return;  // still claimed: asked about when the claim ends
        case Carried::refused: break;
    }
    message.reason = report.reason;
    if (message.tries >= most_tries) return settle(message, MessageState::failed, report.reason, now);
    message.state = MessageState::queued;
    message.due_at = now + waits_ms[message.tries - 1];
}

/// Nobody knows what became of them: they stay claimed, and are tried with the same references.
std::vector<Report> hand_over(Provider& provider, std::vector<MessageRow> const& messages) {
    std::vector<Outgoing> fresh, known;
    for (auto const& message : messages) {
        auto& list = is_fresh(message) ? fresh : known;
        list.push_back({message.id, mobile_of(message.mobile.value_or(0)), message.body.value_or("")});
    }
    std::vector<Report> reports;
    if (!fresh.empty()) reports = provider.send(fresh);
    if (!known.empty())
        for (auto& report : provider.ask(known)) reports.push_back(std::move(report));
    return reports;
}

}  // namespace

bool deliver(Workplace const& place, Provider& provider) {
    auto claimed = claim(place, provider.batch());
    if (claimed.leaving.empty()) return claimed.has_more;
    auto reports = hand_over(provider, claimed.leaving);
    place.write([&](Transaction& tx, Surroundings const&) {
        for (auto const& report : reports) {
            auto message = lock_message(tx, report.reference);
            if (!message || is_final(message->state)) continue;
            apply(*message, report, tx.real_now());
            keep(tx, *message);
        }
    });
    return claimed.has_more;
}

Chore delivery() {
    return {"messages.deliver", [](Workplace const& place) {
                bool is_sandbox = false;
                place.read([&](Snapshot&, Surroundings const& around) { is_sandbox = around.job.is_sandbox; });
                if (!is_sandbox) return false;
                return deliver(place, *simulator(place));
            }};
}

}  // namespace vafa::messages
