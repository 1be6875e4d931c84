// The gift's row is locked first and moves in the commit of what it counts: nobody gets it twice, whatever is cut off.
#include "club/gifts/chunks.hpp"

#include "club/gifts/store.hpp"
#include "operation/operation_log.hpp"

namespace vafa::gifts {

namespace {

/// Looked at, for a filter that few fit; given to, so that a chunk is a few milliseconds of the writer.
constexpr std::int64_t looks_at_a_chunk = 400;
constexpr std::size_t members_a_chunk = 40;
/// A visit of the chore ends after so many, so that other chores and other clubs have their turn.
constexpr int chunks_a_visit = 12;

/// Their wallets, asked for together and locked in order of the members' ids.
std::vector<ledger::Wallets*> lock_all(Transaction& tx, std::vector<MemberId> const& members) {
    std::vector<store::Question> questions;
    for (auto member : members)
        for (auto& question : ledger::questions_of(member)) questions.push_back(std::move(question));
    auto answers = tx.together(questions);
    std::vector<ledger::Wallets*> locked;
    for (std::size_t at = 0; at < members.size(); ++at)
        locked.push_back(&ledger::adopt(tx, members[at], std::span<store::Rows const, 3>(answers.data() + 3 * at, 3)));
    return locked;
}

void rest(GiftRow& gift, GiftState state) {
    gift.state = state;
    gift.after = MemberId{};
}

/// Whom this chunk gives to; the others that it passes are counted.
std::vector<MemberId> receivers(Transaction& tx, GiftRow& gift) {
    auto stretch = members::meant_at(tx, gift.to, gift.at, gift.after, looks_at_a_chunk);
    std::vector<MemberId> chosen;
    for (auto const& member : stretch.items) {
        if (chosen.size() == members_a_chunk) return chosen;
        gift.after = member.id;
        if (member.status != members::MemberStatus::active) ++gift.inactive;
        else if (gift.given + std::ssize(chosen) == gift.most_members) ++gift.left_out;
        else chosen.push_back(member.id);
    }
    if (stretch.last) gift.after = stretch.last;
    if (stretch.is_last) rest(gift, GiftState::given);
    return chosen;
}

std::int64_t give_some(Transaction& tx, GiftRow& gift) {
    if (gift.last_day < tx.today()) {
        gift.state = GiftState::stopped;
        return 0;
    }
    auto members = receivers(tx, gift);
    std::int64_t given = 0;
    for (auto* wallets : lock_all(tx, members)) {
        auto received = wallets->receive({.wallet = gift.wallet, .amount = gift.amount,
                                          .from = {ledger::Account::issue, gift.id.value, gift.by_branch},
                                          .reason = ledger::Reason::gift, .window = {gift.first_day, gift.last_day},
                                          .origin = {ledger::OriginKind::gift, gift.id.value}});
        if (!received) {
            ++gift.no_room;
            continue;
        }
        wallets->post();
        insert_given(tx, gift.id, wallets->member());
        ++given;
    }
    gift.given += given;
    return given;
}

/// What is left of it in the wallets of some who got it. What a till holds is looked at once more when the hold has ended.
std::int64_t take_some(Transaction& tx, GiftRow& gift) {
    auto rows = given_after(tx, gift.id, gift.after, members_a_chunk);
    std::vector<MemberId> members;
    for (auto const& row : rows) members.push_back(row.member);
    auto locked = lock_all(tx, members);
    std::int64_t changed = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        auto unspent = locked[at]->take_back_unspent(rows[at].act, gift.wallet, gift.id.value, gift.by_branch);
        gift.held += unspent.held;
        gift.after = rows[at].member;
        if (unspent.taken == 0) continue;
        locked[at]->post();
        gift.taken += unspent.taken;
        ++changed;
    }
    if (rows.size() == members_a_chunk) return changed;
    gift.after = MemberId{};
    if (gift.held == 0 || gift.last_day < tx.today()) gift.state = GiftState::taken_back;
    else gift.again_at = tx.now() + ledger::hold_life_ms;
    return changed;
}

/// What dispatch does around an operation that somebody asks: the act has its row in the log, which vouches for its lines.
void advance_as_job(Transaction& tx, Surroundings const& around, GiftId gift) {
    tx.set_act(tx.next_id_value());
    auto advanced = advance_gift(tx, around.job, {gift});
    if (!advanced) return;  // stopped meanwhile, or brought to its end by another process
    ActBody body;
    body.status = 200;
    body.request = json::to_text(AdvanceGift{gift});
    body.answer = json::to_text(*advanced);
    write_log(tx, act_of(tx, around.job, "gifts.advance"), std::move(body));
}

std::optional<GiftId> next_gift(Workplace const& place) {
    std::optional<GiftId> gift;
    place.read([&](Snapshot& snapshot, Surroundings const&) { gift = gift_under_way(snapshot); });
    return gift;
}

}  // namespace

Result<GiftAdvanced> advance_gift(Transaction& tx, Caller const&, AdvanceGift const& request) {
    auto gift = lock_gift(tx, request.gift);
    if (!gift) return refuse_at("/gift", gift_missing);
    bool is_given = gift->state == GiftState::giving, is_taken = gift->state == GiftState::taking_back;
    if (!is_given && !is_taken) return refuse_at("/gift", gift_at_rest);
    if (is_taken && !gift->after) gift->held = 0;
    auto members = is_given ? give_some(tx, *gift) : take_some(tx, *gift);
    update_gift(tx, *gift);
    return GiftAdvanced{gift->id, gift->state, members};
}

std::vector<Operation> chunk_operations() {
    return {operation<advance_gift>({.name = "gifts.advance", .summary = "Give a gift to some more members, or take it back from some more",
                                     .route = {}, .granted_to = {Role::job}, .refusals = {&gift_missing, &gift_at_rest}})};
}

Chore advancing() {
    return {"gifts.advance", [](Workplace const& place) {
                for (int chunk = 0; chunk < chunks_a_visit; ++chunk) {
                    auto gift = next_gift(place);
                    if (!gift) return false;
                    place.write([&](Transaction& tx, Surroundings const& around) { advance_as_job(tx, around, *gift); });
                }
                return true;
            }};
}

}  // namespace vafa::gifts
