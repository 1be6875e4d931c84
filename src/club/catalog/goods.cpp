// Defines and changes goods; barcodes, article numbers and quick keys belong to one good each.
#include "club/catalog/goods.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/catalog/store.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::catalog {

namespace {

constexpr std::int64_t usual_goods = 200, most_goods = 1000;
constexpr std::int64_t last_quick_key = 999;
constexpr std::size_t most_barcodes = 20, longest_barcode = 64;

/// Digits of any script folded; what a scanner types has no spaces.
Result<std::vector<std::string>> tidy_barcodes(std::vector<std::string> const& given) {
    if (given.size() > most_barcodes) return refuse_at("/barcodes", too_many_barcodes, {{"most", std::int64_t(most_barcodes)}});
    std::vector<std::string> barcodes;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto barcode = fold_digits(tidy_name(given[i]));
        bool is_printed = std::all_of(barcode.begin(), barcode.end(), [](unsigned char c) { return c > ' ' && c < 0x7f; });
        if (barcode.empty() || barcode.size() > longest_barcode || !is_printed) return refuse_at("/barcodes/" + std::to_string(i), barcode_malformed);
        barcodes.push_back(std::move(barcode));
    }
    std::sort(barcodes.begin(), barcodes.end());
    barcodes.erase(std::unique(barcodes.begin(), barcodes.end()), barcodes.end());
    return barcodes;
}

std::string tidy_article(std::string const& given) { return fold_digits(tidy_name(given)); }

Result<Done> check_numbers(Good const& good) {
    if (good.name.empty()) return refuse_at("/name", good_name_required);
    if (good.price < Rial{0}) return refuse_at("/price", price_negative);
    if (good.vat < BasisPoints{0} || good.vat > BasisPoints{one_whole}) return refuse_at("/vat", vat_out_of_range);
    if (good.quick_key && (*good.quick_key < 1 || *good.quick_key > last_quick_key))
        return refuse_at("/quick_key", quick_key_out_of_range, {{"most", last_quick_key}});
    return Done{};
}

Result<Done> check_names(Transaction& tx, Good const& good) {
    auto is_other = [&](std::optional<GoodId> owner) { return owner && *owner != good.id; };
    if (good.group) {
        auto groups = all_goods_groups(tx);
        bool is_known = std::any_of(groups.begin(), groups.end(), [&](auto const& one) { return one.id == good.group; });
        if (!is_known) return refuse_at("/group", goods_group_missing);
    }
    for (auto const& barcode : good.barcodes)
        if (is_other(owner_of_barcode(tx, barcode))) return refuse_at("/barcodes", barcode_taken, {{"barcode", barcode}});
    if (!good.article.empty() && is_other(owner_of_article(tx, good.article))) return refuse_at("/article", article_taken);
    if (good.quick_key && is_other(owner_of_quick_key(tx, *good.quick_key))) return refuse_at("/quick_key", quick_key_taken);
    return Done{};
}

Result<Done> clear(Good& good, std::vector<std::string> const& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == "group") good.group = {};
        else if (names[i] == "unit") good.unit.clear();
        else if (names[i] == "article") good.article.clear();
        else if (names[i] == "quick_key") good.quick_key.reset();
        else if (names[i] == "barcodes") good.barcodes.clear();
        else return refuse_at("/clear/" + std::to_string(i), request_unknown_value);
    }
    return Done{};
}

/// What both requests may say; what is absent stays.
template <class Request>
Result<Done> apply(Good& good, Request const& request) {
    if (request.group) good.group = *request.group;
    if (request.good_class) good.good_class = *request.good_class;
    if (request.unit) good.unit = tidy_name(*request.unit);
    if (request.vat) good.vat = *request.vat;
    if (request.article) good.article = tidy_article(*request.article);
    if (request.quick_key) good.quick_key = *request.quick_key;
    if (!request.barcodes.empty()) good.barcodes = TRY(tidy_barcodes(request.barcodes));
    return Done{};
}

GoodShown shown(Good const& good) {
    return {good.id, good.name, as_optional(good.group), good.good_class, good.price, good.unit, good.vat,
            good.article.empty() ? std::nullopt : std::optional(good.article), good.quick_key, good.barcodes, good.is_active};
}

