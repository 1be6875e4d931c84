// The phone simulator as a provider: a message is delivered at once, late, never or twice, as its phone was told to.
#include "club/messages/provider.hpp"
#include "club/messages/store.hpp"

namespace vafa::messages {

namespace {

class Simulator : public Provider {
  public:
    explicit Simulator(Workplace place) : place_(std::move(place)) {}

    std::string_view name() const override { return "simulator"; }
    std::int64_t batch() const override { return 40; }

    std::vector<Report> send(std::span<Outgoing const> messages) override {
        std::vector<Report> reports;
        place_.read([&](Snapshot& snapshot, Surroundings const&) {
            reports.clear();
            for (auto const& message : messages)
                reports.push_back(report(message, static_cast<PhoneBehaviour>(phone_behaviour(snapshot, digits_of(message.to)))));
        });
        return reports;
    }

    /// Only late ones are asked about; by now they have arrived.
    std::vector<Report> ask(std::span<Outgoing const> messages) override {
        std::vector<Report> reports;
        for (auto const& message : messages) reports.push_back({message.reference, Carried::delivered, message.reference.text(), "", 1});
        return reports;
    }

  private:
    static Report report(Outgoing const& message, PhoneBehaviour behaviour) {
        Report report{message.reference, Carried::delivered, message.reference.text(), "", 1};
        if (behaviour == PhoneBehaviour::late) report.state = Carried::accepted;
        if (behaviour == PhoneBehaviour::twice) report.copies = 2;
        if (behaviour == PhoneBehaviour::never) {
            report.state = Carried::undelivered;
            report.reason = "unreachable";
        }
        return report;
    }

    Workplace place_;
};

}  // namespace

std::unique_ptr<Provider> simulator(Workplace const& place) { return std::make_unique<Simulator>(place); }

}  // namespace vafa::messages
