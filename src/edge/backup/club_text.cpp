// The tables are those of the migrations: no table is named here but the one whose signatures belong to an installation.
#include "edge/backup/club_text.hpp"

#include <sodium.h>

#include <algorithm>
#include <thread>

#include "base/digest.hpp"
#include "operation/seals/seals.hpp"
#include "operation/standing.hpp"
#include "store/clock.hpp"
#include "store/leisure.hpp"

namespace vafa::backup {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t rows_a_page = 500;
constexpr int cuts_tried = 100;
constexpr std::chrono::milliseconds between_cuts{200};
constexpr std::string_view kind_names[] = {"int64", "text", "bytes"};

/// Their statements are known to caches by address: as long as the program.
std::vector<store::Table> const& all_tables() {
    static auto const tables = store::tables_of(all_migrations());
    return tables;
}

std::string to_base64(store::BytesView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::optional<store::Bytes> from_base64(std::string_view text) {
    store::Bytes bytes(text.size());
    std::size_t size = 0;
    int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                                   sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0) return {};
    bytes.resize(size);
    return bytes;
}

store::Bind value_of(store::Row const& row, std::size_t column, store::ColumnKind kind) {
    auto bound = [&]<class T>(T const*) -> store::Bind {
        auto value = row.get<std::optional<T>>(column);
        return value ? store::Bind(*value) : store::Bind{};
    };
    switch (kind) {
        case store::ColumnKind::int64: return bound(static_cast<std::int64_t const*>(nullptr));
        case store::ColumnKind::text: return bound(static_cast<std::string_view const*>(nullptr));
        case store::ColumnKind::bytes: return bound(static_cast<store::BytesView const*>(nullptr));
    }
    bug("a column of no kind");
}

std::vector<store::Bind> values_of(store::Row const& row, store::Table const& table) {
    std::vector<store::Bind> values;
    for (std::size_t at = 0; at < table.columns().size(); ++at) values.push_back(value_of(row, at, table.columns()[at].kind));
    return values;
}

/// Every row of a table in the order of its key; views live until the next page.
void each_row(Snapshot& snapshot, store::Table const& table, std::function<void(std::vector<store::Bind>)> const& take) {
    store::Rows page = table.page_after(snapshot, {}, rows_a_page);
    for (;;) {
        for (auto row : page) take(values_of(row, table));
        if (std::int64_t(page.size()) < rows_a_page) return;
        auto last = values_of(page[page.size() - 1], table);
        std::vector<store::Bind> key;
        for (auto place : table.key()) key.push_back(last[place]);
        page = table.page_after(snapshot, key, rows_a_page);
    }
}

std::string line_of(std::vector<store::Bind> const& row) {
    json::Writer out;
    out.begin_array();
    for (auto const& value : row) {
        if (auto* number = std::get_if<std::int64_t>(&value)) out.integer(*number);
        else if (auto* text = std::get_if<std::string_view>(&value)) out.text(*text);
        else if (auto* bytes = std::get_if<store::BytesView>(&value)) out.text(to_base64(*bytes));
        else out.null();
    }
    out.end_array();
    return out.take();
}

TableHead head_of(store::Table const& table) {
    TableHead head{table.name(), {}, {}};
    for (auto const& column : table.columns()) {
        head.columns.push_back(column.name);
        head.kinds.emplace_back(kind_names[static_cast<std::size_t>(column.kind)]);
    }
    return head;
}

ClubHead head_of(Snapshot& snapshot, ServerSecrets const& secrets, std::string_view engine) {
    ClubHead head;
    head.program = program_version;
    for (auto const& migration : all_migrations()) head.migrations.push_back(migration.number);
    head.engine = engine;
    head.made_at = store::system_now();
    head.number = snapshot.club().value;
    if (auto entry = tenancy::own_entry(snapshot)) {
        head.slug = entry->slug;
        head.name = entry->name;
    }
    auto key = seals::Seal(secrets).public_key();
    head.public_key = hex(key);
    head.standing = standing_of(snapshot);
    return head;
}

/// Lines with their digest and number.
class LineWriter {
  public:
    explicit LineWriter(PackedFile& into) : into_(into) {}
    void put(std::string line) {
        line += '\n';
        digest_.add(line);
        into_.write(line);
    }
    std::string digest() { return hex(digest_.digest()); }

