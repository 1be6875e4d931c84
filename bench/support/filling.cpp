// Ids grow with time, so the next copy's begin where the last one's ended; what names a member or an act moves with them.
#include "support/filling.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <utility>

namespace vafa::bench {

namespace {

constexpr long acts_of_a_stretch = 4'000;  // as the program gathers them

/// A table of the members' past, by its id or act, with what a copy has in place of a column's own value; `?1` is how far ids move.
struct CopiedTable {
    std::string name, key;
    std::vector<std::pair<std::string, std::string>> instead;
};

std::vector<CopiedTable> const& copied_tables() {
    static std::vector<CopiedTable> const tables{
        {"members_member", "id", {{"id", "id + ?1"}, {"number", "number + ?1"}, {"mobile", "null"}}},
        {"members_membership", "member_id", {{"member_id", "member_id + ?1"}, {"act", "act + ?1"}}},
        {"program_counters", "member", {{"member", "member + ?1"}}},
        {"ledger_wallet", "member", {{"member", "member + ?1"}}},
        {"ledger_lot", "member", {{"member", "member + ?1"}}},
        {"ledger_line", "act", {{"act", "act + ?1"}, {"member", "member + ?1"}}},
        {"sales_sale", "id", {{"id", "id + ?1"}, {"member", "member + ?1"}, {"till_count", "null"}, {"document", "null"}}},
        {"sales_line", "sale", {{"sale", "sale + ?1"}}},
        {"sales_line_discount", "sale", {{"sale", "sale + ?1"}}},
        {"reports_past", "act", {{"member", "member + ?1"}, {"act", "act + ?1"}}}};
    return tables;
}

class Database {
  public:
    explicit Database(std::filesystem::path const& file) {
        if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("cannot open " + file.string());
    }
    Database(Database const&) = delete;
    ~Database() { sqlite3_close(database_); }

    void run(std::string const& sql) { ask(sql); }
    /// The first column of each row.
    std::vector<std::string> ask(std::string const& sql) {
        std::vector<std::string> answer;
        auto take = [](void* into, int, char** values, char**) {
            static_cast<std::vector<std::string>*>(into)->emplace_back(values[0] ? values[0] : "");
            return 0;
        };
        if (sqlite3_exec(database_, sql.c_str(), take, &answer, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(database_)) + " in " + sql);
        return answer;
    }
    long number(std::string const& sql) { return std::stol(ask(sql).at(0)); }

  private:
    sqlite3* database_ = nullptr;
};

std::string with_number(std::string text, long number) {
    for (auto at = text.find("?1"); at != std::string::npos; at = text.find("?1")) text.replace(at, 2, std::to_string(number));
    return text;
}

void copy_rows(Database& database, CopiedTable const& table, long last, long distance) {
    std::string columns, values;
    for (auto const& column : database.ask("select name from pragma_table_info('" + table.name + "')")) {
        auto value = column;
        for (auto const& [name, other] : table.instead)
            if (name == column) value = with_number(other, distance);
        columns += (columns.empty() ? "" : ", ") + column;
        values += (values.empty() ? "" : ", ") + value;
    }
    database.run("insert into " + table.name + " (" + columns + ") select " + values + " from " + table.name + " where " + table.key +
                 " <= " + std::to_string(last));
}

/// As if everybody bought at any time: a stretch of the log has acts of members all over the club.
void spread_over_stretches(Database& database) {
    auto stretches = std::to_string(database.number("select count(*) from reports_past") / acts_of_a_stretch + 1);
    database.run("create temp table kept as select * from reports_past");
    database.run("delete from reports_past");
    database.run("insert into reports_past (club_id, stretch, member, act, packed) select club_id, 1 + (act % 1000003 * 2654435761 + member % 1000003) / 1024 % " +
                 stretches + " as stretch, member, act, packed from temp.kept order by club_id, stretch, member, act");
    database.run("drop table temp.kept");
    database.run("delete from reports_past_stretch");
    database.run("insert into reports_past_stretch (club_id, number) select distinct club_id, stretch from reports_past");
}

}  // namespace

void run_sql(std::filesystem::path const& file, std::vector<std::string> const& statements) {
    Database database(file);
    for (auto const& sql : statements) database.run(sql);
}

void multiply_members(std::filesystem::path const& file, long times) {
    Database database(file);
    for (auto const* setting : {"pragma synchronous = off", "pragma cache_size = -1000000"}) database.run(setting);
    auto first = database.number("select min(id) from members_member");
    auto last = database.number("select max(id) from operation_log");
    for (long copy = 1; copy < times; ++copy) {
        database.run("begin");
        for (auto const& table : copied_tables()) copy_rows(database, table, last, copy * (last - first + 1));
        database.run("commit");
    }
    spread_over_stretches(database);
}

}  // namespace vafa::bench
