// Publishing a program and reading what was published: contracts. A version is never edited, only succeeded.
#pragma once

#include "club/program/program.hpp"
#include "club/program/refusals.hpp"

namespace vafa::program {

struct Publish {
    Document document;
    std::optional<Day> from_day;
    std::optional<std::int64_t> after_version;
};
constexpr auto describe(Publish const*) {
    return fields(field("document", &Publish::document, "The whole program."),
                  field("from_day", &Publish::from_day, "The business day from which it counts; absent: at once."),
                  field("after_version", &Publish::after_version,
                        "The version it was made from; refused where another was published meanwhile. 0: none."));
}
struct Published {
    std::int64_t version = 0;
    Day from_day;
};
constexpr auto describe(Published const*) {
    return fields(field("version", &Published::version, "Its number."), field("from_day", &Published::from_day, "First day on which it counts."));
}
Result<Published> publish_program(Transaction& tx, Caller const& caller, Publish const& request);

struct ShowProgram {
    std::optional<std::int64_t> version;
};
constexpr auto describe(ShowProgram const*) {
    return fields(field("version", &ShowProgram::version, "A published version; absent: the one in force today."));
}
struct ProgramShown {
    std::int64_t version = 0;
    std::optional<Day> from_day;
    Document document;
};
constexpr auto describe(ProgramShown const*) {
    return fields(field("version", &ProgramShown::version, "Its number; 0: nothing is published yet."),
                  field("from_day", &ProgramShown::from_day, "First day on which it counts."),
                  field("document", &ProgramShown::document, "The whole program."));
}
Result<ProgramShown> show_program(Snapshot& snapshot, Caller const& caller, ShowProgram const& request);

struct ListVersions {};
constexpr auto describe(ListVersions const*) { return fields(); }
struct ProgramVersion {
    std::int64_t version = 0;
    Day from_day;
    Instant published_at;
    std::optional<StaffId> published_by;
    bool is_in_force = false;
};
constexpr auto describe(ProgramVersion const*) {
    return fields(field("version", &ProgramVersion::version, "Its number."),
                  field("from_day", &ProgramVersion::from_day, "First day on which it counts."),
                  field("published_at", &ProgramVersion::published_at, "When it was published."),
                  field("published_by", &ProgramVersion::published_by, "By whom; absent: the operator of the server."),
                  field("is_in_force", &ProgramVersion::is_in_force, "It is the one that counts today."));
}
struct ProgramVersions {
    std::vector<ProgramVersion> items;
};
constexpr auto describe(ProgramVersions const*) { return fields(field("items", &ProgramVersions::items, "Newest first.")); }
Result<ProgramVersions> list_versions(Snapshot& snapshot, Caller const& caller, ListVersions const& request);

std::vector<Operation> publish_operations();

}  // namespace vafa::program
