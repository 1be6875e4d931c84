// One club as a file of its own, for any installation and either engine: lines of JSON, packed by zstd.
//
//   {"format":"vafa club","version":1, … }               the head: which club, where it stood, which migrations
//   {"table":"members_member","columns":["id", …],"kinds":["int64", …]}
//   [281474976710657,"سارا",null]                        its rows; bytes in base64; club_id is left out
//   … the next table, in the order in which the migrations made them …
//   {"rows":12345,"sha256":"…"}                          the end: how many rows, and the SHA-256 of all lines before
#pragma once

#include "edge/backup/files.hpp"
#include "edge/backup/manifest.hpp"
#include "store/filling.hpp"

namespace vafa::backup {

inline constexpr std::string_view club_format = "vafa club";

struct ClubHead {
    std::string form{club_format};
    std::int64_t version = 1;
    std::string program;
    std::vector<std::int64_t> migrations;
    std::string engine;
    Instant made_at;
    std::int64_t number = 0;
    std::string slug;
    std::string name;
    std::string public_key;
    Standing standing;
};
constexpr auto describe(ClubHead const*) {
    return fields(field("format", &ClubHead::form, "vafa club."), field("version", &ClubHead::version, "Of the format; 1."),
                  field("program", &ClubHead::program, "Which program wrote it."),
                  field("migrations", &ClubHead::migrations, "The numbers of those that its tables have."),
                  field("engine", &ClubHead::engine, "Where it came from."), field("made_at", &ClubHead::made_at, "When."),
                  field("number", &ClubHead::number, "The club's number, which its seals vouch for."),
                  field("slug", &ClubHead::slug, "Its address."), field("name", &ClubHead::name, "Its name."),
                  field("public_key", &ClubHead::public_key, "The key that signed its days last."),
                  field("standing", &ClubHead::standing, "Where it stood."));
}
struct TableHead {
    std::string table;
    std::vector<std::string> columns;
    std::vector<std::string> kinds;
};
constexpr auto describe(TableHead const*) {
    return fields(field("table", &TableHead::table, "The table."), field("columns", &TableHead::columns, "Its columns, without club_id."),
                  field("kinds", &TableHead::kinds, "int64, text or bytes, for each."));
}
struct ClubEnd {
    std::int64_t rows = 0;
    std::string sha256;
};
constexpr auto describe(ClubEnd const*) {
    return fields(field("rows", &ClubEnd::rows, "How many rows there are."), field("sha256", &ClubEnd::sha256, "Of all lines before."));
}

/// Writes a club as one view shows it, page by page. A Fault where the club is busy for so long that no clean cut is found.
ClubHead write_club(store::Store& store, ServerSecrets const& secrets, ClubId club, PackedFile& into);

/// The head alone.
ClubHead read_head(std::filesystem::path const& file);

/// Makes the club's file in an embedded folder, with the tables that it had: opening the folder brings them forward. The days
/// that another installation signed are countersigned with `secrets`. Damaged, naming the file and the place, where it is
/// cut or changed; what was made by then is of no use.
ClubHead read_club(std::filesystem::path const& file, std::filesystem::path const& folder, ServerSecrets const& secrets);

/// The club's rows from one store into another database.
void pour(store::Store& from, ClubId club, store::Filling& into);

}  // namespace vafa::backup
