// The phone simulator, and what members write to the club: contracts. Demo and sandbox clubs only.
#pragma once

#include "club/messages/provider.hpp"

namespace vafa::messages {

struct ShowPhone {
    Mobile mobile;
};
constexpr auto describe(ShowPhone const*) { return fields(field("mobile", &ShowPhone::mobile, "Whose phone, in any Iranian form.", personal)); }

enum class Direction { to_phone = 1, from_phone = 2 };
constexpr auto names_of(Direction const*) {
    return names<Direction>({{Direction::to_phone, "to_phone"}, {Direction::from_phone, "from_phone"}});
}
struct Bubble {
    std::string id;
    Direction direction = Direction::to_phone;
    Instant at;
    std::string body;
    std::int64_t parts = 0;
    std::int64_t copies = 1;
    std::optional<MessageState> state;
    std::string event;
};
constexpr auto describe(Bubble const*) {
    return fields(field("id", &Bubble::id, "The message."), field("direction", &Bubble::direction, "to_phone or from_phone."),
                  field("at", &Bubble::at, "When it was caused, or written."), field("body", &Bubble::body, "What it says.", personal),
                  field("parts", &Bubble::parts, "How many SMS it takes."),
                  field("copies", &Bubble::copies, "How often the phone got it."),
                  field("state", &Bubble::state, "How far it came; absent for what the phone sent."),
                  field("event", &Bubble::event, "What it is about: sales.record, answers.balance …"));
}
struct PhoneShown {
    std::string mobile;
    std::optional<MemberId> member;
    std::string name;
    PhoneBehaviour behaviour = PhoneBehaviour::normal;
    bool is_stopped = false;
    std::vector<Bubble> items;
};
constexpr auto describe(PhoneShown const*) {
    return fields(field("mobile", &PhoneShown::mobile, "The phone's number.", personal),
                  field("member", &PhoneShown::member, "The member it belongs to."),
                  field("name", &PhoneShown::name, "Their name.", personal),
                  field("behaviour", &PhoneShown::behaviour, "How it behaves."),
                  field("is_stopped", &PhoneShown::is_stopped, "Did it send 11?"),
                  field("items", &PhoneShown::items, "The latest 100 messages, oldest first."));
}
Result<PhoneShown> show_phone(Snapshot& snapshot, Caller const& caller, ShowPhone const& request);

struct SetPhone {
    Mobile mobile;
    PhoneBehaviour behaviour = PhoneBehaviour::normal;
};
constexpr auto describe(SetPhone const*) {
    return fields(field("mobile", &SetPhone::mobile, "Whose phone, in any Iranian form.", personal),
                  field("behaviour", &SetPhone::behaviour, "normal, late, never or twice."));
}
Result<Done> set_phone(Transaction& tx, Caller const& caller, SetPhone const& request);

struct TextFromPhone {
    Mobile mobile;
    std::string body;
};
constexpr auto describe(TextFromPhone const*) {
    return fields(field("mobile", &TextFromPhone::mobile, "Who writes, in any Iranian form.", personal),
                  field("body", &TextFromPhone::body, "What they write: «مانده», «11», «12», «راهنما».", personal));
}
enum class Meaning { unknown = 0, balance = 1, stop = 2, resume = 3, help = 4 };
constexpr auto names_of(Meaning const*) {
    return names<Meaning>({{Meaning::unknown, "unknown"}, {Meaning::balance, "balance"}, {Meaning::stop, "stop"},
                           {Meaning::resume, "resume"}, {Meaning::help, "help"}});
}
/// Tolerant of Persian and Arabic letters and digits, spaces and case.
Meaning meaning_of(std::string_view text);

struct TextTaken {
    InboundId id;
    Meaning meaning = Meaning::unknown;
};
constexpr auto describe(TextTaken const*) {
    return fields(field("id", &TextTaken::id, "The text as it is kept."),
                  field("meaning", &TextTaken::meaning, "How it was understood; the answer goes out as a message."));
}
Result<TextTaken> take_text(Transaction& tx, Caller const& caller, TextFromPhone const& request);

std::vector<Operation> phone_operations();

}  // namespace vafa::messages
