// The past is kept packed behind the log: of each act what its rows say, and whoever changes it is found.
#include "edge/jobs/following.hpp"
#include "operation/standing.hpp"
#include "world/shop.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

class KeptShop : public Shop {
  public:
    KeptShop() : Shop(R"({"rules":[
        {"number":1,"name":"امتیاز","gives":{"kind":"points_per_amount","points":1,"per":100000}},
        {"number":2,"name":"تخفیف","gives":{"kind":"discount_percent","percent":500}}],
        "conversion":{"points":10,"credit":1000},"points_life":{"ends":{"kind":"after_days","days":10}},
        "referral":{"moment":"first_purchase","to_referrer":{"points":10},"to_friend":{"credit":15000}}})") {}

    void follows() {
        jobs::Counters counters;
        jobs::Following following(program(), counters);
        while (following.count_behind(id()) > 0) following.follow(id());
    }
    /// As it is while the program serves: a round, in which acts may gather.
    void follows_patiently() {
        jobs::Counters counters;
        jobs::Following following(program(), counters, jobs::Patience::as_declared);
        while (following.follow(id()) > 0) {}
    }
    void asks_for_draft() {
        auto day = iso_day(today());
        owner.asks("replays.start", R"({"first_day":")" + day + R"(","last_day":")" + day + R"(","draft":)" + usual_program() + "}").accepted();
    }
    std::vector<std::string> breaches() const { return breaches_of("reports.past_is_kept_as_its_rows_are"); }
    std::int64_t kept(std::string const& member) const {
        static constexpr store::Sql count{"select count(*) from reports_past where club_id = :club and member = ?1"};
        std::int64_t rows = 0;
        program().store().read_now(id(), [&](Snapshot& snapshot) { rows = snapshot.read(count, *MemberId::parse(member))[0].get<std::int64_t>(0); });
        return rows;
    }
};

/// An act whose number was drawn at another moment than it was committed.
constexpr store::Sql committed_late{R"(
    insert into operation_log (club_id, id, at, caller_role, caller_id, branch_id, till_id, subject, operation, body_digest)
    values (:club, ?1, 1, 3, 0, 0, 0, 0, 'sales.quote', ?2))"};
constexpr store::Sql of_another{R"(
    update reports_past set packed = (select p.packed from reports_past p where p.club_id = :club and p.member = ?2 limit 1)
    where club_id = :club and member = ?1)"};
constexpr store::Sql given_away{"update reports_past set member = ?2 where club_id = :club and member = ?1"};
constexpr store::Sql forgotten{"delete from reports_past where club_id = :club and member = ?1"};
constexpr store::Sql moved_to_no_stretch{"update reports_past set stretch = 77 where club_id = :club and member = ?1"};
constexpr store::Sql forgotten_stretches{"delete from reports_past_stretch where club_id = :club"};
constexpr store::Sql all_forgotten{"delete from reports_past where club_id = :club"};
constexpr store::Sql from_the_beginning{"delete from operation_follower where club_id = :club and name = 'past'"};

}  // namespace

