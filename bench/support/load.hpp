// A load over HTTP/1.1 from one thread: closed loop for rates, open loop for latencies (measured from the planned moment).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vafa::bench {

struct Load {
    std::string host = "127.0.0.1";
    int port = 0;
    int connections = 64;
    double seconds = 4;
    double rate = 0;                                     // requests a second, planned ahead; 0 = as fast as they are answered
    std::function<std::string(std::uint64_t)> request;   // the n-th request, whole: head and body
};

struct Outcome {
    std::uint64_t answered = 0;       // with 200
    std::uint64_t refused = 0;        // with anything else
    double seconds = 0;
    std::vector<std::int64_t> latencies_us;
    std::string first_refusal;        // what the first other answer said

    double rate() const { return seconds > 0 ? static_cast<double>(answered) / seconds : 0; }
    /// Sorts; q in 0 … 1.
    std::int64_t quantile_us(double q);
};

/// Runs the load; throws std::runtime_error where the server cannot be reached or breaks off.
Outcome run(Load const& load, std::uint64_t first_number = 0);

/// One request; the body of its answer. Throws where it is not 200.
std::string ask(Load const& load, std::string const& request);

/// `POST path` with a JSON body, an API key and an idempotency key.
std::string post(std::string const& path, std::string const& api_key, std::string const& key, std::string const& body);

}  // namespace vafa::bench
