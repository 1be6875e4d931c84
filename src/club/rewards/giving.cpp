// Passing on lengthens no life: lots go over with their days. It is no issue and no expense; it counts for no tier and no window.
#include "club/rewards/giving.hpp"

#include <algorithm>

#include "base/jalali.hpp"
#include "club/rewards/consent.hpp"
#include "club/tenancy/tenancy.hpp"

namespace vafa::rewards {

namespace {

Result<Done> allow_so_many(Snapshot& snapshot, GivingTerms const& terms, MemberId giver, Points points) {
    auto left = left_to_give(snapshot, terms, giver);
    if (points > left.today) return refuse_at("/points", giving_day_full, {{"left", left.today}, {"most", terms.most_a_day}});
    if (points > left.since) return refuse_at("/points", giving_month_full, {{"left", left.since}, {"most", terms.most_a_month}});
    return Done{};
}

}  // namespace

GivingTermsShown shown(GivingTerms const& terms) { return {terms.is_on, terms.least, terms.most_a_day, terms.most_a_month}; }

GivenSum left_to_give(Snapshot& snapshot, GivingTerms const& terms, MemberId member) {
    auto today = snapshot.today(), month = first_of_jalali_month(today);
    auto sum = given_by(snapshot, member, today, month);
    for (auto const& record : members::merged_between(snapshot, member, member)) {
        auto more = given_by(snapshot, record.second, today, month);
        sum.today += more.today;
        sum.since += more.since;
    }
    return {std::max(terms.most_a_day - sum.today, Points{0}), std::max(terms.most_a_month - sum.since, Points{0})};
}

GivenShown shown(Snapshot& snapshot, Caller const& caller, GivenRow const& row) {
    auto const* branch = tenancy::places(snapshot, caller)->branch(row.branch);
    auto number_of = [&](MemberId id) {
        auto member = members::for_sale(snapshot, members::ById{id});
        return member ? member->number : 0;
    };
    return {row.id, row.giver, number_of(row.giver), row.receiver, number_of(row.receiver), row.points, row.taken, row.at,
            branch ? branch->branch_name : "", row.taken_act != 0};
}

Result<GivingTermsShown> set_giving_terms(Transaction& tx, Caller const&, SetGivingTerms const& request) {
    if (request.least < Points{1} || !fits_amount(request.most_a_month.value)) return refuse_at("/least", giving_terms_wrong);
    if (request.most_a_day < request.least) return refuse_at("/most_a_day", giving_terms_wrong);
    if (request.most_a_month < request.most_a_day) return refuse_at("/most_a_month", giving_terms_wrong);
    GivingTerms terms{request.is_on, request.least, request.most_a_day, request.most_a_month};
    put_giving_terms(tx, terms);
    return shown(terms);
}

Result<GivingTermsShown> show_giving_terms(Snapshot& snapshot, Caller const&, ShowGivingTerms const&) { return shown(giving_terms(snapshot)); }

Result<Giving> begin_giving(Transaction& tx, Caller const&, members::MemberRef const& who, members::MemberRef const& to, Points points) {
    auto giver = TRY(members::for_sale(tx, who));
    tx.set_subject(giver.id.value);
    auto terms = giving_terms(tx);
    if (!terms.is_on) return refuse(giving_off);  // before anything is said of others
    auto receiver = members::for_sale(tx, to);
    if (!receiver) return refuse_at("/receiver", giving_receiver_missing);
    if (receiver->id == giver.id) return refuse_at("/receiver", giving_to_oneself);
    if (points < terms.least) return refuse_at("/points", giving_too_little, {{"least", terms.least}});
    TRY(members::allow_spending(giver));
    if (!members::allow_spending(*receiver)) return refuse_at("/receiver", giving_receiver_closed);
    auto& lower = ledger::lock(tx, std::min(giver.id, receiver->id));
    auto& upper = ledger::lock(tx, std::max(giver.id, receiver->id));
    bool is_giver_lower = giver.id < receiver->id;
    TRY(allow_so_many(tx, terms, giver.id, points));  // the giver's wallets are locked: two at once follow each other
    auto* from = is_giver_lower ? &lower : &upper;
    if (points_left(*from) < points) return refuse_at("/points", ledger::balance_short, {{"spendable", points_left(*from)}});
    return Giving{std::move(giver), std::move(*receiver), points, from, is_giver_lower ? &upper : &lower};
}

Result<Done> judge_giving_code(Transaction& tx, Caller const& caller, Giving const& giving, std::optional<GivingAskedId> const& id,
                               Secret<std::string> const& code) {
    auto asked = id ? find_giving_asked(tx, *id) : std::nullopt;
    bool is_for_this = asked && asked->giver == giving.giver.id && asked->receiver == giving.receiver.id && asked->points == giving.points;
    if (!is_for_this) return refuse_at("/asked", members::code_missing);
    return members::judge_code(tx, caller, giving.giver.id, asked->id.value, code);
}

Result<GivingCodeAsked> send_giving_code(Transaction& tx, Giving const& giving) {
    GivingAsked asked{GivingAskedId{tx.act()}, giving.giver.id, giving.receiver.id, giving.points};
    insert_giving_asked(tx, asked);
    members::expect_code(tx, asked.giver);
    return GivingCodeAsked{asked.id, asked.points, giving.receiver.number, tx.now() + members::code_lives_ms};
}

Result<PointsGiven> finish_giving(Transaction& tx, Caller const& caller, Giving const& giving) {
    TRY(giving.from->pass_on(*giving.to, giving.points.value, caller.branch));
    giving.from->post();
    giving.to->post();
    GivenRow row{GivenId{tx.act()}, giving.giver.id, giving.receiver.id, giving.points, tx.today(), tx.now(), caller.role, caller.id, caller.branch, {}, 0};
    insert_given(tx, row);
    return PointsGiven{shown(tx, caller, row), points_left(*giving.from)};
}

bool needs_preparation(GivePoints const* request) { return request->pin.has_value(); }
std::uint64_t route_of(GivePoints const* request) { return members::route_of(request->member); }
std::uint64_t route_of(AskGivingCode const* request) { return members::route_of(request->member); }

Result<members::PinCompared> compare_pin_of_giver(Preparation const& preparation, Caller const&, GivePoints const& request) {
    if (!request.pin) return members::PinCompared{};
    return members::compare_pin(preparation, request.member, *request.pin);
}

Result<PointsGiven> give_points(Transaction& tx, Caller const& caller, GivePoints const& request, members::PinCompared const& pin) {
    if (request.pin.has_value() + request.code.has_value() + request.number.has_value() > 1) return refuse_at("/number", giving_two_consents);
    auto giving = TRY(begin_giving(tx, caller, request.member, request.receiver, request.points));
    TRY(judge_consent(tx, caller, giving.giver, giving.points, request, pin,
                      [&] { return judge_giving_code(tx, caller, giving, request.asked, *request.code); }));
    return finish_giving(tx, caller, giving);
}

Result<GivingCodeAsked> ask_giving_code(Transaction& tx, Caller const& caller, AskGivingCode const& request) {
    auto giving = TRY(begin_giving(tx, caller, request.member, request.receiver, request.points));
    return send_giving_code(tx, giving);
}

Result<GivenTakenBack> take_given_back(Transaction& tx, Caller const& caller, TakeGivenBack const& request) {
    auto row = lock_given(tx, request.gift);
    if (!row) return refuse_at("/gift", giving_missing);
    tx.set_subject(row->giver.value);
    if (row->taken_act != 0) return refuse_at("/gift", giving_settled);
    auto& lower = ledger::lock(tx, std::min(row->giver, row->receiver));
    auto& upper = ledger::lock(tx, std::max(row->giver, row->receiver));
    auto& giver = row->giver < row->receiver ? lower : upper;
    auto& receiver = row->giver < row->receiver ? upper : lower;
    Points taken{TRY(giver.take_passed_back(receiver, row->id.value, caller.branch))};
    if (taken == Points{0}) return refuse_at("/gift", giving_all_spent);
    receiver.post();
    giver.post();
    mark_given_taken(tx, row->id, taken);
    row->taken = taken;
    row->taken_act = tx.act();
    return GivenTakenBack{shown(tx, caller, *row), taken, row->points - taken};
}

Result<GivenListed> list_given(Snapshot& snapshot, Caller const& caller, ListGiven const& request) {
    auto limit = request.limit.value_or(usual_page);
    if (limit < 1 || limit > longest_page) return refuse_at("/limit", request_out_of_range);
    auto rows = given_before(snapshot, request.member.value_or(MemberId{}), request.cursor.value_or(GivenId{}), limit + 1);
    GivenListed list;
    bool has_more = std::ssize(rows) > limit;
    if (has_more) rows.pop_back();
    for (auto const& row : rows) list.items.push_back(shown(snapshot, caller, row));
    if (has_more) list.next_cursor = rows.back().id;
    return list;
}

std::vector<Refusal const*> refusals_of_giving() {
    return {&members::member_missing, &members::card_missing, &giving_receiver_missing, &giving_off, &giving_to_oneself, &giving_too_little,
            &members::member_inactive, &members::credit_frozen, &members::card_blocked, &members::card_replaced, &giving_receiver_closed,
            &giving_day_full, &giving_month_full, &ledger::balance_short};
}

std::vector<Operation> giving_operations() {
    std::vector<Role> const serves{Role::owner, Role::manager, Role::cashier, Role::integrator};
    std::vector<Role> const sees{Role::owner, Role::manager, Role::support, Role::auditor};
    std::vector<Role> const all{Role::owner, Role::manager, Role::cashier, Role::support, Role::auditor, Role::integrator};
    auto refusals = refusals_of_giving();
    refusals.insert(refusals.end(), {&giving_two_consents, &sales::consent_required, &members::pin_not_set, &members::pin_locked,
                                     &members::pin_changed_meanwhile, &members::pin_wrong, &members::code_missing, &members::code_used,
                                     &members::code_ended, &members::code_locked, &members::code_wrong, &members::number_locked,
                                     &members::number_above_allowed, &members::number_used, &members::number_wrong, &ledger::amount_too_large});
    return {
        operation<set_giving_terms>({.name = "giving.set_terms", .summary = "Set whether members may give points to each other, and how many",
            .route = put("/v1/giving/terms"), .granted_to = {Role::owner}, .refusals = {&giving_terms_wrong}}),
        operation<show_giving_terms>({.name = "giving.terms", .summary = "May members give points to each other, and how many",
            .route = get("/v1/giving/terms"), .granted_to = all, .refusals = {}}),
        operation<give_points, compare_pin_of_giver>({.name = "giving.give", .summary = "A member gives points to another",
            .route = post("/v1/giving"), .granted_to = serves, .refusals = refusals, .key = Key::required}),
        operation<ask_giving_code>({.name = "giving.ask_code", .summary = "Send the giver a one-time code for so many points to that member",
            .route = post("/v1/giving/codes"), .granted_to = serves, .refusals = refusals_of_giving()}),
        operation<take_given_back>({.name = "giving.take_back", .summary = "What is unspent of points that were given goes back to the giver",
            .route = post("/v1/giving/{gift}/take_back"), .granted_to = {Role::owner},
            .refusals = {&giving_missing, &giving_settled, &giving_all_spent, &ledger::amount_too_large}, .key = Key::required}),
        operation<list_given>({.name = "giving.list", .summary = "Points that members gave to each other, newest first", .route = get("/v1/giving"),
            .granted_to = sees, .refusals = {&request_out_of_range}}),
    };
}

}  // namespace vafa::rewards
