// Acts go in many at a time, so that commits are shared as they are under load.
#include "support/club.hpp"

#include <atomic>
#include <boost/json/parse.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <semaphore>
#include <stdexcept>

#include "edge/jobs/jobs.hpp"

namespace vafa::bench {

namespace {

constexpr int goods_count = 300;
constexpr std::int64_t price_step = 50'000;
constexpr std::ptrdiff_t in_flight = 256;
constexpr std::int64_t part_by_credit = 1'000;  // rial; small enough that every member has it after a few sales

/// A mixing of bits, so that the n-th sale is the same in every run and no generator is shared.
std::uint64_t mixed(std::uint64_t n) {
    n += 0x9e3779b97f4a7c15;
    n = (n ^ n >> 30) * 0xbf58476d1ce4e5b9;
    n = (n ^ n >> 27) * 0x94d049bb133111eb;
    return n ^ n >> 31;
}

std::int64_t price_of(std::size_t good) { return static_cast<std::int64_t>(good % 40 + 1) * price_step; }

class Maker {
  public:
    Maker(Program& program, Credential credential) : program_(program), credential_(std::move(credential)) {}

    void at(ClubId club) { club_ = club; }

    boost::json::value ask(std::string_view name, std::string const& request) {
        auto answer = program_.dispatcher().dispatch_now(call(name, request));
        if (!answer.refusal.empty()) throw std::runtime_error(std::string(name) + ": " + answer.body);
        return boost::json::parse(answer.body);
    }

    /// `count` acts, `in_flight` at a time; `take` is called for each answer, from threads of the store.
    void ask_many(std::string_view name, std::int64_t count, std::function<std::string(std::int64_t)> const& request,
                  std::function<void(std::int64_t, Answer const&)> const& take) {
        std::counting_semaphore<> places(in_flight);
        for (std::int64_t i = 0; i < count; ++i) {
            places.acquire();
            program_.dispatcher().dispatch(call(name, request(i)), [&, i](Answer answer) {
                if (!answer.refusal.empty()) refused(name, answer);
                take(i, answer);
                places.release();
            });
        }
        for (std::ptrdiff_t i = 0; i < in_flight; ++i) places.acquire();
    }

  private:
    void refused(std::string_view name, Answer const& answer) {
        if (refusals_++ < 3) std::fprintf(stderr, "%s: %s\n", std::string(name).c_str(), answer.body.c_str());
    }
    Call call(std::string_view name, std::string const& request) {
        auto const* operation = program_.registry().find(name);
        if (!operation) throw std::runtime_error("there is no operation " + std::string(name));
        return {operation, club_, credential_, operation->writes ? "bench-" + std::to_string(++keys_) : "", boost::json::parse(request)};
    }

    Program& program_;
    Credential credential_;
    ClubId club_ = the_house;
    std::atomic<std::uint64_t> keys_ = 0;
    std::atomic<int> refusals_ = 0;
};

std::string text_of(boost::json::value const& answer, char const* name) { return std::string(answer.at(name).as_string()); }

/// Four rules apply to every sale; six never do.
std::string program_document(std::string const& good, std::string const& other_branch, std::string const& other_group) {
    return R"({"document":{"points_life":{"ends":{"kind":"after_days","days":365}},"credit_life":{"ends":{"kind":"after_days","days":365}},
        "redemption":{"per_invoice":2000000,"per_day":100000000},"rules":[
        {"number":1,"name":"امتیاز خرید","when":[],"gives":{"kind":"points_per_amount","points":1,"per":200000}},
        {"number":2,"name":"اعتبار خرید","when":[],"gives":{"kind":"credit_percent","percent":300}},
        {"number":3,"name":"کالای ویژه","when":[{"kind":"goods","goods":[")" + good + R"("],"goods_groups":[]}],"gives":{"kind":"points_per_piece","points":2}},
        {"number":4,"name":"خرید بزرگ","when":[{"kind":"basket_size","at_least":1}],"gives":{"kind":"points","points":1}},
        {"number":5,"name":"گروه ویژه","when":[{"kind":"member_group","groups":[")" + other_group + R"("]}],"gives":{"kind":"points","points":5}},
        {"number":6,"name":"شعبهٔ دیگر","when":[{"kind":"branch","branches":[")" + other_branch + R"("]}],"gives":{"kind":"points","points":5}},
        {"number":7,"name":"جشنوارهٔ پارسال","when":[{"kind":"dates","first_day":"2020-01-01","last_day":"2020-02-01"}],"gives":{"kind":"points","points":5}},
        {"number":8,"name":"نقدی","when":[{"kind":"payment","payments":["cash"]}],"gives":{"kind":"points","points":5}},
        {"number":9,"name":"سبد بسیار بزرگ","when":[{"kind":"basket_size","at_least":900000000000}],"gives":{"kind":"points","points":50}},
        {"number":10,"name":"خرید صدهزارم","when":[{"kind":"nth_purchase","number":100000}],"gives":{"kind":"points","points":1000}}]}})";
}

