// Sums over everything, as one would do it on paper.
#include "properties/naive_account.hpp"

#include <algorithm>

namespace vafa::properties {

std::int64_t NaiveSale::net() const {
    std::int64_t sum = 0;
    for (auto const& line : lines) sum += line.net;
    return sum;
}

std::int64_t NaiveSale::value_kept() const {
    std::int64_t sum = 0;
    for (auto const& line : lines) sum += line.net - line.net * line.returned / line.bought;
    return sum;
}

std::int64_t NaiveSale::credit_kept() const { return std::max<std::int64_t>(0, credit - (net() - value_kept())); }

bool NaiveSale::is_all_returned() const {
    return std::all_of(lines.begin(), lines.end(), [](auto const& line) { return line.kept() == 0; });
}

std::int64_t NaiveAccount::points() const {
    std::int64_t base = 0;
    for (auto const& sale : sales) base += sale.value_kept();
    return base / rial_of_a_point;
}

std::int64_t NaiveAccount::credit() const {
    std::int64_t sum = 0;
    for (auto const& sale : sales) sum += sale.value_kept() * percent_of_credit / 100 - sale.credit_kept();
    return sum;
}

std::int64_t NaiveAccount::held() const {
    std::int64_t sum = 0;
    for (auto const& [id, amount] : holds) sum += amount;
    return sum;
}

std::int64_t NaiveAccount::spendable() const { return std::max<std::int64_t>(0, credit() - held()); }

}  // namespace vafa::properties
