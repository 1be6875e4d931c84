// Each act is done on paper first, then asked of the program; what it answers and what is left must be what paper says.
#include "properties/club_by_chance.hpp"

#include <algorithm>
#include <iterator>

#include "properties/json_text.hpp"
#include "store/leisure.hpp"
#include "world/shop.hpp"

namespace vafa::properties {

using world::Shop;

namespace {

constexpr int members_of_a_club = 4;

Deed deed_by(Chance& chance) {
    auto of = number_by(chance, 1, 100);
    if (of <= 42) return Deed::sells;
    if (of <= 45) return Deed::passes_on;
    if (of <= 48) return Deed::sells_for_too_much_credit;
    if (of <= 67) return Deed::returns;
    if (of <= 74) return Deed::undoes;
    if (of <= 80) return Deed::asks_again;
    if (of <= 84) return Deed::holds;
    if (of <= 85) return Deed::voids;
    if (of <= 88) return Deed::sets_group;
    if (of <= 92) return Deed::days_pass;
    if (of <= 94) return Deed::gives;
    if (of == 95) return Deed::takes_back;
    if (of <= 97) return Deed::merges;
    return of <= 99 ? Deed::parts : Deed::publishes;
}

}  // namespace

Story story_by_chance(std::uint64_t seed, int acts) {
    Chance chance(seed);
    Story story{chance(), 0, {}};
    for (; acts > 0; --acts) story.acts.push_back({deed_by(chance), chance()});
    return story;
}

ClubByChance::ClubByChance(Story const& story) : story_(story) {
    names_.branches = {club_.branch, club_.second_branch};
    tills_ = {club_.staff("cashier", club_.till), club_.staff("cashier", club_.second_till)};
    club_.owner.asks("members.set_consent_policy", R"({"pin_from":9000000000000000})").accepted();
    for (std::size_t at = 0; at < names_.groups.size(); ++at)
        names_.groups[at] = club_.owner.asks("members.define_group", R"({"name":"گروه )" + text(static_cast<std::int64_t>(at)) + R"("})").accepted().text("id");
    opens_shelf();
    publishes();
    for (int n = 0; n < members_of_a_club; ++n) enrols(n % 2, n < 2 ? -1 : n - 2);
    told_.clear();
    told_.push_back("program.publish " + document_of(*program_, names_));
    if (is_giving()) allows_giving();
}

void ClubByChance::opens_shelf() {
    for (std::size_t at = 0; at < names_.goods_groups.size(); ++at)
        names_.goods_groups[at] = club_.owner.asks("goods.define_group", R"({"name":"دسته )" + text(static_cast<std::int64_t>(at)) + R"("})").accepted().text("id");
    for (std::size_t at = 1; at < names_.goods.size(); ++at) {
        auto group = at <= 2 ? R"(,"group":")" + names_.goods_groups[0] + "\"" : at == 3 ? R"(,"group":")" + names_.goods_groups[1] + "\"" : "";
        names_.goods[at] = club_.owner.asks("goods.define", R"({"name":"کالای )" + text(static_cast<std::int64_t>(at)) + R"(","price":1000,"vat":)" + text(vat_of_good[at]) + group + "}")
                               .accepted().text("id");
    }
}

void ClubByChance::publishes() {
    auto next = std::make_shared<PaperProgram const>(program_by_chance(story_.club, version_++, story_.left_out));
    done(club_.owner, "program.publish", R"({"document":)" + document_of(*next, names_) + "}");
    program_ = next;
}

void ClubByChance::enrols(int group, int referrer) {
    auto mobile = "0912" + text(3'000'000 + std::ssize(paper_.members));
    auto brought_by = referrer < 0 ? "" : R"(,"referrer":)" + text(numbers_[static_cast<std::size_t>(referrer)]);
    auto enrolled = tills_[0].asks("members.enrol", R"({"mobile":")" + mobile + R"(","group":")" + names_.groups[static_cast<std::size_t>(group)] + '"' + brought_by + "}").accepted();
    numbers_.push_back(enrolled.number("number"));
    paper_.members.push_back({enrolled.text("id"), group, referrer, 0, 0, 0, -1});
}

void ClubByChance::does(Act const& act) {
    chance_.seed(act.luck);
    switch (act.deed) {
        case Deed::sells: return sells(some_person(), false);
        case Deed::sells_for_too_much_credit: return sells(some_person(), true);
        case Deed::returns: return returns();
        case Deed::undoes: return undoes();
        case Deed::asks_again: return asks_again();
        case Deed::sets_group: return sets_group();
        case Deed::holds: return holds();
        case Deed::voids: return voids();
        case Deed::days_pass:
            held_.clear();  // they stand for a quarter of an hour
            return club_.days_pass(static_cast<int>(number(1, 12)));
        case Deed::gives: return gives();
        case Deed::takes_back: return is_giving() ? takes_back_passed() : takes_back();
        case Deed::passes_on: return is_giving() ? passes_on() : sells(some_person(), false);
        case Deed::merges: return merges();
        case Deed::parts: return parts();
        case Deed::publishes: return publishes();
    }
}

