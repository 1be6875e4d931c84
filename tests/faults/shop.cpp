// Acts by key, and the search for what they left.
#include "faults/shop.hpp"

#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <boost/json/parse.hpp>
#include <cstdlib>

#include "base/digest.hpp"
#include "store/leisure.hpp"

namespace vafa::faults {

namespace {

namespace fs = std::filesystem;

constexpr int tills_of_act = 3;

constexpr char const* program_of_stall = R"({"document":{"rules":[
    {"number":1,"name":"امتیاز خرید","gives":{"kind":"points_per_amount","points":1,"per":200000}},
    {"number":2,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":10000}}]}})";

fs::path fresh_path() {
    static std::atomic<int> count = 0;
    return fs::temp_directory_path() / ("vafa-faults-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
}

std::vector<std::string> parts_of(std::string const& line) {
    std::vector<std::string> parts;
    for (std::size_t from = 0, tab; from <= line.size(); from = tab + 1) {
        tab = std::min(line.find('\t', from), line.size());
        parts.push_back(line.substr(from, tab - from));
    }
    return parts;
}

constexpr store::Sql branches_by_half{
    "select branch.name from tenancy_branch branch where branch.club_id = :club and branch.name like 'act %' and "
    "(select count(*) from tenancy_till till where till.club_id = :club and till.branch_id = branch.id) <> ?1"};
constexpr store::Sql acts_in_log{
    "select cast(count(*) as bigint) from operation_log log join operation_body body on body.club_id = log.club_id and "
    "body.id = log.id where log.club_id = :club and log.operation = ?1 and log.refusal is null"};
constexpr store::Sql all_branches{"select cast(count(*) as bigint) from tenancy_branch where club_id = :club"};
constexpr store::Sql all_gifts{"select cast(count(*) as bigint) from gifts_gift where club_id = :club"};
constexpr store::Sql all_given{"select cast(count(*) as bigint) from rewards_given where club_id = :club"};
constexpr store::Sql all_sales{"select cast(count(*) as bigint) from sales_sale where club_id = :club"};
constexpr store::Sql acts_without_body{
    "select cast(count(*) as bigint) from operation_log log where club_id = :club and not exists "
    "(select 1 from operation_body body where body.club_id = log.club_id and body.id = log.id)"};

void find_halves(store::Snapshot& snapshot, std::vector<std::string>& wrongs) {
    for (auto row : snapshot.read(branches_by_half, tills_of_act)) wrongs.push_back("half an act: " + row.get<std::string>(0));
    for (auto const& [operation, made_by_it] : {std::pair{"branches.define", &all_branches}, {"sales.record", &all_sales}, {"gifts.give", &all_gifts},
                                                {"giving.give", &all_given}}) {
        auto made = snapshot.read(*made_by_it)[0].get<std::int64_t>(0);
        auto logged = snapshot.read(acts_in_log, std::string_view(operation))[0].get<std::int64_t>(0);
        if (made != logged) wrongs.push_back(std::to_string(made) + " of " + operation + " are there and " + std::to_string(logged) + " in the log");
    }
    auto bare = snapshot.read(acts_without_body)[0].get<std::int64_t>(0);
    if (bare != 0) wrongs.push_back(std::to_string(bare) + " acts have no body");
}

}  // namespace

int rounds(int usual, int with_long) {
    auto const* is_long = std::getenv("VAFA_LONG");
    return is_long && *is_long ? with_long : usual;
}

std::uint64_t seed_of_run() {
    if (auto const* given = std::getenv("VAFA_SEED")) return std::strtoull(given, nullptr, 10);
    return std::random_device{}();
}

std::string Acknowledged::line() const { return ask.operation + '\t' + ask.request + '\t' + ask.key + '\t' + body; }

Acknowledged Acknowledged::from_line(std::string const& line) {
    auto parts = parts_of(line);
    ensure(parts.size() == 4, "a child told half a line");
    return {{parts[0], parts[1], parts[2]}, parts[3]};
}

Folder::Folder() : path_(fresh_path()) {}

Folder::Folder(Folder const& copied) : path_(fresh_path()) {
    fs::create_directories(path_);
    for (auto const& entry : fs::directory_iterator(copied.path_))
        if (entry.is_regular_file() && entry.path().filename() != "lock") fs::copy(entry.path(), path_ / entry.path().filename());
}

Folder::~Folder() { fs::remove_all(path_); }

Installation Folder::installation() const {
    Installation made;
    made.data = path_;
    return made;
}

ClubId Shop::founds_club() {
    static std::atomic<int> count = 0;
    auto slug = "faults-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    auto answer = answers(the_house, {"clubs.found", R"({"slug":")" + slug + R"(","name":"لاله","money_unit":"toman","owner_login":"owner",)"
                                      R"("owner_name":"رضا","owner_password":"a long password","is_sandbox":true})", slug});
    if (!answer.refusal.empty()) throw std::runtime_error("no club: " + answer.body);
    return ClubId{boost::json::parse(answer.body).at("number").as_int64()};
}

Credential Shop::operator_of_server() {
    Credential credential;
    credential.kind = Credential::Kind::operator_of_server;
    return credential;
}

std::string Shop::owner_session(ClubId club) {
    std::array<std::byte, 24> random;
    randombytes_buf(random.data(), random.size());
    auto reference = tenancy::session_reference(club, random);
    auto hash = hex(tenancy::read_session_reference(reference)->credential.hash);
    auto begun = answers(club, {"sessions.begin", R"({"login":"owner","password":"a long password","reference_hash":")" + hash + "\"}", ""}, {});
    if (!begun.refusal.empty()) throw std::runtime_error("nobody signs in: " + begun.body);
    return reference;
}

Answer Shop::answers(ClubId club, Ask const& ask, Credential const& who) {
    auto const* operation = program.registry().find(ask.operation);
    ensure(operation != nullptr, "an act of a fault test names no operation");
    return program.dispatcher().dispatch_now({operation, club, who, ask.key, boost::json::parse(ask.request)});
}

Stall Shop::opens_stall(int members) {
    Stall stall;
    stall.club = founds_club();
    auto done = [&](std::string const& operation, std::string const& request) {
        static std::atomic<int> count = 0;
        auto answer = answers(stall.club, {operation, request, "stall-" + std::to_string(++count)});
        if (!answer.refusal.empty()) throw std::runtime_error("no stall: " + answer.body);
        return boost::json::parse(answer.body);
    };
    auto text = [](boost::json::value const& value, char const* name) { return std::string(value.at(name).as_string()); };
    stall.branch = text(done("branches.define", R"({"name":"ونک","tills":1})"), "id");
    stall.key = tenancy::read_api_key(text(done("keys.issue", R"({"name":"بازار"})"), "key"))->credential;
    done("program.publish", program_of_stall);
    done("members.set_consent_policy", R"({"pin_from":9000000000000000})");
    done("giving.set_terms", R"({"is_on":true,"least":1,"most_a_day":1000000,"most_a_month":1000000})");
    for (int n = 0; n < members; ++n) {
        stall.members.push_back(text(done("members.enrol", R"({"mobile":"0912)" + std::to_string(1'000'000 + n) + R"("})"), "id"));
        done("sales.record", stall.sale(stall.members.back(), first_credit, 0));
    }
    auto batch = R"({"batch":")" + text(done("gift_cards.print", R"({"name":"عید غدیر","count":1,"value":50000000,"last_day":"2099-01-01"})"), "id") + "\"}";
    done("gift_cards.activate", batch);
    stall.gift_card = text(done("gift_cards.export", batch).at("items").as_array().at(0), "number");
    return stall;
}

