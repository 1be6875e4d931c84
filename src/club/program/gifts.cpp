// Gifts are lots of a source of their own, so that what is unspent can be told apart from what purchases earned.
#include "club/program/gifts.hpp"

#include "club/program/compiled.hpp"

namespace vafa::program {

namespace {

using ledger::Wallet;

struct Giving {
    Transaction& tx;
    Caller const& caller;
    Compiled const& program;
    Day day;
    std::int64_t ref;
    ledger::Reason reason;
};

LotWindow window_of_gift(Giving const& giving, Gift const& gift, Wallet wallet) {
    if (gift.life) return window_of(*gift.life, giving.day);
    return wallet == Wallet::points ? points_window(giving.program, giving.day) : credit_window(giving.program, giving.day);
}

/// Gives each part of a gift; returns what was given.
Result<std::vector<members::EnrolmentGift>> give(Giving const& giving, std::optional<Gift> const& gift, MemberId receiver) {
    std::vector<members::EnrolmentGift> given;
    if (!gift) return given;
    auto& wallets = ledger::lock(giving.tx, receiver);
    auto give_part = [&](Wallet wallet, std::int64_t amount) -> Result<Done> {
        if (amount == 0) return Done{};
        auto window = window_of_gift(giving, *gift, wallet);
        TRY(wallets.receive({.wallet = wallet, .amount = amount, .from = {ledger::Account::issue, giving.ref, giving.caller.branch},
                             .reason = giving.reason, .window = in_ledger(window),
                             .origin = {ledger::OriginKind::gift, giving.ref}, .day = giving.day}));
        given.push_back({std::string(name_of(wallet)), amount, receiver});
        return Done{};
    };
    TRY(give_part(Wallet::points, gift->points.value_or(Points{0}).value));
    TRY(give_part(Wallet::credit, gift->credit.value_or(Rial{0}).value));
    wallets.post();
    return given;
}

/// In their order: wallets are locked in order of their members' ids, and who brings is older than who comes.
Result<std::vector<members::EnrolmentGift>> give_referral(Giving const& giving, MemberId referrer, MemberId member) {
    std::vector<members::EnrolmentGift> given;
    for (auto const& one : referral_gifts(giving.tx, giving.program, referrer, member)) {
        auto parts = TRY(give(giving, one.gift, one.receiver));
        given.insert(given.end(), parts.begin(), parts.end());
    }
    return given;
}

/// The same for whoever enrols: the desk, or the member.
template <class Request>
Result<Done> give_gifts(Transaction& tx, Caller const& caller, Request const& request, members::MemberEnrolled& enrolled) {
    auto program = compiled(tx, caller);
    auto const& document = program->document();
    bool is_due = request.referrer && document.referral && document.referral->moment == ReferralMoment::at_once;
    auto keep = [&](std::vector<members::EnrolmentGift> given) {
        enrolled.gifts.insert(enrolled.gifts.end(), given.begin(), given.end());
    };
    if (is_due) {
        auto referrer = TRY(members::for_sale(tx, members::ByNumber{*request.referrer}));
        keep(TRY(give_referral({tx, caller, *program, tx.today(), referral_ref, ledger::Reason::referral}, referrer.id, enrolled.id)));
    }
    keep(TRY(give({tx, caller, *program, tx.today(), welcome_ref, ledger::Reason::welcome}, document.welcome, enrolled.id)));
    return Done{};
}

}  // namespace

ledger::Shortfall gift_shortfall(Compiled const& program, Wallet wallet) {
    auto policy = shortfall_of(program);
    auto const* off = std::get_if<ShortfallWrittenOff>(&policy);
    if (!off) return {};
    return {.cash = Rial{0}, .rate = {}, .write_off_below = wallet == Wallet::points ? off->points_below.value : off->credit_below.value};
}

Result<Done> give_enrolment_gifts(Transaction& tx, Caller const& caller, members::EnrolMember const& request, members::MemberEnrolled& enrolled) {
    return give_gifts(tx, caller, request, enrolled);
}
Result<Done> give_joining_gifts(Transaction& tx, Caller const& caller, members::JoinClub const& request, members::MemberEnrolled& enrolled) {
    return give_gifts(tx, caller, request, enrolled);
}

std::vector<ReferralGift> referral_gifts(Snapshot& snapshot, Compiled const& program, MemberId referrer, MemberId member) {
    auto const& referral = program.document().referral;
    std::vector<ReferralGift> gifts;
    if (!referral || !referrer) return gifts;
    auto who = members::for_sale(snapshot, members::ById{referrer});
    bool is_there = who && who->status == members::MemberStatus::active && who->id != member;
    if (is_there && referral->to_referrer) gifts.push_back({who->id, *referral->to_referrer});
    if (referral->to_friend) gifts.push_back({member, *referral->to_friend});
    return gifts;
}

Result<Done> give_referral_gift(Transaction& tx, Caller const& caller, Compiled const& program, MemberId referrer, MemberId member, Day day) {
    TRY(give_referral({tx, caller, program, day, referral_ref, ledger::Reason::referral}, referrer, member));
    return Done{};
}

namespace {

Result<Done> take_back_gifts(ledger::Wallets& wallets, Caller const& caller, Compiled const& program, std::int64_t sale) {
    for (auto const& earned : wallets.standing(sale).earned) {
        if (earned.rule != referral_ref || earned.standing == 0) continue;
        TRY(wallets.take_back({.act = sale, .wallet = earned.wallet, .rule = referral_ref, .amount = earned.standing,
                               .branch = caller.branch, .shortfall = gift_shortfall(program, earned.wallet)}));
    }
    wallets.post();
    return Done{};
}

Result<Done> give_gifts_again(ledger::Wallets& wallets, Caller const& caller, std::int64_t sale) {
    for (auto const& earned : wallets.standing(sale).earned) {
        if (earned.rule != referral_ref || earned.standing == earned.given) continue;
        TRY(wallets.give_again({.act = sale, .wallet = earned.wallet, .rule = referral_ref, .amount = earned.given - earned.standing,
                                .branch = caller.branch}));
    }
    wallets.post();
    return Done{};
}

}  // namespace

Result<Done> take_back_referral_gift(Transaction& tx, Caller const& caller, Compiled const& program, std::int64_t sale) {
    for (auto who : ledger::members_given(tx, sale, referral_ref)) TRY(take_back_gifts(ledger::lock(tx, who), caller, program, sale));
    return Done{};
}

Result<Done> give_referral_gift_again(Transaction& tx, Caller const& caller, std::int64_t sale) {
    for (auto who : ledger::members_given(tx, sale, referral_ref)) TRY(give_gifts_again(ledger::lock(tx, who), caller, sale));
    return Done{};
}

}  // namespace vafa::program