world::Reply ClubByChance::asks(world::Person const& who, std::string const& operation, std::string const& request) {
    ++acts_asked_;
    told_.push_back(operation + " " + request);
    auto key = world::Person::fresh_key();
    auto reply = who.asks(operation, request, key);
    last_ = {who, operation, request, key, reply.body()};
    return reply;
}

world::Reply ClubByChance::done(world::Person const& who, std::string const& operation, std::string const& request) {
    auto reply = asks(who, operation, request);
    if (!reply.is_accepted()) throw Disagreement("it was refused: " + reply.body());
    return reply;
}

void ClubByChance::agree(char const* what, std::int64_t program, std::int64_t paper) const {
    if (program != paper) throw Disagreement(std::string(what) + ": " + text(program) + ", on paper " + text(paper));
}

void ClubByChance::agree_on_balances(world::Reply const& reply, int member) const {
    if (reply.text("member.id") != id_of(paper_.first_of(member))) throw Disagreement("it is booked on another record: " + reply.body());
    auto totals = paper_.totals(member);
    auto balance = [&](std::string const& name) { return reply.number("member.balances." + name); };
    agree("points", balance("points") - balance("points_debt"), totals.points);
    agree("credit", balance("credit") + balance("credit_held") - balance("credit_debt"), totals.credit);
}

void ClubByChance::compares(int member) {
    auto reply = tills_[0].asks("sales.quote", R"({"member":)" + Shop::by_id(id_of(member)) + R"(,"lines":[{"name":"چای","unit_price":1}]})");
    agree_on_balances(reply.accepted(), member);
}

void ClubByChance::compares_referrer(PaperSale const& sale) {
    if (sale.brought_referral) compares(sale.referrer);
}

void ClubByChance::compares_budgets() {
    auto reply = club_.owner.asks("program.budgets").accepted();
    auto today = club_.today();
    for (std::size_t i = 0; reply.has("items." + std::to_string(i)); ++i) {
        auto item = "items." + std::to_string(i);
        auto const& rule = program_->rules[static_cast<std::size_t>(program_->place_of(static_cast<int>(reply.number(item + ".rule"))))];
        told_.push_back("program.budgets of rule " + text(rule.number));
        agree("given of a budget", reply.number(item + ".given"), paper_.given(rule, today));
        told_.pop_back();
    }
}

void ClubByChance::checks_invariants() const {
    store::read_at_leisure(world::program().store(), club_.id(), [](Snapshot& snapshot) {
        for (auto const& invariant : world::program().registry().invariants())
            for (auto const& breach : invariant.breaches(snapshot)) throw Disagreement(std::string(invariant.name) + ": " + breach);
    });
}

// --- Selling ---

PaperSale ClubByChance::basket(int person) {
    PaperSale sale;
    sale.member = person;
    sale.group = paper_.members[static_cast<std::size_t>(sale.member)].group;
    sale.branch = static_cast<int>(number(0, 1));
    sale.day = club_.today();
    sale.program = program_;
    for (auto left = number(1, 3); left > 0; --left) {
        PaperLine line;
        line.good = static_cast<int>(number(0, goods_on_shelf - 1));
        line.bought = number(1, 6);
        sale.lines.push_back(line);
    }
    return sale;
}

std::string ClubByChance::lines_json(PaperSale const& sale, std::vector<std::int64_t> const& discounts, std::vector<std::int64_t> const& prices) const {
    std::string json;
    for (std::size_t i = 0; i < sale.lines.size(); ++i) {
        auto const& line = sale.lines[i];
        auto what = line.good == 0 ? std::string(R"("name":"چای")") : R"("good":")" + names_.goods[static_cast<std::size_t>(line.good)] + "\"";
        json += (i == 0 ? "{" : ",{") + what + R"(,"unit_price":)" + text(prices[i]) + R"(,"quantity":)" + text(line.bought) + R"(,"discount":)" + text(discounts[i]) + "}";
    }
    return "[" + json + "]";
}