SCENARIO("Of each act is kept what it did for each member, once: sales, returns, gifts, conversions, what ended, a friend's purchase [idea 6]") {
    KeptShop shop;
    auto sara = shop.member(), ali = shop.friend_of(sara);
    EXPECT_EQ(shop.kept(sara), 0) << "enrolling moves nothing";
    auto sold = shop.sells_pieces(ali, 750'000, 2).accepted();
    shop.sells(sara, 2'300'000).accepted();
    shop.follows();
    EXPECT_EQ(shop.kept(ali), 1);
    EXPECT_EQ(shop.kept(sara), 2) << "her own purchase, and what her friend's brought her";
    EXPECT_EQ(shop.breaches(), std::vector<std::string>());

    auto back = shop.returns(sold, 1, 1).accepted();
    shop.undoes(sold, back).accepted();
    shop.owner.asks("program.convert", R"({"member":)" + Shop::by_id(sara) + R"(,"points":10})").accepted();
    shop.days_pass(20);
    shop.sells(sara, 100'000).accepted();
    EXPECT_EQ(shop.kept(ali), 1) << "followers come later";
    EXPECT_EQ(shop.breaches(), std::vector<std::string>()) << "what nobody has seen yet is not missed";
    shop.follows();
    EXPECT_EQ(shop.kept(ali), 3);
    EXPECT_EQ(shop.breaches(), std::vector<std::string>());
}

SCENARIO("What is kept of the past otherwise than its rows are is named: another's, forgotten, kept of nobody; and it can be made anew [idea 6]") {
    KeptShop shop;
    auto sara = shop.member(), ali = shop.member(), reza = shop.member();
    auto id = [](std::string const& member) { return *MemberId::parse(member); };
    auto sold = shop.sells(sara, 1'500'000).accepted();
    auto sold_too = shop.sells(ali, 200'000).accepted();
    shop.follows();
    auto act = " act " + std::to_string(sold.answer().act) + ": ", second = " act " + std::to_string(sold_too.answer().act) + ": ";
    shop.changes(of_another, id(sara), id(ali));
    EXPECT_EQ(shop.breaches(), std::vector{sara + act + "kept otherwise than its rows are"});
    shop.changes(forgotten, id(sara));
    EXPECT_EQ(shop.breaches(), std::vector{sara + act + "not kept"});
    shop.changes(given_away, id(ali), id(reza));
    EXPECT_EQ(shop.breaches().size(), 3u) << "not kept of two, and kept of one who did nothing";

    shop.changes(moved_to_no_stretch, id(reza));
    EXPECT_EQ(shop.breaches(), (std::vector<std::string>{"1 rows of no stretch", sara + act + "not kept", ali + second + "not kept"}));

    shop.changes(all_forgotten);
    shop.changes(forgotten_stretches);
    shop.changes(from_the_beginning);
    EXPECT_EQ(shop.breaches(), std::vector<std::string>()) << "nothing has been seen, nothing is missed";
    shop.follows();
    EXPECT_EQ(shop.breaches(), std::vector<std::string>());
    EXPECT_EQ(shop.kept(sara), 1);
    EXPECT_EQ(shop.kept(ali), 1);
    EXPECT_EQ(shop.kept(reza), 0);
}

SCENARIO("Acts gather before they are kept, and a draft that is asked for has them kept at once; each act once, in whatever stretch it came [idea 6]") {
    KeptShop shop;
    auto sara = shop.member(), ali = shop.member();
    shop.sells(sara, 1'500'000).accepted();
    shop.follows_patiently();
    EXPECT_EQ(shop.kept(sara), 0);
    EXPECT_EQ(shop.breaches(), std::vector<std::string>());

    shop.asks_for_draft();
    shop.follows_patiently();
    EXPECT_EQ(shop.kept(sara), 1);
    EXPECT_EQ(shop.kept(ali), 0);
    jobs::Jobs::catch_up(program(), shop.id());

    shop.sells(ali, 200'000).accepted();
    shop.sells(sara, 300'000).accepted();
    shop.follows_patiently();
    EXPECT_EQ(shop.kept(sara), 1) << "nobody waits any more";
    shop.asks_for_draft();
    shop.follows_patiently();
    EXPECT_EQ(shop.kept(sara), 2);
    EXPECT_EQ(shop.kept(ali), 1);
    EXPECT_EQ(shop.breaches(), std::vector<std::string>());
}

SCENARIO("Whoever gathers acts rests where their ids alone say how far it is, so that a club can be taken elsewhere at any time [F186 idea 15]") {
    KeptShop shop;
    auto sold = shop.sells(shop.member(), 100'000).accepted();
    auto rests_between = [&] {
        bool is_between = false;
        program().store().read_now(shop.id(), [&](Snapshot& snapshot) { is_between = stands_between_ids(snapshot, reached_by(snapshot, "past").cursor); });
        return is_between;
    };
    auto commits = [&](std::int64_t above) { shop.changes(committed_late, sold.answer().act + above, Digest{}); };
    bool can_overtake = engine() == Engine::postgresql;
    commits(can_overtake ? 2'000 : 1'000);
    shop.follows();
    EXPECT_FALSE(rests_between());
    commits(can_overtake ? 1'000 : 2'000);
    EXPECT_EQ(rests_between(), can_overtake) << "the second drew its number before the first, and came after it";
    shop.follows_patiently();
    EXPECT_FALSE(rests_between());
    EXPECT_EQ(shop.breaches(), std::vector<std::string>());
}
