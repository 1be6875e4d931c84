// Who a sale is for, and whether they may spend.
#include "club/members/names.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

Result<MemberForSale> read_for_sale(store::Rows const& answer, MemberRef const& who, Snapshot& snapshot) {
    bool by_card = std::holds_alternative<ByCard>(who);
    if (answer.empty()) return refuse(by_card ? card_missing : member_missing);
    auto row = answer[0];
    if (auto first = row.get<MemberId>(16)) {
        auto member = TRY(for_sale(snapshot, ById{first}));
        member.card = row.get<std::optional<CardStatus>>(14);
        if (auto ended_at = row.get<std::optional<Instant>>(15)) member.card_ended_on = snapshot.zone().day_of(*ended_at);
        return member;
    }
    MemberForSale member;
    member.id = row.get<MemberId>(0);
    member.number = row.get<std::int64_t>(1);
    member.name = display_name(row.get<std::string_view>(2), row.get<std::string_view>(3));
    if (auto mobile = row.get<std::optional<Mobile>>(4)) member.masked_mobile = mobile->masked();
    member.group = row.get<GroupId>(5);
    member.group_name = row.get<std::optional<std::string>>(6).value_or("");
    member.status = row.get<MemberStatus>(7);
    member.is_credit_frozen = row.get<bool>(8);
    member.birth_day = row.get<std::optional<Day>>(9);
    member.wedding_day = row.get<std::optional<Day>>(10);
    member.gender = row.get<std::optional<Gender>>(11);
    member.enrolled_day = row.get<Day>(12);
    member.referrer = row.get<MemberId>(13);
    member.card = row.get<std::optional<CardStatus>>(14);
    if (auto ended_at = row.get<std::optional<Instant>>(15)) member.card_ended_on = snapshot.zone().day_of(*ended_at);
    if (member.status == MemberStatus::erased) return refuse(member_missing);
    return member;
}

Result<MemberForSale> for_sale(Snapshot& snapshot, MemberRef const& who) {
    auto question = question_for_sale(who);
    auto answers = snapshot.together(question);
    return read_for_sale(answers[0], who, snapshot);
}

std::uint64_t route_of(MemberRef const& who) {
    struct {
        std::int64_t operator()(ById const& by) const { return by.id.value; }
        std::int64_t operator()(ByCard const& by) const { return std::stoll(by.card.text()); }
        std::int64_t operator()(ByMobile const& by) const { return std::stoll(by.mobile.national()); }
        std::int64_t operator()(ByNumber const& by) const { return by.number; }
    } number;
    return static_cast<std::uint64_t>(std::visit(number, who)) * 0x9e3779b97f4a7c15u | 1u;
}

Result<Done> allow_card(MemberForSale const& member) {
    if (!member.card || *member.card == CardStatus::active) return Done{};
    return refuse(*member.card == CardStatus::blocked ? card_blocked : card_replaced, {{"on", member.card_ended_on.value_or(Day{})}});
}

Result<Done> allow_spending(MemberForSale const& member) {
    if (member.status != MemberStatus::active) return refuse(member_inactive);
    if (member.is_credit_frozen) return refuse(credit_frozen);
    return allow_card(member);
}

}  // namespace vafa::members
