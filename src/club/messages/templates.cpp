// The table of sentences, and a club's own words for them.
#include "club/messages/templates.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/messages/store.hpp"

namespace vafa::messages {

namespace {

constexpr std::size_t longest_sentence = 300;

std::string standard_of(Caller const& caller, Template const& one) {
    return std::string(caller.texts->sentence(caller.language, "templates." + std::string(one.name)));
}

TemplateShown show(Caller const& caller, Template const& one, std::map<std::string, std::string> const& own) {
    TemplateShown shown{std::string(one.name), std::string(one.event), {}, standard_of(caller, one), false, {}};
    auto found = own.find(shown.name);
    shown.is_own = found != own.end();
    shown.sentence = shown.is_own ? found->second : shown.standard;
    for (auto place : one.places) shown.places.emplace_back(place);
    return shown;
}

Result<Done> judge(Template const& one, std::string const& sentence) {
    if (count_letters(sentence) > longest_sentence)
        return refuse_at("/sentence", sentence_too_long, {{"most", std::int64_t(longest_sentence)}});
    auto names = names_in(sentence);
    for (auto const& name : names)
        if (std::find(one.places.begin(), one.places.end(), name) == one.places.end())
            return refuse_at("/sentence", place_unknown, {{"place", name}});
    // a code that is not told cannot be typed
    if (one.when == "code" && std::find(names.begin(), names.end(), "code") == names.end())
        return refuse_at("/sentence", code_place_required);
    return Done{};
}

}  // namespace

std::vector<Template> const& all_templates() {
    static std::vector<Template> const all{
        {"members.enrol.welcome", "members.enrol", "number", {"name", "club", "number"}},
        {"members.enrol.points", "members.enrol", "points", {"name", "club", "points"}},
        {"members.enrol.credit", "members.enrol", "credit", {"name", "club", "credit"}},
        {"members.enrol.referrer_points", "members.enrol.referrer", "points", {"name", "club", "points"}},
        {"members.enrol.referrer_credit", "members.enrol.referrer", "credit", {"name", "club", "credit"}},
        {"me.ask_code.code", "me.ask_code", "code", {"code", "club"}},
        {"me.ask_erase_code.code", "me.ask_erase_code", "code", {"code", "club"}},
        {"me.ask_mobile_code.code", "me.ask_mobile_code", "code", {"code", "club"}},
        {"me.ask_new_mobile_code.code", "me.ask_new_mobile_code", "code", {"code", "club"}},
        {"rewards.ask_code.code", "rewards.ask_code", "code", {"code", "prize", "points", "club", "branch"}},
        {"sales.hold.code", "sales.hold", "code", {"code", "amount", "club", "branch"}},
        {"sales.record.thanks", "sales.record", "net", {"name", "club", "branch", "net", "paid"}},
        {"sales.record.points", "sales.record", "points", {"name", "club", "points"}},
        {"sales.record.credit", "sales.record", "credit", {"name", "club", "credit"}},
        {"sales.record.spent", "sales.record", "spent", {"name", "club", "spent"}},
        {"sales.record.balance", "sales.record", "points_left", {"points_left", "credit_left"}},
        {"sales.return.done", "sales.return", "value", {"name", "club", "branch", "value"}},
        {"sales.return.points", "sales.return", "points", {"points"}},
        {"sales.return.credit", "sales.return", "credit", {"credit"}},
        {"sales.return.credit_back", "sales.return", "credit_back", {"credit_back"}},
        {"sales.return.balance", "sales.return", "points_left", {"points_left", "credit_left"}},
        {"awards.give.points", "awards.give", "points", {"name", "club", "reason", "points"}},
        {"awards.give.credit", "awards.give", "credit", {"name", "club", "reason", "credit"}},
        {"giving.ask_code.code", "giving.ask_code", "code", {"code", "points", "number", "club"}},
        {"giving.given.points", "giving.given", "points", {"name", "club", "points", "number"}},
        {"giving.received.points", "giving.received", "points", {"name", "club", "points", "number"}},
        {"giving.taken_back.points", "giving.taken_back", "points", {"name", "club", "points", "number"}},
        {"giving.taken_from.points", "giving.taken_from", "points", {"name", "club", "points", "number"}},
        {"tiers.warning.fall", "tiers.warning", "tier", {"name", "club", "tier", "to", "day"}},
        {"answers.balance", "answers.balance", "points_left", {"name", "club", "points_left", "credit_left"}},
        {"answers.stranger", "answers.stranger", "club", {"club"}},
        {"answers.help", "answers.help", "club", {"club"}},
        {"answers.stopped", "answers.stopped", "club", {"club"}},
        {"answers.resumed", "answers.resumed", "club", {"club"}},
    };
    return all;
}

Template const* find_template(std::string_view name) {
    auto const& all = all_templates();
    auto found = std::find_if(all.begin(), all.end(), [&](Template const& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

bool is_code(std::string_view event) {
    auto const& all = all_templates();
    return std::any_of(all.begin(), all.end(), [&](auto const& one) { return one.event == event && one.when == "code"; });
}

bool ends_with_stop_line(std::string_view event) { return !is_code(event) && !event.starts_with("answers."); }

Result<TemplateList> list_templates(Snapshot& snapshot, Caller const& caller, ListTemplates const&) {
    auto own = own_templates(snapshot);
    TemplateList list;
    for (auto const& one : all_templates()) list.items.push_back(show(caller, one, own));
    return list;
}

Result<TemplateShown> set_template(Transaction& tx, Caller const& caller, SetTemplate const& request) {
    auto const* one = find_template(request.name);
    if (!one) return refuse_at("/name", template_unknown);
    if (!request.sentence) {
        delete_template(tx, request.name);
        return show(caller, *one, {});
    }
    auto sentence = tidy_name(*request.sentence);
    if (!sentence.empty() || one->when == "code") TRY(judge(*one, sentence));
    put_template(tx, request.name, sentence);
    return show(caller, *one, {{request.name, sentence}});
}

std::vector<Operation> template_operations() {
    return {
        operation<list_templates>({.name = "messages.templates", .summary = "The sentences that messages are made of",
            .route = get("/v1/message-templates"), .granted_to = {Role::owner, Role::manager, Role::support, Role::auditor, Role::integrator},
            .refusals = {}}),
        operation<set_template>({.name = "messages.set_template", .summary = "Word a sentence of a message, or switch it off",
            .route = put("/v1/message-templates/{name}"), .granted_to = {Role::owner, Role::manager},
            .refusals = {&template_unknown, &sentence_too_long, &place_unknown, &code_place_required}, .whole_club = true}),
    };
}

}  // namespace vafa::messages
