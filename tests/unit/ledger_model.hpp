// A naive ledger: every single point is a token that somebody can point at. Slow, obvious, and another algorithm.
#pragma once

#include <map>
#include <vector>

#include "club/ledger/ledger.hpp"

namespace vafa::ledger {

class NaiveWallet {
  public:
    struct Heap {                // tokens that nothing can ask apart
        Day first;
        std::optional<Day> last;
        Origin origin;
    };
    enum class Where { inside, spent, broken, paid_debt, gone };
    struct Token {
        int heap = 0;
        Where where = Where::inside;
        int hold = 0;            // promised to, while inside
        std::int64_t act = 0;    // spent by
        int turn = 0;            // when it was spent or paid a debt
    };

    void receive(std::int64_t act, int rule, int amount, Window const& window, Origin const& origin);
    bool spend(std::int64_t act, int amount);
    bool hold(int id, int amount);
    void capture(int id, std::int64_t act, int amount);
    void release(int id);
    void give_back(std::int64_t act, int amount);
    bool spend_again(std::int64_t act, int amount);
    int standing_spend(std::int64_t act) const;
    int given_back(std::int64_t act) const;
    void take_back(std::int64_t act, int rule, int amount);
    void give_again(std::int64_t act, int rule, int amount);
    int standing_earning(std::int64_t act, int rule) const;
    int taken_back(std::int64_t act, int rule) const;
    /// What every touch does first, and every change after itself.
    void settle();

    Day today;
    int debt = 0;
    int inside() const;
    int spendable() const;
    int held() const;
    int pending() const;

  private:
    bool has_passed(Token const& token) const;
    bool is_free(Token const& token) const { return token.where == Where::inside && token.hold == 0; }
    bool is_valid(Token const& token) const;
    bool ends_before(int a, int b) const;
    /// The token that satisfies `wanted` and ends first; -1 where there is none.
    template <class Wanted>
    int first_of(Wanted wanted) const;
    int take_one(int rule, std::vector<int> const& own);
    int one_of_rule(int rule) const;
    int next_payer() const;

    std::vector<Heap> heaps_;
    std::vector<Token> tokens_;
    struct Earning {
        std::vector<int> heaps;      // one entry a point
        std::vector<int> taken;      // one entry a point, -1 = owed
    };
    std::map<std::pair<std::int64_t, int>, Earning> earnings_;
    struct Spending {
        std::vector<int> order;      // heaps in the order in which they were first spent from
        std::map<int, int> taken;    // by the act itself
        std::map<int, int> standing;
    };
    std::map<std::int64_t, Spending> spendings_;
    std::map<std::pair<int, int>, int> net_of_rule_;   // (heap, rule)
    std::map<std::pair<int, int>, int> last_of_rule_;
    std::map<int, int> last_payment_;
    int turn_ = 0;
};

}  // namespace vafa::ledger