  private:
    PackedFile& into_;
    RunningDigest digest_;
};

/// Reads the lines of a club's file one by one, and puts the rows where they belong.
class ClubReading {
  public:
    ClubReading(fs::path file, fs::path folder, ServerSecrets const& secrets) : file_(std::move(file)), folder_(std::move(folder)), seal_(secrets) {}

    void take(std::string_view line) {
        ++line_;
        if (is_ended_) damaged("goes on after its end");
        if (line_ == 1) read_head(line);
        else if (line.starts_with("[")) read_row(line);
        else if (line.starts_with("{\"table\"")) begin_table(line);
        else return read_end(line);
        digest_.add(line);
        digest_.add("\n");
    }

    ClubHead finish() {
        if (!is_ended_) damaged("is cut off");
        seals::take_over(*filling_, ClubId{head_.number}, seal_, public_key_, formers_);
        filling_->put(settling_of_followers());
        filling_->finish();
        return head_;
    }

  private:
    [[noreturn]] void damaged(std::string const& how) const {
        auto where = table_ ? " (line " + std::to_string(line_) + ", table " + table_->name() + ")" : " (line " + std::to_string(line_) + ")";
        throw Damaged(file_.string() + " " + how + where);
    }

    void read_head(std::string_view line) {
        auto head = json::from_text<ClubHead>(line);
        if (!head || head->form != club_format) damaged("is no file of a club");
        head_ = std::move(*head);
        if (head_.version != 1) damaged("was written by a newer program");
        auto key = read_hex_digest(head_.public_key);
        if (!key) damaged("has a head that cannot be read");
        public_key_ = *key;
        for (auto const& migration : all_migrations())
            if (std::find(head_.migrations.begin(), head_.migrations.end(), migration.number) != head_.migrations.end())
                migrations_.push_back(migration);
        if (migrations_.size() != head_.migrations.size()) damaged("was written by a newer program");
        tables_ = store::tables_of(migrations_);
        filling_ = store::fill_folder(folder_, migrations_);
        filling_->begin(ClubId{head_.number});
    }

    void begin_table(std::string_view line) {
        auto head = json::from_text<TableHead>(line);
        if (!head) damaged("has a line that cannot be read");
        auto found = std::find_if(tables_.begin(), tables_.end(), [&](auto const& table) { return table.name() == head->table; });
        if (found == tables_.end()) damaged("has a table that is not known");
        table_ = &*found;
        auto known = head_of(*table_);
        if (known.columns != head->columns || known.kinds != head->kinds) damaged("has other columns than the table");
    }

    void read_row(std::string_view line) {
        auto value = json::parse(line);
        if (!table_ || !value || !value->is_array() || value->get_array().size() != table_->columns().size()) damaged("has a row that cannot be read");
        ++rows_;
        std::vector<store::Bytes> bytes(table_->columns().size());
        std::vector<store::Bind> row;
        for (std::size_t at = 0; at < bytes.size(); ++at) row.push_back(bind_of(value->get_array()[at], table_->columns()[at].kind, bytes[at]));
        if (table_->name() == seals::former_table) return (void)formers_.push_back(seals::former_from(row));
        filling_->put(table_->insertion(std::move(row)));
    }

