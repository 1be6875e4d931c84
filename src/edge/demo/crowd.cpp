// Keys are numbered: no two requests of a run are the same.
#include "edge/demo/crowd.hpp"

#include <boost/json/parse.hpp>

namespace vafa::demo {

namespace {

constexpr int most_in_flight = 192;

}  // namespace

Outcome::Outcome(Answer answer, std::string_view operation) : answer_(std::move(answer)), operation_(operation) {
    auto body = json::parse(answer_.body);
    if (!body) throw store::Fault(operation_ + " answered no JSON: " + answer_.body);
    body_ = std::move(*body);
}

boost::json::value const& Outcome::at(std::string_view path) const {
    auto const* at = &body_;
    while (!path.empty()) {
        auto dot = path.find('.');
        auto name = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
        at = at->is_array() ? &at->get_array().at(std::stoul(std::string(name))) : &at->as_object().at(name);
    }
    return *at;
}

std::string Outcome::text_or_none(std::string_view name) const {
    auto const* found = body_.as_object().if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : "";
}

Outcome const& Outcome::accepted() const {
    if (!is_accepted()) throw store::Fault(operation_ + " was refused: " + answer_.body);
    return *this;
}

Call Crowd::call(Actor const& actor, std::string_view name, std::string const& request) {
    auto const* operation = program_.registry().find(name);
    if (!operation) throw store::Fault("there is no operation " + std::string(name));
    auto body = json::parse(request);
    if (!body) throw store::Fault(std::string(name) + " is asked with no JSON: " + request);
    return {operation, actor.club, actor.credential, operation->writes ? name_ + "-" + std::to_string(++asked_) : "", std::move(*body)};
}

Outcome Crowd::ask(Actor const& actor, std::string_view operation, std::string const& request) {
    return Outcome(program_.dispatcher().dispatch_now(call(actor, operation, request)), operation);
}

void Crowd::ask_later(Actor const& actor, std::string_view operation, std::string const& request,
                      std::function<void(Outcome const&)> then) {
    handle_until_fewer_than(most_in_flight);
    auto asked = call(actor, operation, request);
    {
        std::scoped_lock lock(mutex_);
        ++in_flight_;
    }
    auto name = std::string(operation);
    program_.dispatcher().dispatch(std::move(asked), [this, name, then = std::move(then)](Answer answer) mutable {
        std::scoped_lock lock(mutex_);
        answered_.push_back({std::move(answer), std::move(name), std::move(then)});
        --in_flight_;
        changed_.notify_all();
    });
}

void Crowd::wait() { handle_until_fewer_than(1); }

void Crowd::handle_until_fewer_than(int in_flight) {
    std::unique_lock lock(mutex_);
    for (;;) {
        for (auto& one : std::exchange(answered_, {})) {
            lock.unlock();
            one.then(Outcome(std::move(one.answer), one.operation));
            lock.lock();
        }
        if (in_flight_ < in_flight && answered_.empty()) return;
        changed_.wait(lock, [&] { return in_flight_ < in_flight || !answered_.empty(); });
    }
}

Crowd::~Crowd() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return in_flight_ == 0; });
}

}  // namespace vafa::demo
