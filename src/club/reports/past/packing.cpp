// Moments and days of lines are written as what they differ from the one before: a sale's are all alike.
#include "club/reports/past/packing.hpp"

#include "base/bytes.hpp"

namespace vafa::reports {

namespace {

constexpr std::uint8_t form_version = 1;
constexpr unsigned of_sale = 1, has_state = 2, of_return = 4, has_points = 8, has_credit = 16;  // what there is
constexpr std::int64_t wallets = 4;  // a line's wallet and account are one number

unsigned parts_of(PastAct const& act) {
    unsigned parts = 0;
    if (act.sale) parts |= of_sale | (act.sale->state ? has_state : 0u);
    if (act.returned) parts |= of_return | (act.returned->points ? has_points : 0u) | (act.returned->earned_credit ? has_credit : 0u);
    return parts;
}

void pack_sale(CanonicalWriter& out, PastSale const& sale) {
    for (auto number : {sale.at.ms, std::int64_t{sale.day.number}, sale.basket.branch.value, sale.basket.till.value, sale.basket.credit.value,
                        std::int64_t{sale.basket.payments}, sale.version})
        out.varint(number);
    if (sale.state) out.text(*sale.state);
    out.varint(std::ssize(sale.basket.lines));
    for (auto const& line : sale.basket.lines)
        for (auto number : {line.good.value, static_cast<std::int64_t>(line.good_class), line.quantity, line.net.value}) out.varint(number);
    out.varint(std::ssize(sale.discounts));
    for (auto const& off : sale.discounts)
        for (auto number : {static_cast<std::int64_t>(off.line), off.rule, off.amount.value}) out.varint(number);
}

void pack_return(CanonicalWriter& out, PastReturn const& returned) {
    for (auto number : {returned.sale.value, returned.at.ms, std::int64_t{returned.day.number}, returned.branch.value, returned.value.value,
                        returned.credit_back.value, returned.cash_back.value, returned.withheld.value})
        out.varint(number);
    if (returned.points) out.varint(returned.points->value);
    if (returned.earned_credit) out.varint(returned.earned_credit->value);
    out.varint(std::ssize(returned.pieces));
    for (auto const& [line, quantity] : returned.pieces) {
        out.varint(static_cast<std::int64_t>(line));
        out.varint(quantity);
    }
}

/// Where the lines' moments begin from.
struct Since {
    std::int64_t at = 0, day = 0;
};
Since since(PastAct const& act) {
    if (act.sale) return {act.sale->at.ms, act.sale->day.number};
    if (act.returned) return {act.returned->at.ms, act.returned->day.number};
    return {};
}

/// Reads numbers one after the other; what cannot be read is nought, and told at the end.
class Numbers {
  public:
    explicit Numbers(std::string_view bytes) : in_(bytes) {}

    std::int64_t next() { return in_.varint().value_or(0); }
    unsigned byte() { return in_.u8().value_or(0); }
    std::string text() { return std::string(in_.text().value_or("")); }
    /// How many of something follow; none where there are not even bytes for them.
    std::size_t count() {
        auto count = next();
        bool is_possible = count >= 0 && !in_.has_failed() && count <= most_of_anything;
        if (!is_possible) is_broken_ = true;
        return is_possible ? static_cast<std::size_t>(count) : 0;
    }
    bool is_whole() const { return !is_broken_ && in_.is_at_end(); }

  private:
    static constexpr std::int64_t most_of_anything = 100'000;
    CanonicalReader in_;
    bool is_broken_ = false;
};

PastSale sale_from(Numbers& in, std::int64_t act, bool is_judged) {
    PastSale sale;
    sale.id = sales::SaleId{act};
    sale.at = Instant{in.next()};
    sale.day = Day{static_cast<int>(in.next())};
    sale.basket.sale = act;
    sale.basket.day = sale.day;
    sale.basket.branch = BranchId{in.next()};
    sale.basket.till = TillId{in.next()};
    sale.basket.credit = Rial{in.next()};
    sale.basket.payments = static_cast<unsigned>(in.next());
    sale.version = in.next();
    if (is_judged) sale.state = in.text();
    sale.basket.lines.resize(in.count());
    for (auto& line : sale.basket.lines) {
        line.good = catalog::GoodId{in.next()};
        line.good_class = static_cast<catalog::GoodClass>(in.next());
        line.quantity = in.next();
        line.net = Rial{in.next()};
    }
    sale.discounts.resize(in.count());
    for (auto& off : sale.discounts) {
        off.line = static_cast<std::size_t>(in.next());
        off.rule = in.next();
        off.amount = Rial{in.next()};
        if (off.line < sale.basket.lines.size()) sale.basket.lines[off.line].taken_off += off.amount;
    }
    return sale;
}

PastReturn return_from(Numbers& in, std::int64_t act, unsigned parts) {
    PastReturn returned;
    returned.id = act;
    returned.sale = sales::SaleId{in.next()};
    returned.at = Instant{in.next()};
    returned.day = Day{static_cast<int>(in.next())};
    returned.branch = BranchId{in.next()};
    for (auto* amount : {&returned.value, &returned.credit_back, &returned.cash_back, &returned.withheld}) *amount = Rial{in.next()};
    if (parts & has_points) returned.points = Points{in.next()};
    if (parts & has_credit) returned.earned_credit = Rial{in.next()};
    returned.pieces.resize(in.count());
    for (auto& [line, quantity] : returned.pieces) {
        line = static_cast<std::size_t>(in.next());
        quantity = in.next();
    }
    return returned;
}

}  // namespace

std::string pack(PastAct const& act) {
    CanonicalWriter out;
    out.u8(form_version);
    out.u8(static_cast<std::uint8_t>(parts_of(act)));
    if (act.sale) pack_sale(out, *act.sale);
    if (act.returned) pack_return(out, *act.returned);
    auto [at, day] = since(act);
    out.varint(std::ssize(act.lines));
    for (auto const& line : act.lines) {
        for (auto number : {static_cast<std::int64_t>(line.account) * wallets + static_cast<std::int64_t>(line.wallet), line.lot, line.amount, line.ref,
                            line.at.ms - at, line.day.number - day})
            out.varint(number);
        at = line.at.ms;
        day = line.day.number;
    }
    return out.take();
}

bool unpack(std::int64_t act, std::string_view packed, Past& into) {
    Numbers in(packed);
    if (in.byte() != form_version) return false;
    auto parts = in.byte();
    PastAct read;
    if (parts & of_sale) read.sale = sale_from(in, act, parts & has_state);
    if (parts & of_return) read.returned = return_from(in, act, parts);
    auto [at, day] = since(read);
    for (auto left = in.count(); left > 0; --left) {
        auto kind = in.next();
        PastLine line{act, static_cast<ledger::Wallet>(kind % wallets), 0, in.next(), static_cast<ledger::Account>(kind / wallets), 0, {}, {}};
        line.amount = in.next();
        line.ref = in.next();
        line.at = Instant{at += in.next()};
        line.day = Day{static_cast<int>(day += in.next())};
        into.lines.push_back(line);
    }
    if (read.sale) into.sales.push_back(*std::move(read.sale));
    if (read.returned) into.returns.push_back(*std::move(read.returned));
    return in.is_whole();
}

}  // namespace vafa::reports
