// What /metrics tells Prometheus: requests of each operation with their latency, the store's work, memory.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "edge/jobs/backups.hpp"
#include "operation/dispatch.hpp"

namespace vafa::http {

class Metrics {
  public:
    explicit Metrics(Registry const& registry);

    void count(Operation const& operation, int status, std::chrono::nanoseconds took);
    /// Everything that was not an operation: pages, refusals of the edge.
    void count_other(int status);

    struct Gauges {
        DispatchCounters const& dispatch;
        store::Counters store;
        std::string_view engine;
        int open_connections = 0;
        jobs::BackupCounters backups;
    };
    /// In the Prometheus text format 0.0.4.
    std::string text(Gauges const& gauges) const;

  private:
    static constexpr std::array<double, 12> limits{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
    static constexpr std::size_t status_classes = 6;  // 0xx (never) … 5xx

    struct OfOperation {
        std::array<std::atomic<std::int64_t>, status_classes> by_status{};
        std::array<std::atomic<std::int64_t>, limits.size() + 1> by_latency{};
        std::atomic<std::int64_t> nanoseconds = 0;
    };
    std::string of_operations() const;

    Registry const& registry_;
    std::unique_ptr<OfOperation[]> operations_;
    std::array<std::atomic<std::int64_t>, status_classes> others_{};
    std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
};

}  // namespace vafa::http
