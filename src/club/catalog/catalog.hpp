// The catalogue: goods, services and their groups, kept whole in memory by version. All that other modules may use of it.
#pragma once

#include <map>
#include <span>
#include <unordered_map>

#include "operation/operation.hpp"

namespace vafa::catalog {

Module module();

struct GoodKind { static constexpr char prefix[] = "gds"; };
struct GoodsGroupKind { static constexpr char prefix[] = "ggr"; };
using GoodId = Id<GoodKind>;
using GoodsGroupId = Id<GoodsGroupKind>;

/// What a line of a sale is. Shipping and stored value (gift cards, top-ups) earn nothing.
enum class GoodClass { normal = 1, service = 2, shipping = 3, stored_value = 4 };
constexpr auto names_of(GoodClass const*) {
    return names<GoodClass>({{GoodClass::normal, "normal"}, {GoodClass::service, "service"}, {GoodClass::shipping, "shipping"},
                             {GoodClass::stored_value, "stored_value"}});
}

struct Good {
    GoodId id;
    std::string name;
    GoodsGroupId group;                      // none = 0
    GoodClass good_class = GoodClass::normal;
    Rial price;                              // of one unit, VAT included
    std::string unit;                        // "" = piece
    BasisPoints vat;                         // the rate that the price includes
    std::string article;                     // the club's article number, "" = none
    std::optional<std::int64_t> quick_key;   // `.5` at the till
    std::vector<std::string> barcodes;
    bool is_active = true;
};

struct GoodsGroup {
    GoodsGroupId id;
    std::string name;
};

/// A snapshot of the whole catalogue. Pointers live as long as the snapshot.
class Catalog {
  public:
    Catalog(std::int64_t version, std::vector<Good> goods, std::vector<GoodsGroup> groups);
    Catalog(Catalog&&) = default;  // the indexes point at the goods, which a move leaves where they are
    Catalog(Catalog const&) = delete;
    Catalog& operator=(Catalog const&) = delete;

    std::int64_t version() const { return version_; }
    Good const* find(GoodId id) const;
    Good const* by_barcode(std::string_view barcode) const;
    Good const* by_article(std::string_view article) const;
    Good const* by_quick_key(std::int64_t key) const;
    GoodsGroup const* group(GoodsGroupId id) const;
    /// In order of their ids, which is the order of their making.
    std::span<Good const> goods() const { return goods_; }
    std::span<GoodsGroup const> groups() const { return groups_; }

  private:
    std::int64_t version_;
    std::vector<Good> goods_;
    std::vector<GoodsGroup> groups_;
    std::unordered_map<std::string_view, Good const*> by_barcode_, by_article_;
    std::unordered_map<std::int64_t, Good const*> by_quick_key_;
};

/// The catalogue at the version that was read with the caller's row; read from the database only after a change.
std::shared_ptr<Catalog const> catalog(Snapshot& snapshot, Caller const& caller);

inline constexpr Refusal good_missing{"goods.missing", RefusalKind::missing};
inline constexpr Refusal goods_group_missing{"goods_groups.missing", RefusalKind::missing};

}  // namespace vafa::catalog
