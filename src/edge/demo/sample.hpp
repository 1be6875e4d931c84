// The sample club «لاله»: three branches, a staff, members, goods, a program and two years of trade, made from a seed
// through the same operations that people use.
#pragma once

#include <deque>

#include "edge/demo/crowd.hpp"
#include "edge/demo/goods.hpp"
#include "edge/demo/names.hpp"
#include "edge/demo/random.hpp"

namespace vafa::demo {

inline constexpr std::string_view sample_slug = "laleh";
/// The member whom the manual and the terminal speak of.
inline constexpr std::string_view known_mobile = "09121234567", known_card = "8800000000000013", known_pin = "4826";

struct Size {
    std::uint64_t seed = 1405;
    std::int64_t members = 2000;
    std::int64_t sales = 60'000;
    std::int64_t goods = 300;
    int days = 730;
};

struct Till {
    Actor cashier;
    std::string id, branch;
};
struct SoldGood {
    std::string id, barcode;
    std::int64_t price = 0;
};
struct Customer {
    std::string id, mobile, card;
    std::int64_t number = 0;
    std::int64_t credit = 0;     // as the last receipt said
    std::int64_t bought = 0;     // rial, since the last look at the groups
};
struct PastSale {
    std::string id;
    std::vector<std::int64_t> quantities;
};
struct Tally {
    std::int64_t sales = 0, with_credit = 0, returns = 0, refused = 0;
};

struct Sample {
    Sample(Program& program, Size const& wanted) : size(wanted), random(wanted.seed), crowd(program) {}

    Size size;
    Random random;
    Actor operator_of_server, owner, manager;
    std::vector<Till> tills;
    std::vector<SoldGood> goods;
    std::vector<std::string> member_groups, goods_groups;  // ids; groups A, B and C
    std::vector<Customer> customers;
    std::deque<PastSale> to_return;                        // somebody will bring something of them back
    std::int64_t people = 0;                               // invented so far
    Tally tally;
    Crowd crowd;  // last: nothing may still be in flight when the rest goes
};

/// Club, branches, staff, goods, groups and program, on the first day.
void found(Sample& sample);
/// What a few hours at the tills bring: new members, sales, returns.
void enrol(Sample& sample, std::int64_t count);
void trade(Sample& sample, std::int64_t count);
/// Who bought much moves up, who bought little moves down.
void look_at_groups(Sample& sample);
/// PINs for some, a lost card, a frozen credit, and the consent that the till asks for from now on.
void settle_down(Sample& sample);

/// All of it, up to this moment; `progress` hears how many of the sales are done.
void build(Sample& sample, std::function<void(std::int64_t)> const& progress);

}  // namespace vafa::demo