void ClubByChance::sells(int person, bool is_short) {
    auto sale = basket(person);
    std::vector<std::int64_t> prices, discounts;
    for (auto& line : sale.lines) {
        prices.push_back(number(1, 5) == 1 ? number(0, 50) : number(1'000, 500'000));
        discounts.push_back(number(1, 4) == 1 ? number(0, prices.back() * line.bought) : 0);
        line.price = prices.back() * line.bought - discounts.back();
    }
    bool is_open = number(1, 3) > 1;
    paper_.price(sale, is_open);
    auto before = paper_.totals(sale.member);
    auto may_spend = spendable(sale.member);
    auto held = is_short || sale.net() == 0 ? std::nullopt : some_hold(sale.member);
    if (is_short) sale.credit = may_spend + number(1, 1'000);
    else if (held) sale.credit = number(1, std::min(sale.net(), held->amount));
    else if (number(1, 2) == 1) sale.credit = number(0, std::min(sale.net(), may_spend));
    if (sale.credit > sale.net()) return;
    auto rest = sale.net() - sale.credit, way = number(1, 3);
    auto card = way == 1 ? rest : way == 2 ? 0 : number(0, rest);
    sale.payment = rest == 0 ? "" : card == rest ? "card" : card == 0 ? "cash" : "both";
    auto request = R"({"member":)" + Shop::by_id(id_of(some_record_of(sale.member))) + R"(,"lines":)" + lines_json(sale, discounts, prices) +
                   R"(,"prices":")" + (is_open ? "open" : "final") + R"(","payments":{"card":)" + text(card) + R"(,"cash":)" + text(rest - card) +
                   R"(,"other":0},"credit":)" + text(sale.credit) +
                   (held ? R"(,"hold":")" + held->id + "\"}" : "}");
    auto const& till = tills_[static_cast<std::size_t>(sale.branch)];
    if (is_short) {
        auto reply = asks(till, "sales.record", request);
        if (reply.answer().refusal != "ledger.balance_short") throw Disagreement("there was too little credit: " + reply.body());
        return compares(sale.member);
    }
    paper_.judge(sale);
    auto reply = done(till, "sales.record", request);
    sale.id = reply.text("sale");
    paper_.sales.push_back(std::move(sale));
    agree_on_awards(reply, paper_.sales.back(), before);
    agree_on_balances(reply, paper_.sales.back().member);
    compares_referrer(paper_.sales.back());
}

/// Line by line what it costs, and rule by rule what it gave; a bonus shows in the sums.
void ClubByChance::agree_on_awards(world::Reply const& reply, PaperSale const& sale, Totals const& before) const {
    for (std::size_t i = 0; i < sale.lines.size(); ++i) agree("net of a line", reply.number("lines." + std::to_string(i) + ".net"), sale.lines[i].net());
    std::map<std::int64_t, std::int64_t> awards;
    for (std::size_t i = 0; reply.has("awards." + std::to_string(i)); ++i) awards[reply.number("awards." + std::to_string(i) + ".rule")] = reply.number("awards." + std::to_string(i) + ".amount");
    for (std::size_t i = 0; i < sale.gave.size(); ++i) {
        auto const& rule = sale.program->rules[i];
        if (rule.gives == Gives::bonus) continue;
        auto const& gave = sale.gave[i];
        auto amount = !gave.stands ? 0 : rule.keeps_remainder() ? points_on(rule, sale.found[i].base + gave.base) - points_on(rule, sale.found[i].base) : gave.whole;
        agree(("rule " + text(rule.number)).c_str(), awards[rule.number], amount);
    }
    auto after = paper_.totals(sale.member);
    agree("points of the sale", reply.number("points"), after.points - before.points);
    auto gift = sale.brings_referral() ? sale.program->credit_to_friend : 0;
    agree("credit of the sale", reply.number("earned_credit"), after.credit + sale.credit - before.credit - gift);
}

// --- Returning ---

PaperSale* ClubByChance::some_sale(bool only_kept) {
    std::vector<PaperSale*> all;
    for (auto& sale : paper_.sales)
        if (!only_kept || !sale.is_all_returned()) all.push_back(&sale);
    return all.empty() ? nullptr : all[static_cast<std::size_t>(number(0, std::ssize(all) - 1))];
}

void ClubByChance::takes_back_goods(PaperSale& sale, std::map<std::size_t, std::int64_t> const& pieces) {
    auto value = sale.value_kept(), credit = sale.credit_kept();
    for (auto const& [line, quantity] : pieces) sale.lines[line].returned += quantity;
    sale.stands = judged_on_paper(sale);
    auto reply = done(tills_[static_cast<std::size_t>(number(0, 1))], "sales.return", R"({"sale":")" + sale.id + R"(","lines":)" + pieces_json(pieces) + "}");
    sale.returns.push_back({reply.text("id"), pieces, false});
    agree("value of the return", reply.number("value"), value - sale.value_kept());
    agree("credit given back", reply.number("credit_back"), credit - sale.credit_kept());
    agree_on_balances(reply, sale.member);
    compares_referrer(sale);
}

