// Requests of every operation, asked of a real club: whatever somebody sends, it is answered or refused, never a fault. The
// first two bytes choose the operation, the rest is its JSON.
#include <boost/json/serialize.hpp>

#include "fuzz/place.hpp"
#include "fuzz/target.hpp"
#include "world/synthesis.hpp"

using namespace vafa;

namespace {

/// A club with ids that requests can name.
class FuzzedClub {
  public:
    FuzzedClub() : program_(place_.installation(), place_.settings()) {
        credential_.kind = Credential::Kind::operator_of_server;
        program_.dispatcher().on_fault = [this](Operation const&, std::string_view what) { fault_ = what; };
        for (auto const& operation : program_.registry().operations())
            if (!operation.prepares && !operation.spec.name.starts_with("clubs.")) operations_.push_back(&operation);
        Credential house = credential_;
        auto found = program_.registry().find("clubs.found");
        auto founded = program_.dispatcher().dispatch_now({found, the_house, house, "found", *json::parse(
            R"({"slug":"fuzzed","name":"لاله","money_unit":"toman","owner_login":"owner","owner_name":"رضا","owner_password":"a long password"})")});
        club_ = *program_.directory().find("fuzzed");
        note(founded.body);
    }

    Operation const& operation(std::size_t at) const { return *operations_[at % operations_.size()]; }

    void ask(Operation const& operation, boost::json::value const& request) {
        auto decoded = operation.decode(request);
        if (decoded) {
            auto canonical = operation.canonical(decoded->get(), {});
            auto again = operation.decode(*json::parse(canonical));
            fuzz::promise(bool(again) && operation.canonical(again->get(), {}) == canonical, "a request does not survive its canonical form", canonical);
        }
        auto answer = program_.dispatcher().dispatch_now({&operation, club_, credential_, "k" + std::to_string(++asked_), request});
        auto what = std::string(operation.spec.name) + " " + boost::json::serialize(request) + "\n" + answer.body + "\n" + fault_;
        fuzz::promise(answer.refusal != "server.fault", "an operation fell over", what);
        fuzz::promise(answer.status < 500 || answer.refusal.starts_with("server."), "an answer of no kind", what);
        if (answer.refusal.empty()) note(answer.body);
    }

    std::string synthesised(Operation const& operation, unsigned seed) {
        auto id = [&](std::string_view prefix) {
            auto const& known = ids_[std::string(prefix)];
            return known.empty() || seed % 7 == 0 ? world::id_of_nothing(prefix) : known[seed % known.size()];
        };
        return boost::json::serialize(world::synthesised_request(operation, seed % 2 == 0 ? world::Filled::required : world::Filled::whole, id));
    }

  private:
    void note(std::string const& body) {
        for (auto& [prefix, ids] : world::ids_in(body)) {
            auto& known = ids_[prefix];
            for (auto& one : ids)
                if (known.size() < 50) known.push_back(one);
        }
    }

    fuzz::Place place_;
    Program program_;
    Credential credential_;
    ClubId club_;
    std::string fault_;
    std::vector<Operation const*> operations_;
    std::map<std::string, std::vector<std::string>> ids_;
    std::int64_t asked_ = 0;
};

FuzzedClub& club() {
    static FuzzedClub one;
    return one;
}

std::size_t chosen(std::uint8_t const* data) { return data[0] * std::size_t{256} + data[1]; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 2) return 0;
    auto request = json::parse(fuzz::text_of(data + 2, size - 2));
    if (request) club().ask(club().operation(chosen(data)), *request);
    return 0;
}

/// Often a well-shaped request with ids that are there, and then a change to it.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    if (seed % 4 == 0 && most > 2) {
        data[0] = static_cast<std::uint8_t>(seed >> 16);
        data[1] = static_cast<std::uint8_t>(seed >> 8);
        auto whole = club().synthesised(club().operation(chosen(data)), seed >> 3);
        if (whole.size() + 2 <= most) {
            std::copy(whole.begin(), whole.end(), data + 2);
            size = whole.size() + 2;
            if (seed % 8 == 0) return size;
        }
    }
    return LLVMFuzzerMutate(data, size, most);
}
