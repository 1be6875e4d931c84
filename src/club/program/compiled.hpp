// A program's document in the form that is evaluated: lists sorted, rates in lowest terms, stacks resolved.
#pragma once

#include "club/program/judgement.hpp"

namespace vafa::program {

inline constexpr std::int64_t one = 10'000;             // factors and bases count in ten-thousandths
inline constexpr std::int64_t largest_factor = 1'000 * one;
inline constexpr std::int64_t no_cap = -1;

/// How a rule's value comes about.
enum class Shape { by_amount, by_piece, by_list, fixed, multiplier, bonus, discount_percent, discount_amount, discount_by_piece };

struct CompiledRule {
    Rule const* rule = nullptr;
    std::int64_t number = 0;
    Shape shape = Shape::fixed;
    ledger::Wallet wallet = ledger::Wallet::points;
    bool keeps_remainder = false;
    Rounding rounding = Rounding::down;
    std::int64_t numerator = 0;              // by_amount: value = base × numerator ÷ (denominator × one); else per piece, whole
    std::int64_t denominator = 1;
    std::vector<ForGoods> goods;             // sorted; a line must match each
    std::vector<std::pair<catalog::GoodId, std::int64_t>> by_good;             // by_list, sorted
    std::vector<std::pair<catalog::GoodsGroupId, std::int64_t>> by_group;
    bool has_window = false;
    std::int64_t cap_invoice = no_cap;       // in the rule's own unit
    std::int64_t cap_day = no_cap;
    std::int64_t cap_member = no_cap;
    int stack = -1;                          // -1: alone
    std::int64_t priority = 0;
    std::int64_t factor = one;               // multiplier
    Touches touches = Touches::both;
    std::vector<std::pair<std::int64_t, std::int64_t>> bands;   // discounts: from the n-th purchase on another numerator, rising
    std::int64_t reach = 0;                  // bonus: so many points within a window give `numerator`
    std::int64_t days = 0;                   // of a window; 0: the Jalali month

    bool is_discount() const { return shape >= Shape::discount_percent; }
    bool is_list() const { return !by_good.empty() || !by_group.empty(); }
    bool counts(BasketLine const& line) const;
    /// For effects by piece, and percents by good.
    std::int64_t per_piece(BasketLine const& line) const;
    bool is_touched_by(CompiledRule const& multiplier) const;
    bool counts_towards(CompiledRule const& bonus) const;
};

class Compiled {
  public:
    Compiled(Document document, std::int64_t version);
    Compiled(Compiled const&) = delete;
    Compiled& operator=(Compiled const&) = delete;

    std::int64_t version() const { return version_; }
    Document const& document() const { return document_; }
    std::vector<CompiledRule> const& rules() const { return rules_; }
    std::vector<Stack> const& stacks() const { return document_.stacks; }
    CompiledRule const* find(std::int64_t number) const;
    /// Nothing where the document names no such festival.
    Festival const* festival(std::string const& name) const;
    /// Goods groups that the document names, sorted: a sale's state keeps their places in this list.
    std::vector<catalog::GoodsGroupId> const& goods_groups() const { return goods_groups_; }
    bool may_earn(BasketLine const& line) const;
    bool vat_earns() const { return vat_earns_; }
    bool credit_part_earns() const { return credit_part_earns_; }
    bool has_referral_by_purchase() const;
    bool has_discounts() const { return has_discounts_; }

  private:
    CompiledRule compile_rule(Rule const& rule) const;
    void collect_goods_groups();

    std::int64_t version_;
    Document document_;
    std::vector<CompiledRule> rules_;
    std::vector<catalog::GoodsGroupId> goods_groups_;
    BaseSettings base_;
    bool vat_earns_ = false;
    bool credit_part_earns_ = false;
    bool has_discounts_ = false;
};

/// The first level's percent for a referrer of a group, in a document that pays referrers.
BasisPoints first_referral_percent(Compiled const& program, members::GroupId group);

/// The window of what a rule gives on a day: its own, or the program's for the wallet.
LotWindow window_for(Compiled const& program, CompiledRule const& rule, Day day);

}  // namespace vafa::program
