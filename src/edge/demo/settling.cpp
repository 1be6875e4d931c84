// What a club that lives has besides sales: PINs, a lost card, a member who left, a credit that is closed.
#include "edge/demo/sample.hpp"

namespace vafa::demo {

namespace {

constexpr std::size_t members_with_pin = 20;

std::string invented_pin(Random& random) {
    static constexpr char digits[] = "9274";
    std::string pin;
    for (int at = 0; at < 4; ++at) pin += static_cast<char>('0' + (digits[at] - '0' + random.below(3)) % 10);
    return pin;
}

void give_pins(Sample& sample) {
    for (std::size_t at = 0; at < members_with_pin && at < sample.customers.size(); ++at) {
        auto pin = at == 0 ? std::string(known_pin) : invented_pin(sample.random);
        auto set = sample.crowd.ask(sample.manager, "members.set_pin", Json()("member", sample.customers[at].id)("pin", pin).text());
        // by chance it is one of those that anybody guesses: that member goes without
        if (at == 0) set.accepted();
    }
}

}  // namespace

void settle_down(Sample& sample) {
    give_pins(sample);
    auto member = [&](std::size_t at) { return Json()("member", sample.customers.at(at % sample.customers.size()).id).text(); };
    for (std::size_t at = 30; at < sample.customers.size() && at < 400; at += 37) {
        if (sample.customers[at].card.empty()) continue;
        sample.crowd.ask(sample.manager, "members.block_card", member(at)).accepted();
        if (at % 2 == 0) sample.crowd.ask(sample.manager, "members.replace_card", member(at)).accepted();
    }
    if (sample.customers.size() > 60) {
        sample.crowd.ask(sample.manager, "members.freeze_credit", member(41)).accepted();
        sample.crowd.ask(sample.manager, "members.deactivate", member(57)).accepted();
    }
    sample.crowd.ask(sample.owner, "members.set_consent_policy", Json()("pin_from", 1).text()).accepted();
}

}  // namespace vafa::demo
