// A line of a rule belongs to the sale whose act it stands in, or whose return: that sale's version says what it counts for. What a merge
// completed, or parting took back, counts by the version of that moment.
#include <algorithm>
#include <map>
#include <tuple>

#include "club/program/program.hpp"
#include "club/reports/invariants.hpp"

namespace vafa::reports {

namespace {

using ledger::Wallet;
using store::Sql;

constexpr Sql select_documents{"select version, document from program_edition where club_id = :club"};
constexpr Sql select_budgets{"select rule, wallet, month, given from program_budget where club_id = :club"};

// 1 is the account of what is issued; refs below 10,000 are rules, 10,011 to 10,013 the levels of referrers
constexpr Sql select_given{R"(
    select s.program_version, l.ref, l.wallet, s.day, cast(sum(l.amount) as bigint)
    from ledger_line l
    join (select id as act, id as sale from sales_sale where club_id = :club
          union all select id, sale from sales_return where club_id = :club) a on a.act = l.act
    join sales_sale s on s.club_id = :club and s.id = a.sale
    where l.club_id = :club and l.account = 1 and (l.ref < 10000 or l.ref between 10011 and 10013)
    group by s.program_version, l.ref, l.wallet, s.day)"};

// Of merges and partings: what the remainders of two records made together, by the member that it was given to.
constexpr Sql select_completed{R"(
    select l.member, w.merged_into, l.ref, l.wallet, cast(sum(l.amount) as bigint),
           (select max(e.version) from program_edition e where e.club_id = :club and e.from_day <= l.day and e.published_at <= l.at)
    from ledger_line l
    join (select act from members_merge where club_id = :club
          union all select undone_act from members_merge where club_id = :club and undone_act <> 0) m on m.act = l.act
    join members_member w on w.club_id = :club and w.id = l.member
    where l.club_id = :club and l.account = 1 and l.ref < 10000
    group by l.member, w.merged_into, l.ref, l.wallet, l.day, l.at)"};

constexpr Sql select_counters{R"(
    select member, state from program_counters where club_id = :club and member > ?1 order by member limit 1000)"};
constexpr Sql select_given_to{R"(
    select l.member, s.program_version, l.ref, l.wallet, cast(sum(l.amount) as bigint)
    from ledger_line l
    join (select id as act, id as sale from sales_sale where club_id = :club
          union all select id, sale from sales_return where club_id = :club) a on a.act = l.act
    join sales_sale s on s.club_id = :club and s.id = a.sale
    where l.club_id = :club and l.member > ?1 and l.member <= ?2 and l.account = 1 and l.ref < 10000
    group by l.member, s.program_version, l.ref, l.wallet)"};
// What other records of the same person were given counts with the one that they lead to.
constexpr Sql select_given_to_records{R"(
    select m.merged_into, s.program_version, l.ref, l.wallet, cast(sum(l.amount) as bigint)
    from members_member m
    join ledger_line l on l.club_id = :club and l.member = m.id and l.account = 1 and l.ref < 10000
    join (select id as act, id as sale from sales_sale where club_id = :club
          union all select id, sale from sales_return where club_id = :club) a on a.act = l.act
    join sales_sale s on s.club_id = :club and s.id = a.sale
    where m.club_id = :club and m.merged_into <> 0 and m.merged_into > ?1 and m.merged_into <= ?2
    group by m.merged_into, s.program_version, l.ref, l.wallet)"};

// 13: between members. What the giver's lines of both acts say.
constexpr Sql given_beside_lines{R"(
    select g.id, g.points, g.taken, coalesce(o.amount, 0), coalesce(b.amount, 0)
    from rewards_given g
    left join (select act, member, cast(-sum(amount) as bigint) as amount from ledger_line
               where club_id = :club and wallet = 1 and account = 13 and reverses = 0 group by act, member) o on o.act = g.id and o.member = g.giver
    left join (select act, member, cast(sum(amount) as bigint) as amount from ledger_line
               where club_id = :club and wallet = 1 and account = 13 and reverses <> 0 group by act, member) b
              on b.act = g.taken_act and b.member = g.giver
    where g.club_id = :club and (g.points <> coalesce(o.amount, 0) or g.taken <> coalesce(b.amount, 0)))"};

using Documents = std::map<std::int64_t, program::Document>;

struct CompletedLine {
    MemberId member, first;   // 0: the member's record leads to nobody
    std::int64_t rule = 0;
    Wallet wallet = Wallet::points;
    std::int64_t amount = 0, version = 0;
};

std::vector<CompletedLine> completed_lines(Snapshot& snapshot) {
    std::vector<CompletedLine> all;
    for (auto row : snapshot.read(select_completed))
        all.push_back({row.get<MemberId>(0), row.get<MemberId>(1), row.get<std::int64_t>(2), row.get<Wallet>(3), row.get<std::int64_t>(4),
                       row.get<std::optional<std::int64_t>>(5).value_or(0)});
    return all;
}

Documents documents(Snapshot& snapshot) {
    Documents all;
    for (auto row : snapshot.read(select_documents)) {
        auto document = json::from_text<program::Document>(row.get<std::string>(1));
        ensure(bool(document), "a published program cannot be read");
        all.emplace(row.get<std::int64_t>(0), *std::move(document));
    }
    return all;
}

program::Rule const* find_rule(Documents const& all, std::int64_t version, std::int64_t number) {
    auto document = all.find(version);
    if (document == all.end()) return nullptr;
    for (auto const& rule : document->second.rules)
        if (rule.number == number) return &rule;
    return nullptr;
}

// --- Budgets ---

/// All levels of referrers draw on one budget.
std::int64_t drawer(std::int64_t ref) { return ref < program::referral_level_ref ? ref : program::referral_level_ref; }

std::optional<program::Budget> budget_of(Documents const& all, std::int64_t version, std::int64_t ref) {
    if (drawer(ref) != program::referral_level_ref) {
        auto const* rule = find_rule(all, version, ref);
        return rule ? rule->budget : std::nullopt;
    }
    auto document = all.find(version);
    if (document == all.end() || !document->second.referral_commission) return {};
    return document->second.referral_commission->budget;
}

bool has_budgets(Documents const& all) {
    return std::any_of(all.begin(), all.end(), [](auto const& edition) {
        auto const& [version, document] = edition;
        bool has_rule = std::any_of(document.rules.begin(), document.rules.end(), [](auto const& rule) { return rule.budget.has_value(); });
        return has_rule || (document.referral_commission && document.referral_commission->budget);
    });
}

/// A rule, its wallet, the first day of its month or 0.
using BudgetPlace = std::tuple<std::int64_t, Wallet, std::int64_t>;

struct Compared {
    std::int64_t stands = 0;   // in the row
    std::int64_t given = 0;    // by the lines
};

std::string words_of(BudgetPlace const& place, Compared const& compared) {
    auto [rule, wallet, month] = place;
    return "budget of rule " + std::to_string(rule) + (wallet == Wallet::points ? ", points" : ", credit") +
           (month == 0 ? "" : ", month of " + iso_day(Day{static_cast<std::int32_t>(month)})) + ": " + std::to_string(compared.stands) + ", lines " +
           std::to_string(compared.given);
}

std::vector<std::string> budgets_beside_the_lines(Snapshot& snapshot) {
    auto const known = documents(snapshot);
    std::map<BudgetPlace, Compared> all;
    for (auto row : snapshot.read(select_budgets))
        all[{row.get<std::int64_t>(0), row.get<Wallet>(1), row.get<std::int64_t>(2)}].stands = row.get<std::int64_t>(3);
    if (all.empty() && !has_budgets(known)) return {};
    for (auto row : snapshot.read(select_given)) {
        auto budget = budget_of(known, row.get<std::int64_t>(0), row.get<std::int64_t>(1));
        if (!budget) continue;
        bool is_by_month = budget->span == program::BudgetSpan::jalali_month;
        auto month = is_by_month ? first_of_jalali_month(row.get<Day>(3)).number : 0;
        all[{drawer(row.get<std::int64_t>(1)), row.get<Wallet>(2), month}].given += row.get<std::int64_t>(4);
    }
    for (auto const& line : completed_lines(snapshot)) {  // a rule that keeps a remainder has a budget in all
        auto budget = budget_of(known, line.version, line.rule);
        if (budget) all[{line.rule, line.wallet, 0}].given += line.amount;
    }
    std::vector<std::string> breaches;
    for (auto const& [place, compared] : all)
        if (compared.stands != compared.given) breaches.push_back(words_of(place, compared));
    return breaches;
}

// --- Counters of members ---

/// What a member's row of counters says that a rule gave: totals of rules with a cap per member, bonuses of windows that are won.
using GivenTo = std::map<std::tuple<MemberId, std::int64_t, Wallet>, Compared>;

bool is_bonus(program::Rule const& rule) { return std::holds_alternative<program::ThresholdBonus>(rule.gives); }
bool is_counted(program::Rule const& rule) { return is_bonus(rule) || (rule.cap && rule.cap->per_member); }

bool has_counted(Documents const& all) {
    return std::any_of(all.begin(), all.end(), [](auto const& edition) {
        return std::any_of(edition.second.rules.begin(), edition.second.rules.end(), is_counted);
    });
}

void read_row(store::Row const& row, GivenTo& into) {
    auto member = row.get<MemberId>(0);
    auto bytes = row.get<store::BytesView>(1);
    auto counters = program::decode_counters({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
    for (auto const& total : counters.totals) into[{member, total.rule, total.wallet}].stands += total.total;
    for (auto const& window : counters.bonus_windows)
        if (window.points >= window.reach) into[{member, window.rule, window.wallet}].stands += window.gives;
}

void compare_page(Snapshot& snapshot, Documents const& known, std::vector<CompletedLine> const& completed, MemberId after, MemberId last,
                  GivenTo& page, std::vector<std::string>& breaches) {
    for (auto row : snapshot.read(select_given_to, after, last)) {
        auto const* rule = find_rule(known, row.get<std::int64_t>(1), row.get<std::int64_t>(2));
        if (rule && is_counted(*rule)) page[{row.get<MemberId>(0), rule->number, row.get<Wallet>(3)}].given += row.get<std::int64_t>(4);
    }
    for (auto row : snapshot.read(select_given_to_records, after, last)) {
        auto const* rule = find_rule(known, row.get<std::int64_t>(1), row.get<std::int64_t>(2));
        bool adds_up = rule && is_counted(*rule) && !is_bonus(*rule);  // windows stay apart
        if (adds_up) page[{row.get<MemberId>(0), rule->number, row.get<Wallet>(3)}].given += row.get<std::int64_t>(4);
    }
    for (auto const& line : completed) {
        auto const* rule = find_rule(known, line.version, line.rule);
        if (!rule || !is_counted(*rule)) continue;
        for (auto member : {line.member, line.first})
            if (member > after && member <= last) page[{member, line.rule, line.wallet}].given += line.amount;
    }
    for (auto const& [place, compared] : page) {
        auto const& [member, rule, wallet] = place;
        if (compared.stands != compared.given)
            breaches.push_back("counters of " + member.text() + ", rule " + std::to_string(rule) + ": " + std::to_string(compared.stands) + ", lines " +
                               std::to_string(compared.given));
    }
}

std::vector<std::string> counters_beside_the_lines(Snapshot& snapshot) {
    std::vector<std::string> breaches;
    auto const known = documents(snapshot);
    if (!has_counted(known)) return breaches;
    auto const completed = completed_lines(snapshot);
    MemberId after;
    for (bool is_last = false; !is_last;) {
        GivenTo page;
        auto last = MemberId{past_all_ids};
        auto rows = snapshot.read(select_counters, after);
        for (auto row : rows) read_row(row, page);
        is_last = rows.empty();
        if (!is_last) last = rows[rows.size() - 1].get<MemberId>(0);
        compare_page(snapshot, known, completed, after, last, page, breaches);
        after = last;
    }
    return breaches;
}

// --- Points that members gave to each other ---

std::vector<std::string> given_points_beside_the_lines(Snapshot& snapshot) {
    std::vector<std::string> breaches;
    for (auto row : snapshot.read(given_beside_lines))
        breaches.push_back("gift " + std::to_string(row.get<std::int64_t>(0)) + ": " + std::to_string(row.get<std::int64_t>(1)) + " given and " +
                           std::to_string(row.get<std::int64_t>(2)) + " taken back, lines " + std::to_string(row.get<std::int64_t>(3)) + " and " +
                           std::to_string(row.get<std::int64_t>(4)));
    return breaches;
}

}  // namespace

std::vector<Invariant> invariants() {
    return {{"reports.budgets_are_sums_of_lines", budgets_beside_the_lines}, {"reports.counters_are_sums_of_lines", counters_beside_the_lines},
            {"reports.given_points_are_sums_of_lines", given_points_beside_the_lines}};
}

}  // namespace vafa::reports
