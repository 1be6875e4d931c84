// The club that is measured: 100,000 members with cards, 300 goods, a program of ten rules of which four apply, 500,000
// sales. Made through the same operations as any club, once, and kept for the next run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "edge/program.hpp"

namespace vafa::bench {

struct Size {
    std::int64_t members = 100'000;
    std::int64_t sales = 500'000;
};

/// What a load needs to know.
struct BenchClub {
    std::string slug;
    std::int64_t number = 0;
    std::string api_key;
    std::string branch;
    std::vector<std::string> goods;
    std::vector<std::string> cards;

    void save(std::filesystem::path const& folder) const;
    static BenchClub load(std::filesystem::path const& folder);
};

/// Fills the installation, unless `folder` says that it was filled before; followers have seen all of it. Says on standard error how long
/// it took.
BenchClub make_club(Installation const& installation, std::filesystem::path const& folder, Size const& size);

/// The n-th sale: a random member's card, three lines; one in five pays a part by credit.
std::string sale_body(BenchClub const& club, std::uint64_t n);
/// The same for one member.
std::string sale_body_of(BenchClub const& club, std::size_t card, std::uint64_t n);

}  // namespace vafa::bench
