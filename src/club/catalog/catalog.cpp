// The snapshot of the catalogue and its indexes.
#include "club/catalog/catalog.hpp"

#include <algorithm>

#include "club/catalog/store.hpp"

namespace vafa::catalog {

namespace {

template <class Map, class Key>
Good const* look_up(Map const& map, Key const& key) {
    auto found = map.find(key);
    return found == map.end() ? nullptr : found->second;
}

template <class Sorted, class IdType>
auto const* look_up_sorted(Sorted const& sorted, IdType id) {
    auto found = std::lower_bound(sorted.begin(), sorted.end(), id, [](auto const& one, IdType sought) { return one.id < sought; });
    return found != sorted.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

Catalog::Catalog(std::int64_t version, std::vector<Good> goods, std::vector<GoodsGroup> groups)
    : version_(version), goods_(std::move(goods)), groups_(std::move(groups)) {
    for (auto const& good : goods_) {
        for (auto const& barcode : good.barcodes) by_barcode_.emplace(barcode, &good);
        if (!good.article.empty()) by_article_.emplace(good.article, &good);
        if (good.quick_key) by_quick_key_.emplace(*good.quick_key, &good);
    }
}

Good const* Catalog::find(GoodId id) const { return look_up_sorted(goods_, id); }
Good const* Catalog::by_barcode(std::string_view barcode) const { return look_up(by_barcode_, barcode); }
Good const* Catalog::by_article(std::string_view article) const { return look_up(by_article_, article); }
Good const* Catalog::by_quick_key(std::int64_t key) const { return look_up(by_quick_key_, key); }
GoodsGroup const* Catalog::group(GoodsGroupId id) const { return look_up_sorted(groups_, id); }

std::shared_ptr<Catalog const> catalog(Snapshot& snapshot, Caller const& caller) {
    auto version = caller.versions.catalog;
    return snapshot.cache().get<Catalog>(snapshot.club(), version,
                                         [&] { return Catalog(version, all_goods(snapshot), all_goods_groups(snapshot)); });
}

}  // namespace vafa::catalog
