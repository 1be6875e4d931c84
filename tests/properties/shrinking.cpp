// First everything after the mistake goes, then halves of the acts, quarters, …, then rules, then acts once more.
#include "properties/shrinking.hpp"

#include <algorithm>

namespace vafa::properties {

namespace {

constexpr int acts_between_budgets = 40;
constexpr int parts_of_a_program = 16;  // its rules, what a friend brings, the lives of lots

class Shortener {
  public:
    Shortener(Story story, Wrong wrong, int most, std::function<std::optional<Wrong>(Story const&)> const& telling)
        : shortest_{std::move(story), std::move(wrong), 0}, most_(most), telling_(telling) {}

    Shortest shortens() {
        shortest_.story.acts.resize(std::min(shortest_.story.acts.size(), shortest_.wrong.act + 1));
        leaves_out_acts();
        leaves_out_rules();
        leaves_out_acts();
        return shortest_;
    }

  private:
    bool still_fails(Story const& story) {
        if (shortest_.tellings >= most_) return false;
        ++shortest_.tellings;
        auto wrong = telling_(story);
        if (!wrong) return false;
        shortest_.story = story;
        shortest_.story.acts.resize(std::min(story.acts.size(), wrong->act + 1));
        shortest_.wrong = *wrong;
        return true;
    }

    void leaves_out_acts() {
        for (auto chunk = std::max<std::size_t>(1, shortest_.story.acts.size() / 2);; chunk /= 2) {
            for (std::size_t at = 0; at < shortest_.story.acts.size();) {
                auto shorter = shortest_.story;
                auto from = shorter.acts.begin() + static_cast<std::ptrdiff_t>(at);
                shorter.acts.erase(from, from + static_cast<std::ptrdiff_t>(std::min(chunk, shorter.acts.size() - at)));
                if (!still_fails(shorter)) at += chunk;
            }
            if (chunk == 1) return;
        }
    }

    void leaves_out_rules() {
        for (int bit = 0; bit < parts_of_a_program; ++bit) {
            auto simpler = shortest_.story;
            simpler.left_out |= std::uint64_t{1} << bit;
            still_fails(simpler);
        }
    }

    Shortest shortest_;
    int most_;
    std::function<std::optional<Wrong>(Story const&)> const& telling_;
};

}  // namespace

std::optional<Wrong> tell(Story const& story, std::int64_t& asked) {
    std::optional<ClubByChance> opened;
    std::optional<Wrong> wrong;
    std::size_t at = 0;
    try {
        auto& club = opened.emplace(story);
        for (; at < story.acts.size(); ++at) {
            club.does(story.acts[at]);
            if (at % acts_between_budgets == acts_between_budgets - 1) club.compares_budgets();
        }
        club.compares_budgets();
        club.checks_invariants();
        club.returns_everything();
    } catch (std::exception const& found) {
        wrong = Wrong{found.what(), opened ? opened->told() : std::vector<std::string>{}, at};
    }
    if (opened) asked += opened->acts_asked();
    return wrong;
}

Shortest shorten(Story story, Wrong wrong, int most_tellings, std::function<std::optional<Wrong>(Story const&)> const& telling) {
    return Shortener(std::move(story), std::move(wrong), most_tellings, telling).shortens();
}

}  // namespace vafa::properties
