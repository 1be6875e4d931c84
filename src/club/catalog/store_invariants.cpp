// The questions behind the invariants of the catalogue: each row of an answer is a breach.
#include "club/catalog/catalog.hpp"
#include "club/catalog/invariants.hpp"

namespace vafa::catalog {

namespace {

using store::Sql;

constexpr Sql goods_of_no_group{R"(
    select g.id from catalog_good g left join catalog_group k on k.club_id = g.club_id and k.id = g.group_id
    where g.club_id = :club and g.group_id <> 0 and k.id is null order by g.id limit 20)"};
constexpr Sql barcodes_of_no_good{R"(
    select b.good_id from catalog_barcode b left join catalog_good g on g.club_id = b.club_id and g.id = b.good_id
    where b.club_id = :club and g.id is null order by b.good_id limit 20)"};

Invariant about_goods(std::string_view name, Sql const& question, std::string breach) {
    return {name, [&question, breach](Snapshot& snapshot) {
                std::vector<std::string> breaches;
                for (auto row : snapshot.read(question)) breaches.push_back(row.get<GoodId>(0).text() + ": " + breach);
                return breaches;
            }};
}

}  // namespace

std::vector<Invariant> invariants() {
    return {
        about_goods("catalog.group_is_known", goods_of_no_group, "the group is none of the club's"),
        about_goods("catalog.barcode_has_a_good", barcodes_of_no_good, "a barcode of a good that is not there"),
    };
}

}  // namespace vafa::catalog
