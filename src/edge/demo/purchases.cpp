// The program of the club is simple, so that what it must come to can be worked out from the file without any of our code.
#include "edge/demo/purchases.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/jalali.hpp"
#include "club/tenancy/tenancy.hpp"
#include "edge/demo/crowd.hpp"
#include "edge/jobs/jobs.hpp"
#include "edge/jobs/seal_export.hpp"

namespace vafa::demo {

namespace {

constexpr std::int64_t rial_a_cent = 1'000;
constexpr std::int64_t rial_a_point = 100'000;
constexpr std::int64_t credit_rate = 333;  // of ten thousand
constexpr std::size_t most_differences = 20;

constexpr char const* program_of_club = R"({"document":{"rules":[
    {"number":1,"name":"هر ۱۰٬۰۰۰ تومان ۱ امتیاز","gives":{"kind":"points_per_amount","points":1,"per":100000}},
    {"number":2,"name":"۳٫۳۳٪ اعتبار","gives":{"kind":"credit_percent","percent":333}}]}})";

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) return {};
    return number;
}

std::optional<std::int64_t> cents_in(std::string_view text) {
    auto point = text.find('.');
    if (point == std::string_view::npos || text.size() - point != 3) return {};
    auto whole = number_in(text.substr(0, point)), part = number_in(text.substr(point + 1));
    if (!whole || !part) return {};
    return *whole * 100 + *part;
}

std::vector<std::string_view> words_in(std::string_view line) {
    std::vector<std::string_view> words;
    constexpr auto blanks = " \t\r";
    for (auto from = line.find_first_not_of(blanks); from != std::string_view::npos; from = line.find_first_not_of(blanks, from)) {
        auto end = std::min(line.find_first_of(blanks, from), line.size());
        words.push_back(line.substr(from, end - from));
        from = end;
    }
    return words;
}

std::optional<Purchase> purchase_in(std::string_view line) {
    auto words = words_in(line);
    if (words.size() != 4 || words[1].size() != 8) return {};
    auto customer = number_in(words[0]), pieces = number_in(words[2]), cents = cents_in(words[3]);
    auto const& written = words[1];
    auto day = parse_iso_day(std::string(written.substr(0, 4)) + "-" + std::string(written.substr(4, 2)) + "-" + std::string(written.substr(6)));
    if (!customer || !pieces || *pieces == 0 || !cents || !day) return {};
    return Purchase{*customer, *day, *pieces, *cents};
}

/// What one customer must have come to; the rounding of the two rules is all that is known of the program here.
struct Sum {
    std::int64_t sales = 0, rial = 0, credit = 0;
    std::int64_t points() const { return rial / rial_a_point; }
    bool operator==(Sum const&) const = default;
};
std::map<std::int64_t, Sum> sums_of_file(std::vector<Purchase> const& purchases) {
    std::map<std::int64_t, Sum> sums;
    for (auto const& purchase : purchases) {
        auto& sum = sums[purchase.customer];
        ++sum.sales;
        sum.rial += purchase.cents * rial_a_cent;
        sum.credit += purchase.cents * rial_a_cent * credit_rate / 10'000;
    }
    return sums;
}

/// A club that brings its history with it: the software that holds it has an API key.
class Import {
  public:
    Import(Program& program, std::string_view slug) : crowd_(program, slug) {
        Credential credential;
        credential.kind = Credential::Kind::operator_of_server;
        auto founded = crowd_.ask({the_house, credential}, "clubs.found",
            Json()("slug", slug)("name", "صفحه‌فروشی آوا")("money_unit", "toman")("owner_login", "owner")("owner_name", "آوا رستگار")
                  ("owner_password", tenancy::demo_password).text());
        club_ = ClubId{founded.accepted().number("number")};
        Actor operator_of_server{club_, credential};
        branch_ = crowd_.ask(operator_of_server, "branches.define", Json()("name", "پیروزی")("tills", 1).text()).accepted().text("id");
        crowd_.ask(operator_of_server, "program.publish", program_of_club).accepted();
        auto key = crowd_.ask(operator_of_server, "keys.issue", Json()("name", "نرم‌افزار پیشین").text()).accepted().text("key");
        software_ = {club_, tenancy::read_api_key(key)->credential};
    }

    void enrol(std::map<std::int64_t, Sum> const& customers) {
        for (auto const& [customer, sum] : customers) {
            auto digits = std::to_string(10'000'000 + customer).substr(1);
            crowd_.ask_later(software_, "members.enrol", Json()("mobile", "0912" + digits).text(),
                             [this, customer = customer](Outcome const& enrolled) { members_[customer] = enrolled.accepted().text("id"); });
        }
        crowd_.wait();
    }

