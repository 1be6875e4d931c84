// A search in a large club: bounded page by page, and complete all the same.
#include "club/members/store.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;
using namespace vafa::members;

SCENARIO("A search walks through so many names a page where a word is common, and finds the same as by looking at each [F001 F004]") {
    Club club;
    auto group = club.owner.asks("members.define_group", R"({"name":"نقره‌ای","is_default":false})").accepted().text("id");
    for (int i = 0; i < 30; ++i)
        club.owner.asks("members.enrol", R"({"mobile":"091200000)" + std::to_string(10 + i) + R"(","first_name":")" + (i % 3 ? "سارا" : "محمد") +
                                             R"(","last_name":")" + (i % 2 ? "محمدی" : "کریمی") + "\"" +
                                             (i % 5 ? "}" : R"(,"group":")" + group + "\"}")).accepted();
    auto walk = [&](std::string const& typed, ListFilter const& filter, SearchReach const& reach) {
        std::vector<std::int64_t> seen;
        int pages = 0;
        program().store().read_now(club.id(), [&](Snapshot& snapshot) {
            for (MemberId after{};; ++pages) {
                auto page = search_members(snapshot, filter, typed, after, 4, reach);
                for (auto const& row : page.rows) seen.push_back(row.number);
                after = page.looked_up_to ? page.looked_up_to : page.rows.size() == 4 ? page.rows.back().id : MemberId{};
                if (!after) break;
            }
        });
        return std::pair(seen, pages);
    };
    for (auto const* typed : {"محم", "سارا محمدی", "محمد کریمی", "سارامحمدی", "م ک"}) {
        for (auto filter : {ListFilter{}, ListFilter{GroupId::parse(group)->value, 0, 0}, ListFilter{0, 1, 0}}) {
            SCOPED_TRACE(typed);
            auto [each, pages_of_each] = walk(typed, filter, {1000, 1000});
            auto [walked, pages] = walk(typed, filter, {0, 5});
            EXPECT_EQ(walked, each);
            EXPECT_GE(pages, pages_of_each);
        }
    }
    EXPECT_TRUE(walk("کریمی محمدی", {}, {0, 5}).first.empty());
}