void ClubByChance::returns() {
    auto* sale = some_sale(true);
    if (!sale) return;
    std::map<std::size_t, std::int64_t> pieces;
    bool is_all = number(1, 4) == 1;
    for (std::size_t line = 0; line < sale->lines.size(); ++line) {
        auto kept = sale->lines[line].kept();
        if (kept > 0 && (is_all || pieces.empty() || number(0, 1) == 1)) pieces[line] = is_all ? kept : number(1, kept);
    }
    takes_back_goods(*sale, pieces);
}

void ClubByChance::undoes() {
    std::vector<std::pair<PaperSale*, PaperReturn*>> all;
    for (auto& sale : paper_.sales)
        for (auto& taken : sale.returns)
            if (!taken.is_undone) all.emplace_back(&sale, &taken);
    if (all.empty()) return;
    auto [sale, taken] = all[static_cast<std::size_t>(number(0, std::ssize(all) - 1))];
    auto credit = sale->credit_kept(), may_spend = spendable(sale->member);
    auto moves = [&](std::int64_t sign) {
        for (auto const& [line, quantity] : taken->pieces) sale->lines[line].returned += sign * quantity;
        sale->stands = judged_on_paper(*sale);
    };
    moves(-1);
    bool is_short = sale->credit_kept() - credit > may_spend;  // the credit that went back was spent meanwhile
    auto request = R"({"sale":")" + sale->id + R"(","id":")" + taken->id + R"("})";
    if (!is_short) {
        taken->is_undone = true;
        agree_on_balances(done(tills_[0], "sales.undo_return", request), sale->member);
        return compares_referrer(*sale);
    }
    moves(1);
    auto reply = asks(tills_[0], "sales.undo_return", request);
    if (reply.answer().refusal != "ledger.balance_short") throw Disagreement("its credit was spent meanwhile: " + reply.body());
    compares(sale->member);
}

void ClubByChance::returns_everything() {
    while (auto* sale = some_sale(true)) {
        std::map<std::size_t, std::int64_t> pieces;
        for (std::size_t line = 0; line < sale->lines.size(); ++line)
            if (auto kept = sale->lines[line].kept(); kept > 0) pieces[line] = number(1, 2) == 1 ? kept : number(1, kept);
        takes_back_goods(*sale, pieces);
    }
    expects_gifts_alone([this](int record, int other) { return paper_.is_one_person(record, other); });
    compares_budgets();
    club_.days_pass(1);
    held_.clear();
    for (int record = 0; record < std::ssize(paper_.members); ++record)
        if (paper_.first_of(record) != record) parts(record);
    expects_gifts_alone([](int record, int other) { return record == other; });
    compares_budgets();
}

void ClubByChance::expects_gifts_alone(std::function<bool(int record, int other)> const& counts_with) {
    for (int record = 0; record < std::ssize(paper_.members); ++record) {
        Totals gifts;
        for (int other = 0; other < std::ssize(paper_.members); ++other) {
            if (!counts_with(record, other)) continue;
            gifts.points += paper_.members[static_cast<std::size_t>(other)].gift_points + paper_.members[static_cast<std::size_t>(other)].passed_points;
            gifts.credit += paper_.members[static_cast<std::size_t>(other)].gift_credit;
        }
        auto totals = paper_.totals(record);
        agree("points when all has come back", gifts.points, totals.points);
        agree("credit when all has come back", gifts.credit, totals.credit);
        compares(record);
    }
}

// --- Asking twice ---