std::string Stall::sale(std::string const& member, std::int64_t price, std::int64_t credit, std::string const& more, std::int64_t gift) const {
    return R"({"member":{"kind":"id","id":")" + member + R"("},"lines":[{"name":"چای","unit_price":)" + std::to_string(price) +
           R"(}],"payments":{"card":)" + std::to_string(price - credit - gift) + R"(,"cash":0,"other":0},"credit":)" + std::to_string(credit) +
           R"(,"branch":")" + branch + '"' + more + "}";
}

std::string Stall::giving(std::size_t giver) const {
    auto by_id = [&](std::size_t n) { return R"({"kind":"id","id":")" + members[n % members.size()] + "\"}"; };
    return R"({"member":)" + by_id(giver) + R"(,"receiver":)" + by_id(giver + 1) + R"(,"points":1})";
}

Ask act_of(Stall const& stall, std::string const& client, int n) {
    auto key = client + "-" + std::to_string(n);
    if (n % 6 == 5) return {"branches.define", R"({"name":"act )" + key + R"(","tills":)" + std::to_string(tills_of_act) + "}", key};
    if (n % 6 == 1) return {"gifts.give", R"({"name":"act )" + key + R"(","wallet":"credit","amount":)" + std::to_string(gift_of_act) + R"(,"last_day":"2099-01-01","to":{},"most_members":99})", key};
    if (n % 12 == 6) return {"giving.give", stall.giving(static_cast<std::size_t>(n) / 12), key};
    auto const& member = stall.members[static_cast<std::size_t>(n) % stall.members.size()];
    if (n % 6 == 4)
        return {"sales.record", stall.sale(member, 150'000, 0, R"(,"gift_cards":[{"number":")" + stall.gift_card + R"(","amount":2000}])", 2'000), key};
    return {"sales.record", stall.sale(member, 150'000 + n, n % 3 == 2 ? 1'000 : 0), key};
}

