// Prices are whole rial; a discount rate is rounded down once a line.
#include "club/sales/basket.hpp"

#include "base/text.hpp"

namespace vafa::sales {

namespace {

constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_note = 200;

std::string pointer_of(std::size_t index, char const* field) { return "/lines/" + std::to_string(index) + "/" + field; }

/// The good that the line names; null where it names none by id or barcode.
Result<catalog::Good const*> good_of(catalog::Catalog const& catalog, LineAsked const& asked, std::size_t index) {
    if (!asked.good && !asked.barcode) return nullptr;
    auto const* good = asked.good ? catalog.find(*asked.good) : catalog.by_barcode(clean_digits(*asked.barcode));
    auto pointer = pointer_of(index, asked.good ? "good" : "barcode");
    if (!good) return refuse_at(pointer, good_unknown);
    if (!good->is_active) return refuse_at(pointer, good_inactive, {{"good", good->name}});
    return good;
}

Result<Rial> discount_of(LineAsked const& asked, Rial gross, std::size_t index) {
    if (asked.discount && asked.discount_rate) return refuse_at(pointer_of(index, "discount_rate"), discount_out_of_range);
    if (asked.discount_rate) {
        auto rate = asked.discount_rate->value;
        if (rate < 0 || rate > one_whole) return refuse_at(pointer_of(index, "discount_rate"), discount_out_of_range);
        return Rial{multiply_floor(gross.value, rate, one_whole)};
    }
    auto discount = asked.discount.value_or(Rial{0});
    if (discount < Rial{0} || discount > gross) return refuse_at(pointer_of(index, "discount"), discount_out_of_range);
    return discount;
}

Result<std::optional<std::string>> note_of(LineAsked const& asked, std::size_t index) {
    auto note = asked.note ? tidy_name(*asked.note) : "";
    if (count_letters(note) > longest_note) return refuse_at(pointer_of(index, "note"), note_too_long, {{"most", std::int64_t(longest_note)}});
    return note.empty() ? std::optional<std::string>{} : std::optional(note);
}

Result<PricedLine> price_line(catalog::Catalog const& catalog, LineAsked const& asked, std::size_t index) {
    auto const* good = TRY(good_of(catalog, asked, index));
    PricedLine line;
    line.line = static_cast<std::int64_t>(index) + 1;
    line.name = asked.name ? tidy_name(*asked.name) : "";
    if (good) {
        line.good = good->id;
        line.name = good->name;
        line.good_class = good->good_class;
    }
    if (line.name.empty() || count_letters(line.name) > longest_name) return refuse_at(pointer_of(index, "name"), good_not_named);
    if (!good && !asked.unit_price) return refuse_at(pointer_of(index, "unit_price"), request_field_required);
    line.quantity = asked.quantity.value_or(1);
    line.unit_price = asked.unit_price.value_or(good ? good->price : Rial{0});
    line.sells_card = asked.gift_card.has_value();
    if (line.sells_card) line.good_class = catalog::GoodClass::stored_value;
    if (line.sells_card && line.quantity != 1) return refuse_at(pointer_of(index, "quantity"), quantity_out_of_range, {{"most", std::int64_t{1}}});
    if (line.quantity < 1 || line.quantity > most_pieces) return refuse_at(pointer_of(index, "quantity"), quantity_out_of_range, {{"most", most_pieces}});
    if (line.unit_price < Rial{0} || line.unit_price.value > largest_amount / most_pieces)
        return refuse_at(pointer_of(index, "unit_price"), price_out_of_range);
    Rial gross{line.unit_price.value * line.quantity};
    line.discount = TRY(discount_of(asked, gross, index));
    line.net = gross - line.discount;
    line.note = TRY(note_of(asked, index));
    line.collaborator = asked.collaborator;
    return line;
}

}  // namespace

Result<PricedBasket> price(catalog::Catalog const& catalog, std::vector<LineAsked> const& lines) {
    if (lines.empty()) return refuse_at("/lines", basket_empty);
    PricedBasket basket;
    basket.lines.reserve(lines.size());
    for (std::size_t index = 0; index < lines.size(); ++index) {
        auto line = TRY(price_line(catalog, lines[index], index));
        auto gross = line.net + line.discount;
        if (!fits_amount(basket.gross.value + gross.value)) return refuse_at("/lines", total_too_large);
        basket.gross += gross;
        basket.discount += line.discount;
        basket.net += line.net;
        basket.lines.push_back(std::move(line));
    }
    return basket;
}

Rial PricedBasket::net_of_goods() const {
    auto goods = net;
    for (auto const& line : lines)
        if (line.sells_card) goods -= line.net;
    return goods;
}

Rial value_of_pieces(Rial net, std::int64_t bought, std::int64_t quantity) {
    return Rial{multiply_floor(net.value, quantity, bought)};
}

}  // namespace vafa::sales
