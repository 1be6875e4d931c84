// Commits groups of works over one connection: they share first questions, round trips and one COMMIT.
#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "store/postgres/database_clock.hpp"
#include "store/postgres/session.hpp"
#include "store/shared.hpp"

namespace vafa::store::postgres {

class GroupWriter {
  public:
    GroupWriter(Shared& shared, DatabaseClock& clock);

    /// Runs, commits and answers works of one club. What spoils a group is run alone behind it.
    void commit(std::span<Work> works);

  private:
    enum class Ended { committed, unknown, dropped };
    using Places = std::vector<std::size_t>;

    Ended try_group(std::span<Work> works, Places const& members);
    void run_in_group(Work& work, std::size_t place, int round_trips);
    bool part_with_culprit(Places& members, Places& alone) const;
    void answer(std::span<Work> works, Places const& members);

    void run_alone(Work& work);
    std::exception_ptr try_until_settled(Work& work);
    void run_once(Work& work);

    void begin(ClubId club, std::string_view lock_timeout);
    int ask_first(std::span<Work> works, Places const& members);
    int rehearse(std::span<Work> works, Places const& members, int round_trips);
    Ended end();
    void roll_back(ClubId club) noexcept;
    void reopen();

    Shared& shared_;
    DatabaseClock& clock_;
    Pipeline pipeline_;
    LaneMemory memory_;
    Rows setup_;
    std::vector<std::exception_ptr> outcomes_;
    bool was_open_ = false;
    std::chrono::steady_clock::time_point next_attempt_{};
};

}  // namespace vafa::store::postgres
