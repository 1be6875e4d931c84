// A phone of the simulator shows what its member would see; what it sends is kept, understood, and answered by a message.
#include "club/messages/phone.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/members/members.hpp"
#include "club/messages/compose.hpp"
#include "club/messages/follower.hpp"
#include "club/messages/sms_text.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::messages {

namespace {

constexpr std::int64_t bubbles = 100;
constexpr std::size_t longest_text = 500;

/// Who opens the pages of a demo club needs no login; a sandbox club shows its phones to its own people only.
Result<Done> allow_simulator(Snapshot& snapshot, Caller const& caller) {
    bool is_allowed = caller.is_sandbox && (caller.role != Role::stranger || tenancy::is_demo(snapshot));
    if (!is_allowed) return refuse(no_simulator);
    return Done{};
}

std::optional<members::MemberForSale> owner_of(Snapshot& snapshot, Mobile const& mobile) {
    auto found = members::for_sale(snapshot, members::ByMobile{mobile});
    if (!found) return {};
    return std::move(*found);
}

Bubble bubble_of(MessageRow const& message) {
    return {message.id.text(), Direction::to_phone, message.at, message.body.value_or(""), message.parts, message.copies, message.state, message.event};
}

Bubble bubble_of(InboundRow const& inbound) {
    return {inbound.id.text(), Direction::from_phone, inbound.at, inbound.body, sms_parts(inbound.body), 1, std::nullopt,
            "from_phone." + std::string(name_of(static_cast<Meaning>(inbound.meaning)))};
}

/// What a phone shows of a code is computed as it was when it was sent; it is kept nowhere.
void show_code(Snapshot& snapshot, Caller const& caller, MessageRow& message, std::string const& name) {
    Surroundings around{*caller.secrets, *caller.texts, caller};
    auto facts = facts_of(snapshot, around, message, {name, message.member});
    if (facts) message.body = compose(*caller.texts, caller.money_unit, own_templates(snapshot), message.event, *facts);
}

std::string answer_event(Meaning meaning, bool is_member) {
    switch (meaning) {
        case Meaning::stop: return "answers.stopped";
        case Meaning::resume: return "answers.resumed";
        case Meaning::balance: return is_member ? "answers.balance" : "answers.stranger";
        case Meaning::help:
        case Meaning::unknown: return is_member ? "answers.help" : "answers.stranger";
    }
    bug("a text of no meaning");
}

std::string folded(std::string_view text) {
    auto words = normalise_for_match(text);
    std::erase(words, ' ');
    return words;
}

void obey(Transaction& tx, Meaning meaning, std::int64_t mobile) {
    if (meaning == Meaning::stop) put_stopped(tx, mobile);
    if (meaning == Meaning::resume) delete_stopped(tx, mobile);
}

}  // namespace

Meaning meaning_of(std::string_view text) {
    auto words = folded(text);
    struct Word {
        std::string_view text;
        Meaning meaning;
    };
    static constexpr Word known[] = {{"11", Meaning::stop}, {"لغو", Meaning::stop}, {"لغو11", Meaning::stop}, {"off", Meaning::stop},
                                     {"stop", Meaning::stop}, {"12", Meaning::resume}, {"on", Meaning::resume},
                                     {"مانده", Meaning::balance}, {"موجودی", Meaning::balance}, {"امتیاز", Meaning::balance},
                                     {"اعتبار", Meaning::balance}, {"balance", Meaning::balance}, {"راهنما", Meaning::help},
                                     {"help", Meaning::help}};
    for (auto const& word : known)
        if (folded(word.text) == words) return word.meaning;
    return Meaning::unknown;
}

Result<PhoneShown> show_phone(Snapshot& snapshot, Caller const& caller, ShowPhone const& request) {
    TRY(allow_simulator(snapshot, caller));
    auto digits = digits_of(request.mobile);
    PhoneShown shown;
    shown.mobile = request.mobile.international();
    if (auto owner = owner_of(snapshot, request.mobile)) {
        shown.member = owner->id;
        shown.name = owner->name;
    }
    shown.behaviour = static_cast<PhoneBehaviour>(phone_behaviour(snapshot, digits));
    shown.is_stopped = is_stopped(snapshot, digits);
    auto sent = shown.member ? list_rows(snapshot, {0, "", *shown.member}, {}, bubbles) : rows_of_stranger(snapshot, digits, bubbles);
    // what was asked stands before its answer, also within one moment
    for (auto const& inbound : inbound_of(snapshot, digits, bubbles)) shown.items.push_back(bubble_of(inbound));
    for (auto& message : sent) {
        if (message.state != MessageState::delivered) continue;
        if (is_code(message.event)) show_code(snapshot, caller, message, shown.name);
        shown.items.push_back(bubble_of(message));
    }
    std::stable_sort(shown.items.begin(), shown.items.end(), [](Bubble const& a, Bubble const& b) { return a.at < b.at; });
    if (shown.items.size() > bubbles) shown.items.erase(shown.items.begin(), shown.items.end() - bubbles);
    return shown;
}

Result<Done> set_phone(Transaction& tx, Caller const& caller, SetPhone const& request) {
    TRY(allow_simulator(tx, caller));
    put_phone_behaviour(tx, digits_of(request.mobile), static_cast<int>(request.behaviour));
    return Done{};
}

Result<TextTaken> take_text(Transaction& tx, Caller const& caller, TextFromPhone const& request) {
    TRY(allow_simulator(tx, caller));
    auto body = tidy_name(request.body);
    if (body.empty() || count_letters(body) > longest_text) return refuse_at("/body", text_empty, {{"most", std::int64_t(longest_text)}});
    auto owner = owner_of(tx, request.mobile);
    auto member = owner ? owner->id : MemberId{};
    auto meaning = meaning_of(body);
    InboundRow inbound{tx.next_id<InboundKind>(), tx.now(), digits_of(request.mobile), member, body, static_cast<int>(meaning)};
    insert_inbound(tx, inbound);
    obey(tx, meaning, inbound.mobile);
    auto answer = waiting_message(tx.now(), tx.real_now(), tx.act(), answer_event(meaning, owner.has_value()), member);
    answer.id = tx.next_id<MessageKind>();
    answer.mobile = inbound.mobile;
    insert_message(tx, answer);
    tx.set_subject(member.value);
    return TextTaken{inbound.id, meaning};
}

std::vector<Operation> phone_operations() {
    std::vector<Role> const anybody{Role::stranger, Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};
    return {
        operation<show_phone>({.name = "messages.phone", .summary = "The phone of a mobile number, in demo and sandbox clubs",
            .route = post("/v1/phone/messages"), .granted_to = anybody, .refusals = {&no_simulator}}),
        operation<set_phone>({.name = "messages.set_phone", .summary = "Tell a phone of the simulator how to behave",
            .route = post("/v1/phone/behaviour"), .granted_to = anybody, .refusals = {&no_simulator}}),
        operation<take_text>({.name = "messages.inbound", .summary = "A text that a phone sends to the club",
            .route = post("/v1/phone/inbound"), .granted_to = anybody, .refusals = {&no_simulator, &text_empty}}),
    };
}

}  // namespace vafa::messages
