// Whoever holds the phone has the session; giving points away asks for a PIN or a code besides, from where spending does.
#include "club/rewards/me_giving.hpp"

#include "club/rewards/consent.hpp"

namespace vafa::rewards {

namespace {

constexpr std::int64_t most_shown = 20;

OwnGiven own(Snapshot& snapshot, GivenRow const& row, MemberId member) {
    bool is_mine = row.giver == member;
    auto other = members::for_sale(snapshot, members::ById{is_mine ? row.receiver : row.giver});
    std::string name = !other ? "" : is_mine || other->name.empty() ? other->masked_mobile : other->name;
    return {row.id, is_mine, row.points, row.taken, std::move(name), row.day};
}

}  // namespace

Result<OwnGivingShown> show_own_giving(Snapshot& snapshot, Caller const& caller, ShowOwnGiving const&) {
    auto member = TRY(own_record(caller));
    auto terms = giving_terms(snapshot);
    auto left = left_to_give(snapshot, terms, member);
    OwnGivingShown page{shown(terms), left.today, left.since, Points{ledger::view(snapshot, member).balance(ledger::Wallet::points).spendable}, {}};
    for (auto const& row : given_before(snapshot, member, GivenId{}, most_shown)) page.items.push_back(own(snapshot, row, member));
    return page;
}

Result<GivingCodeAsked> ask_own_giving_code(Transaction& tx, Caller const& caller, AskOwnGivingCode const& request) {
    auto member = TRY(own_record(caller));
    auto giving = TRY(begin_giving(tx, caller, members::ById{member}, request.receiver, request.points));
    return send_giving_code(tx, giving);
}

bool needs_preparation(GiveOwnPoints const* request) { return request->pin.has_value(); }

Result<members::PinCompared> compare_own_pin(Preparation const& preparation, Caller const& caller, GiveOwnPoints const& request) {
    if (!request.pin) return members::PinCompared{};
    auto member = TRY(own_record(caller));
    return members::compare_pin(preparation, members::ById{member}, *request.pin);
}

Result<PointsGiven> give_own_points(Transaction& tx, Caller const& caller, GiveOwnPoints const& request, members::PinCompared const& pin) {
    auto member = TRY(own_record(caller));
    if (request.pin && request.code) return refuse_at("/code", giving_two_consents);
    auto giving = TRY(begin_giving(tx, caller, members::ById{member}, request.receiver, request.points));
    TRY(judge_consent(tx, caller, giving.giver, giving.points, request, pin,
                      [&] { return judge_giving_code(tx, caller, giving, request.asked, *request.code); }));
    return finish_giving(tx, caller, giving);
}

std::vector<Operation> own_giving_operations() {
    auto asking = refusals_of_giving();
    asking.push_back(&not_joined);
    auto giving = asking;
    giving.insert(giving.end(), {&giving_two_consents, &sales::consent_required, &members::pin_not_set, &members::pin_locked,
                                 &members::pin_changed_meanwhile, &members::pin_wrong, &members::code_missing, &members::code_used,
                                 &members::code_ended, &members::code_locked, &members::code_wrong, &ledger::amount_too_large});
    return {
        operation<show_own_giving>({.name = "me.giving", .summary = "What one may give to other members, and what one gave and got",
            .route = get("/v1/me/giving"), .granted_to = {Role::member}, .refusals = {&not_joined}}),
        operation<ask_own_giving_code>({.name = "me.ask_giving_code", .summary = "Send oneself a one-time code for so many points to a member",
            .route = post("/v1/me/giving/codes"), .granted_to = {Role::member}, .refusals = asking}),
        operation<give_own_points, compare_own_pin>({.name = "me.give_points", .summary = "Give points of one's own to another member",
            .route = post("/v1/me/giving"), .granted_to = {Role::member}, .refusals = giving, .key = Key::required}),
    };
}

}  // namespace vafa::rewards
