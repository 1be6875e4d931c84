// Goods, services and their groups: contracts.
#pragma once

#include "club/catalog/catalog.hpp"

namespace vafa::catalog {

struct DefineGood {
    std::string name;
    std::optional<GoodsGroupId> group;
    std::optional<GoodClass> good_class;
    Rial price;
    std::optional<std::string> unit;
    std::optional<BasisPoints> vat;
    std::optional<std::string> article;
    std::optional<std::int64_t> quick_key;
    std::vector<std::string> barcodes;
};
constexpr auto describe(DefineGood const*) {
    return fields(field("name", &DefineGood::name, "What it is called on the receipt."),
                  field("group", &DefineGood::group, "Its group."),
                  field("good_class", &DefineGood::good_class, "normal (the default), service, shipping or stored_value."),
                  field("price", &DefineGood::price, "Price of one unit in rial, VAT included."),
                  field("unit", &DefineGood::unit, "What is counted: kg, hour …; left out = pieces."),
                  field("vat", &DefineGood::vat, "VAT rate in hundredths of a percent, 0 to 10,000; 1,000 is 10 %. Left out = 0."),
                  field("article", &DefineGood::article, "The club's article number, unique."),
                  field("quick_key", &DefineGood::quick_key, "The till's quick key, 1 to 999, unique."),
                  field("barcodes", &DefineGood::barcodes, "Its barcodes, at most 20, each of one good."));
}
struct UpdateGood {
    GoodId good;
    std::optional<std::string> name;
    std::optional<GoodsGroupId> group;
    std::optional<GoodClass> good_class;
    std::optional<Rial> price;
    std::optional<std::string> unit;
    std::optional<BasisPoints> vat;
    std::optional<std::string> article;
    std::optional<std::int64_t> quick_key;
    std::vector<std::string> barcodes;
    std::optional<bool> is_active;
    std::vector<std::string> clear;
};
constexpr auto describe(UpdateGood const*) {
    return fields(field("good", &UpdateGood::good, "The good."), field("name", &UpdateGood::name, "What it is called on the receipt."),
                  field("group", &UpdateGood::group, "Its group."),
                  field("good_class", &UpdateGood::good_class, "normal, service, shipping or stored_value."),
                  field("price", &UpdateGood::price, "Price of one unit in rial, VAT included."),
                  field("unit", &UpdateGood::unit, "What is counted."), field("vat", &UpdateGood::vat, "VAT rate in hundredths of a percent."),
                  field("article", &UpdateGood::article, "The club's article number, unique."),
                  field("quick_key", &UpdateGood::quick_key, "The till's quick key, 1 to 999, unique."),
                  field("barcodes", &UpdateGood::barcodes, "All its barcodes from now on."),
                  field("is_active", &UpdateGood::is_active, "May it be sold?"),
                  field("clear", &UpdateGood::clear, "Names of fields to empty: group, unit, article, quick_key, barcodes."));
}
struct GoodShown {
    GoodId id;
    std::string name;
    std::optional<GoodsGroupId> group;
    GoodClass good_class = GoodClass::normal;
    Rial price;
    std::string unit;
    BasisPoints vat;
    std::optional<std::string> article;
    std::optional<std::int64_t> quick_key;
    std::vector<std::string> barcodes;
    bool is_active = true;
};
constexpr auto describe(GoodShown const*) {
    return fields(field("id", &GoodShown::id, "The good."), field("name", &GoodShown::name, "What it is called on the receipt."),
                  field("group", &GoodShown::group, "Its group."),
                  field("good_class", &GoodShown::good_class, "normal, service, shipping or stored_value."),
                  field("price", &GoodShown::price, "Price of one unit in rial, VAT included."),
                  field("unit", &GoodShown::unit, "What is counted; empty = pieces."), field("vat", &GoodShown::vat, "VAT rate in hundredths of a percent."),
                  field("article", &GoodShown::article, "The club's article number."),
                  field("quick_key", &GoodShown::quick_key, "The till's quick key."), field("barcodes", &GoodShown::barcodes, "Its barcodes."),
                  field("is_active", &GoodShown::is_active, "May it be sold?"));
}
Result<GoodShown> define_good(Transaction& tx, Caller const& caller, DefineGood const& request);
Result<GoodShown> update_good_fields(Transaction& tx, Caller const& caller, UpdateGood const& request);

struct ListGoods {
    std::optional<GoodsGroupId> group;
    std::optional<std::string> text;
    std::optional<bool> is_active;
    std::optional<std::vector<GoodId>> goods;
    std::optional<GoodId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListGoods const*) {
    return fields(field("group", &ListGoods::group, "Only this group."),
                  field("text", &ListGoods::text, "Only goods whose name holds these words, or whose barcode or article number this is."),
                  field("is_active", &ListGoods::is_active, "Only those that may be sold, or only those that may not."),
                  field("goods", &ListGoods::goods, "Only these; one that is not the club's is left out."),
                  field("cursor", &ListGoods::cursor, "Where the page before ended."),
                  field("limit", &ListGoods::limit, "How many at most, 1 to 1,000; default 200."));
}
struct GoodList {
    std::int64_t version = 0;
    std::vector<GoodShown> items;
    std::optional<GoodId> next_cursor;
};
constexpr auto describe(GoodList const*) {
    return fields(field("version", &GoodList::version, "The catalogue's version: where it differs between two pages, begin again."),
                  field("items", &GoodList::items, "The goods of this page, in order of their making."),
                  field("next_cursor", &GoodList::next_cursor, "Where the next page begins; left out on the last."));
}
Result<GoodList> list_goods(Snapshot& snapshot, Caller const& caller, ListGoods const& request);

struct DefineGoodsGroup {
    std::optional<GoodsGroupId> group;
    std::string name;
};
constexpr auto describe(DefineGoodsGroup const*) {
    return fields(field("group", &DefineGoodsGroup::group, "An existing group to rename; otherwise a new one is made."),
                  field("name", &DefineGoodsGroup::name, "Its name, unique in the club."));
}
struct GoodsGroupShown {
    GoodsGroupId id;
    std::string name;
};
constexpr auto describe(GoodsGroupShown const*) {
    return fields(field("id", &GoodsGroupShown::id, "The group."), field("name", &GoodsGroupShown::name, "Its name."));
}
Result<GoodsGroupShown> define_goods_group(Transaction& tx, Caller const& caller, DefineGoodsGroup const& request);

struct ListGoodsGroups {};
constexpr auto describe(ListGoodsGroups const*) { return fields(); }
struct GoodsGroupList {
    std::int64_t version = 0;
    std::vector<GoodsGroupShown> items;
};
constexpr auto describe(GoodsGroupList const*) {
    return fields(field("version", &GoodsGroupList::version, "The catalogue's version."),
                  field("items", &GoodsGroupList::items, "All groups of goods, in order of their making."));
}
Result<GoodsGroupList> list_goods_groups(Snapshot& snapshot, Caller const& caller, ListGoodsGroups const& request);

inline constexpr Refusal good_name_required{"goods.name_required", RefusalKind::invalid};
inline constexpr Refusal price_negative{"goods.price_negative", RefusalKind::invalid};
inline constexpr Refusal vat_out_of_range{"goods.vat_out_of_range", RefusalKind::invalid};
inline constexpr Refusal quick_key_out_of_range{"goods.quick_key_out_of_range", RefusalKind::invalid};
inline constexpr Refusal barcode_malformed{"goods.barcode_malformed", RefusalKind::invalid};
inline constexpr Refusal too_many_barcodes{"goods.too_many_barcodes", RefusalKind::invalid};
inline constexpr Refusal barcode_taken{"goods.barcode_taken", RefusalKind::conflict};
inline constexpr Refusal article_taken{"goods.article_taken", RefusalKind::conflict};
inline constexpr Refusal quick_key_taken{"goods.quick_key_taken", RefusalKind::conflict};
inline constexpr Refusal goods_group_name_required{"goods_groups.name_required", RefusalKind::invalid};
inline constexpr Refusal goods_group_name_taken{"goods_groups.name_taken", RefusalKind::conflict};

}  // namespace vafa::catalog
