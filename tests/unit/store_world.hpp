// A fresh database for a store test: a folder of its own, or a database of its own in the cluster of VAFA_TEST_POSTGRES.
#pragma once

#include <gtest/gtest.h>

#include <future>

#include "store/store.hpp"

namespace vafa::store {

enum class TestedEngine { sqlite, postgresql };

/// PostgreSQL only where VAFA_TEST_POSTGRES names a cluster (a URL of a superuser).
std::vector<TestedEngine> tested_engines();
std::string name_of(testing::TestParamInfo<TestedEngine> const& tested);

class FreshPlace {
  public:
    explicit FreshPlace(TestedEngine engine);
    ~FreshPlace();
    FreshPlace(FreshPlace const&) = delete;
    FreshPlace& operator=(FreshPlace const&) = delete;

    Settings settings() const { return settings_; }

  private:
    std::string name_;
    Settings settings_;
};

inline constexpr Migration notes_migration{1, "notes", R"(
    create table note (
        club_id int64 not null,
        id int64 not null check (id > 0),
        title text not null,
        body bytes,
        at int64 not null default 0,
        primary key (club_id, id)
    ) clustered;
    create unique index note_title on note (club_id, title) where title <> 'any';
    create table diary (club_id int64 not null, id int64 not null, line text not null, primary key (club_id, id));
    append only diary;
)"};

inline constexpr ClubId lale{1}, narges{2};

inline constexpr Sql insert_note{"insert into note (club_id, id, title, at) values (:club, ?1, ?2, :now)"};
inline constexpr Sql insert_body{"insert into note (club_id, id, title, body) values (:club, ?1, 'any', ?2)"};
inline constexpr Sql rename_note{"update note set title = ?2 where club_id = :club and id = ?1"};
inline constexpr Sql titles{"select title from note where club_id = :club order by id"};
inline constexpr Sql title_of{"select title from note where club_id = :club and id = ?1 for update"};
inline constexpr Sql count_notes{"select cast(count(*) as bigint) from note where club_id = :club"};

/// A store with the clubs lale and narges.
class StoreTest : public testing::TestWithParam<TestedEngine> {
  protected:
    StoreTest() : place(GetParam()) {}

    Settings settings() const { return place.settings(); }
    void open(Settings const& chosen);
    void open() { open(settings()); }
    bool on_sqlite() const { return GetParam() == TestedEngine::sqlite; }

    std::string all_titles(ClubId club = lale);  // "a b c" by id
    std::int64_t notes(ClubId club = lale);

    FreshPlace place;
    std::unique_ptr<Store> store;
};

/// Works that are handed over together: while a first one holds every writer, the others gather, and so form groups.
class Together {
  public:
    explicit Together(Store& store) : store_(store) {}
    void add(std::function<void(Transaction&)> run, std::uint64_t route = 1);
    void add(Work work);
    /// Lets them go and waits for all; what each one was answered, "" for well done.
    std::vector<std::string> answers();

  private:
    Store& store_;
    std::vector<Work> works_;
};

/// What a work was answered with: "", or the exception's kind and words.
std::string words_of(std::exception_ptr failure);

}  // namespace vafa::store
