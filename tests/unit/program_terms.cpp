// Caps on credit used, conversion terms of groups, lives of lots: each on its boundaries.
#include <gtest/gtest.h>

#include "club/program/program.hpp"

namespace vafa::program {

namespace {

std::string verdict(Redemption const& caps, std::optional<Rial> total, std::int64_t amount, std::int64_t used_today = 0) {
    auto allowed = allow_redemption(caps, total, Rial{amount}, Rial{used_today});
    return allowed ? "allowed" : std::string(allowed.refusal().what->code);
}

Redemption const caps{Rial{200}, BasisPoints{5'000}, Rial{500}, Rial{50}};

}  // namespace

TEST(ProgramTerms, RedemptionIsJudgedByMinimumInvoiceAndDayInThisOrder) {
    EXPECT_EQ(verdict(caps, Rial{1'000}, 0), "allowed");
    EXPECT_EQ(verdict(caps, Rial{1'000}, 49), "program.credit_below_minimum");
    EXPECT_EQ(verdict(caps, Rial{1'000}, 50), "allowed");
    EXPECT_EQ(verdict(caps, Rial{1'000}, 200), "allowed");
    EXPECT_EQ(verdict(caps, Rial{1'000}, 201), "program.credit_above_invoice_cap");
    EXPECT_EQ(verdict(caps, Rial{300}, 150), "allowed");
    EXPECT_EQ(verdict(caps, Rial{300}, 151), "program.credit_above_invoice_cap");
    EXPECT_EQ(verdict(caps, {}, 200), "allowed");
    EXPECT_EQ(verdict(caps, Rial{1'000}, 200, 300), "allowed");
    EXPECT_EQ(verdict(caps, Rial{1'000}, 200, 301), "program.credit_above_day_cap");
    EXPECT_EQ(verdict(caps, Rial{1'000}, 49, 500), "program.credit_below_minimum");
}

TEST(ProgramTerms, UsableCreditSaysWhatBoundsIt) {
    auto usable = [](std::optional<Rial> total, std::int64_t spendable, std::int64_t used) { return usable_credit(caps, total, Rial{spendable}, Rial{used}); };
    EXPECT_EQ(usable(Rial{1'000}, 1'000, 0).most, Rial{200});
    EXPECT_EQ(usable(Rial{1'000}, 1'000, 0).bound_by, BoundBy::invoice_cap);
    EXPECT_EQ(usable(Rial{1'000}, 120, 0).bound_by, BoundBy::balance);
    EXPECT_EQ(usable(Rial{1'000}, 1'000, 400).most, Rial{100});
    EXPECT_EQ(usable(Rial{1'000}, 1'000, 400).bound_by, BoundBy::day_cap);
    EXPECT_EQ(usable(Rial{1'000}, 49, 0).most, Rial{0});
    EXPECT_EQ(usable_credit({}, Rial{70}, Rial{100}, Rial{0}).bound_by, BoundBy::invoice_total);
    EXPECT_EQ(usable_credit({}, Rial{70}, Rial{100}, Rial{0}).most, Rial{70});
}

TEST(ProgramTerms, AGroupHasItsOwnTermsAndElseThoseOfAll) {
    Document document;
    document.conversion = Conversion{Points{100}, Rial{5'000}, {}};
    document.redemption = Redemption{Rial{100}, {}, {}, {}};
    document.group_terms = {{{members::GroupId{1}}, Conversion{Points{100}, Rial{10'000}, Points{500}}, {}, {}}};
    auto program = compile(document, 1);
    EXPECT_EQ(conversion_for(*program, members::GroupId{1})->credit, Rial{10'000});
    EXPECT_EQ(conversion_for(*program, members::GroupId{2})->credit, Rial{5'000});
    EXPECT_EQ(redemption_for(*program, members::GroupId{1}).per_invoice, Rial{100});
}

TEST(ProgramTerms, DaysIncludeTheFirst) {
    auto first = *parse_iso_day("2026-03-21");
    EXPECT_EQ(iso_day(*window_of({{}, EndsAfterDays{30}}, first).last_day), "2026-04-19");
    EXPECT_EQ(*window_of({{}, EndsAfterDays{1}}, first).last_day, first);
    auto pending = window_of({7, EndsAfterDays{30}}, first);
    EXPECT_EQ(iso_day(pending.valid_from), "2026-03-28");
    EXPECT_EQ(iso_day(*pending.last_day), "2026-04-26");
    EXPECT_EQ(window_of({{}, NeverEnds{}}, first).last_day, std::nullopt);
    auto idle = window_of({7, EndsByInactivity{30}}, first);
    EXPECT_EQ(idle, (LotWindow{first + 7, {}, 30}));
    EXPECT_EQ(idle.end(), first + 36);
}

TEST(ProgramTerms, MonthsAndYearsAreJalali) {
    auto day = *from_jalali(1405, 6, 31);
    EXPECT_EQ(window_of({{}, EndsWithMonth{0}}, day).last_day, *from_jalali(1405, 6, 31));
    EXPECT_EQ(window_of({{}, EndsWithMonth{1}}, day).last_day, *from_jalali(1405, 7, 30));
    EXPECT_EQ(window_of({{}, EndsWithMonth{6}}, day).last_day, *from_jalali(1405, 12, 29));
    EXPECT_EQ(window_of({{}, EndsWithYear{0}}, day).last_day, *from_jalali(1405, 12, 29));
    EXPECT_EQ(window_of({{}, EndsWithYear{3}}, day).last_day, *from_jalali(1408, 12, 30));
}

TEST(ProgramTerms, AReturnWindowIncludesTheDayOfTheSale) {
    Document document;
    EXPECT_EQ(last_return_day(*compile(document, 1), Day{100}), std::nullopt);
    document.returns = ReturnPolicy{{}, {}, 7};
    EXPECT_EQ(last_return_day(*compile(document, 1), Day{100}), Day{106});
}

}  // namespace vafa::program