    /// The price of a purchase is split over its pieces; what does not divide is a discount on the line.
    void record(std::vector<Purchase> const& purchases, std::function<void(std::int64_t)> const& progress) {
        std::int64_t number = 0;
        for (auto const& purchase : purchases) {
            auto total = purchase.cents * rial_a_cent;
            auto unit = (total + purchase.pieces - 1) / purchase.pieces;
            auto line = Json()("name", "صفحه")("unit_price", unit)("quantity", purchase.pieces)("discount", unit * purchase.pieces - total).text();
            Json request;
            request.raw("member", Json()("kind", "id")("id", members_.at(purchase.customer)).text()).raw("lines", "[" + line + "]");
            request.raw("payments", Json()("card", total)("cash", 0)("other", 0).text())("branch", branch_);
            request("sale_day", iso_day(purchase.day))("document", "HISTORY-" + std::to_string(++number));
            crowd_.ask_later(software_, "sales.record", request.text(), [&](Outcome const& receipt) {
                receipt.accepted();
                progress(++recorded_);
            });
        }
        crowd_.wait();
    }

    /// Page by page, as an integrator would check it: what the club says was bought.
    std::map<std::string, Sum> sums_of_sales() {
        std::map<std::string, Sum> sums;
        for (std::string cursor;;) {
            Json request;
            request("limit", 200);
            if (!cursor.empty()) request("cursor", cursor);
            auto page = crowd_.ask(software_, "sales.list", request.text());
            for (auto const& sale : page.accepted().at("items").as_array()) {
                auto& sum = sums[std::string(sale.at("member").as_string())];
                ++sum.sales;
                sum.rial += sale.at("net").as_int64();
            }
            cursor = page.text_or_none("next_cursor");
            if (cursor.empty()) return sums;
        }
    }

    void compare(std::map<std::int64_t, Sum> const& customers, Replayed& replayed) {
        auto sold = sums_of_sales();
        for (auto const& [customer, due] : customers) {
            auto const& member = members_.at(customer);
            auto const& listed = sold[member];
            differ(replayed, customer, "sales", listed.sales, due.sales);
            differ(replayed, customer, "rial bought", listed.rial, due.rial);
            crowd_.ask_later(software_, "ledger.balances", Json()("member", member).text(),
                             [this, &replayed, customer = customer, due = due](Outcome const& has) {
                auto points = has.accepted().number("points.balance"), credit = has.number("credit.balance");
                replayed.points += points;
                replayed.credit += credit;
                differ(replayed, customer, "points", points, due.points());
                differ(replayed, customer, "rial of credit", credit, due.credit);
            });
        }
        crowd_.wait();
        differ(replayed, 0, "customers", std::ssize(sold), std::ssize(customers));
    }

    ClubId club() const { return club_; }
    std::int64_t recorded() const { return recorded_; }

  private:
    static void differ(Replayed& replayed, std::int64_t customer, std::string const& what, std::int64_t is, std::int64_t due) {
        if (is == due || replayed.differences.size() >= most_differences) return;
        replayed.differences.push_back("customer " + std::to_string(customer) + ": " + std::to_string(is) + " " + what + ", the file says " +
                                       std::to_string(due));
    }

    ClubId club_;
    Actor software_;
    std::string branch_;
    std::map<std::int64_t, std::string> members_;
    std::int64_t recorded_ = 0;
    Crowd crowd_;  // last: nothing may still be in flight when the rest goes
};

}  // namespace

std::vector<Purchase> read_purchases(std::istream& file) {
    std::vector<Purchase> purchases;
    for (std::string line; std::getline(file, line);) {
        if (words_in(line).empty()) continue;
        auto purchase = purchase_in(line);
        if (!purchase) throw store::Fault("line " + std::to_string(purchases.size() + 1) + " is no purchase: " + line);
        purchases.push_back(*purchase);
    }
    return purchases;
}

Replayed replay(Program& program, std::string_view slug, std::vector<Purchase> const& purchases,
                std::function<void(std::int64_t)> const& progress) {
    auto customers = sums_of_file(purchases);
    Import import(program, slug);
    import.enrol(customers);
    import.record(purchases, progress);
    Replayed replayed{import.club(), std::ssize(customers), import.recorded(), 0, 0, {}};
    import.compare(customers, replayed);
    jobs::SealExport seal_export(program);
    for (auto club : {import.club(), the_house}) {
        jobs::Jobs::catch_up(program, club);
        while (seal_export.bring_up_to_date(club)) {}
    }
    return replayed;
}

}  // namespace vafa::demo
