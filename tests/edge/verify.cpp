// `vafa verify`, the real one: beside a server that goes on selling, after a person was forgotten, and on copies of the
// database in which somebody has changed a byte.
#include <sqlite3.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "running_server.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

namespace {

namespace fs = std::filesystem;

/// Half of a purchase comes back as credit, so that the ledger's amounts are not the sale's.
constexpr char const* half_back = R"({"document":{"rules":[{"number":1,"name":"اعتبار خرید","gives":{"kind":"credit_percent","percent":5000}}]}})";

/// A club in a running server in which something is sold.
struct SellingClub : ServedClub {
    explicit SellingClub(RunningServer const& server) : ServedClub(server), server_(server) {
        asks("PUT", "/v1/settings/consent", R"({"pin_from":9000000000000000})");
        asks("POST", "/v1/program/versions", half_back);
        branch = asks("POST", "/v1/branches", R"({"name":"ونک","tills":1})").text("id");
        member = asks("POST", "/v1/members", R"({"mobile":"09121234567","first_name":"سارا","last_name":"محمدی"})").text("id");
    }

    Response asks(std::string_view method, std::string const& target, std::string const& body) const {
        static std::atomic<int> count{0};
        auto answer = server_.asks(method, target, cookie + "Idempotency-Key: k" + std::to_string(++count) + "\r\n", body);
        EXPECT_EQ(answer.status, 200) << target << ": " << answer.body;
        return answer;
    }
    void sells(std::int64_t rial) const {
        asks("POST", "/v1/sales", R"({"member":{"kind":"id","id":")" + member + R"("},"branch":")" + branch + R"(","lines":[{"name":"چای","unit_price":)" +
                                      std::to_string(rial) + R"(}],"payments":{"card":)" + std::to_string(rial) + R"(,"cash":0,"other":0}})");
    }

    std::string branch, member;

