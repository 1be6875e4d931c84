// The statements of the catalogue.
#pragma once

#include "club/catalog/catalog.hpp"

namespace vafa::catalog {

std::vector<Good> all_goods(Snapshot& snapshot);
std::vector<GoodsGroup> all_goods_groups(Snapshot& snapshot);
std::optional<Good> lock_good(Transaction& tx, GoodId id);
void insert_good(Transaction& tx, Good const& good);
/// Its barcodes are written anew.
void update_good(Transaction& tx, Good const& good);

std::optional<GoodId> owner_of_barcode(Snapshot& snapshot, std::string const& barcode);
std::optional<GoodId> owner_of_article(Snapshot& snapshot, std::string const& article);
std::optional<GoodId> owner_of_quick_key(Snapshot& snapshot, std::int64_t key);

void insert_goods_group(Transaction& tx, GoodsGroup const& group);
void rename_goods_group(Transaction& tx, GoodsGroup const& group);

}  // namespace vafa::catalog