void ClubByChance::asks_again() {
    if (last_.key.empty()) return;
    acts_asked_ += 2;
    told_.push_back("again: " + last_.operation + " " + last_.request);
    auto again = last_.who.asks(last_.operation, last_.request, last_.key);
    if (again.body() != last_.body) throw Disagreement("the same request with the same key: " + again.body() + " instead of " + last_.body);
    auto other = R"({"member":)" + Shop::by_id(paper_.members[0].id) + R"(,"lines":[{"name":"چای","unit_price":)" + text(number(1, 99'999)) +
                 R"(}],"payments":{"card":1,"cash":0,"other":0}})";
    told_.push_back("another one with its key: sales.record " + other);
    auto reply = last_.who.asks("sales.record", other, last_.key);
    if (reply.answer().refusal != "key.reused_for_another_request") throw Disagreement("another request with the same key: " + reply.body());
    for (std::size_t member = 0; member < paper_.members.size(); ++member) compares(static_cast<int>(member));
}

// --- Holds ---

std::int64_t ClubByChance::spendable(int member) const {
    auto left = paper_.totals(member).credit;
    for (auto const& hold : held_)
        if (hold.member == paper_.first_of(member)) left -= hold.amount;
    return std::max<std::int64_t>(0, left);
}

std::optional<ClubByChance::Held> ClubByChance::some_hold(int member) {
    auto found = std::find_if(held_.begin(), held_.end(), [&](auto const& hold) { return hold.member == member; });
    if (found == held_.end()) return {};
    auto hold = *found;
    held_.erase(found);
    return hold;
}

bool ClubByChance::has_hold(int member) const {
    return std::any_of(held_.begin(), held_.end(), [&](auto const& hold) { return hold.member == member; });
}

void ClubByChance::holds() {
    auto member = some_person();
    auto may_spend = spendable(member);
    if (may_spend == 0) return;
    auto amount = number(1, may_spend);
    auto reply = done(tills_[static_cast<std::size_t>(number(0, 1))], "sales.hold",
                      R"({"member":)" + Shop::by_id(id_of(some_record_of(member))) + R"(,"amount":)" + text(amount) + "}");
    held_.push_back({reply.text("hold"), member, amount});
    agree("credit left beside a hold", reply.number("credit_left"), may_spend - amount);
    compares(member);
}

void ClubByChance::voids() {
    auto member = some_person();
    auto hold = some_hold(member);
    if (!hold) return;
    done(tills_[0], "sales.void_hold", R"({"hold":")" + hold->id + R"(","member":")" + id_of(member) + "\"}");
    compares(member);
}

// --- Groups and gifts ---

void ClubByChance::sets_group() {
    auto& member = paper_.members[static_cast<std::size_t>(some_person())];
    auto group = static_cast<int>(number(0, 1));
    if (group == member.group) return;
    member.group = group;
    done(club_.owner, "members.set_group", R"({"member":")" + member.id + R"(","group":")" + names_.groups[static_cast<std::size_t>(group)] + R"("})");
}

void ClubByChance::walks(std::string const& gift, std::string const& until) {
    for (int chunk = 0; chunk < 10; ++chunk) {
        if (club_.owner.asks("gifts.show", R"({"gift":")" + gift + "\"}").accepted().text("gift.state") == until) return;
        ++acts_asked_;
        club_.operator_of_server.asks("gifts.advance", R"({"gift":")" + gift + "\"}").accepted();
    }
    throw Disagreement("the gift does not become " + until);
}

void ClubByChance::gives() {
    club_.time_passes(1'000);  // a group counts as it was at that moment
    GivenGift gift;
    gift.is_points = number(1, 2) == 1;
    gift.amount = gift.is_points ? number(1, 90) : number(1, 300'000);
    auto group = static_cast<int>(number(-1, 1));
    auto to = group < 0 ? "{}" : R"({"group":")" + names_.groups[static_cast<std::size_t>(group)] + "\"}";
    gift.id = done(club_.owner, "gifts.give", R"({"name":"هدیهٔ نوروز","wallet":")" + std::string(gift.is_points ? "points" : "credit") + R"(","amount":)" + text(gift.amount) +
                                                  R"(,"last_day":")" + iso_day(club_.today() + 3'000) + R"(","to":)" + to + R"(,"most_members":100})").text("id");
    walks(gift.id, "given");
    for (int member = 0; member < std::ssize(paper_.members); ++member) {
        auto& on_paper = paper_.members[static_cast<std::size_t>(member)];
        if (paper_.first_of(member) != member) continue;  // it is inactive
        if (group >= 0 && on_paper.group != group) continue;
        gift.to.push_back(member);
        (gift.is_points ? on_paper.gift_points : on_paper.gift_credit) += gift.amount;
    }
    gifts_.push_back(gift);
    for (auto member : gift.to) compares(member);
    club_.time_passes(1'000);
}

/// Points are neither spent nor passed on here, so all of them come back; credit stays.
void ClubByChance::takes_back() {
    auto gift = std::find_if(gifts_.begin(), gifts_.end(), [](auto const& one) { return one.is_points; });
    if (gift == gifts_.end()) return;
    done(club_.owner, "gifts.take_back", R"({"gift":")" + gift->id + "\"}");
    walks(gift->id, "taken_back");
    for (auto member : gift->to) paper_.members[static_cast<std::size_t>(member)].gift_points -= gift->amount;
    for (auto member : gift->to) compares(member);
    gifts_.erase(gift);
}

}  // namespace vafa::properties
