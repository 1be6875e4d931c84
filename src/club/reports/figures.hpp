// The figures that reports count: amounts are what was to be paid, in rial, before anything came back; the price of a gift card is none,
// since what is bought with it is one.
#pragma once

#include "operation/operation.hpp"

namespace vafa::reports {

struct Figures {
    std::int64_t sales = 0;
    Rial amount;
    std::int64_t member_sales = 0;
    Rial member_amount;
    Points points_earned;
    Rial credit_earned, credit_spent;
    std::int64_t returns = 0;
    Rial returned;
    std::int64_t members = 0;

    Figures& operator+=(Figures const& more);
};
constexpr auto describe(Figures const*) {
    return fields(field("sales", &Figures::sales, "How many sales."),
                  field("amount", &Figures::amount, "What was to be paid, in rial: discounts taken off, gift cards that were sold left out."),
                  field("member_sales", &Figures::member_sales, "Of these, to members."),
                  field("member_amount", &Figures::member_amount, "Of the amount, by members."),
                  field("points_earned", &Figures::points_earned, "Points that the sales gave."),
                  field("credit_earned", &Figures::credit_earned, "Credit that the sales gave, in rial."),
                  field("credit_spent", &Figures::credit_spent, "Credit that was spent on the sales, in rial."),
                  field("returns", &Figures::returns, "How often goods came back; undone ones are taken off."),
                  field("returned", &Figures::returned, "Their value, in rial, gift cards that were sold left out."),
                  field("members", &Figures::members, "Newly enrolled members."));
}

struct StaffFigures {
    std::int64_t acts = 0, sales = 0;
    Rial amount;
    std::int64_t returns = 0, members = 0;
};

}  // namespace vafa::reports
