// The list of cards for whoever keeps them: filtered, by the last four digits, or the very card somebody brings.
#include "club/members/list_cards.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "club/members/names.hpp"
#include "club/members/store_card_list.hpp"

namespace vafa::members {

namespace {

constexpr std::size_t ending_digits = 4;

/// The club's six digits and the last four stay: enough to recognise a card that one holds, too little to make one.
std::string masked(CardNumber const& card) { return card.text().substr(0, 6) + "••••••" + card.text().substr(12); }

CardListed shown(CardListRow const& row) {
    return {row.id, masked(row.number), row.status, row.issued_at, row.ended_at,
            row.replaced_by ? std::optional(masked(*row.replaced_by)) : std::nullopt, row.member, row.member_number,
            display_name(row.first_name, row.last_name), row.member_status};
}

Result<std::int64_t> read_ending(std::string const& typed) {
    auto digits = clean_digits(typed);
    bool is_ending = digits.size() == ending_digits && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_ending) return refuse_at("/ending", card_ending_malformed);
    return std::stoll(digits);
}

}  // namespace

Result<CardList> list_cards(Snapshot& snapshot, Caller const&, ListCards const& request) {
    auto most = request.limit.value_or(usual_page);
    if (most < 1 || most > longest_page) return refuse_at("/limit", request_out_of_range);
    CardFilter filter;
    if (request.status) filter.status = std::int64_t(*request.status);
    if (request.ending) filter.ending = TRY(read_ending(*request.ending));
    auto order = request.sort == CardSort::oldest ? CardOrder::oldest : CardOrder::newest;
    CardList list;
    for (auto const& row : cards_behind(snapshot, filter, order, request.cursor.value_or(CardId{}), most + 1)) {
        if (std::int64_t(list.items.size()) == most) {
            list.next_cursor = list.items.back().id;
            break;
        }
        list.items.push_back(shown(row));
    }
    return list;
}

Result<CardListed> find_card(Snapshot& snapshot, Caller const&, FindCard const& request) {
    auto row = listed_card(snapshot, request.card);
    if (!row) return refuse_at("/card", card_missing);
    return shown(*row);
}

std::vector<Operation> card_list_operations() {
    std::vector<Role> keeps{Role::owner, Role::manager, Role::support, Role::auditor, Role::integrator};
    return {
        operation<list_cards>({.name = "cards.list", .summary = "All cards of the club, page by page", .route = get("/v1/cards"),
            .granted_to = keeps, .refusals = {&card_ending_malformed}}),
        operation<find_card>({.name = "cards.find", .summary = "The card of a number, whatever became of it",
            .route = post("/v1/cards/find"),  // a body: a number must not stand in a URL
            .granted_to = keeps, .refusals = {&card_malformed, &card_misread, &card_wrong_check_digit, &card_of_a_bank, &card_missing}}),
    };
}

}  // namespace vafa::members
