// Who carries messages to phones: one interface for all of them (facts.md §3.4).
#pragma once

#include <memory>
#include <span>

#include "club/messages/messages.hpp"

namespace vafa::messages {

struct Outgoing {
    MessageId reference;  // ours: a provider that knows it sends nothing twice
    Mobile to;
    std::string body;
};

/// What became of a message, in one set of states for all providers. `unknown`: ask again, never send anew without asking.
enum class Carried { accepted, delivered, undelivered, blocked, refused, unknown };

struct Report {
    MessageId reference;
    Carried state = Carried::unknown;
    std::string provider_ref;  // what the provider calls it
    std::string reason;
    int copies = 1;            // how often it reached the phone
};

class Provider {
  public:
    virtual ~Provider() = default;
    virtual std::string_view name() const = 0;
    /// How many at once; also our pace, a few batches a second.
    virtual std::int64_t batch() const = 0;
    /// A report for each, in any order. A lost connection is thrown: nobody knows then what became of them.
    virtual std::vector<Report> send(std::span<Outgoing const> messages) = 0;
    /// For messages that were accepted, or of which nothing is known.
    virtual std::vector<Report> ask(std::span<Outgoing const> messages) = 0;
};

/// The phone simulator: in demo and sandbox clubs only, and nothing leaves the program.
std::unique_ptr<Provider> simulator(Workplace const& place);

enum class PhoneBehaviour { normal = 1, late = 2, never = 3, twice = 4 };
constexpr auto names_of(PhoneBehaviour const*) {
    return names<PhoneBehaviour>({{PhoneBehaviour::normal, "normal"}, {PhoneBehaviour::late, "late"},
                                  {PhoneBehaviour::never, "never"}, {PhoneBehaviour::twice, "twice"}});
}

}  // namespace vafa::messages
