// Understands what was typed as a card, a mobile, a number or a name, in that order, and looks the member up.
#include "club/members/find_member.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/members/groups.hpp"
#include "club/members/names.hpp"
#include "club/members/store.hpp"

namespace vafa::members {

namespace {

constexpr std::size_t most_found = 20;
constexpr std::size_t longest_member_number = 9;

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A swipe under either keyboard layout, or more digits than a mobile or a national id has. «کریمی» is none.
bool looks_like_card(std::string_view typed, std::string_view digits) {
    if (is_number(digits) && digits.size() >= 15) return true;
    if (typed.empty()) return false;
    auto rest = typed;
    auto first = next_letter(rest);
    if (first == U'%' || first == U'٪') return true;
    if (first != U';' && first != U'ک') return false;
    auto second = fold_digits(rest).substr(0, 1);
    return second == "E" || is_number(second);
}

MemberListed shown(ListedRow const& row) {
    return {row.id, row.number, display_name(row.first_name, row.last_name), row.father_name, row.mobile ? row.mobile->masked() : "",
            as_optional(row.group), row.group_name.value_or(""), row.status, row.is_credit_frozen, row.enrolled_day,
            as_optional(row.merged_into)};
}

void add(Snapshot& snapshot, MembersFound& found, std::optional<MemberId> id) {
    if (!id) return;
    bool is_there = std::any_of(found.items.begin(), found.items.end(), [&](auto const& one) { return one.id == *id; });
    if (is_there) return;
    for (auto const& row : listed_by_id(snapshot, *id)) {
        if (row.merged_into) return add(snapshot, found, row.merged_into);
        if (row.status != MemberStatus::erased) found.items.push_back(shown(row));
    }
}

/// A blocked card tells nothing of its member: whoever found it learns no name.
Result<MembersFound> find_by_card(Snapshot& snapshot, std::string_view typed) {
    auto card = CardNumber::parse(typed);
    if (!card) {
        auto refused = card.refusal();
        refused.pointer = "/text";
        return refused;
    }
    auto member = TRY(for_sale(snapshot, ByCard{*card}));
    TRY(allow_card(member));
    MembersFound found{ReadAs::card, {}, false};
    add(snapshot, found, member.id);
    return found;
}

Result<MembersFound> find_by_digits(Snapshot& snapshot, std::string const& digits) {
    MembersFound found{ReadAs::number, {}, false};
    if (digits.size() <= longest_member_number) add(snapshot, found, owner_of_number(snapshot, std::stoll(digits)));
    add(snapshot, found, owner_of_private_number(snapshot, digits));
    if (auto id = NationalId::parse(digits)) add(snapshot, found, owner_of_national_id(snapshot, id->text()));
    bool is_broken_mobile = digits.size() > longest_member_number && !NationalId::parse(digits);
    if (found.items.empty() && is_broken_mobile) return refuse_at("/text", mobile_malformed);
    return found;
}

MembersFound find_by_name(Snapshot& snapshot, std::string_view typed) {
    MembersFound found{ReadAs::name, {}, false};
    add(snapshot, found, owner_of_private_number(snapshot, normalise_for_match(typed)));
    auto page = search_members(snapshot, {}, typed, MemberId{}, most_found + 1);
    for (auto const& row : page.rows) {
        bool is_there = std::any_of(found.items.begin(), found.items.end(), [&](auto const& one) { return one.id == row.id; });
        if (!is_there) found.items.push_back(shown(row));
    }
    found.has_more = found.items.size() > most_found || page.looked_up_to;
    if (found.items.size() > most_found) found.items.resize(most_found);
    return found;
}

/// A mobile, a card, a code: proxies and browsers keep URLs, so these are asked for in a body (members.find) alone.
bool is_more_than_a_name(std::string_view text) {
    auto typed = tidy_name(text);
    auto digits = clean_digits(typed);
    return Mobile::parse(typed) || looks_like_card(typed, digits) || is_number(digits);
}

}  // namespace

Result<MembersFound> find_member(Snapshot& snapshot, Caller const&, FindMember const& request) {
    auto typed = tidy_name(request.text);
    auto digits = clean_digits(typed);
    if (auto mobile = Mobile::parse(typed)) {
        MembersFound found{ReadAs::mobile, {}, false};
        add(snapshot, found, owner_of_mobile(snapshot, *mobile));
        return found;
    }
    if (looks_like_card(typed, digits)) return find_by_card(snapshot, typed);
    if (is_number(digits)) return find_by_digits(snapshot, digits);
    return find_by_name(snapshot, typed);
}

Result<MemberList> list_members_page(Snapshot& snapshot, Caller const& caller, ListMembers const& request) {
    if (request.text && is_more_than_a_name(*request.text)) return refuse_at("/text", number_in_url);
    if (request.branch && !caller.may_act_at(*request.branch)) return refuse_at("/branch", foreign_branch);
    auto most = request.limit.value_or(usual_page);
    if (most < 1 || most > longest_page) return refuse_at("/limit", request_out_of_range);
    ListFilter filter{request.group.value_or(GroupId{}).value, std::int64_t(request.status.value_or(MemberStatus{})),
                      request.branch.value_or(BranchId{}).value};
    auto after = request.cursor.value_or(MemberId{});
    auto order = ListOrder::newest;
    if (request.sort == MemberSort::oldest) order = ListOrder::oldest;
    if (request.sort == MemberSort::name) order = ListOrder::name;
    bool searches = request.text && !tidy_name(*request.text).empty();
    auto page = searches ? search_members(snapshot, filter, *request.text, after, most + 1)
                         : SearchPage{list_members(snapshot, filter, order, after, most + 1), {}};
    MemberList list;
    for (auto const& row : page.rows) list.items.push_back(shown(row));
    if (page.looked_up_to) list.next_cursor = page.looked_up_to;
    if (std::int64_t(list.items.size()) > most) {
        list.items.resize(std::size_t(most));
        list.next_cursor = list.items.back().id;
    }
    return list;
}

}  // namespace vafa::members
