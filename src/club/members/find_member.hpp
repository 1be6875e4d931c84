// Finding members by whatever was swiped or typed, and listing them page by page: contracts.
#pragma once

#include "club/members/members.hpp"

namespace vafa::members {

inline constexpr Refusal number_in_url{"members.number_in_url", RefusalKind::invalid};

/// What the LINE of the till was understood as.
enum class ReadAs { card = 1, mobile = 2, number = 3, name = 4 };
constexpr auto names_of(ReadAs const*) {
    return names<ReadAs>({{ReadAs::card, "card"}, {ReadAs::mobile, "mobile"}, {ReadAs::number, "number"}, {ReadAs::name, "name"}});
}

struct FindMember {
    std::string text;
};
constexpr auto describe(FindMember const*) {
    return fields(field("text", &FindMember::text,
                        "A card swipe or its 16 digits, a mobile in any form, a member number, a national id, or the beginning of names.", personal));
}
struct MemberListed {
    MemberId id;
    std::int64_t number = 0;
    std::string name;
    std::string father_name;
    std::string masked_mobile;
    std::optional<GroupId> group;
    std::string group_name;
    MemberStatus status = MemberStatus::active;
    bool is_credit_frozen = false;
    Day enrolled_day;
    std::optional<MemberId> merged_into;
};
constexpr auto describe(MemberListed const*) {
    return fields(field("id", &MemberListed::id, "The member."), field("number", &MemberListed::number, "Their member number."),
                  field("name", &MemberListed::name, "Their name, empty where only the mobile is known.", personal),
                  field("father_name", &MemberListed::father_name, "Their father's name, to tell namesakes apart.", personal),
                  field("masked_mobile", &MemberListed::masked_mobile, "Their mobile with its middle hidden.", personal),
                  field("group", &MemberListed::group, "Their group."), field("group_name", &MemberListed::group_name, "Its name."),
                  field("status", &MemberListed::status, "active, inactive or erased."),
                  field("is_credit_frozen", &MemberListed::is_credit_frozen, "Is their credit closed to spending?"),
                  field("enrolled_day", &MemberListed::enrolled_day, "Member since this day."),
                  field("merged_into", &MemberListed::merged_into, "The record of the same person that this one leads to."));
}
struct MembersFound {
    ReadAs read_as = ReadAs::name;
    std::vector<MemberListed> items;
    bool has_more = false;
};
constexpr auto describe(MembersFound const*) {
    return fields(field("read_as", &MembersFound::read_as, "What the text was understood as: card, mobile, number or name."),
                  field("items", &MembersFound::items, "Who it may be, at most 20; never the first by itself where there are two."),
                  field("has_more", &MembersFound::has_more, "Are there more than 20?"));
}
Result<MembersFound> find_member(Snapshot& snapshot, Caller const& caller, FindMember const& request);

enum class MemberSort { newest = 1, oldest = 2, name = 3 };
constexpr auto names_of(MemberSort const*) {
    return names<MemberSort>({{MemberSort::newest, "newest"}, {MemberSort::oldest, "oldest"}, {MemberSort::name, "name"}});
}
struct ListMembers {
    std::optional<MemberSort> sort;
    std::optional<GroupId> group;
    std::optional<MemberStatus> status;
    std::optional<BranchId> branch;
    std::optional<std::string> text;
    std::optional<MemberId> cursor;
    std::optional<std::int64_t> limit;
};
constexpr auto describe(ListMembers const*) {
    return fields(field("sort", &ListMembers::sort, "newest (the default), oldest or name; with `text` always by name."),
                  field("group", &ListMembers::group, "Only this group."), field("status", &ListMembers::status, "Only this status."),
                  field("branch", &ListMembers::branch, "Only those enrolled at this branch."),
                  field("text", &ListMembers::text, "Only names with words that begin so; numbers are refused here and searched by members.find.", personal),
                  field("cursor", &ListMembers::cursor, "Where the page before ended."),
                  field("limit", &ListMembers::limit, "How many at most, 1 to 200; default 50."));
}
struct MemberList {
    std::vector<MemberListed> items;
    std::optional<MemberId> next_cursor;
};
constexpr auto describe(MemberList const*) {
    return fields(field("items", &MemberList::items, "The members of this page."),
                  field("next_cursor", &MemberList::next_cursor, "Where the next page begins; left out on the last. A search of common words may hold "
                        "fewer than asked for, even none: go on while it is here."));
}
Result<MemberList> list_members_page(Snapshot& snapshot, Caller const& caller, ListMembers const& request);

}  // namespace vafa::members
