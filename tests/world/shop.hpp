// A shop to tell stories of the till in: a club with a program, a cashier at a till, and words for buying and returning.
#pragma once

#include "world/club.hpp"

namespace vafa::world {

/// "One point for each 20,000 toman, 3 % credit": the seeds' examples, as a program document.
std::string const& usual_program();
/// The same with other members of the document added: R"("points_life":{…})".
std::string usual_program_with(std::string const& more);
/// A program of these rules alone, and other members of the document.
std::string rules(std::string const& all, std::string const& more = "");

class Shop : public Club {
  public:
    explicit Shop(std::string const& program = usual_program());

    Person cashier;         // at the first till of the first branch
    Person other_cashier;   // at the second branch

    void publishes(std::string const& program);
    /// Enrols with a fresh mobile; `more` are further fields of members.enrol.
    std::string member(std::string const& more = "");
    /// Enrols somebody whom a member brought.
    std::string friend_of(std::string const& referrer, std::string const& more = "");
    /// Enrols and gives a PIN.
    std::string member_with_pin(std::string const& pin);
    /// Gives credit by hand, for stories about spending it.
    void gives_credit(std::string const& member, std::int64_t rial);

    /// A sale of one line, paid in cash but for `credit` (no consent is asked unless the story turns it on).
    Reply sells(std::string const& member, std::int64_t rial, std::int64_t credit = 0, std::string const& more = "");
    Reply sells_by(Person const& who, std::string const& member, std::int64_t rial, std::int64_t credit, std::string const& more, std::string const& key);
    /// A sale of several pieces of one good at a price each.
    Reply sells_pieces(std::string const& member, std::int64_t price, std::int64_t pieces, std::int64_t credit = 0);
    /// Asks beforehand what it would do, too: whatever the story, the return must do just that.
    Reply returns(Reply const& sale, std::int64_t line, std::int64_t pieces);
    Reply quotes_return(Reply const& sale, std::int64_t line, std::int64_t pieces);
    Reply returns_by(Person const& who, Reply const& sale, std::int64_t line, std::int64_t pieces);
    Reply undoes(Reply const& sale, Reply const& returned);
    Reply holds(std::string const& member, std::int64_t rial, std::string const& more = "");

    Reply quote(std::string const& member, std::int64_t rial, std::string const& more = "");
    std::int64_t points(std::string const& member);
    std::int64_t credit(std::string const& member);
    std::int64_t points_debt(std::string const& member);

    static std::string fresh_mobile();
    static std::string by_id(std::string const& member) { return R"({"kind":"id","id":")" + member + R"("})"; }
    static std::string line(std::int64_t price, std::int64_t pieces = 1) {
        return R"({"name":"کالا","unit_price":)" + std::to_string(price) + R"(,"quantity":)" + std::to_string(pieces) + "}";
    }

  private:
    Reply balances(std::string const& member);
};

}  // namespace vafa::world
