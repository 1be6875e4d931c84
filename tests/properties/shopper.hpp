// One member who shops by chance, in a real club and in the naive account at once; they must always agree.
#pragma once

#include <random>

#include "properties/naive_account.hpp"
#include "world/club.hpp"

namespace vafa::properties {

using Chance = std::mt19937_64;

class Shopper {
  public:
    Shopper(world::Club& club, world::Person till, std::string member, Chance& chance);

    /// One act by chance, and the comparison after it.
    void acts();
    /// Brings everything back that is still kept, in any order and split.
    void returns_everything();
    /// A quarter of an hour and more goes by: no hold counts any more.
    void lets_holds_end() { account_.holds.clear(); }
    void compares();

    NaiveAccount const& account() const { return account_; }
    /// How many writing acts were asked so far: accepted, refused or repeated. What only looks is not counted.
    std::int64_t acts_asked() const { return acts_asked_; }

  private:
    void sells();
    void returns_some();
    void returns_too_much();
    void undoes_a_return();
    void holds_credit();
    void captures();
    void voids();
    void asks_again();

    world::Reply asks(std::string const& operation, std::string const& request);
    void records(NaiveSale sale, std::string const& request, std::string const& refusal);
    void takes_back(NaiveSale& sale, std::map<std::size_t, std::int64_t> const& pieces);
    NaiveSale basket(std::string& lines_json);
    std::string sale_request(std::string const& lines_json, NaiveSale const& sale, std::string const& credit_json) const;
    NaiveSale* some_kept_sale();
    std::int64_t number(std::int64_t least, std::int64_t most);
    void agree(world::Reply const& reply);

    world::Club& club_;
    world::Person till_;
    Chance& chance_;
    NaiveAccount account_;
    std::int64_t acts_asked_ = 0;
    struct Asked {
        std::string operation, request, key, body;
    };
    Asked last_;
};

/// How many acts a run has: VAFA_ACTS, or as given; ten times as many with VAFA_LONG.
int acts_of_run(int usual);
std::uint64_t seed_of_run();

}  // namespace vafa::properties
