// A whole club on paper: every question is answered by adding up all sales that were ever made. It remembers no sums.
#pragma once

#include "properties/paper_sale.hpp"

namespace vafa::properties {

struct PaperMember {
    std::string id;
    int group = 0;
    int referrer = -1;   // by place; -1: nobody
    std::int64_t gift_points = 0, gift_credit = 0;
    std::int64_t passed_points = 0;   // by other members, less what they passed on
    int leads_to = -1;   // merged into that record; -1: it stands for itself
};

struct Totals {
    std::int64_t points = 0, credit = 0;  // less what is owed
};

class PaperClub {
  public:
    std::vector<PaperMember> members;
    std::vector<PaperSale> sales;

    /// Completes a sale that is about to be made: its number, what its rules find, its discounts where prices are open.
    void price(PaperSale& sale, bool is_open) const;
    /// Once its credit is known: what it gives.
    void judge(PaperSale& sale) const;
    void pass(int giver, int receiver, std::int64_t points);
    /// Of the person whose record this is, all their records together.
    Totals totals(int record) const;
    /// The record that the person's acts are booked on.
    int first_of(int record) const;
    bool is_one_person(int a, int b) const { return first_of(a) == first_of(b); }
    /// What a rule with a budget has given that stands, in a month (the number of its first day) or in all.
    std::int64_t given(PaperRule const& rule, Day day) const;

  private:
    bool may_bring_referral(PaperSale const& sale) const;
    bool is_of(PaperSale const& sale, int person) const { return first_of(sale.member) == person; }
    std::int64_t given_to(int person, PaperRule const& rule) const;
    Found found_by(PaperRule const& rule, PaperSale const& sale) const;
    std::int64_t free_number(int person) const;
    int window_of(PaperRule const& bonus, PaperSale const& sale) const;
    /// Of one record: each has its own.
    std::map<int, std::int64_t> windows(int record, PaperRule const& bonus) const;
    /// Each rule's standing part in each sale that asks for it: `each(sale, rule, stood)`.
    template <class Each>
    void over_sales(int rule, Each each) const;
};

}  // namespace vafa::properties
