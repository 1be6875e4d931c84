// Messages' table of contents.
#include "club/messages/delivery.hpp"
#include "club/messages/follower.hpp"
#include "club/messages/forgetting.hpp"
#include "club/messages/list_messages.hpp"
#include "club/messages/phone.hpp"
#include "club/messages/templates.hpp"

namespace vafa::messages {

Module module() {
    Module messages;
    messages.name = "messages";
    for (auto* part : {template_operations, list_operations, phone_operations})
        for (auto& operation : part()) messages.operations.push_back(std::move(operation));
    messages.followers = {follower()};
    messages.chores = {delivery(), forgetting_strangers()};
    return messages;
}

}  // namespace vafa::messages
