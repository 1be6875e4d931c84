// The sealed log: acts become leaves, days are signed, and what was followed is followed once.
#include "operation/seals/seals.hpp"

#include "edge/jobs/jobs.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

struct SealsOfClub {
    std::optional<seals::Tree> tree;
    std::vector<seals::SealedDay> days;
    std::vector<Digest> leaves;
    std::vector<FollowedAct> acts;
};

SealsOfClub seals_of(Club const& club) {
    SealsOfClub found;
    program().store().read_now(club.id(), [&](Snapshot& snapshot) {
        found = {};
        found.tree = seals::read_tree(snapshot);
        found.days = seals::days_after(snapshot, Day{0}, 100);
        found.acts = follow_log(snapshot, {}, 1000);
        while (auto row = seals::read_leaves(snapshot, std::int64_t(found.leaves.size())))
            found.leaves.insert(found.leaves.end(), row->hashes.begin(), row->hashes.end());
    });
    return found;
}

void catch_up(Club const& club) { jobs::Jobs::catch_up(program(), club.id()); }

}  // namespace

SCENARIO("Every act of a club, also a refused one, becomes one leaf of its sealed log, in order of commit") {
    Club club;
    club.owner.asks("branches.define", R"({"name":"ونک","tills":1})").is_refused("branches.name_taken");
    catch_up(club);
    club.owner.asks("branches.define", R"({"name":"پونک","tills":1})").accepted();
    catch_up(club);
    catch_up(club);

    auto found = seals_of(club);
    ASSERT_EQ(found.leaves.size(), found.acts.size());
    for (std::size_t at = 0; at < found.acts.size(); ++at) EXPECT_EQ(found.leaves[at], seals::leaf_of(found.acts[at].act));
    ASSERT_TRUE(found.tree.has_value());
    EXPECT_EQ(found.tree->frontier.root(), merkle::root_of(found.leaves));
}

SCENARIO("Each business day's root is signed, by the next act or by the clock, and a later root proves that it only grew") {
    Club club;
    catch_up(club);
    club.days_pass(1);
    club.owner.asks("branches.define", R"({"name":"پونک","tills":1})").accepted();
    catch_up(club);
    EXPECT_EQ(seals_of(club).days.size(), 1u);
    club.days_pass(3);
    catch_up(club);
    club.days_pass(1);
    catch_up(club);

    auto found = seals_of(club);
    ASSERT_GE(found.days.size(), 2u);
    seals::Seal seal(program().secrets());
    for (auto const& day : found.days) {
        EXPECT_TRUE(seals::is_signed(seal.public_key(), club.id(), day));
        EXPECT_EQ(day.root, merkle::root_of(std::span(found.leaves).first(std::size_t(day.size))));
    }
    auto first = found.days.front(), last = found.days.back();
    auto proof = merkle::consistency_proof(std::span(found.leaves).first(std::size_t(last.size)), first.size);
    EXPECT_TRUE(merkle::proves_consistency(first.size, first.root, last.size, last.root, proof));
    auto forged = first;
    forged.size += 1;
    EXPECT_FALSE(seals::is_signed(seal.public_key(), club.id(), forged));
}

SCENARIO("Two processes that follow one log seal each act once") {
    Club club;
    std::thread others[2];
    for (auto& other : others) other = std::thread([&] { catch_up(club); });
    for (int at = 0; at < 30; ++at) club.owner.asks("branches.define", R"({"name":"شعبهٔ )" + std::to_string(at) + R"(","tills":1})").accepted();
    for (auto& other : others) other.join();
    std::thread racing[4];
    for (auto& one : racing) one = std::thread([&] { catch_up(club); });
    for (auto& one : racing) one.join();

    auto found = seals_of(club);
    ASSERT_EQ(found.leaves.size(), found.acts.size());
    EXPECT_EQ(found.tree->frontier.root(), merkle::root_of(found.leaves));
    for (std::size_t at = 0; at < found.acts.size(); ++at) EXPECT_EQ(found.leaves[at], seals::leaf_of(found.acts[at].act));
}
