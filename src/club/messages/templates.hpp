// The sentences that messages are made of, and how a club words them its own way: contracts.
#pragma once

#include "base/template_text.hpp"
#include "club/messages/messages.hpp"
#include "operation/texts.hpp"

namespace vafa::messages {

/// A sentence of a message. It stands in it only when the fact `when` is there; its places are filled from the facts.
struct Template {
    std::string_view name;                   // "sales.record.points"; its text stands under templates.<name>
    std::string_view event;                  // the message it is part of, in this order
    std::string_view when;
    std::vector<std::string_view> places;    // what a club may put into it
};
std::vector<Template> const& all_templates();
Template const* find_template(std::string_view name);
/// A message whose digits confirm an act: sent before all others, and never kept.
bool is_code(std::string_view event);
/// Where a message must end with the way to stop it (not codes, not answers to the member's own text).
bool ends_with_stop_line(std::string_view event);

struct ListTemplates {};
constexpr auto describe(ListTemplates const*) { return fields(); }
struct TemplateShown {
    std::string name;
    std::string event;
    std::string sentence;
    std::string standard;
    bool is_own = false;
    std::vector<std::string> places;
};
constexpr auto describe(TemplateShown const*) {
    return fields(field("name", &TemplateShown::name, "The sentence."),
                  field("event", &TemplateShown::event, "The message it is part of."),
                  field("sentence", &TemplateShown::sentence, "As it is sent; empty = switched off."),
                  field("standard", &TemplateShown::standard, "As it came with the program."),
                  field("is_own", &TemplateShown::is_own, "Did the club word it itself?"),
                  field("places", &TemplateShown::places, "What may stand in braces: {name}, {points} …"));
}
struct TemplateList {
    std::vector<TemplateShown> items;
};
constexpr auto describe(TemplateList const*) {
    return fields(field("items", &TemplateList::items, "All sentences, in the order in which a message has them."));
}
Result<TemplateList> list_templates(Snapshot& snapshot, Caller const& caller, ListTemplates const& request);

struct SetTemplate {
    std::string name;
    std::optional<std::string> sentence;
};
constexpr auto describe(SetTemplate const*) {
    return fields(field("name", &SetTemplate::name, "The sentence."),
                  field("sentence", &SetTemplate::sentence, "Its new words, at most 300 letters; empty switches it off, absent brings the standard back."));
}
Result<TemplateShown> set_template(Transaction& tx, Caller const& caller, SetTemplate const& request);

std::vector<Operation> template_operations();

}  // namespace vafa::messages
