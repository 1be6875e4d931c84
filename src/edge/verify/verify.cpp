// The passes of a club, one after the other, in parts.
#include "edge/verify/verify.hpp"

#include <algorithm>

#include "edge/verify/log_passes.hpp"
#include "store/leisure.hpp"

namespace vafa::verify {

namespace {

constexpr std::int64_t acts_a_part = 500;

Checked check_invariant(Program& program, ClubId club, std::string_view name) {
    Checked checked;
    auto const& invariants = program.registry().invariants();
    auto found = std::find_if(invariants.begin(), invariants.end(), [&](auto const& one) { return one.name == name; });
    if (found == invariants.end()) throw store::Fault("there is no invariant " + std::string(name));
    store::read_at_leisure(program.store(), club, [&](Snapshot& snapshot) {
        checked.breaches.clear();
        for (auto& words : found->breaches(snapshot)) checked.breaches.push_back({std::string(name), "", std::move(words)});
    });
    checked.counts = {{"invariants", 1}};
    return checked;
}

Checked check_damage(Program& program, ClubId club) {
    Checked checked;
    for (auto& words : program.store().damage(club)) checked.breaches.push_back({"the database file", "", std::move(words)});
    return checked;
}

/// Where a page of the database cannot be read, smaller and smaller parts tell which act it is.
Checked check_log(Program& program, ClubId club, Part const& part, std::int64_t most) {
    Checked checked;
    auto run = [&](Snapshot& snapshot) {
        if (part.pass == "bodies") checked = check_bodies(snapshot, part.place, most);
        else if (part.pass == "postings") checked = check_postings(snapshot, part.place, most);
        else checked = check_leaves(snapshot, program.secrets(), part.place, most);
    };
    try {
        program.store().read_now(club, run);
        return checked;
    } catch (store::Fault const&) {
        if (most == 1) throw;
    }
    return check_log(program, club, part, most / 2);
}

void add(std::vector<Count>& to, Count const& count) {
    auto found = std::find_if(to.begin(), to.end(), [&](auto const& one) { return one.what == count.what; });
    if (found == to.end()) to.push_back(count);
    else found->count += count.count;
}

std::string table_of(std::string const& pass) {
    if (pass == "postings") return "ledger_line";
    return pass == "bodies" ? "operation_body" : "operation_log";
}

}  // namespace

std::vector<Part> passes(Registry const& registry) {
    std::vector<Part> all{{"damage", "", ""}, {"bodies", "", ""}, {"postings", "", ""}, {"leaves", "", ""}, {"exported days", "", ""}};
    for (auto const& invariant : registry.invariants()) all.push_back({"invariant", std::string(invariant.name), ""});
    return all;
}

Checked check(Program& program, ClubId club, Part const& part) try {
    if (part.pass == "damage") return check_damage(program, club);
    if (part.pass == "invariant") return check_invariant(program, club, part.subject);
    if (part.pass == "exported days") return check_exported_days(program, club);
    return check_log(program, club, part, acts_a_part);
} catch (store::Fault const& fault) {
    bool is_named = part.pass == "invariant" || part.pass == "exported days";
    auto row = part.place.empty() ? std::string("the first row") : "the row after place " + part.place;
    return {{}, {{is_named ? part.pass + " " + part.subject : table_of(part.pass), is_named ? "" : row, fault.what()}}, {}};
}

Verdict verify_club(Registry const& registry, std::function<Checked(Part const&)> const& ask) {
    Verdict verdict;
    for (auto part : passes(registry)) {
        do {
            auto checked = ask(part);
            for (auto const& count : checked.counts) add(verdict.counts, count);
            if (!checked.breaches.empty()) {
                verdict.breach = std::move(checked.breaches.front());
                return verdict;
            }
            part.place = std::move(checked.next);
        } while (!part.place.empty());
    }
    return verdict;
}

}  // namespace vafa::verify