bool answers(Good const& good, ListGoods const& request, std::string const& words) {
    if (request.group && good.group != *request.group) return false;
    if (request.is_active && good.is_active != *request.is_active) return false;
    if (words.empty() || good.article == words) return true;
    if (std::find(good.barcodes.begin(), good.barcodes.end(), words) != good.barcodes.end()) return true;
    auto name = normalise_for_match(good.name);
    for (std::string_view rest = words; !rest.empty();) {
        auto space = rest.find(' ');
        if (name.find(rest.substr(0, space)) == std::string::npos) return false;
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    return true;
}

}  // namespace

Result<GoodShown> define_good(Transaction& tx, Caller const&, DefineGood const& request) {
    Good good;
    good.name = tidy_name(request.name);
    good.price = request.price;
    TRY(apply(good, request));
    TRY(check_numbers(good));
    TRY(check_names(tx, good));
    good.id = tx.next_id<GoodKind>();
    insert_good(tx, good);
    tenancy::bump_catalog(tx);
    return shown(good);
}

Result<GoodShown> update_good_fields(Transaction& tx, Caller const&, UpdateGood const& request) {
    auto found = lock_good(tx, request.good);
    if (!found) return refuse_at("/good", good_missing);
    auto good = *found;
    TRY(clear(good, request.clear));
    if (request.name) good.name = tidy_name(*request.name);
    if (request.price) good.price = *request.price;
    if (request.is_active) good.is_active = *request.is_active;
    TRY(apply(good, request));
    TRY(check_numbers(good));
    TRY(check_names(tx, good));
    update_good(tx, good);
    tenancy::bump_catalog(tx);
    return shown(good);
}

Result<GoodList> list_goods(Snapshot& snapshot, Caller const& caller, ListGoods const& request) {
    auto most = request.limit.value_or(usual_goods);
    if (most < 1 || most > most_goods) return refuse_at("/limit", request_out_of_range);
    auto all = catalog(snapshot, caller);
    auto words = normalise_for_match(request.text.value_or(""));
    GoodList list{all->version(), {}, {}};
    auto wanted = request.goods.value_or(std::vector<GoodId>{});
    std::sort(wanted.begin(), wanted.end());
    for (auto const& good : all->goods()) {
        if (request.goods && !std::binary_search(wanted.begin(), wanted.end(), good.id)) continue;
        if (request.cursor && good.id <= *request.cursor) continue;
        if (!answers(good, request, words)) continue;
        if (std::int64_t(list.items.size()) == most) {
            list.next_cursor = list.items.back().id;
            break;
        }
        list.items.push_back(shown(good));
    }
    return list;
}

Result<GoodsGroupShown> define_goods_group(Transaction& tx, Caller const&, DefineGoodsGroup const& request) {
    auto name = tidy_name(request.name);
    if (name.empty()) return refuse_at("/name", goods_group_name_required);
    auto groups = all_goods_groups(tx);
    auto has = [&](auto matches) { return std::any_of(groups.begin(), groups.end(), matches); };
    if (request.group && !has([&](auto const& one) { return one.id == *request.group; })) return refuse_at("/group", goods_group_missing);
    if (has([&](auto const& one) { return one.name == name && one.id != request.group.value_or(GoodsGroupId{}); }))
        return refuse_at("/name", goods_group_name_taken);
    GoodsGroup group{request.group ? *request.group : tx.next_id<GoodsGroupKind>(), name};
    request.group ? rename_goods_group(tx, group) : insert_goods_group(tx, group);
    tenancy::bump_catalog(tx);
    return GoodsGroupShown{group.id, group.name};
}

Result<GoodsGroupList> list_goods_groups(Snapshot& snapshot, Caller const& caller, ListGoodsGroups const&) {
    auto all = catalog(snapshot, caller);
    GoodsGroupList list{all->version(), {}};
    for (auto const& group : all->groups()) list.items.push_back({group.id, group.name});
    return list;
}

}  // namespace vafa::catalog
