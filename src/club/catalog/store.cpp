// Every SQL statement of the catalogue.
#include "club/catalog/store.hpp"

#include <algorithm>

namespace vafa::catalog {

namespace {

using store::Sql;

constexpr Sql select_goods{R"(
    select id, name, group_id, good_class, price, unit, vat, article, quick_key, is_active
    from catalog_good where club_id = :club order by id)"};
constexpr Sql select_good_locked{R"(
    select id, name, group_id, good_class, price, unit, vat, article, quick_key, is_active
    from catalog_good where club_id = :club and id = ?1 for update)"};
constexpr Sql insert_good_row{R"(
    insert into catalog_good (club_id, id, name, group_id, good_class, price, unit, vat, article, quick_key, is_active)
    values (:club, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))"};
constexpr Sql update_good_row{R"(
    update catalog_good set name = ?2, group_id = ?3, good_class = ?4, price = ?5, unit = ?6, vat = ?7, article = ?8,
           quick_key = ?9, is_active = ?10
    where club_id = :club and id = ?1)"};
constexpr Sql select_barcodes{"select good_id, barcode from catalog_barcode where club_id = :club order by good_id, barcode"};
constexpr Sql select_barcodes_of{"select barcode from catalog_barcode where club_id = :club and good_id = ?1 order by barcode"};
constexpr Sql insert_barcode{"insert into catalog_barcode (club_id, barcode, good_id) values (:club, ?1, ?2)"};
constexpr Sql delete_barcodes{"delete from catalog_barcode where club_id = :club and good_id = ?1"};
constexpr Sql select_by_barcode{"select good_id from catalog_barcode where club_id = :club and barcode = ?1"};
constexpr Sql select_by_article{"select id from catalog_good where club_id = :club and article = ?1"};
constexpr Sql select_by_quick_key{"select id from catalog_good where club_id = :club and quick_key = ?1"};
constexpr Sql select_goods_groups{"select id, name from catalog_group where club_id = :club order by id"};
constexpr Sql insert_group_row{"insert into catalog_group (club_id, id, name) values (:club, ?1, ?2)"};
constexpr Sql update_group_row{"update catalog_group set name = ?2 where club_id = :club and id = ?1"};

Good good_from(store::Row const& row) {
    Good good;
    good.id = row.get<GoodId>(0);
    good.name = row.get<std::string>(1);
    good.group = row.get<GoodsGroupId>(2);
    good.good_class = row.get<GoodClass>(3);
    good.price = row.get<Rial>(4);
    good.unit = row.get<std::string>(5);
    good.vat = row.get<BasisPoints>(6);
    good.article = row.get<std::optional<std::string>>(7).value_or("");
    good.quick_key = row.get<std::optional<std::int64_t>>(8);
    good.is_active = row.get<bool>(9);
    return good;
}

std::optional<GoodId> one_id(store::Rows const& rows) {
    if (rows.empty()) return {};
    return rows[0].get<GoodId>(0);
}

/// No article number is null, so that many goods may be without one.
std::optional<std::string> article_of(Good const& good) { return good.article.empty() ? std::nullopt : std::optional(good.article); }

}  // namespace

std::vector<Good> all_goods(Snapshot& snapshot) {
    // Barcodes first: a good that another process adds between the two questions is then without its barcodes, never the
    // other way round. Its version is a later one, so the catalogue is read again.
    auto goods_asked = store::ask(select_goods), barcodes_asked = store::ask(select_barcodes);
    auto [barcode_rows, goods_rows] = snapshot.together(barcodes_asked, goods_asked);
    std::vector<Good> goods;
    for (auto row : goods_rows) goods.push_back(good_from(row));
    auto good = goods.begin();
    for (auto row : barcode_rows) {  // both in order of the goods' ids
        auto id = row.get<GoodId>(0);
        good = std::find_if(good, goods.end(), [&](auto const& one) { return one.id >= id; });
        ensure(good != goods.end() && good->id == id, "a barcode belongs to no good");
        good->barcodes.push_back(row.get<std::string>(1));
    }
    return goods;
}

std::vector<GoodsGroup> all_goods_groups(Snapshot& snapshot) {
    std::vector<GoodsGroup> groups;
    for (auto row : snapshot.read(select_goods_groups)) groups.push_back({row.get<GoodsGroupId>(0), row.get<std::string>(1)});
    return groups;
}

std::optional<Good> lock_good(Transaction& tx, GoodId id) {
    auto rows = tx.read(select_good_locked, id);
    if (rows.empty()) return {};
    auto good = good_from(rows[0]);
    for (auto row : tx.read(select_barcodes_of, id)) good.barcodes.push_back(row.get<std::string>(0));
    return good;
}

void insert_good(Transaction& tx, Good const& g) {
    tx.write(insert_good_row, g.id, g.name, g.group, g.good_class, g.price, g.unit, g.vat, article_of(g), g.quick_key, g.is_active);
    for (auto const& barcode : g.barcodes) tx.write(insert_barcode, barcode, g.id);
}

void update_good(Transaction& tx, Good const& g) {
    tx.write(update_good_row, g.id, g.name, g.group, g.good_class, g.price, g.unit, g.vat, article_of(g), g.quick_key, g.is_active);
    tx.write(delete_barcodes, g.id);
    for (auto const& barcode : g.barcodes) tx.write(insert_barcode, barcode, g.id);
}

std::optional<GoodId> owner_of_barcode(Snapshot& snapshot, std::string const& barcode) { return one_id(snapshot.read(select_by_barcode, barcode)); }
std::optional<GoodId> owner_of_article(Snapshot& snapshot, std::string const& article) { return one_id(snapshot.read(select_by_article, article)); }
std::optional<GoodId> owner_of_quick_key(Snapshot& snapshot, std::int64_t key) { return one_id(snapshot.read(select_by_quick_key, key)); }

void insert_goods_group(Transaction& tx, GoodsGroup const& group) { tx.write(insert_group_row, group.id, group.name); }
void rename_goods_group(Transaction& tx, GoodsGroup const& group) { tx.write(update_group_row, group.id, group.name); }

}  // namespace vafa::catalog
