// Facts come from the kept answer of the act, by the names of its fields; the digits of a code from nowhere but its key.
#include "club/messages/compose.hpp"

#include <algorithm>

#include "base/jalali.hpp"
#include "base/persian.hpp"
#include "club/ledger/ledger.hpp"
#include "club/members/members.hpp"
#include "club/tenancy/tenancy.hpp"
#include "operation/operation_log.hpp"

namespace vafa::messages {

namespace {

using Facts = std::vector<NamedFact>;

/// The value at a path of names, or nothing.
boost::json::value const* find(boost::json::value const& in, std::initializer_list<std::string_view> path) {
    auto const* at = &in;
    for (auto name : path) {
        if (!at->is_object()) return nullptr;
        at = at->get_object().if_contains(boost::json::string_view(name.data(), name.size()));
        if (!at) return nullptr;
    }
    return at;
}

std::int64_t number(boost::json::value const& in, std::initializer_list<std::string_view> path) {
    auto const* found = find(in, path);
    return found && found->is_int64() ? found->get_int64() : 0;
}

std::string text(boost::json::value const& in, std::initializer_list<std::string_view> path) {
    auto const* found = find(in, path);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

void add_points(Facts& facts, char const* name, std::int64_t points) {
    if (points > 0) facts.push_back({name, Points{points}});
}
void add_money(Facts& facts, char const* name, std::int64_t rial) {
    if (rial > 0) facts.push_back({name, Rial{rial}});
}

/// Balances are told even where they are nothing.
void add_balances(Facts& facts, boost::json::value const& answer) {
    if (!find(answer, {"member", "balances"})) return;
    facts.push_back({"points_left", Points{number(answer, {"member", "balances", "points"})}});
    facts.push_back({"credit_left", Rial{number(answer, {"member", "balances", "credit"})}});
}

void add_gifts(Facts& facts, boost::json::value const& answer, MemberId receiver) {
    std::int64_t points = 0, credit = 0;
    auto const* gifts = find(answer, {"gifts"});
    if (!gifts || !gifts->is_array()) return;
    for (auto const& gift : gifts->get_array()) {
        if (text(gift, {"receiver"}) != receiver.text()) continue;
        (text(gift, {"wallet"}) == "points" ? points : credit) += number(gift, {"amount"});
    }
    add_points(facts, "points", points);
    add_money(facts, "credit", credit);
}

void add_sale(Facts& facts, boost::json::value const& answer) {
    facts.push_back({"branch", text(answer, {"branch_name"})});
    facts.push_back({"net", Rial{number(answer, {"net"})}});
    facts.push_back({"paid", Rial{number(answer, {"payable"})}});
    add_points(facts, "points", number(answer, {"points"}));
    add_money(facts, "credit", number(answer, {"earned_credit"}));
    add_money(facts, "spent", number(answer, {"credit"}));
    add_balances(facts, answer);
}

void add_return(Facts& facts, boost::json::value const& answer) {
    facts.push_back({"branch", text(answer, {"branch_name"})});
    facts.push_back({"value", Rial{number(answer, {"value"})}});
    add_points(facts, "points", -number(answer, {"points"}));
    add_money(facts, "credit", -number(answer, {"earned_credit"}));
    add_money(facts, "credit_back", number(answer, {"credit_back"}));
    add_balances(facts, answer);
}

void add_award(Facts& facts, boost::json::value const& answer) {
    facts.push_back({"reason", text(answer, {"award", "reason_name"})});
    bool is_points = text(answer, {"award", "wallet"}) == "points";
    (is_points ? add_points : add_money)(facts, is_points ? "points" : "credit", number(answer, {"award", "amount"}));
}

void add_warning(Facts& facts, boost::json::value const& answer, MemberId receiver) {
    auto const* warned = find(answer, {"warned"});
    if (!warned || !warned->is_array()) return;
    for (auto const& one : warned->get_array()) {
        auto day = parse_iso_day(text(one, {"due_day"}));
        if (text(one, {"member"}) != receiver.text() || !day) continue;
        facts.push_back({"tier", text(one, {"tier"})});
        facts.push_back({"to", text(one, {"to"})});
        facts.push_back({"day", *day});
    }
}

void add_code(Facts& facts, Snapshot& snapshot, Surroundings const& around, std::int64_t act, boost::json::value const& answer) {
    facts.push_back({"code", members::one_time_code(around.secrets, snapshot.club(), act)});
    facts.push_back({"amount", Rial{number(answer, {"amount"})}});
    auto hold = ledger::HoldId::parse(text(answer, {"hold"}));
    auto found = hold ? ledger::find_hold(snapshot, *hold) : std::nullopt;
    auto const* branch = found ? tenancy::places(snapshot, around.job)->branch(found->branch) : nullptr;
    if (branch) facts.push_back({"branch", branch->branch_name});
}

void add_prize_code(Facts& facts, Snapshot& snapshot, Surroundings const& around, std::int64_t act, boost::json::value const& answer) {
    facts.push_back({"code", members::one_time_code(around.secrets, snapshot.club(), act)});
    facts.push_back({"prize", text(answer, {"reward"})});
    facts.push_back({"points", Points{number(answer, {"points"})}});
    facts.push_back({"branch", text(answer, {"branch_name"})});
}

std::string number_text(boost::json::value const& answer, std::initializer_list<std::string_view> path) {
    return persian_digits(std::to_string(number(answer, path)));
}

/// The other one by their member number: what stands on a phone of theirs is nobody's to erase.
void add_giving(Facts& facts, Snapshot& snapshot, Surroundings const& around, MessageRow const& message, boost::json::value const& answer) {
    if (message.event == "giving.ask_code") {
        facts.push_back({"code", members::one_time_code(around.secrets, snapshot.club(), message.act)});
        facts.push_back({"points", Points{number(answer, {"points"})}});
        facts.push_back({"number", number_text(answer, {"receiver_number"})});
        return;
    }
    bool is_givers = message.event == "giving.given" || message.event == "giving.taken_back";
    bool is_taken = message.event.starts_with("giving.taken");
    facts.push_back({"points", Points{is_taken ? number(answer, {"taken_back"}) : number(answer, {"gift", "points"})}});
    facts.push_back({"number", number_text(answer, {"gift", is_givers ? "receiver_number" : "giver_number"})});
}

void add_current_balances(Facts& facts, Snapshot& snapshot, MemberId member) {
    auto own = ledger::view(snapshot, member);
    auto& wallets = own.first_record();
    facts.push_back({"points_left", Points{wallets.balance(ledger::Wallet::points).spendable}});
    facts.push_back({"credit_left", Rial{wallets.balance(ledger::Wallet::credit).spendable}});
}

}  // namespace

std::optional<Facts> facts_of(Snapshot& snapshot, Surroundings const& around, MessageRow const& message, Receiver const& receiver) {
    Facts facts{{"club", tenancy::places(snapshot, around.job)->club_name()}};
    facts.push_back({"name", receiver.name.empty() ? std::string(around.texts.sentence(Language::fa, "templates.nameless")) : receiver.name});
    if (message.event.starts_with("me.ask_")) {
        facts.push_back({"code", members::one_time_code(around.secrets, snapshot.club(), message.act)});
        return facts;
    }
    if (message.event.starts_with("answers.")) {
        if (message.event == "answers.balance") add_current_balances(facts, snapshot, receiver.member);
        return facts;
    }
    auto body = read_body(snapshot, message.act);
    auto answer = body.is_erased ? Result<boost::json::value>(refuse(request_malformed)) : json::parse(body.answer);
    if (!answer) return {};
    if (message.event == "members.enrol") facts.push_back({"number", persian_digits(std::to_string(number(*answer, {"number"})))});
    if (message.event.starts_with("members.enrol")) add_gifts(facts, *answer, receiver.member);
    if (message.event == "awards.give") add_award(facts, *answer);
    if (message.event == "sales.record") add_sale(facts, *answer);
    if (message.event == "sales.return") add_return(facts, *answer);
    if (message.event.starts_with("giving.")) add_giving(facts, snapshot, around, message, *answer);
    if (message.event == "tiers.warning") add_warning(facts, *answer, receiver.member);
    if (message.event == "rewards.ask_code") add_prize_code(facts, snapshot, around, message.act, *answer);
    if (message.event == "sales.hold") add_code(facts, snapshot, around, message.act, *answer);
    return facts;
}

std::string compose(Texts const& texts, MoneyUnit unit, std::map<std::string, std::string> const& own, std::string_view event,
                    std::vector<NamedFact> const& facts) {
    std::string message;
    for (auto const& one : all_templates()) {
        if (one.event != event) continue;
        bool is_told = std::any_of(facts.begin(), facts.end(), [&](auto const& fact) { return fact.name == one.when; });
        if (!is_told) continue;
        auto found = own.find(std::string(one.name));
        auto sentence = found != own.end() ? std::string_view(found->second)
                                           : texts.sentence(Language::fa, "templates." + std::string(one.name));
        if (sentence.empty()) continue;
        if (!message.empty()) message += '\n';
        message += fill(sentence, facts, Language::fa, unit);
    }
    if (!message.empty() && ends_with_stop_line(event)) message += '\n' + std::string(texts.sentence(Language::fa, "templates.stop_line"));
    return message;
}

}  // namespace vafa::messages
