// Fork, read to the end, wait.
#include "faults/child.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

namespace vafa::faults {

namespace {

[[noreturn]] void be_child(int pipe, std::function<void(Tells const&)> const& work) {
    int code = 0;
    try {
        work(Tells(pipe));
    } catch (std::exception const& failure) {
        Tells(pipe).line(std::string("failed: ") + failure.what());
        code = 1;
    }
    std::fflush(stderr);
    ::_exit(code);
}

/// Puts the lines of what was read together; a last one without its end was never told.
void take_lines(std::string& rest, std::vector<std::string>& lines) {
    for (std::size_t end; (end = rest.find('\n')) != std::string::npos; rest.erase(0, end + 1)) lines.push_back(rest.substr(0, end));
}

}  // namespace

void Tells::line(std::string text) const {
    text += '\n';
    if (::write(pipe_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) ::_exit(3);
}

Ended run_child(std::function<void(Tells const&)> const& work) {
    return run_child_until(work, [](auto const&) { return false; });
}

Ended run_child_until(std::function<void(Tells const&)> const& work, std::function<bool(std::vector<std::string> const&)> const& is_enough) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    std::fflush(nullptr);
    auto child = ::fork();
    if (child < 0) throw std::runtime_error("no fork");
    if (child == 0) {
        ::close(ends[0]);
        be_child(ends[1], work);
    }
    ::close(ends[1]);
    Ended ended;
    std::string rest;
    char block[4096];
    for (ssize_t count; (count = ::read(ends[0], block, sizeof block)) > 0;) {
        rest.append(block, static_cast<std::size_t>(count));
        take_lines(rest, ended.lines);
        if (is_enough(ended.lines)) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    return ended;
}

}  // namespace vafa::faults
