// A program on a place of its own with one club, and the acts that clients ask of it while things go wrong.
#pragma once

#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "edge/program.hpp"

namespace vafa::faults {

/// How often: as usual, or many times with VAFA_LONG=1.
int rounds(int usual, int with_long);

/// A seed from VAFA_SEED, or a new one; it is said in every failure.
std::uint64_t seed_of_run();

struct Ask {
    std::string operation;
    std::string request;
    std::string key;
};

/// What a client was told, byte for byte.
struct Acknowledged {
    Ask ask;
    std::string body;

    std::string line() const;
    static Acknowledged from_line(std::string const& line);
};

/// An embedded place that goes with the object.
class Folder {
  public:
    Folder();
    explicit Folder(Folder const& copied);
    ~Folder();
    Folder& operator=(Folder const&) = delete;

    Installation installation() const;
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// What each member of a stall has to begin with, in rial.
inline constexpr std::int64_t first_credit = 50'000'000;
/// What a gift among the acts brings to each member, as credit.
inline constexpr std::int64_t gift_of_act = 1'000;

/// A club in which something can be sold.
struct Stall {
    ClubId club;
    std::string branch;
    Credential key;
    std::vector<std::string> members;
    std::string gift_card;   // its number

    /// The request of a sale of one line, paid in part by credit, and so much by gift cards; `more` goes in as it is.
    std::string sale(std::string const& member, std::int64_t price, std::int64_t credit, std::string const& more = "", std::int64_t gift = 0) const;
    /// The request by which the n-th member gives a point to the next.
    std::string giving(std::size_t giver) const;
};

class Shop {
  public:
    explicit Shop(Installation const& installation) : program(installation) {}
    Shop(Installation const& installation, store::Settings const& settings) : program(installation, settings) {}

    /// Founds a sandbox club.
    ClubId founds_club();
    /// Founds one with a branch, an API key, a program that gives points and all of a purchase as credit, and members with
    /// their first credit, who may give points. Spending needs no consent.
    Stall opens_stall(int members);
    Answer answers(ClubId club, Ask const& ask, Credential const& who = operator_of_server());
    /// The text of a new session of the club's owner.
    std::string owner_session(ClubId club);

    static Credential operator_of_server();

    Program program;
};

/// The n-th act of a client, a sale, one that a gift card pays in part, a gift, a branch, a point for another member: it writes several rows, so that half of it would be seen.
Ask act_of(Stall const& stall, std::string const& client, int n);

/// Everything that is wrong with a club, in words: what `who` was told and is not there, what is there by half,
/// invariants that do not hold. Empty when all is well.
std::vector<std::string> wrongs_of(Shop& shop, ClubId club, std::vector<Acknowledged> const& acknowledged,
                                   Credential const& who = Shop::operator_of_server());

/// The breaches of every invariant.
std::vector<std::string> breaches_of(Program& program, store::Snapshot& snapshot);

/// Where VAFA_TEST_POSTGRES says; several on one database need a SharedSecret.
Installation on_postgres(Folder const& folder);

/// While it lives, programs that are started share their secrets by the environment.
class SharedSecret {
  public:
    SharedSecret();
    ~SharedSecret();
    SharedSecret(SharedSecret const&) = delete;
    SharedSecret& operator=(SharedSecret const&) = delete;
};

/// The first few of them, a line each.
std::string joined(std::vector<std::string> const& wrongs);

/// What SQLite itself finds wrong with the files of a folder.
std::vector<std::string> damages_of(std::filesystem::path const& folder);

}  // namespace vafa::faults
