// The signed days as files, DIR/seals/<slug>.jsonl: to be copied to somewhere the operator of the server has no hand.
#pragma once

#include <set>

#include "edge/program.hpp"

namespace vafa::jobs {

class SealExport {
  public:
    explicit SealExport(Program& program) : program_(program) {}

    /// Appends days that the club's file lacks; answers whether there may be more. Called by one thread.
    bool bring_up_to_date(ClubId club);

  private:
    Program& program_;
    std::map<ClubId, Day> written_;  // the last day in the file, once it was read
};

std::filesystem::path seal_file(std::filesystem::path const& data, std::string_view slug);
/// "house" for the house, "" for a club that no directory lists (yet).
std::string slug_of(Program& program, ClubId club);

}  // namespace vafa::jobs
