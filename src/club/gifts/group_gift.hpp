// A gift to all members who are meant by a filter, for some days: previewed, begun, stopped, gone on with, taken back.
#pragma once

#include "club/gifts/gifts.hpp"

namespace vafa::gifts {

/// Giving and taking back are done by the server, a chunk after the other; the other states rest.
enum class GiftState { giving = 1, given = 2, stopped = 3, taking_back = 4, taken_back = 5 };
constexpr auto names_of(GiftState const*) {
    return names<GiftState>({{GiftState::giving, "giving"}, {GiftState::given, "given"}, {GiftState::stopped, "stopped"},
                             {GiftState::taking_back, "taking_back"}, {GiftState::taken_back, "taken_back"}});
}

struct PreviewGift {
    ledger::Wallet wallet = ledger::Wallet::credit;
    std::int64_t amount = 0;
    members::MembersMeant to;
};
constexpr auto describe(PreviewGift const*) {
    return fields(field("wallet", &PreviewGift::wallet, "points or credit."),
                  field("amount", &PreviewGift::amount, "What each member would get, in points or rial."),
                  field("to", &PreviewGift::to, "Who would get it."));
}
struct GiftPreviewed {
    std::int64_t members = 0;
    std::int64_t inactive = 0;
    std::int64_t total = 0;
    Rial liability;
    std::int64_t unvalued_members = 0;
    bool needs_second_person = false;
};
constexpr auto describe(GiftPreviewed const*) {
    return fields(field("members", &GiftPreviewed::members, "How many members would get it now."),
                  field("inactive", &GiftPreviewed::inactive, "How many more would be skipped because they are inactive."),
                  field("total", &GiftPreviewed::total, "What all of them together would get, in points or rial."),
                  field("liability", &GiftPreviewed::liability,
                        "What the club would owe by it, in rial; points at the conversion rate of each member's group."),
                  field("unvalued_members", &GiftPreviewed::unvalued_members,
                        "Members whose points have no conversion rate and are not in the liability."),
                  field("needs_second_person", &GiftPreviewed::needs_second_person, "Is it above the club's limit, so that somebody else must agree?"));
}
Result<GiftPreviewed> preview_gift(Snapshot& snapshot, Caller const& caller, PreviewGift const& request);

struct GiveGift {
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::credit;
    std::int64_t amount = 0;
    std::optional<Day> first_day;
    Day last_day;
    members::MembersMeant to;
    std::int64_t most_members = 0;
};
constexpr auto describe(GiveGift const*) {
    return fields(field("name", &GiveGift::name, "What it is for, 3 to 100 letters."),
                  field("wallet", &GiveGift::wallet, "points or credit."),
                  field("amount", &GiveGift::amount, "What each member gets, in points or rial; above zero."),
                  field("first_day", &GiveGift::first_day, "The first day it can be spent; default today."),
                  field("last_day", &GiveGift::last_day, "The last day it can be spent."),
                  field("to", &GiveGift::to, "Who gets it: whoever is meant at the moment the gift begins."),
                  field("most_members", &GiveGift::most_members,
                        "No more members than this get it, as the preview counted them: the club's limits are judged by it."));
}
struct GiftShown {
    GiftId id;
    std::string name;
    ledger::Wallet wallet = ledger::Wallet::credit;
    std::int64_t amount = 0;
    Day first_day, last_day;
    members::MembersMeant to;
    std::int64_t most_members = 0;
    Instant at;
    std::string by;
    GiftState state = GiftState::giving;
    std::int64_t given = 0;
    std::int64_t inactive = 0;
    std::int64_t left_out = 0;
    std::int64_t no_room = 0;
    std::int64_t taken = 0;
    std::int64_t held = 0;
};
constexpr auto describe(GiftShown const*) {
    return fields(field("id", &GiftShown::id, "The gift."), field("name", &GiftShown::name, "What it is for."),
                  field("wallet", &GiftShown::wallet, "points or credit."),
                  field("amount", &GiftShown::amount, "What each member gets, in points or rial."),
                  field("first_day", &GiftShown::first_day, "The first day it can be spent."),
                  field("last_day", &GiftShown::last_day, "The last day it can be spent."),
                  field("to", &GiftShown::to, "Who was meant."),
                  field("most_members", &GiftShown::most_members, "No more members than this get it."),
                  field("at", &GiftShown::at, "The moment it began: who was meant then gets it."),
                  field("by", &GiftShown::by, "Who gave it.", personal),
                  field("state", &GiftShown::state, "giving, given, stopped, taking_back or taken_back."),
                  field("given", &GiftShown::given, "How many members have got it."),
                  field("inactive", &GiftShown::inactive, "How many were skipped because they were inactive."),
                  field("left_out", &GiftShown::left_out, "How many were beyond the most members."),
                  field("no_room", &GiftShown::no_room, "How many were skipped because the amount did not fit into their account."),
                  field("taken", &GiftShown::taken, "What has been taken back in all."),
                  field("held", &GiftShown::held, "What tills held of it when it was taken back; looked at again a quarter of an hour later."));
}
/// Above the club's limit, by the most that it can come to, one person asks and another agrees.
std::optional<SecondPersonNeed> second_person_for(Snapshot& snapshot, Caller const& caller, GiveGift const& request);
Result<GiftShown> give_gift(Transaction& tx, Caller const& caller, GiveGift const& request);

struct ShowGift {
    GiftId gift;
};
constexpr auto describe(ShowGift const*) { return fields(field("gift", &ShowGift::gift, "The gift.")); }
struct GiftStanding {
    GiftShown gift;
    std::int64_t remaining = 0;
    std::int64_t spent = 0;
    std::int64_t ended = 0;
};
constexpr auto describe(GiftStanding const*) {
    return fields(field("gift", &GiftStanding::gift, "The gift, and how far it has come."),
                  field("remaining", &GiftStanding::remaining, "What members still have of it, in points or rial."),
                  field("spent", &GiftStanding::spent, "What they have spent of it, or owed before and paid with it."),
                  field("ended", &GiftStanding::ended, "What has ended unspent."));
}
Result<GiftStanding> show_gift(Snapshot& snapshot, Caller const& caller, ShowGift const& request);

struct ListGifts {
    std::optional<GiftId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListGifts const*) {
    return fields(field("cursor", &ListGifts::cursor, "Where the page before ended."),
                  field("limit", &ListGifts::limit, "How many at most, 1 to 200; default 50."));
}
struct GiftList {
    std::vector<GiftShown> items;
    std::optional<GiftId> next_cursor;
};
constexpr auto describe(GiftList const*) {
    return fields(field("items", &GiftList::items, "Newest first."),
                  field("next_cursor", &GiftList::next_cursor, "Where the next page begins; left out on the last."));
}
Result<GiftList> list_gifts(Snapshot& snapshot, Caller const& caller, ListGifts const& request);

struct StopGift {
    GiftId gift;
};
constexpr auto describe(StopGift const*) { return fields(field("gift", &StopGift::gift, "The gift that is being given.")); }
Result<GiftShown> stop_gift(Transaction& tx, Caller const& caller, StopGift const& request);

struct GoOnWithGift {
    GiftId gift;
};
constexpr auto describe(GoOnWithGift const*) { return fields(field("gift", &GoOnWithGift::gift, "The gift that was stopped.")); }
Result<GiftShown> go_on_with_gift(Transaction& tx, Caller const& caller, GoOnWithGift const& request);

struct TakeBackGift {
    GiftId gift;
};
constexpr auto describe(TakeBackGift const*) {
    return fields(field("gift", &TakeBackGift::gift,
                        "The gift; what has been spent of it stays spent. May be asked again, for what came back to members since."));
}
Result<GiftShown> take_back_gift(Transaction& tx, Caller const& caller, TakeBackGift const& request);

inline constexpr Refusal gift_missing{"gifts.missing", RefusalKind::missing};
inline constexpr Refusal name_required{"gifts.name_required", RefusalKind::invalid};
inline constexpr Refusal amount_out_of_range{"gifts.amount_out_of_range", RefusalKind::invalid};
inline constexpr Refusal days_out_of_order{"gifts.days_out_of_order", RefusalKind::invalid};
inline constexpr Refusal last_day_passed{"gifts.last_day_passed", RefusalKind::invalid};
inline constexpr Refusal window_over{"gifts.window_over", RefusalKind::conflict};
inline constexpr Refusal gift_not_running{"gifts.not_running", RefusalKind::conflict};
inline constexpr Refusal gift_not_stopped{"gifts.not_stopped", RefusalKind::conflict};
inline constexpr Refusal gift_still_running{"gifts.still_running", RefusalKind::conflict};

std::vector<Operation> group_gift_operations();

}  // namespace vafa::gifts
