// A search in a large club: bounded page by page, and complete all the same.
#include "club/members/store.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;
using namespace vafa::members;

namespace {

struct Walked {
    std::vector<std::int64_t> numbers;
    int pages = 0;
};

/// A whole search, four members a page.
Walked walk(Club const& club, std::string const& typed, ListFilter const& filter, ListReach const& reach) {
    Walked walked;
    program().store().read_now(club.id(), [&](Snapshot& snapshot) {
        for (MemberId after{};; ++walked.pages) {
            auto page = search_members(snapshot, filter, typed, after, 4, reach);
            for (auto const& row : page.rows) walked.numbers.push_back(row.number);
            after = page.looked_up_to ? page.looked_up_to : page.rows.size() == 4 ? page.rows.back().id : MemberId{};
            if (!after) break;
        }
    });
    return walked;
}

}  // namespace

SCENARIO("A search walks through so many names a page where a word is common, and finds the same as by looking at each [F001 F004]") {
    Club club;
    auto group = club.owner.asks("members.define_group", R"({"name":"نقره‌ای","is_default":false})").accepted().text("id");
    for (int i = 0; i < 30; ++i)
        club.owner.asks("members.enrol", R"({"mobile":"091200000)" + std::to_string(10 + i) + R"(","first_name":")" + (i % 3 ? "سارا" : "محمد") +
                                             R"(","last_name":")" + (i % 2 ? "محمدی" : "کریمی") + "\"" +
                                             (i % 5 ? "}" : R"(,"group":")" + group + "\"}")).accepted();
    for (auto const* typed : {"محم", "سارا محمدی", "محمد کریمی", "سارامحمدی", "م ک"}) {
        for (auto filter : {ListFilter{}, ListFilter{GroupId::parse(group)->value, 0, 0}, ListFilter{0, 1, 0}}) {
            SCOPED_TRACE(typed);
            auto each = walk(club, typed, filter, {1000, 1000}), walked = walk(club, typed, filter, {0, 5});
            EXPECT_EQ(walked.numbers, each.numbers);
            EXPECT_GE(walked.pages, each.pages);
        }
    }
    EXPECT_TRUE(walk(club, "کریمی محمدی", {}, {0, 5}).numbers.empty());
}

SCENARIO("Whichever of two filters leads, a list and a search show the same members in the same order [F001 F004]") {
    Club club;
    auto group = club.owner.asks("members.define_group", R"({"name":"نقره‌ای","is_default":false})").accepted().text("id");
    auto here = club.staff("cashier", club.till, club.branch), there = club.staff("cashier", club.second_till, club.second_branch);
    for (int i = 0; i < 24; ++i) {
        auto enrolment = R"({"mobile":"091200000)" + std::to_string(10 + i) + R"(","first_name":")" + (i % 4 ? "سارا" : "محمد") + "\"" +
                         (i % 2 ? R"(,"group":")" + group + "\"}" : "}");
        auto member = R"({"member":")" + (i % 3 ? here : there).asks("members.enrol", enrolment).accepted().text("id") + "\"";
        if (i % 5 == 0) club.owner.asks("members.deactivate", member + "}").accepted();
    }
    auto numbers = [](std::vector<ListedRow> const& rows) {
        std::vector<std::int64_t> all;
        for (auto const& row : rows) all.push_back(row.number);
        return all;
    };
    auto in_group = GroupId::parse(group)->value;
    auto look = [&](Snapshot& snapshot, ListFilter const& filter) {
        auto at_branch = numbers(list_members(snapshot, {0, 0, filter.branch}, ListOrder::newest, {}, 100));
        ListReach by_branch, by_group{.of_branch = 0};
        for (auto order : {ListOrder::newest, ListOrder::oldest, ListOrder::name}) {
            auto each = list_members(snapshot, {}, order, {}, 100);
            std::erase_if(each, [&](ListedRow const& row) {
                return row.group.value != in_group || (filter.status && std::int64_t(row.status) != filter.status) || std::ranges::count(at_branch, row.number) == 0;
            });
            EXPECT_FALSE(each.empty());
            EXPECT_EQ(numbers(list_members(snapshot, filter, order, {}, 100, by_branch)), numbers(each));
            EXPECT_EQ(numbers(list_members(snapshot, filter, order, {}, 100, by_group)), numbers(each));
        }
    };
    program().store().read_now(club.id(), [&](Snapshot& snapshot) {
        for (auto const& branch : {club.branch, club.second_branch})
            for (std::int64_t status : {0, 1, 2}) look(snapshot, {in_group, status, BranchId::parse(branch)->value});
    });
    for (auto const& branch : {club.branch, club.second_branch})
        for (std::int64_t status : {0, 1, 2}) {
            ListFilter filter{in_group, status, BranchId::parse(branch)->value};
            auto each = walk(club, "سارا", filter, {});
            EXPECT_FALSE(each.numbers.empty());
            for (std::int64_t of_branch : {0, 100}) EXPECT_EQ(walk(club, "سارا", filter, {0, 3, of_branch}).numbers, each.numbers) << branch << ' ' << status << ' ' << of_branch;
        }
}
