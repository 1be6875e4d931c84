// A basket as it is asked for and as it is priced: lines, discounts, totals. Pure.
#pragma once

#include "club/commissions/commissions.hpp"
#include "club/sales/sales.hpp"

namespace vafa::sales {

inline constexpr std::int64_t most_pieces = 1'000'000;  // of a line

/// Whether the program may still lower what the lines cost. Who has told the customer a price already sends final ones.
enum class PricesAre { settled, open };
constexpr auto names_of(PricesAre const*) { return names<PricesAre>({{PricesAre::settled, "final"}, {PricesAre::open, "open"}}); }

/// A good is named by id or barcode; a thing that is not in the catalogue by a name and its price.
struct LineAsked {
    std::optional<catalog::GoodId> good;
    std::optional<std::string> barcode;
    std::optional<std::string> name;
    std::optional<Rial> unit_price;
    std::optional<std::int64_t> quantity;
    std::optional<Rial> discount;
    std::optional<BasisPoints> discount_rate;
    std::optional<std::string> note;
    std::optional<commissions::CollaboratorId> collaborator;
    std::optional<Secret<std::string>> gift_card;
};
constexpr auto describe(LineAsked const*) {
    return fields(
        field("good", &LineAsked::good, "The good, by id; or name it by its barcode."),
        field("barcode", &LineAsked::barcode, "Its barcode."),
        field("name", &LineAsked::name, "What it is, for something the catalogue does not know; needs a unit_price."),
        field("unit_price", &LineAsked::unit_price, "Price of one piece in rial; for a good of the catalogue the default is its own price."),
        field("quantity", &LineAsked::quantity, "Pieces, 1 to 1,000,000; default 1."),
        field("discount", &LineAsked::discount, "Discount on the whole line in rial."),
        field("discount_rate", &LineAsked::discount_rate, "Discount on the whole line in hundredths of a percent, 0 to 10,000; instead of discount."),
        field("note", &LineAsked::note, "What the receipt says under the line, at most 200 letters."),
        field("collaborator", &LineAsked::collaborator, "Who takes part in this line and is due a commission of it."),
        field("gift_card", &LineAsked::gift_card,
              "The gift card that this line sells, by its number or its reference: one piece at the card's value, for money alone, earning nothing.", secret));
}

struct PricedLine {
    std::int64_t line = 0;
    std::optional<catalog::GoodId> good;
    std::string name;
    std::int64_t quantity = 0;
    Rial unit_price;
    Rial discount;
    Rial program_discount;
    Rial net;
    catalog::GoodClass good_class = catalog::GoodClass::normal;
    std::optional<std::string> note;
    std::optional<commissions::CollaboratorId> collaborator;
    std::optional<std::string> collaborator_name;
    bool sells_card = false;                // a gift card; only while it is sold
};
constexpr auto describe(PricedLine const*) {
    return fields(field("line", &PricedLine::line, "Number of the line, from 1."),
                  field("good", &PricedLine::good, "The good, where the catalogue knows it."),
                  field("name", &PricedLine::name, "What the receipt calls it."),
                  field("quantity", &PricedLine::quantity, "Pieces."),
                  field("unit_price", &PricedLine::unit_price, "Price of one piece in rial."),
                  field("discount", &PricedLine::discount, "Discount on the line in rial, all of it."),
                  field("program_discount", &PricedLine::program_discount, "What of it the program's rules give, in rial."),
                  field("net", &PricedLine::net, "What the line costs after its discount, in rial."),
                  field("class", &PricedLine::good_class, "What kind of thing it is; shipping and stored value earn nothing."),
                  field("note", &PricedLine::note, "What the receipt says under the line."),
                  field("collaborator", &PricedLine::collaborator, "Who takes part in the line."),
                  field("collaborator_name", &PricedLine::collaborator_name, "Their name.", personal));
}

struct PricedBasket {
    std::vector<PricedLine> lines;
    Rial gross, discount, net;

    /// Without the gift cards it sells: those are paid with money, neither with credit nor with another card.
    Rial net_of_goods() const;
};

/// Refuses, with the line's pointer: good_unknown, good_inactive, good_not_named, quantity, price and discount out of
/// range, total_too_large, basket_empty.
Result<PricedBasket> price(catalog::Catalog const& catalog, std::vector<LineAsked> const& lines);

/// What `quantity` of `bought` pieces of a line are worth: the cumulative floor, so that parts add up to the whole.
Rial value_of_pieces(Rial net, std::int64_t bought, std::int64_t quantity);

}  // namespace vafa::sales
