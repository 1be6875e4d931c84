// The people of the sample club: each asks through dispatch, as every edge does; many at once, so that they share commits.
#pragma once

#include <condition_variable>
#include <mutex>

#include "edge/program.hpp"

namespace vafa::demo {

struct Actor {
    ClubId club;
    Credential credential;
};

/// Builds a request: `Json{}("mobile", "0912…")("group", id).text()`.
class Json {
  public:
    Json() { out_.begin_object(); }
    Json& operator()(std::string_view name, std::string_view value) { return out_.key(name), out_.text(value), *this; }
    Json& operator()(std::string_view name, char const* value) { return (*this)(name, std::string_view(value)); }
    Json& operator()(std::string_view name, std::int64_t value) { return out_.key(name), out_.integer(value), *this; }
    Json& operator()(std::string_view name, int value) { return (*this)(name, std::int64_t(value)); }
    Json& operator()(std::string_view name, bool value) { return out_.key(name), out_.boolean(value), *this; }
    Json& raw(std::string_view name, std::string_view json) { return out_.key(name), out_.raw(json), *this; }
    std::string text() { return out_.end_object(), out_.take(); }

  private:
    json::Writer out_;
};

/// What came back, with the words of JSON paths.
class Outcome {
  public:
    Outcome(Answer answer, std::string_view operation);
    bool is_accepted() const { return answer_.refusal.empty(); }
    std::string const& refusal() const { return answer_.refusal; }
    boost::json::value const& at(std::string_view path) const;
    std::int64_t number(std::string_view path) const { return at(path).as_int64(); }
    std::string text(std::string_view path) const { return std::string(at(path).as_string()); }
    /// A field of the answer itself that may be left out.
    std::string text_or_none(std::string_view name) const;
    /// Ends the building of the sample with the refusal's words.
    Outcome const& accepted() const;

  private:
    Answer answer_;
    std::string operation_;
    boost::json::value body_;
};

class Crowd {
  public:
    /// Idempotency keys begin with `name`: crowds of other names may have asked the same club or house before.
    explicit Crowd(Program& program, std::string_view name = "sample") : program_(program), name_(name) {}
    ~Crowd();

    Outcome ask(Actor const& actor, std::string_view operation, std::string const& request);
    /// Returns once fewer than the most are in flight. `then` runs in this thread, within a later call or `wait`.
    void ask_later(Actor const& actor, std::string_view operation, std::string const& request,
                   std::function<void(Outcome const&)> then);
    /// Until every answer was handled.
    void wait();

    Program& program() { return program_; }

  private:
    struct Answered {
        Answer answer;
        std::string operation;
        std::function<void(Outcome const&)> then;
    };
    Call call(Actor const& actor, std::string_view operation, std::string const& request);
    void handle_until_fewer_than(int in_flight);

    Program& program_;
    std::string name_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Answered> answered_;
    int in_flight_ = 0;
    std::int64_t asked_ = 0;
};

}  // namespace vafa::demo
