// The world of a story: a fresh club with an owner, a branch and tills, spoken to through dispatch, as every edge does.
#pragma once

#include <boost/json/value.hpp>
#include <initializer_list>
#include <memory>
#include <string>

#include "edge/program.hpp"
#include "world/scenario.hpp"

namespace vafa::world {

/// A program on a fresh folder or on the shared test database, kept for all stories of one engine.
Program& program();

/// What came back: asks that must be met say so in the test's own output.
class Reply {
  public:
    Reply(Answer answer, std::string what);
    bool is_accepted() const { return answer_.refusal.empty(); }
    /// The value at a path of names and indices: "earned.points", "lines.0.net". A missing one fails the story.
    boost::json::value const& at(std::string_view path) const;
    std::int64_t number(std::string_view path) const;
    std::string text(std::string_view path) const;
    bool has(std::string_view path) const;
    /// The story goes on only if it was accepted.
    Reply const& accepted(std::source_location where = std::source_location::current()) const;
    Reply const& is_refused(std::string_view code, std::source_location where = std::source_location::current()) const;
    Answer const& answer() const { return answer_; }
    std::string const& body() const { return answer_.body; }

  private:
    boost::json::value const* find(std::string_view path) const;
    Answer answer_;
    std::string what_;
    boost::json::value body_;
};

/// Somebody who asks: a session, an API key, or the operator of the server.
class Person {
  public:
    Person() = default;
    Person(ClubId club, Credential credential) : club_(club), credential_(std::move(credential)) {}
    /// `request` is JSON; a fresh idempotency key each time unless one is given.
    Reply asks(std::string_view operation, std::string const& request = "{}", std::string const& key = fresh_key()) const;
    ClubId club() const { return club_; }
    Credential const& credential() const { return credential_; }
    Person in_english() const;

    static std::string fresh_key();

  private:
    ClubId club_;
    Credential credential_;
};

/// Who acts in a transaction of the story's own, with the club's clock set: the operator of the server.
Caller admitted(Transaction& tx);
/// A request about one member: {"member":"mem_…"} with further members of it.
std::string of_member(std::string const& member, std::string const& more = "");
/// What a second person answers an act that waits: the request with the digest that they read in their own list.
std::string decision_on(Reply const& waiting, Person const& reader);
bool contains(std::string_view text, std::string_view part);

/// A sandbox club: its clock moves on command. Leaving it checks every invariant of every module.
class Club {
  public:
    explicit Club(std::string name = "لاله");
    ~Club();
    Club(Club const&) = delete;
    Club& operator=(Club const&) = delete;

    Person owner;
    Person operator_of_server;
    std::string branch, second_branch;   // ids
    std::string till, second_till;       // the first till of each
    ClubId id() const { return id_; }
    std::string const& slug() const { return slug_; }

    /// A staff member who has signed in, at a till where one is given.
    Person staff(std::string const& role, std::string const& till_id = "", std::string const& branch_id = "");
    Person signs_in(std::string const& login, std::string const& password, std::string const& till_id = "");
    Person api_key(std::string const& scopes_json = "[]", std::string const& branches_json = "[]");

    void days_pass(int days);
    void time_passes(std::int64_t ms);
    Day today() const;
    /// Moves the clock to the morning of a Jalali day; it must lie ahead.
    void wakes_on(int year, int month, int day);

    void check_invariants() const;
    /// What one invariant finds.
    std::vector<std::string> breaches_of(std::string_view invariant) const;
    /// What a hand in the database does.
    template <class... Values>
    void changes(store::Sql const& sql, Values... values) const {
        program().store().write_now(id_, [&](store::Transaction& tx) { tx.write(sql, values...); });
    }
    /// All requests and answers that the operation log keeps, for stories about what must not stand there.
    std::string logged() const;

  private:
    ClubId id_;
    std::string slug_;
};

}  // namespace vafa::world
