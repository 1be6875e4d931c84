// A club that sells over HTTP: members, a program, and tills that go on until they are stopped.
#pragma once

#include <atomic>
#include <thread>

#include "running_server.hpp"

namespace vafa::edge_tests {

/// A served club with ten members who earn points and credit.
struct Market : ServedClub {
    explicit Market(RunningServer const& server);

    /// A sale to one of the members, as JSON.
    std::string sale(int number) const;
    /// The members' balances, as the API tells them.
    std::string balances(RunningServer const& server) const;

    std::string branch;
    std::vector<std::string> members;
};

/// Tills that sell from their making to their stop, with a cashier's pause between two sales.
class SellingTills {
  public:
    SellingTills(RunningServer const& server, Market const& market, int tills, int pause_ms);
    ~SellingTills() { stop(); }

    /// How many sales were accepted so far.
    int sold() const { return sold_; }
    void stop();
    /// Milliseconds under which so many of a hundred answers stayed. After the stop.
    double quantile_ms(double part) const;

  private:
    std::atomic<bool> is_over_ = false;
    std::atomic<int> sold_ = 0;
    std::vector<std::vector<double>> waits_;
    std::vector<std::thread> tills_;
};

}  // namespace vafa::edge_tests
