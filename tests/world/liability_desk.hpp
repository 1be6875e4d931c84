// A shop whose owner looks at the liability desk, and words for reading what stands there.
#pragma once

#include <optional>

#include "base/jalali.hpp"
#include "edge/jobs/jobs.hpp"
#include "world/shop.hpp"

namespace vafa::world {

struct Desk : Shop {
    using Shop::Shop;

    void catch_up() const {
        jobs::Jobs::catch_up(program(), id());
        jobs::Jobs::catch_up(program(), id());  // what the sweep has booked
    }
    void wakes(Day day) {
        auto date = to_jalali(day);
        wakes_on(date.year, date.month, date.day);
    }
    /// On the first day of the month after, so that no story runs over the end of one.
    void begins_month() {
        wakes(last_of_jalali_month(today()) + 1);
        time_passes(61'000);  // acts of the month before can come no more
    }
    void comes_to(int day) { wakes(first_of_jalali_month(today()) + (day - 1)); }
    std::string month(int ago = 0) const {
        auto date = to_jalali(add_jalali_months(first_of_jalali_month(today()), -ago));
        return (date.year < 1000 ? "0" : "") + std::to_string(date.year) + (date.month < 10 ? "-0" : "-") + std::to_string(date.month);
    }
    static std::string of_month(std::string const& month) { return R"({"month":")" + month + R"("})"; }

    Reply owed() const {
        catch_up();
        return owner.asks("liability.show").accepted();
    }
    Reply months() const {
        catch_up();
        return owner.asks("liability.months").accepted();
    }
    Reply detail(std::string const& month) const { return owner.asks("liability.month", of_month(month)).accepted(); }
    Reply voucher(std::string const& month) const {
        catch_up();
        return owner.asks("liability.voucher", of_month(month));
    }
    std::string group(std::string const& name) const { return owner.asks("members.define_group", R"({"name":")" + name + R"("})").accepted().text("id"); }
    void joins(std::string const& member, std::string const& group) const {
        owner.asks("members.set_group", R"({"member":")" + member + R"(","group":")" + group + R"("})").accepted();
    }
    void adjusts(std::string const& member, std::string const& wallet, std::int64_t amount, std::optional<Day> last = {}) const {
        owner.asks("ledger.adjust", R"({"member":")" + member + R"(","wallet":")" + wallet + R"(","amount":)" + std::to_string(amount) +
                                        R"(,"words":"برای داستان")" + (last ? R"(,"last_day":")" + iso_day(*last) + "\"" : "") + "}").accepted();
    }
    Reply converts(std::string const& member, std::int64_t points) const {
        return owner.asks("program.convert", R"({"member":)" + by_id(member) + R"(,"points":)" + std::to_string(points) + "}").accepted();
    }
    std::int64_t in_ledger(std::string const& member, std::string const& wallet) const {
        return owner.asks("ledger.balances", R"({"member":")" + member + R"("})").accepted().number(wallet + ".balance");
    }
};

inline std::string path(std::string_view list, std::size_t at, std::string_view field) {
    return std::string(list) + "." + std::to_string(at) + "." + std::string(field);
}

/// What a month's movements add up to.
inline std::int64_t added_up(Reply const& reply, std::string const& at) {
    auto of = [&](char const* field) { return reply.number(at + "." + field); };
    return of("opening") + of("issued") - of("taken_back") + of("adjusted_in") - of("adjusted_out") + of("imported") - of("spent") + of("given_back") -
           of("expired") + of("converted") + of("written_off") + of("kept_from_cash") + of("moved");
}

inline std::size_t size(Reply const& reply, std::string_view list) { return reply.at(list).as_array().size(); }

}  // namespace vafa::world
