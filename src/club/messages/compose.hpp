// What a message says: the facts of the act that caused it, put into the club's sentences.
#pragma once

#include "club/messages/store.hpp"
#include "club/messages/templates.hpp"

namespace vafa::messages {

/// Whom the message goes to, as they are at this moment.
struct Receiver {
    std::string name;  // "" = not known
    MemberId member;   // none = a stranger
};

/// The facts of a message; nothing where the act's body was emptied meanwhile.
std::optional<std::vector<NamedFact>> facts_of(Snapshot& snapshot, Surroundings const& around, MessageRow const& message,
                                               Receiver const& receiver);

/// The sentences of the event whose fact is there, in order; "" where all of them are switched off.
std::string compose(Texts const& texts, MoneyUnit unit, std::map<std::string, std::string> const& own, std::string_view event,
                    std::vector<NamedFact> const& facts);

}  // namespace vafa::messages
