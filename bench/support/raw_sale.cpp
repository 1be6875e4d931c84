// Statements as short as they can be; everything that is not the database is left out.
#include "support/raw_sale.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <random>
#include <stdexcept>

namespace vafa::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int sales_per_commit = 64;
constexpr int large_log_frames = 2000;  // as the program does

class Statement {
  public:
    Statement(sqlite3* database, char const* sql) {
        if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(database)) + " in " + sql);
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(Statement const&) = delete;

    Statement& bind(std::initializer_list<std::int64_t> values) {
        int at = 0;
        for (auto value : values) sqlite3_bind_int64(statement_, ++at, value);
        return *this;
    }
    Statement& bytes(int at, std::string const& value) {
        sqlite3_bind_blob(statement_, at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
        return *this;
    }
    void run() {
        int code = sqlite3_step(statement_);
        if (code != SQLITE_DONE && code != SQLITE_ROW) throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement_)));
        sqlite3_reset(statement_);
    }
    /// Steps through all rows; the first row's column.
    std::int64_t first(int column) {
        std::int64_t value = 0;
        bool is_first = true;
        while (sqlite3_step(statement_) == SQLITE_ROW) {
            if (is_first) value = sqlite3_column_int64(statement_, column);
            is_first = false;
        }
        sqlite3_reset(statement_);
        return value;
    }

  private:
    sqlite3_stmt* statement_ = nullptr;
};

int note_frames(void* frames, sqlite3*, char const*, int count) {
    *static_cast<int*>(frames) = count;
    return SQLITE_OK;
}

struct Database {
    explicit Database(std::filesystem::path const& file) {
        if (sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
            throw std::runtime_error("cannot open " + file.string());
        run("pragma journal_mode = wal; pragma synchronous = FULL; pragma cache_size = -65536; pragma wal_autocheckpoint = 0");
        sqlite3_wal_hook(handle, note_frames, &frames);
    }
    ~Database() { sqlite3_close(handle); }
    void run(char const* sql) {
        if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle));
    }
    void checkpoint_if_large() {
        if (frames >= large_log_frames) sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    sqlite3* handle = nullptr;
    int frames = 0;
};

std::vector<std::int64_t> all(Database& database, char const* sql) {
    std::vector<std::int64_t> values;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database.handle, sql, -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) values.push_back(sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return values;
}

class RawSale {
  public:
    explicit RawSale(Database& database)
        : members_(all(database, "select id from members_member")),
          id_(all(database, "select max(id) from operation_log").at(0)),
          club_(all(database, "select club_id from members_member limit 1").at(0)),
          member_(database.handle, R"(select m.id, m.group_id, m.status, p.version, p.balance, c.version, c.balance
              from members_member m left join ledger_wallet p on p.club_id = m.club_id and p.member = m.id and p.wallet = 1
              left join ledger_wallet c on c.club_id = m.club_id and c.member = m.id and c.wallet = 2
              where m.club_id = ?1 and m.id = ?2)"),
          lots_(database.handle, "select wallet, lot, last_day, remaining from ledger_lot where club_id = ?1 and member = ?2 and remaining > 0"),
          sale_(database.handle, R"(insert into sales_sale (club_id, id, member, branch, till, till_count, staff, day, at, gross, discount,
              credit, paid_card, paid_cash, paid_other, program_version, judged_state, document, till_time)
              values (?1, ?2, ?3, 1, 0, null, 1, 20000, ?2, 1000, 0, 0, 1000, 0, 0, 1, ?4, null, null))"),
          line_(database.handle, R"(insert into sales_line (club_id, sale, line, good, name, class, quantity, unit_price, discount, net)
              values (?1, ?2, ?3, 77, 'چای لاهیجان ۵۰۰ گرم', 1, 1, 1000, 0, 1000))"),
          ledger_line_(database.handle, R"(insert into ledger_line (club_id, act, n, member, wallet, amount, lot, account, ref, branch_id,
              reason, version, balance, reverses, at, day) values (?1, ?2, ?3, ?4, ?5, 5, 1, 1, 1, 1, 1, ?6, 100, 0, ?2, 20000))"),
          wallet_(database.handle, R"(update ledger_wallet set version = ?4, balance = balance + 5 where club_id = ?1 and member = ?2 and wallet = ?3)"),
          log_(database.handle, R"(insert into operation_log (club_id, id, at, caller_role, caller_id, branch_id, till_id, subject, operation,
              refusal, key_hash, request_mark, body_digest, ledger_digest)
              values (?1, ?2, ?2, 6, 1, 1, 0, ?3, 'sales.record', null, ?4, ?5, ?6, ?7))"),
          body_(database.handle, R"(insert into operation_body (club_id, id, status, packing, salt, request, answer)
              values (?1, ?2, 200, 1, ?3, ?4, ?5))") {}

    void sell() {
        auto member = members_[chance_() % members_.size()];
        auto act = ++id_;
        auto version = member_.bind({club_, member}).first(3) + 1'000'000'000 + static_cast<std::int64_t>(act % 1'000'000'000);
        lots_.bind({club_, member}).first(0);
        sale_.bind({club_, act, member}).bytes(4, state_).run();
        for (int line = 1; line <= 3; ++line) line_.bind({club_, act, line}).run();
        for (int n = 1; n <= 4; ++n) ledger_line_.bind({club_, act, n, member, 1 + n / 3, version * 4 + n}).run();
        for (int wallet = 1; wallet <= 2; ++wallet) wallet_.bind({club_, member, wallet, version}).run();
        auto key = random_bytes(16);
        log_.bind({club_, act, member}).bytes(4, key).bytes(5, key).bytes(6, digest_).bytes(7, digest_).run();
        body_.bind({club_, act}).bytes(3, key).bytes(4, request_).bytes(5, answer_).run();
    }

  private:
    std::string random_bytes(std::size_t size) {
        std::string bytes(size, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(chance_());
        return bytes;
    }

    std::minstd_rand chance_{7};
    std::vector<std::int64_t> members_;
    std::int64_t id_;
    std::int64_t club_;
    std::string state_ = std::string(60, 's'), digest_ = std::string(32, 'd'), request_ = std::string(150, 'r'), answer_ = std::string(400, 'a');
    Statement member_, lots_, sale_, line_, ledger_line_, wallet_, log_, body_;
};

}  // namespace

double raw_sales_per_second(std::filesystem::path const& club_file, double seconds) {
    Database database(club_file);
    RawSale raw(database);
    std::int64_t sold = 0;
    auto start = Clock::now();
    auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    while (elapsed() < seconds) {
        database.run("begin immediate");
        for (int i = 0; i < sales_per_commit; ++i) raw.sell();
        database.run("commit");
        database.checkpoint_if_large();
        sold += sales_per_commit;
    }
    return static_cast<double>(sold) / elapsed();
}

double fdatasyncs_per_second(std::filesystem::path const& folder, double seconds) {
    auto path = folder / "fdatasync.probe";
    int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("cannot write " + path.string());
    std::array<char, 4096> block{};
    std::int64_t count = 0;
    auto start = Clock::now();
    auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    while (elapsed() < seconds) {
        if (::write(file, block.data(), block.size()) != static_cast<ssize_t>(block.size()) || ::fdatasync(file) != 0)
            throw std::runtime_error("cannot sync " + path.string());
        ++count;
    }
    ::close(file);
    std::filesystem::remove(path);
    return static_cast<double>(count) / elapsed();
}

}  // namespace vafa::bench