std::vector<std::string> wrongs_of(Shop& shop, ClubId club, std::vector<Acknowledged> const& acknowledged, Credential const& who) {
    std::vector<std::string> wrongs;
    for (auto const& one : acknowledged) {
        auto again = shop.answers(club, one.ask, who);
        if (!again.is_replay) wrongs.push_back("lost: " + one.ask.key + ", now " + again.body);
        else if (again.body != one.body) wrongs.push_back("another answer: " + one.ask.key);
    }
    store::read_at_leisure(shop.program.store(), club, [&](store::Snapshot& snapshot) {
        find_halves(snapshot, wrongs);
        for (auto& breach : breaches_of(shop.program, snapshot)) wrongs.push_back(std::move(breach));
    });
    return wrongs;
}

std::vector<std::string> breaches_of(Program& program, store::Snapshot& snapshot) {
    std::vector<std::string> breaches;
    for (auto const& invariant : program.registry().invariants())
        for (auto const& breach : invariant.breaches(snapshot)) breaches.push_back(std::string(invariant.name) + ": " + breach);
    return breaches;
}

Installation on_postgres(Folder const& folder) {
    auto const* url = std::getenv("VAFA_TEST_POSTGRES");
    if (!url) throw std::runtime_error("VAFA_TEST_POSTGRES is not set");
    auto made = folder.installation();
    made.database = url;
    made.connections = 4;
    return made;
}

SharedSecret::SharedSecret() { ::setenv("VAFA_MASTER_KEY", std::string(64, 'a').c_str(), 1); }
SharedSecret::~SharedSecret() { ::unsetenv("VAFA_MASTER_KEY"); }

std::string joined(std::vector<std::string> const& wrongs) {
    std::string all;
    for (std::size_t at = 0; at < std::min<std::size_t>(wrongs.size(), 5); ++at) all += wrongs[at] + "\n";
    return all;
}

std::vector<std::string> damages_of(fs::path const& folder) {
    std::vector<std::string> damages;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".db") continue;
        sqlite3* database = nullptr;
        sqlite3_open_v2(entry.path().c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
        auto note = [](void* into, int, char** values, char**) {
            if (std::string_view(values[0]) != "ok") static_cast<std::vector<std::string>*>(into)->push_back(values[0]);
            return 0;
        };
        if (sqlite3_exec(database, "pragma integrity_check", note, &damages, nullptr) != SQLITE_OK)
            damages.push_back(entry.path().filename().string() + ": " + sqlite3_errmsg(database));
        sqlite3_close(database);
    }
    return damages;
}

}  // namespace vafa::faults
