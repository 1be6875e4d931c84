// An answer that goes on: text for one listener, taken by its connection piece by piece.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <utility>

namespace vafa::http {

class Stream {
  public:
    /// The next piece, and whether it is the last. Called once, from whichever thread has it.
    using Take = std::function<void(std::string piece, bool is_last)>;

    /// Asks for the next piece; one asks at a time.
    void next(Take take);
    /// False where nobody listens any more, or the listener is too slow: it may come again with what it had last.
    bool push(std::string const& text);
    /// What was pushed is still sent.
    void end();
    /// The listener is gone.
    void leave();

  private:
    void give(std::unique_lock<std::mutex> lock);

    std::mutex mutex_;
    std::string waiting_;
    Take take_;
    bool is_ended_ = false, is_left_ = false;
};

}  // namespace vafa::http
