// Programs by chance, as a model reads them and as the program of a club is published.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace vafa::properties {

using Chance = std::mt19937_64;
std::int64_t number_by(Chance& chance, std::int64_t least, std::int64_t most);

/// The shelf: 0 is not in the catalogue, 1 and 2 are of the first group, 3 of the second and bears VAT, 4 earns nothing.
inline constexpr int goods_on_shelf = 5;
inline constexpr std::array<std::int64_t, goods_on_shelf> vat_of_good{0, 0, 0, 900, 0};
inline constexpr int good_without = 4;

enum class Gives {
    points_per_amount, points_per_amount_rounded, credit_percent, points_per_piece, credit_per_piece, points_by_good, points, credit,
    multiplier, bonus, off_percent, off_amount, off_piece
};

struct PaperRule {
    int number = 0;
    Gives gives = Gives::points;
    std::int64_t amount = 0;                                          // points, rial, basis points; a multiplier's ten-thousandths
    std::int64_t per = 1;                                             // of a rate
    std::string rounding = "down";
    std::array<std::int64_t, goods_on_shelf> by_good{};               // points a piece
    std::string touches;                                              // a multiplier: points, credit, both
    std::vector<int> of;                                              // a multiplier or a bonus: only these rules
    std::int64_t reach = 0, days = 0;                                 // a bonus; 0 days: the Jalali month
    bool pays_credit = false;                                         // a bonus
    std::vector<std::pair<std::int64_t, std::int64_t>> bands;         // of discounts

    std::vector<int> goods, goods_groups;                             // both empty: every good
    std::optional<int> group, branch;
    std::vector<int> weekdays;
    std::optional<std::int64_t> at_least, at_most, count_from, count_to;
    std::int64_t nth = 0;                                             // every n-th
    std::optional<std::string> payment;

    std::optional<std::int64_t> cap_invoice, cap_day, cap_member, budget;
    bool is_by_month = false;
    int stack = -1, priority = 0;

    bool keeps_remainder() const { return gives == Gives::points_per_amount; }
    bool is_by_amount() const { return gives <= Gives::credit_percent; }
    bool is_discount() const { return gives >= Gives::off_percent; }
    bool gives_credit() const {
        return gives == Gives::credit_percent || gives == Gives::credit_per_piece || gives == Gives::credit || (gives == Gives::bonus && pays_credit);
    }
    bool counts(int good) const;
    /// Does it give points for purchases, so that a bonus may count them?
    bool is_counted_by(PaperRule const& bonus) const;
    bool is_touched_by(PaperRule const& multiplier) const;
};

enum class Meet { add_up, best_of, exclusive };

struct PaperProgram {
    std::vector<PaperRule> rules;
    std::array<Meet, 3> stacks{};
    bool credit_part_earns = false, vat_earns = false;
    bool has_referral = false;                              // by the friend's first purchase
    std::int64_t points_to_referrer = 0, credit_to_friend = 0;
    std::string points_life, credit_life;                   // as JSON; longer than any story, so that nothing ends and every lot is another

    /// Where a rule stands, by its number; -1: it is not there.
    int place_of(int number) const { return places[static_cast<std::size_t>(number)]; }
    std::array<int, 16> places{};
};

/// What the club's own ids are: goods and groups of goods by place, groups of members, branches.
struct PaperNames {
    std::array<std::string, goods_on_shelf> goods;
    std::array<std::string, 2> goods_groups, groups, branches;
};

/// The same shape in every version of one club, with figures of its own in each; rules whose bit is set are left out, with bit 0 the gifts
/// for bringing a friend and with bit 15 the lives of lots.
PaperProgram program_by_chance(std::uint64_t club, std::uint64_t version, std::uint64_t left_out);
std::string document_of(PaperProgram const& program, PaperNames const& names);

}  // namespace vafa::properties