BenchClub found(Maker& maker) {
    BenchClub club;
    club.slug = "bench";
    auto founded = maker.ask("clubs.found", R"({"slug":"bench","name":"سنجش","money_unit":"toman","owner_login":"owner","owner_name":"مالک","owner_password":"a long password"})");
    club.number = founded.at("number").as_int64();
    maker.at(ClubId{club.number});
    club.branch = text_of(maker.ask("branches.define", R"({"name":"ونک","tills":1})"), "id");
    auto other_branch = text_of(maker.ask("branches.define", R"({"name":"تجریش","tills":1})"), "id");
    auto other_group = text_of(maker.ask("members.define_group", R"({"name":"ویژه","is_default":false})"), "id");
    for (int i = 0; i < goods_count; ++i)
        club.goods.push_back(text_of(maker.ask("goods.define", R"({"name":"کالای )" + std::to_string(i) + R"(","price":)" + std::to_string(price_of(static_cast<std::size_t>(i))) + "}"), "id"));
    maker.ask("program.publish", program_document(club.goods[0], other_branch, other_group));
    maker.ask("members.set_consent_policy", R"({"pin_from":9000000000000000})");
    club.api_key = text_of(maker.ask("keys.issue", R"({"name":"سنجش","scopes":[],"branches":[]})"), "key");
    return club;
}

void enrol(Maker& maker, BenchClub& club, std::int64_t members) {
    club.cards.resize(static_cast<std::size_t>(members));
    auto request = [](std::int64_t i) { return R"({"mobile":"09)" + std::to_string(100'000'000 + i) + R"(","first_name":"عضو","issue_card":true})"; };
    maker.ask_many("members.enrol", members, request, [&](std::int64_t i, Answer const& answer) {
        if (answer.refusal.empty()) club.cards[static_cast<std::size_t>(i)] = text_of(boost::json::parse(answer.body), "card");
    });
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void write_lines(std::filesystem::path const& path, std::vector<std::string> const& lines) {
    std::ofstream file(path);
    for (auto const& line : lines) file << line << '\n';
}

std::vector<std::string> read_lines(std::filesystem::path const& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

}  // namespace

void BenchClub::save(std::filesystem::path const& folder) const {
    write_lines(folder / "goods", goods);
    write_lines(folder / "cards", cards);
    write_lines(folder / "club", {slug, std::to_string(number), api_key, branch});
}

BenchClub BenchClub::load(std::filesystem::path const& folder) {
    auto lines = read_lines(folder / "club");
    if (lines.size() != 4) throw std::runtime_error("no club was made in " + folder.string());
    return {lines[0], std::stoll(lines[1]), lines[2], lines[3], read_lines(folder / "goods"), read_lines(folder / "cards")};
}

BenchClub make_club(Installation const& installation, std::filesystem::path const& folder, Size const& size) {
    if (std::filesystem::exists(folder / "club")) return BenchClub::load(folder);
    std::filesystem::create_directories(folder);
    auto start = std::chrono::steady_clock::now();
    Program program(installation);
    Credential operator_of_server;
    operator_of_server.kind = Credential::Kind::operator_of_server;
    Maker maker(program, operator_of_server);
    auto club = found(maker);
    enrol(maker, club, size.members);
    std::fprintf(stderr, "%lld members in %.0f s\n", static_cast<long long>(size.members), seconds_since(start));
    maker.ask_many("sales.record", size.sales, [&](std::int64_t i) { return sale_body_of(club, static_cast<std::size_t>(i) % club.cards.size(), static_cast<std::uint64_t>(i) * 5); },
                   [](std::int64_t, Answer const&) {});
    std::fprintf(stderr, "and %lld sales in %.0f s\n", static_cast<long long>(size.sales), seconds_since(start));
    jobs::Jobs::catch_up(program, ClubId{club.number});
    std::fprintf(stderr, "seen by all followers in %.0f s\n", seconds_since(start));
    club.save(folder);
    return club;
}

std::string sale_body_of(BenchClub const& club, std::size_t card, std::uint64_t n) {
    auto chance = mixed(n ^ 0x5bd1e995);
    std::int64_t total = 0;
    std::string lines;
    for (int line = 0; line < 3; ++line) {
        auto good = line == 0 ? 0 : static_cast<std::size_t>(chance >> (8 * line)) % club.goods.size();
        auto quantity = static_cast<std::int64_t>(chance >> (32 + 4 * line) & 3) + 1;
        total += price_of(good) * quantity;
        lines += (line ? "," : "") + (R"({"good":")" + club.goods[good] + R"(","quantity":)" + std::to_string(quantity) + "}");
    }
    auto credit = n % 5 == 1 ? part_by_credit : 0;
    return R"({"member":{"kind":"card","card":")" + club.cards[card] + R"("},"lines":[)" + lines + R"(],"branch":")" + club.branch +
           R"(","payments":{"card":)" + std::to_string(total - credit) + R"(,"cash":0,"other":0})" +
           (credit ? R"(,"credit":)" + std::to_string(credit) : "") + "}";
}

std::string sale_body(BenchClub const& club, std::uint64_t n) { return sale_body_of(club, mixed(n) % club.cards.size(), n); }

}  // namespace vafa::bench
