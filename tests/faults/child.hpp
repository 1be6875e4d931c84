// A process of its own for what ends badly: it tells through a pipe what was acknowledged, and the test reads that.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace vafa::faults {

/// The child's side: whole lines, each in one write. Any thread.
class Tells {
  public:
    explicit Tells(int pipe) : pipe_(pipe) {}
    void line(std::string text) const;

  private:
    int pipe_;
};

struct Ended {
    std::vector<std::string> lines;  // whole ones
    int exit_code = -1;              // -1: by a signal
    int signal = 0;
};

/// Runs `work` in a forked process until it ends; returning ends it with 0, an exception with 1.
/// The caller must have no other threads.
Ended run_child(std::function<void(Tells const&)> const& work);

/// The same, killed with SIGKILL once `is_enough` says so of the lines so far (asked after each).
Ended run_child_until(std::function<void(Tells const&)> const& work, std::function<bool(std::vector<std::string> const&)> const& is_enough);

}  // namespace vafa::faults