  private:
    RunningServer const& server_;
};

struct Verified {
    int code = -1;
    std::string said;
    bool has_said(std::string_view words) const { return said.find(words) != std::string::npos; }
    /// "15 acts" of the club's line; -1 where it says none.
    std::int64_t count_of(std::string const& club, std::string const& what) const {
        auto line = said.substr(std::min(said.find(club + ":"), said.size()));
        line = line.substr(0, line.find('\n'));
        auto at = line.find(" " + what);
        if (at == std::string::npos) return -1;
        auto from = line.find_last_of(" ", at - 1) + 1;
        std::string digits;
        for (char letter : line.substr(from, at - from))
            if (letter != ',') digits += letter;
        return std::stoll(digits);
    }
};

Verified verified(RunningServer const& server) {
    Verified verified;
    verified.said = server.runs({"verify"}, &verified.code);
    return verified;
}
Verified verified(fs::path const& data) {
    Verified verified;
    verified.said = program_says({"verify", "--data", data.string()}, &verified.code);
    return verified;
}

/// Waits until the sealer has been everywhere.
Verified verified_when_sealed(RunningServer const& server, std::string const& club) {
    for (int i = 0; i < 200; ++i, ::usleep(50'000)) {
        auto now = verified(server);
        if (now.code != 0 || now.count_of(club, "leaves") == now.count_of(club, "acts")) return now;
    }
    ADD_FAILURE() << "the sealer does not come to its end";
    return {};
}

std::string whole(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The folder of a stopped server, compacted: nothing stands in its files that no row owns.
class StoppedFolder {
  public:
    explicit StoppedFolder(RunningServer const& server) : path_(server.data().string() + "-copy") {
        fs::create_directories(path_);
        for (auto const& entry : fs::recursive_directory_iterator(server.data())) {
            auto to = path_ / fs::relative(entry.path(), server.data());
            if (entry.is_directory()) fs::create_directories(to);
            else if (entry.is_regular_file() && entry.path().filename() != "lock") fs::copy_file(entry.path(), to);
        }
        asked("delete from reports_hour");  // counted from the sales, and counted anew from them: it proves nothing
        asked("vacuum");
        sound_ = whole(file());
    }
    ~StoppedFolder() { fs::remove_all(path_); }

    fs::path const& path() const { return path_; }
    fs::path file() const { return path_ / "club-1.db"; }

    /// The first cell of the answer.
    std::string asked(std::string const& sql) const {
        sqlite3* database = nullptr;
        sqlite3_stmt* statement = nullptr;
        EXPECT_EQ(sqlite3_open_v2(file().c_str(), &database, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
        EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        std::string cell;
        if (sqlite3_step(statement) == SQLITE_ROW)
            cell.assign(static_cast<char const*>(sqlite3_column_blob(statement, 0)), static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return cell;
    }

    /// Wherever these bytes stand: one bit of the last of them is changed, and verification must name what does not fit.
    /// Returns the tables and invariants that it named, a line each.
    std::string named_where_changed(std::string const& bytes) const {
        std::string named;
        if (bytes.size() < 5) throw std::runtime_error("these bytes are too few to be found");
        for (auto at = sound_.find(bytes); at != std::string::npos; at = sound_.find(bytes, at + 1)) {
            auto changed = sound_;
            changed[at + bytes.size() - 1] ^= 1;
            std::ofstream(file(), std::ios::binary) << changed;
            auto found = verified(path_);
            EXPECT_EQ(found.code, 1) << "byte " << at << " was changed: " << found.said;
            EXPECT_TRUE(found.has_said("DOES NOT FIT: club ")) << found.said;
            named += found.said.substr(std::min(found.said.find("DOES NOT FIT"), found.said.size()));
        }
        std::ofstream(file(), std::ios::binary) << sound_;
        EXPECT_NE(named, "") << "they stand nowhere";
        return named;
    }

  private:
    fs::path path_;
    std::string sound_;
};

}  // namespace

SCENARIO("Verification asks the server that runs, which goes on selling; alone it finds the same, and a forgotten member leaves it clean") {
    RunningServer one(world::engine());
    SellingClub club(one);
    std::atomic<bool> is_over = false;
    std::thread till([&] {
        for (std::int64_t rial = 100'000; !is_over; ++rial) club.sells(rial);
    });
    for (int i = 0; i < 5; ++i) {
        auto beside = verified(one);
        EXPECT_EQ(beside.code, 0) << beside.said;
        EXPECT_TRUE(beside.has_said("the house: ") && beside.has_said(club.slug + ": ")) << beside.said;
    }
    is_over = true;
    till.join();

    auto before = verified_when_sealed(one, club.slug);
    ASSERT_EQ(before.code, 0) << before.said;
    EXPECT_EQ(before.count_of(club.slug, "erased bodies"), 0);
    auto postings = before.count_of(club.slug, "postings");
    EXPECT_GT(postings, 0);

    EXPECT_EQ(club.asks("POST", "/v1/members/" + club.member + "/erase", "{}").status, 200);
    auto after = verified_when_sealed(one, club.slug);
    EXPECT_EQ(after.code, 0) << after.said;
    EXPECT_GT(after.count_of(club.slug, "erased bodies"), postings) << "the sales and the enrolment: " << after.said;
    EXPECT_EQ(after.count_of(club.slug, "postings"), postings);

    one.signal(SIGTERM);
    EXPECT_EQ(one.wait(), 0);
    auto alone = verified(one);
    EXPECT_EQ(alone.code, 0);
    EXPECT_EQ(alone.said, after.said);
}

TEST(ChangedByte, is_named_in_whatever_the_ledger_and_the_log_prove) {
    RunningServer one;
    SellingClub club(one);
    club.sells(2 * 0x0107654321);
    ASSERT_EQ(verified_when_sealed(one, club.slug).code, 0);
    one.signal(SIGTERM);
    ASSERT_EQ(one.wait(), 0);
    StoppedFolder copy(one);
    auto sound = verified(copy.path());
    ASSERT_EQ(sound.code, 0) << sound.said;

    // in the ledger's line (amount, balance), in the wallet, in the lot (received, remaining)
    auto amounts = copy.named_where_changed("\x01\x07\x65\x43\x21");
    for (auto const* table : {"ledger_line, act_", "ledger.balances_are_sums_of_lines", "ledger.lots_are_sums_of_lines"})
        EXPECT_NE(amounts.find(table), std::string::npos) << table << "\n" << amounts;
    EXPECT_NE(amounts.find(club.member), std::string::npos) << "whose wallet it is\n" << amounts;

    std::string const act = "(select id from operation_log where operation = 'sales.record')";
    auto named = [&](std::string const& cell, std::string const& table) {
        SCOPED_TRACE(cell);
        auto words = copy.named_where_changed(copy.asked(cell));
        EXPECT_NE(words.find(table), std::string::npos) << words;
    };
    // what an index repeats is named by the index that no longer fits
    named("select key_hash from operation_log where id = " + act, "operation_log");
    named("select ledger_digest from operation_log where id = " + act, "ledger_line, act_");
    named("select body_digest from operation_log where id = " + act, "operation_body, act_");
    named("select salt from operation_body where id = " + act, "operation_body, act_");
    named("select request from operation_body where id = " + act, "operation_body, act_");
    named("select answer from operation_body where id = " + act, "operation_body, act_");
    named("select 'sales.record'", "operation_log");
    EXPECT_EQ(verified(copy.path()).said, sound.said) << "what was changed was changed back";
}
