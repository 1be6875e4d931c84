// Fields of answers as cells: Jalali days, times of the club, money in its unit, words instead of codes.
#include "club/exports/lists.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/jalali.hpp"
#include "club/exports/exports.hpp"
#include "operation/texts.hpp"

namespace vafa::exports {

namespace {

constexpr ExportColumn of_members[] = {{"name"}, {"number", Format::number}, {"masked_mobile"}, {"father_name"}, {"group_name"},
                                       {"enrolled_day", Format::day}, {"status", Format::word, "member_status"}, {"is_credit_frozen", Format::yes}};
constexpr ExportColumn of_cards[] = {{"masked_card"}, {"member_name"}, {"member_number", Format::number}, {"issued_at", Format::moment},
                                     {"ended_at", Format::moment}, {"masked_replacement"}, {"status", Format::word, "card_status"}};
constexpr ExportColumn of_sales[] = {{"number", Format::number}, {"at", Format::moment}, {"day", Format::day}, {"branch", Format::branch},
                                     {"member"}, {"credit", Format::money}, {"net", Format::money}};
constexpr ExportColumn of_returns[] = {{"number", Format::number}, {"at", Format::moment}, {"day", Format::day}, {"cashier"}, {"branch_name"},
                                       {"value", Format::money}, {"points", Format::number}, {"credit_back", Format::money},
                                       {"cash_back", Format::money}, {"withheld", Format::money}, {"reason"}, {"is_undone", Format::yes}};
constexpr ExportColumn of_audit[] = {{"at", Format::moment}, {"who"}, {"role", Format::word, "role"}, {"act"}, {"operation"}, {"member"},
                                     {"branch_name"}, {"till", Format::number}, {"refusal"}, {"agreed_by"}};

std::string jalali(Day day) {
    auto date = to_jalali(day);
    return fmt::format("{:04}/{:02}/{:02}", date.year, date.month, date.day);
}

std::string day_text(std::string_view iso) {
    auto day = parse_iso_day(iso);
    return day ? jalali(*day) : std::string(iso);
}

std::string moment_text(std::string_view iso, Zone const& zone) {
    auto instant = parse_iso_instant(iso);
    if (!instant) return std::string(iso);
    auto local = zone.local(*instant);
    return fmt::format("{} {:02}:{:02}", jalali(local.day), local.hour, local.minute);
}

std::string money_text(std::int64_t rial, MoneyUnit unit) {
    if (unit == MoneyUnit::rial) return std::to_string(rial);
    auto size = rial < 0 ? -rial : rial;
    auto text = fmt::format("{}{}", rial < 0 ? "-" : "", size / 10);
    return size % 10 == 0 ? text : fmt::format("{}.{}", text, size % 10);
}

std::string text_of(boost::json::value const& value) {
    if (value.is_string()) return std::string(value.get_string());
    return value.is_int64() ? std::to_string(value.get_int64()) : "";
}

std::string branch_name(tenancy::Places const& places, std::string_view text) {
    auto id = BranchId::parse(text);
    auto const* branch = id ? places.branch(*id) : nullptr;
    return branch ? branch->branch_name : "";
}

std::string said(Caller const& caller, std::string const& key) { return std::string(caller.texts->sentence(caller.language, "exports." + key)); }

std::string cell_of(boost::json::value const& value, ExportColumn const& column, Caller const& caller, Zone const& zone,
                    tenancy::Places const& places) {
    auto text = text_of(value);
    switch (column.format) {
        case Format::text:
        case Format::number: return text;
        case Format::day: return text.empty() ? text : day_text(text);
        case Format::moment: return text.empty() ? text : moment_text(text, zone);
        case Format::money: return value.is_int64() ? money_text(value.get_int64(), caller.money_unit) : "";
        case Format::word: return text.empty() ? text : said(caller, fmt::format("words.{}.{}", column.words, text));
        case Format::yes: return value.is_bool() && value.get_bool() ? said(caller, "yes") : "";
        case Format::branch: return branch_name(places, text);
    }
    bug("a column of no format");
}

}  // namespace

std::string_view operation_of(ExportList list) {
    switch (list) {
        case ExportList::members: return "members.list";
        case ExportList::cards: return "cards.list";
        case ExportList::sales: return "sales.list";
        case ExportList::returns: return "sales.list_returns";
        case ExportList::audit: return "audit.list";
    }
    bug("an export of no list");
}

std::span<ExportColumn const> columns_of(ExportList list) {
    switch (list) {
        case ExportList::members: return of_members;
        case ExportList::cards: return of_cards;
        case ExportList::sales: return of_sales;
        case ExportList::returns: return of_returns;
        case ExportList::audit: return of_audit;
    }
    bug("an export of no list");
}

Result<std::vector<ExportColumn>> chosen_columns(ExportList list, std::vector<std::string> const& names) {
    auto all = columns_of(list);
    if (names.empty()) return std::vector(all.begin(), all.end());
    std::vector<ExportColumn> chosen;
    for (auto const& name : names) {
        auto found = std::find_if(all.begin(), all.end(), [&](auto const& column) { return column.field == name; });
        if (found == all.end()) return refuse_at("/columns/" + std::to_string(chosen.size()), column_unknown, {{"column", name}});
        chosen.push_back(*found);
    }
    return chosen;
}

std::vector<std::string> heads_of(ExportList list, std::vector<ExportColumn> const& columns, Caller const& caller) {
    std::vector<std::string> heads;
    for (auto const& column : columns) {
        auto head = said(caller, fmt::format("columns.{}.{}", name_of(list), column.field));
        if (column.format == Format::money) head += " (" + said(caller, std::string("units.") + std::string(name_of(caller.money_unit))) + ")";
        heads.push_back(std::move(head));
    }
    return heads;
}

std::vector<std::string> cells_of(boost::json::object const& item, std::vector<ExportColumn> const& columns, Caller const& caller,
                                  Snapshot const& snapshot, tenancy::Places const& places) {
    std::vector<std::string> cells;
    for (auto const& column : columns) {
        auto const* value = item.if_contains(column.field);
        cells.push_back(value ? cell_of(*value, column, caller, snapshot.zone(), places) : "");
    }
    return cells;
}

}  // namespace vafa::exports
