// The statements that list cards: for each filter the narrowest index leads, in either order.
#include "club/members/store_card_list.hpp"

#include <fmt/format.h>

namespace vafa::members {

namespace {

using store::Sql;

/// One page of cards: `page` says which.
struct CardListing {
    std::string const text;
    Sql const sql{text.c_str()};

    CardListing(std::string_view page, std::string_view direction)
        : text(fmt::format(R"(
              select c.id, c.number, c.status, c.issued_at, c.ended_at, c.replaced_by, c.member_id, m.number, m.first_name, m.last_name,
                     m.status
              from (select i.id, i.number, i.status, i.issued_at, i.ended_at, i.replaced_by, i.member_id from members_card i
                    where i.club_id = :club and {}) c
              join members_member m on m.club_id = :club and m.id = c.member_id
              order by c.id{})",
                           page, direction)) {}
};

std::string page_of(std::string_view filter, std::string_view beyond, std::string_view direction) {
    return fmt::format("i.id {} ?1 and {} order by i.id{} limit ?4", beyond, filter, direction);
}

constexpr std::string_view any = "(?2 = 0 or i.status = ?2) and ?3 = -1";
constexpr std::string_view ended = "i.status = ?2 and i.status <> 1 and ?3 = -1";
constexpr std::string_view ending = "(?2 = 0 or i.status = ?2) and (i.number % 10000) = ?3";

struct BothWays {
    CardListing const newest, oldest;
    explicit BothWays(std::string_view filter) : newest(page_of(filter, "<", " desc"), " desc"), oldest(page_of(filter, ">", ""), "") {}
};
BothWays const of_any(any), of_ended(ended), of_ending(ending);

CardListing const of_number{"i.number = ?1", ""};

CardListRow row_from(store::Row const& row) {
    CardListRow one;
    one.id = row.get<CardId>(0);
    one.number = row.get<CardNumber>(1);
    one.status = row.get<CardStatus>(2);
    one.issued_at = row.get<Instant>(3);
    one.ended_at = row.get<std::optional<Instant>>(4);
    one.replaced_by = row.get<std::optional<CardNumber>>(5);
    one.member = row.get<MemberId>(6);
    one.member_number = row.get<std::int64_t>(7);
    one.first_name = row.get<std::string>(8);
    one.last_name = row.get<std::string>(9);
    one.member_status = row.get<MemberStatus>(10);
    return one;
}

}  // namespace

std::vector<CardListRow> cards_behind(Snapshot& snapshot, CardFilter const& filter, CardOrder order, CardId after, std::int64_t most) {
    bool have_ended = filter.status != 0 && filter.status != std::int64_t(CardStatus::active);
    auto const& ways = filter.ending >= 0 ? of_ending : have_ended ? of_ended : of_any;
    bool is_newest = order == CardOrder::newest;
    auto from = after || !is_newest ? after.value : past_all_ids;
    std::vector<CardListRow> all;
    for (auto row : snapshot.read((is_newest ? ways.newest : ways.oldest).sql, from, filter.status, filter.ending, most))
        all.push_back(row_from(row));
    return all;
}

std::optional<CardListRow> listed_card(Snapshot& snapshot, CardNumber const& number) {
    auto rows = snapshot.read(of_number.sql, number);
    if (rows.empty()) return {};
    return row_from(rows[0]);
}

}  // namespace vafa::members
