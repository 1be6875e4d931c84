// Counters are atomics without order: each is true by itself, which is all that a scrape needs.
#include "edge/http/metrics.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace vafa::http {

namespace {

std::size_t class_of(int status) { return static_cast<std::size_t>(std::clamp(status / 100, 0, 5)); }

void family(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
    out += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help, std::int64_t value) {
    family(out, name, type, help);
    out += fmt::format("{} {}\n", name, value);
}

std::int64_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    auto seconds = [](timeval const& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

Metrics::Metrics(Registry const& registry)
    : registry_(registry), operations_(std::make_unique<OfOperation[]>(registry.operations().size())) {}

void Metrics::count(Operation const& operation, int status, std::chrono::nanoseconds took) {
    auto& counted = operations_[static_cast<std::size_t>(&operation - registry_.operations().data())];
    counted.by_status[class_of(status)].fetch_add(1, std::memory_order_relaxed);
    auto seconds = std::chrono::duration<double>(took).count();
    auto place = std::lower_bound(limits.begin(), limits.end(), seconds) - limits.begin();
    counted.by_latency[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
    counted.nanoseconds.fetch_add(took.count(), std::memory_order_relaxed);
}

void Metrics::count_other(int status) { others_[class_of(status)].fetch_add(1, std::memory_order_relaxed); }

std::string Metrics::of_operations() const {
    std::string requests, latency;
    family(requests, "vafa_operation_requests_total", "counter", "Requests answered, by operation and class of status.");
    family(latency, "vafa_operation_seconds", "histogram", "From the request read to its answer ready.");
    for (std::size_t at = 0; at < registry_.operations().size(); ++at) {
        auto const& counted = operations_[at];
        auto name = registry_.operations()[at].spec.name;
        std::int64_t total = 0;
        for (std::size_t status = 1; status < status_classes; ++status)
            if (auto count = counted.by_status[status].load(std::memory_order_relaxed))
                requests += fmt::format("vafa_operation_requests_total{{operation=\"{}\",status=\"{}xx\"}} {}\n", name, status, count);
        for (auto const& bucket : counted.by_latency) total += bucket.load(std::memory_order_relaxed);
        if (total == 0) continue;
        std::int64_t below = 0;
        for (std::size_t place = 0; place < limits.size(); ++place) {
            below += counted.by_latency[place].load(std::memory_order_relaxed);
            latency += fmt::format("vafa_operation_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n", name, limits[place], below);
        }
        auto sum = static_cast<double>(counted.nanoseconds.load(std::memory_order_relaxed)) / 1e9;
        latency += fmt::format("vafa_operation_seconds_bucket{{operation=\"{0}\",le=\"+Inf\"}} {1}\n"
                               "vafa_operation_seconds_sum{{operation=\"{0}\"}} {2}\nvafa_operation_seconds_count{{operation=\"{0}\"}} {1}\n",
                               name, total, sum);
    }
    return requests + latency;
}

std::string Metrics::text(Gauges const& gauges) const {
    auto out = of_operations();
    family(out, "vafa_http_other_requests_total", "counter", "Requests that were no operation: pages, health, refusals of the edge.");
    for (std::size_t status = 1; status < status_classes; ++status)
        out += fmt::format("vafa_http_other_requests_total{{status=\"{}xx\"}} {}\n", status, others_[status].load(std::memory_order_relaxed));
    single(out, "vafa_http_connections", "gauge", "Connections open now.", gauges.open_connections);
    single(out, "vafa_dispatch_accepted_total", "counter", "Acts and questions that were accepted.", gauges.dispatch.accepted);
    single(out, "vafa_dispatch_refused_total", "counter", "Refusals.", gauges.dispatch.refused);
    single(out, "vafa_dispatch_faults_total", "counter", "Faults: disk full, connection lost, bugs that threw.", gauges.dispatch.faults);
    single(out, "vafa_dispatch_replays_total", "counter", "Repeated keys answered from the log.", gauges.dispatch.replays);
    single(out, "vafa_store_commits_total", "counter", "Groups committed.", gauges.store.commits);
    single(out, "vafa_store_works_total", "counter", "Works in those groups.", gauges.store.works);
    single(out, "vafa_store_singles_total", "counter", "Works run alone after their group was dropped.", gauges.store.singles);
    single(out, "vafa_store_fences_total", "counter", "Works run again after a fence.", gauges.store.fences);
    single(out, "vafa_store_round_trips_total", "counter", "Flushes waited for (PostgreSQL).", gauges.store.round_trips);
    single(out, "vafa_store_wal_bytes", "gauge", "Size of the write-ahead log (SQLite).", gauges.store.wal_bytes);
    single(out, "vafa_backups_sound_total", "counter", "Backups made, restored in a scratch place and verified.", gauges.backups.sound);
    single(out, "vafa_backups_failed_total", "counter", "Backups that were not made, or are not sound.", gauges.backups.failed);
    single(out, "vafa_backup_last_sound_timestamp_seconds", "gauge", "When the last sound backup was made; 0: never.", gauges.backups.last_sound_at);
    single(out, "vafa_backup_last_bytes", "gauge", "Size of the last backup.", gauges.backups.last_bytes);
    single(out, "vafa_backup_last_duration_milliseconds", "gauge", "How long the last backup and its check took.", gauges.backups.last_ms);
    family(out, "vafa_info", "gauge", "Which engine keeps the rows.");
    out += fmt::format("vafa_info{{engine=\"{}\"}} 1\n", gauges.engine);
    single(out, "process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
    family(out, "process_cpu_seconds_total", "counter", "Processor time used.");
    out += fmt::format("process_cpu_seconds_total {}\n", cpu_seconds());
    single(out, "process_start_time_seconds", "gauge", "When the program started.",
           std::chrono::duration_cast<std::chrono::seconds>(started_.time_since_epoch()).count());
    return out;
}

}  // namespace vafa::http