    store::Bind bind_of(boost::json::value const& value, store::ColumnKind kind, store::Bytes& bytes) const {
        if (value.is_null()) return {};
        if (kind == store::ColumnKind::int64 && value.is_int64()) return value.get_int64();
        if (kind == store::ColumnKind::text && value.is_string()) return std::string_view(value.get_string());
        if (kind != store::ColumnKind::bytes || !value.is_string()) damaged("has a row that cannot be read");
        auto read = from_base64(std::string_view(value.get_string()));
        if (!read) damaged("has a row that cannot be read");
        bytes = std::move(*read);
        return store::BytesView(bytes);
    }

    void read_end(std::string_view line) {
        auto end = json::from_text<ClubEnd>(line);
        if (!end) damaged("has a line that cannot be read");
        table_ = nullptr;
        if (end->rows != rows_ || end->sha256 != hex(digest_.digest())) damaged("was changed: its lines are not those that its end vouches for");
        is_ended_ = true;
    }

    fs::path file_, folder_;
    seals::Seal seal_;
    ClubHead head_;
    Digest public_key_{};
    std::vector<store::Migration> migrations_;
    std::vector<store::Table> tables_;
    std::unique_ptr<store::Filling> filling_;
    store::Table const* table_ = nullptr;
    std::vector<seals::FormerKey> formers_;
    RunningDigest digest_;
    std::int64_t line_ = 0, rows_ = 0;
    bool is_ended_ = false;
};

/// What is unpacked, cut into lines.
void each_line(fs::path const& file, std::function<void(std::string_view)> const& take) {
    std::string waiting;
    unpack(file, [&](std::string_view bytes) {
        waiting += bytes;
        std::size_t from = 0;
        for (std::size_t end; (end = waiting.find('\n', from)) != std::string::npos; from = end + 1)
            take(std::string_view(waiting).substr(from, end - from));
        waiting.erase(0, from);
    });
    if (!waiting.empty()) take(waiting);
}

struct EnoughRead {};

}  // namespace

ClubHead write_club(store::Store& store, ServerSecrets const& secrets, ClubId club, PackedFile& into) {
    std::optional<ClubHead> head;
    for (int cut = 0; cut < cuts_tried && !head; ++cut) {
        if (cut > 0) std::this_thread::sleep_for(between_cuts);
        store::read_at_leisure(store, club, [&](Snapshot& snapshot) {
            auto followers = StandingByIds::of(snapshot);
            if (!followers) return;
            head = head_of(snapshot, secrets, store.engine());
            LineWriter lines(into);
            std::int64_t rows = 0;
            lines.put(json::to_text(*head));
            for (auto const& table : all_tables()) {
                lines.put(json::to_text(head_of(table)));
                each_row(snapshot, table, [&](std::vector<store::Bind> row) {
                    followers->put_into(table, row);
                    lines.put(line_of(row));
                    ++rows;
                });
            }
            into.write(json::to_text(ClubEnd{rows, lines.digest()}) + "\n");
        });
    }
    if (!head) throw store::Fault("the club is too busy for a clean cut: try again when fewer tills sell");
    return *head;
}

ClubHead read_head(fs::path const& file) {
    ClubHead head;
    try {
        each_line(file, [&](std::string_view line) {
            auto read = json::from_text<ClubHead>(line);
            if (!read || read->form != club_format) throw Damaged(file.string() + " is no file of a club");
            head = std::move(*read);
            throw EnoughRead{};
        });
    } catch (EnoughRead const&) {
        return head;
    }
    throw Damaged(file.string() + " is no file of a club");
}

ClubHead read_club(fs::path const& file, fs::path const& folder, ServerSecrets const& secrets) {
    ClubReading reading(file, folder, secrets);
    each_line(file, [&](std::string_view line) { reading.take(line); });
    return reading.finish();
}

void pour(store::Store& from, ClubId club, store::Filling& into) {
    into.begin(club);
    store::read_at_leisure(from, club, [&](Snapshot& snapshot) {
        for (auto const& table : all_tables())
            each_row(snapshot, table, [&](std::vector<store::Bind> row) { into.put(table.insertion(std::move(row))); });
    });
    into.put(settling_of_followers());
}

}  // namespace vafa::backup
