// Plays rule tables: each purchase is judged, kept, and may come back.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "club/program/program.hpp"
#include "rules/table.hpp"

namespace vafa::rules {

namespace {

using namespace program;

/// What a good is, from "tea.drinks:service*2=400000 %10".
BasketLine line_of(std::string const& text) {
    BasketLine line;
    auto words = words_of(text);
    auto sides = split(words.at(0), '=');
    auto name = split(sides.at(0), '*');
    line.quantity = name.size() > 1 ? number_in(name[1]) : 1;
    auto kind = split(name[0], ':');
    if (kind.size() > 1) {
        for (auto const& [value, word] : names_of(static_cast<catalog::GoodClass const*>(nullptr)))
            if (kind[1] == word) line.good_class = value;
    }
    auto path = split(kind[0], '.');
    line.good = good_named(path[0]);
    if (path.size() > 1) line.goods_group = group_of_goods(path[1]);
    line.net = Rial{number_in(sides.at(1))};
    if (words.size() > 1) line.vat = BasisPoints{number_in(words[1].substr(1)) * 100};
    return line;
}

Basket basket_of(Row const& row) {
    Basket basket;
    auto when = words_of(row.columns.at(0));
    basket.day = day_in(when.at(0));
    basket.minute = 600;
    if (when.size() > 1) {
        auto clock = split(when[1], ':');
        basket.minute = number_in(clock[0]) * 60 + number_in(clock[1]);
    }
    for (auto const& line : split(row.columns.at(1), ','))
        if (!line.empty()) basket.lines.push_back(line_of(line));
    for (auto const& fact : split(row.columns.at(2), ',')) {
        auto words = words_of(fact);
        if (words.empty()) continue;
        if (words[0] == "credit") basket.credit = Rial{number_in(words.at(1))};
        else if (words[0] == "branch") basket.branch = BranchId{number_in(words.at(1))};
        else if (words[0] == "till") basket.till = TillId{number_in(words.at(1))};
        for (auto const& [value, word] : names_of(static_cast<PaymentKind const*>(nullptr)))
            if (words[0] == word) basket.payments |= static_cast<unsigned>(value);
    }
    return basket;
}

Award const* award_of(Judgement const& judgement, std::int64_t rule) {
    for (auto const& award : judgement.awards)
        if (award.rule == rule) return &award;
    return nullptr;
}

std::string reason_of(Judgement const& judgement, std::int64_t rule) {
    for (auto const& what : judgement.not_applied)
        if (what.rule == rule) return std::string(name_of(what.reason));
    return "applied";
}

std::vector<std::int64_t> numbers_from(std::vector<std::string> const& words, std::size_t at) {
    std::vector<std::int64_t> numbers;
    for (auto i = at; i < words.size(); ++i) numbers.push_back(number_in(words[i]));
    return numbers;
}

/// "nets 90 45", "off 3 10 5": what discounts did, before anything earned.
bool expect_discount(Discounts const& discounts, Basket const& basket, std::vector<std::string> const& words) {
    std::vector<std::int64_t> found;
    if (words[0] == "nets") {
        for (auto const& line : basket.lines) found.push_back(line.net.value);
        EXPECT_EQ(found, numbers_from(words, 1)) << "nets";
        return true;
    }
    if (words[0] != "off") return false;
    for (auto const& given : discounts.given)
        if (given.rule == number_in(words.at(1)))
            for (auto const& off : given.lines) found.push_back(off.amount.value);
    EXPECT_EQ(found, numbers_from(words, 2)) << "rule " << words[1] << " takes off";
    return true;
}

void expect_fact(Judgement const& judgement, std::string const& fact) {
    auto words = words_of(fact);
    if (words.empty()) return;
    if (words[0][0] == '!') {
        EXPECT_EQ(reason_of(judgement, number_in(words[0].substr(1))), words.at(1));
        return;
    }
    if (words[0] == "referral") {
        EXPECT_TRUE(judgement.wins_referral);
        return;
    }
    if (words[0] == "ahead") {
        auto found = std::find_if(judgement.not_applied.begin(), judgement.not_applied.end(),
                                  [&](auto const& what) { return what.rule == number_in(words.at(1)) && what.reason == Reason::bonus_ahead; });
        ASSERT_NE(found, judgement.not_applied.end()) << "rule " << words.at(1) << ": " << reason_of(judgement, number_in(words.at(1)));
        EXPECT_EQ(found->fact, number_in(words.at(2))) << "points that are missing";
        EXPECT_EQ(iso_day(found->last_day), iso_day(day_in(words.at(3))));
        return;
    }
    auto const* award = award_of(judgement, number_in(words.at(1)));
    ASSERT_NE(award, nullptr) << "rule " << words[1] << " gave nothing: " << reason_of(judgement, number_in(words[1]));
    if (words[0] == "rest") {
        EXPECT_EQ(award->carried_out, number_in(words.at(2)) * 10'000);
    } else if (words[0] == "base") {
        EXPECT_EQ(award->base.value, number_in(words.at(2)));
    } else if (words[0] == "gives") {
        EXPECT_EQ(award->amount, number_in(words.at(2)));
    } else if (words[0] == "from") {
        EXPECT_EQ(iso_day(award->window.valid_from), iso_day(day_in(words.at(2))));
    } else if (words[0] == "until") {
        EXPECT_EQ(award->window.last_day, day_in(words.at(2)));
    } else if (words[0] == "idle") {
        EXPECT_EQ(award->window.last_day, std::nullopt);
        EXPECT_EQ(award->window.idle_days, number_in(words.at(2)));
    } else if (words[0] == "cut") {
        EXPECT_EQ(name_of(award->cut_by), words.at(2));
    } else if (words[0] == "counted") {
        EXPECT_EQ(award->counted, number_in(words.at(2)));
        EXPECT_EQ(iso_day(award->counted_from), iso_day(day_in(words.at(3))));
    } else if (words[0] == "lines") {
        std::vector<std::int64_t> shares;
        for (auto const& share : award->lines) shares.push_back(share.amount);
        EXPECT_EQ(shares, numbers_from(words, 2));
    } else {
        FAIL() << "no such fact: " << words[0];
    }
}

/// A member who goes through a table.
class Play {
  public:
    explicit Play(Table const& table) : program_(compile(table.document, 1)), member_(table.member), chain_(table.chain) {}

    void buy(Row const& row) {
        auto basket = basket_of(row);
        auto discounts = judge_discounts(*program_, member_, basket);
        take_off(basket, discounts);
        basket.sale = static_cast<std::int64_t>(sales_.size()) + 1;
        member_.budgets = budgets_left(basket.day);
        auto judgement = evaluate(*program_, member_, basket);
        judgement.not_applied.insert(judgement.not_applied.end(), discounts.not_applied.begin(), discounts.not_applied.end());
        auto wanted = words_of(row.columns.at(3));
        EXPECT_EQ(judgement.points().value, number_in(wanted.at(0))) << "points";
        EXPECT_EQ(judgement.credit().value, number_in(wanted.at(1))) << "credit";
        auto facts = row.columns.size() > 4 ? split(row.columns[4], ',') : std::vector<std::string>{};
        for (auto const& fact : facts)
            if (auto words = words_of(fact); words.empty() || !(words[0] == "levels" || expect_discount(discounts, basket, words))) expect_fact(judgement, fact);
        auto parts = pay_referrers(basket.day, judgement.base, facts);
        for (auto const& award : judgement.awards) given_[{award.rule, month_of(award.rule, basket.day)}] += award.amount;
        member_.counters = decode_counters(encode(judgement.after));
        EXPECT_EQ(member_.counters, judgement.after);
        std::vector<std::int64_t> kept;
        for (auto const& line : basket.lines) kept.push_back(line.quantity);
        sales_.push_back({restore(*program_, as_sold(basket), judgement.state), kept, parts});
        expect_same_again(judgement);
        expect_same_again(discounts);
    }

    void bring_back(Row const& row) {
        auto& sale = sales_.at(static_cast<std::size_t>(number_in(words_of(row.columns.at(0)).at(1)) - 1));
        std::vector<std::int64_t> kept;
        for (auto const& pieces : split(row.columns.at(1), ',')) kept.push_back(number_in(pieces));
        auto judgement = judge_kept(*program_, sale.judged, sale.kept, kept, member_.counters);
        sale.kept = kept;
        member_.counters = judgement.after;
        std::int64_t points = 0, credit = 0;
        for (auto const& change : judgement.changes) given_[{change.rule, month_of(change.rule, sale.judged.basket.day)}] += change.amount;
        for (auto const& change : judgement.changes) (change.wallet == ledger::Wallet::points ? points : credit) += change.amount;
        auto wanted = words_of(row.columns.at(2));
        EXPECT_EQ(points, number_in(wanted.at(0))) << "points";
        EXPECT_EQ(credit, number_in(wanted.at(1))) << "credit";
        auto facts = row.columns.size() > 3 ? split(row.columns[3], ',') : std::vector<std::string>{};
        EXPECT_EQ(judgement.loses_referral, std::find(facts.begin(), facts.end(), "referral") != facts.end());
        std::vector<std::int64_t> moved(chain_.size());
        for (auto const& part : sale.referral)
            count_referral(part, sale.judged.basket.day, moved, referral_due(part, judgement.base_after) - referral_due(part, judgement.base_before));
        expect_levels(facts, moved);
    }

  private:
    struct Sale {
        JudgedSale judged;
        std::vector<std::int64_t> kept;
        std::vector<ReferralPart> referral;
    };

    /// Of the day, and of the budget's month or in all.
    std::int64_t& paid_on(MemberId referrer, Day day) { return paid_[{referrer.value, day.number}]; }
    std::int64_t& paid_of_budget(Day day) {
        auto const& budget = document_of(*program_).referral_commission->budget;
        return paid_[{0, budget && budget->span == BudgetSpan::jalali_month ? first_of_jalali_month(day).number : 0}];
    }
    void count_referral(ReferralPart const& part, Day day, std::vector<std::int64_t>& by_level, Rial amount) {
        by_level.at(static_cast<std::size_t>(part.level - 1)) += amount.value;
        paid_on(part.referrer, day) += amount.value;
        paid_of_budget(day) += amount.value;
    }
    std::vector<ReferralPart> pay_referrers(Day day, Rial base, std::vector<std::string> const& facts) {
        if (chain_.empty()) return {};
        for (auto& link : chain_) link.given_today = Rial{paid_on(link.referrer, day)};
        auto const& budget = document_of(*program_).referral_commission->budget;
        auto left = budget ? std::optional(Rial{budget->amount - paid_of_budget(day)}) : std::nullopt;
        auto parts = referral_parts(*program_, chain_, base, left);
        std::vector<std::int64_t> given(chain_.size());
        for (auto const& part : parts) count_referral(part, day, given, part.amount);
        expect_levels(facts, given);
        return parts;
    }
    /// "levels 30 10": every row of a table with referrers says what each is paid.
    void expect_levels(std::vector<std::string> const& facts, std::vector<std::int64_t> const& found) const {
        if (chain_.empty()) return;
        auto fact = std::find_if(facts.begin(), facts.end(), [](auto const& one) { return one.starts_with("levels"); });
        ASSERT_NE(fact, facts.end()) << "what each level is paid";
        EXPECT_EQ(found, numbers_from(words_of(*fact), 1)) << "levels";
    }

    /// The budget's month that a day counts in; 0: in all.
    std::int64_t month_of(std::int64_t number, Day day) const {
        auto const& budget = rule_of(*program_, number)->budget;
        return budget && budget->span == BudgetSpan::jalali_month ? first_of_jalali_month(day).number : 0;
    }

    std::vector<BudgetLeft> budgets_left(Day day) const {
        std::vector<BudgetLeft> left;
        for (auto const& rule : document_of(*program_).rules) {
            if (!rule.budget) continue;
            auto given = given_.find({rule.number, month_of(rule.number, day)});
            left.push_back({rule.number, rule.budget->amount - (given == given_.end() ? 0 : given->second)});
        }
        return left;
    }

    /// What the rows of a sale tell: the state adds the rest.
    static Basket as_sold(Basket basket) {
        basket.minute = 0;
        for (auto& line : basket.lines) {
            line.goods_group = {};
            line.vat = {};
        }
        return basket;
    }

    void expect_same_again(Judgement const& judgement) {
        auto again = evaluate_again(*program_, sales_.back().judged);
        EXPECT_EQ(again.points(), judgement.points()) << "judged by its stored state";
        EXPECT_EQ(again.credit(), judgement.credit()) << "judged by its stored state";
        EXPECT_EQ(again.state, judgement.state);
    }

    void expect_same_again(Discounts const& discounts) {
        auto again = judge_discounts_again(*program_, sales_.back().judged);
        ASSERT_EQ(again.given.size(), discounts.given.size()) << "discounts judged by the stored state";
        for (std::size_t i = 0; i < again.given.size(); ++i) {
            EXPECT_EQ(again.given[i].rule, discounts.given[i].rule);
            EXPECT_EQ(again.given[i].amount, discounts.given[i].amount);
            EXPECT_EQ(again.given[i].count, discounts.given[i].count);
        }
    }

    std::shared_ptr<Compiled const> program_;
    MemberState member_;
    std::vector<Sale> sales_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> given_;   // by rule and month
    std::vector<ReferralLink> chain_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> paid_;    // by referrer and day; the budget's by 0 and month
};

/// Every table of every file is a test of its own, named by its title.
class TableTest : public testing::Test {
  public:
    explicit TableTest(Table table) : table_(std::move(table)) {}
    void TestBody() override { play(table_); }

  private:
    Table table_;
};

int register_tables() {
    std::set<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(VAFA_RULES))
        if (entry.path().extension() == ".txt") files.insert(entry.path());
    for (auto const& file : files)
        for (auto const& table : read_tables(file))
            testing::RegisterTest(file.stem().c_str(), table.title.c_str(), nullptr, nullptr, file.c_str(), table.line,
                                  [table]() -> testing::Test* { return new TableTest(table); });
    return static_cast<int>(files.size());
}

[[maybe_unused]] int const registered = register_tables();

}  // namespace

void play(Table const& table) {
    auto valid = validate(table.document);
    ASSERT_TRUE(bool(valid)) << valid.refusal().what->code << " at " << valid.refusal().pointer;
    ASSERT_FALSE(table.rows.empty()) << "a table without a purchase proves nothing";
    Play play(table);
    for (auto const& row : table.rows) {
        SCOPED_TRACE(table.file + ":" + std::to_string(row.line));
        row.is_return() ? play.bring_back(row) : play.buy(row);
    }
}

}  // namespace vafa::rules
