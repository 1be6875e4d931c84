// A connection of its own, so that the lanes of the servers are not held up; rows travel in pipelines.
#include "store/filling.hpp"

#include "store/clock.hpp"
#include "store/postgres/founding.hpp"
#include "store/postgres/pipeline.hpp"

namespace vafa::store {

namespace postgres {

namespace {

constexpr Sql begin_filling{"begin"};
constexpr Sql end_filling{"commit"};
constexpr Sql set_club{"select set_config('vafa.club', ?1, true)"};

constexpr int rows_a_flush = 500;

class DatabaseFilling final : public Filling {
  public:
    DatabaseFilling(std::string const& url, std::span<Migration const> migrations) : pipeline_(url, true, round_trips_) {
        bring_forward(url, migrations);
        pipeline_.open();
        pipeline_.send(begin_filling, {}, {});
        pipeline_.flush();
    }

    void begin(ClubId club) override {
        club_ = club;
        auto number = std::to_string(club.value);
        pipeline_.send(set_club, std::array<Bind, 1>{std::string_view(number)}, {});
        pipeline_.send(insert_club, std::array<Bind, 1>{club.value}, {});
        flush();
    }
    void put(Question const& question) override {
        pipeline_.send(*question.sql, question.binds, bound());
        if (++unanswered_ >= rows_a_flush) flush();
    }
    Rows ask(Question const& question) override {
        Rows answer;
        pipeline_.send(*question.sql, question.binds, bound(), &answer);
        flush();
        return answer;
    }
    void finish() override {
        pipeline_.send(end_filling, {}, {});
        flush();
    }

  private:
    void flush() {
        pipeline_.flush();
        unanswered_ = 0;
    }
    Bound bound() const { return {club_.value, system_now().ms}; }

    ClubId club_;
    std::atomic<std::int64_t> round_trips_ = 0;
    Pipeline pipeline_;
    int unanswered_ = 0;
};

}  // namespace

}  // namespace postgres

std::unique_ptr<Filling> fill_database(std::string const& url, std::span<Migration const> migrations) {
    return std::make_unique<postgres::DatabaseFilling>(url, migrations);
}

}  // namespace vafa::store
