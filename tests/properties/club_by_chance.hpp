// A club where everything happens by chance, on paper and in the program at once; a disagreement ends it.
#pragma once

#include <functional>
#include <stdexcept>

#include "properties/paper_club.hpp"
#include "world/club.hpp"

namespace vafa::properties {

enum class Deed { sells, sells_for_too_much_credit, returns, undoes, asks_again, holds, voids, sets_group, days_pass, gives, takes_back, passes_on, merges, parts, publishes };

/// An act, whole in itself: what of the club it meets it draws by its own luck. So a story stays one when acts are left out.
struct Act {
    Deed deed = Deed::sells;
    std::uint64_t luck = 0;
};

struct Story {
    std::uint64_t club = 0;
    std::uint64_t left_out = 0;   // rules, as bits
    std::vector<Act> acts;
};
Story story_by_chance(std::uint64_t seed, int acts);

struct Disagreement : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class ClubByChance {
  public:
    explicit ClubByChance(Story const& story);

    void does(Act const& act);
    /// Brings everything back, then parts all records: then they have their gifts and what was passed to them alone, and no budget has given anything.
    void returns_everything();
    void compares_budgets();
    /// What the program remembers against the lines, as `vafa verify` does.
    void checks_invariants() const;

    std::int64_t acts_asked() const { return acts_asked_; }
    /// What was asked so far, a line each, for whoever must find out why.
    std::vector<std::string> const& told() const { return told_; }

  private:
    struct Held {
        std::string id;
        int member = 0;
        std::int64_t amount = 0;
    };

    void opens_shelf();
    void publishes();
    void enrols(int group, int referrer);
    void sells(int person, bool is_short);
    PaperSale basket(int person);
    std::string lines_json(PaperSale const& sale, std::vector<std::int64_t> const& discounts, std::vector<std::int64_t> const& prices) const;
    void returns();
    void takes_back_goods(PaperSale& sale, std::map<std::size_t, std::int64_t> const& pieces);
    void undoes();
    void asks_again();
    void holds();
    void voids();
    void sets_group();
    void gives();
    void walks(std::string const& gift, std::string const& until);
    void takes_back();
    /// Every other club: where points change hands, paper does not know which of them a gift to a group were.
    bool is_giving() const { return story_.club % 2 == 1; }
    void allows_giving();
    void passes_on();
    void takes_back_passed();
    void merges();
    void parts();
    void parts(int second);
    void expects_gifts_alone(std::function<bool(int record, int other)> const& counts_with);

    std::int64_t number(std::int64_t least, std::int64_t most) { return number_by(chance_, least, most); }
    /// A record, also one that was merged: it leads to the first.
    int some_member() { return static_cast<int>(number(0, std::ssize(paper_.members) - 1)); }
    /// The same, as who it is now.
    int some_person() { return paper_.first_of(some_member()); }
    /// Whoever is named by a merged record is the person.
    int some_record_of(int person);
    std::string const& id_of(int record) const { return paper_.members[static_cast<std::size_t>(record)].id; }
    bool may_merge(int first, int second) const;
    bool has_hold(int member) const;
    /// Merges or parts: refused while a till holds credit.
    void joins(char const* operation, std::string const& request, bool is_held, int record, int leads_to);
    PaperSale* some_sale(bool only_kept);
    world::Reply asks(world::Person const& who, std::string const& operation, std::string const& request);
    world::Reply done(world::Person const& who, std::string const& operation, std::string const& request);
    void agree(char const* what, std::int64_t program, std::int64_t paper) const;
    void agree_on_awards(world::Reply const& reply, PaperSale const& sale, Totals const& before) const;
    void agree_on_balances(world::Reply const& reply, int member) const;
    void compares(int member);
    /// Credit that is neither owed nor held.
    std::int64_t spendable(int member) const;
    /// Lets go of a hold of this member, if there is one.
    std::optional<Held> some_hold(int member);
    /// The member to whom the sale's friend owes their being here, where its gift moves.
    void compares_referrer(PaperSale const& sale);

    struct GivenGift {
        std::string id;
        bool is_points = false;
        std::int64_t amount = 0;
        std::vector<int> to;
    };
    /// Points of one member that another has now, each by the record it was booked on.
    struct Passed {
        std::string id;
        int giver = 0, receiver = 0;
        std::int64_t points = 0;
    };
    struct Asked {
        world::Person who;
        std::string operation, request, key, body;
    };

    Story const& story_;
    Chance chance_;
    world::Club club_;
    std::array<world::Person, 2> tills_;    // by branch
    PaperNames names_;
    std::shared_ptr<PaperProgram const> program_;
    std::uint64_t version_ = 0;
    PaperClub paper_;
    std::vector<std::int64_t> numbers_;     // of the members
    std::vector<GivenGift> gifts_;
    std::vector<Held> held_;
    std::vector<Passed> passed_;
    Asked last_;
    std::int64_t acts_asked_ = 0;
    std::vector<std::string> told_;
};

}  // namespace vafa::properties
