// A club leaves one installation and comes into another one: embedded, PostgreSQL, and back, with the same balances and roots.
#include <boost/json/parse.hpp>
#include <fstream>

#include "market.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

namespace {

namespace fs = std::filesystem;

class Luggage {
  public:
    Luggage() : path_(fs::temp_directory_path() / ("vafa-luggage-" + std::to_string(::getpid()) + "-" + std::to_string(++count))) {
        fs::create_directories(path_);
    }
    ~Luggage() { fs::remove_all(path_); }
    std::string operator/(std::string const& name) const { return (path_ / name).string(); }

  private:
    static inline std::atomic<int> count = 0;
    fs::path path_;
};

std::string says(RunningServer const& server, std::vector<std::string> words, int* code) {
    words.insert(words.end(), {"--data", server.data().string()});
    if (!server.database().empty()) words.insert(words.end(), {"--database", server.database()});
    return program_says(words, code);
}

std::string leaves(RunningServer const& server, std::string const& slug, std::string const& file) {
    int code = -1;
    auto said = says(server, {"export", "--club", slug, "--to", file}, &code);
    EXPECT_EQ(code, 0) << said;
    return said;
}

std::string comes(RunningServer const& server, std::string const& file, int expected = 0) {
    int code = -1;
    auto said = says(server, {"import", "--from", file}, &code);
    EXPECT_EQ(code, expected) << said;
    return said;
}

void verifies(RunningServer const& server) {
    int code = -1;
    auto said = says(server, {"verify"}, &code);
    EXPECT_EQ(code, 0) << said;
}

/// "… sealed root X; …"
std::string root_in(std::string const& said) {
    auto from = said.find("sealed root ") + 12;
    return said.substr(from, said.find(';', from) - from);
}

std::string balances_of(RunningServer const& server, Market const& market) {
    std::string all;
    for (auto const& member : market.members) all += server.call("ledger.balances", R"({"member":")" + member + R"("})", market.slug);
    return all;
}

void sell_for_a_while(RunningServer const& server, Market const& market, int sales) {
    SellingTills tills(server, market, 8, 0);
    while (tills.sold() < sales) ::usleep(5000);
}

/// As two writers do that commit in the other order of their ids: the last act in order is the one before the last by id.
void last_acts_change_places(std::string const& database) {
    constexpr char const* statement = R"(
        begin;
        set local session_replication_role = replica;
        do $$ begin
            lock table operation_follower;
            if (select count(*) from operation_follower where reached_act = (select max(id) from operation_log)) < 3 then
                raise exception 'the followers are not there yet';
            end if;
        end $$;
        update operation_log set commit_order = commit_order + 1000000 where id = (select id from operation_log order by id desc limit 1 offset 1);
        update operation_follower set (reached_order, reached_act) = (select commit_order, id from operation_log order by commit_order desc limit 1);
        commit)";
    for (int tries = 0;; ++tries) try {
            return in_database(database, statement);
        } catch (std::runtime_error const&) {
            if (tries == 200) throw;
            ::usleep(50'000);
        }
}

}  // namespace

SCENARIO("A club leaves for an installation on the other engine and comes back, with the same balances and roots [idea 15]") {
    Luggage luggage;
    RunningServer here(world::engine(), {"--requests-per-second", "1000000"});
    Market market(here);
    sell_for_a_while(here, market, 300);
    auto balances = balances_of(here, market);
    auto root = root_in(leaves(here, market.slug, luggage / "first"));

    auto other = world::engine() == world::Engine::sqlite ? world::Engine::postgresql : world::Engine::sqlite;
    RunningServer there(other, {"--requests-per-second", "1000000"});
    EXPECT_EQ(root_in(comes(there, luggage / "first")), root);
    EXPECT_EQ(balances_of(there, market), balances);
    verifies(there);
    sell_for_a_while(there, market, 300);
    verifies(there);
    auto later = balances_of(there, market);
    EXPECT_NE(later, balances);
    leaves(there, market.slug, luggage / "second");

    RunningServer home(world::engine());
    auto said = comes(home, luggage / "second");
    EXPECT_EQ(balances_of(home, market), later);
    verifies(home);
    leaves(home, market.slug, luggage / "third");
    RunningServer again(other);
    EXPECT_EQ(root_in(comes(again, luggage / "third")), root_in(said));
    verifies(again);
}

TEST(Moving, a_club_leaves_though_its_last_act_has_not_the_highest_id) {
    Luggage luggage;
    RunningServer here(world::Engine::postgresql);
    Market market(here);
    auto balances = balances_of(here, market);
    last_acts_change_places(here.database());
    leaves(here, market.slug, luggage / "club");
    RunningServer there(world::Engine::sqlite);
    comes(there, luggage / "club");
    EXPECT_EQ(balances_of(there, market), balances);
    verifies(there);
}

SCENARIO("A club is not brought in where its address or its number is taken [idea 15]") {
    Luggage luggage;
    RunningServer here(world::engine());
    Market market(here);
    leaves(here, market.slug, luggage / "club");
    EXPECT_NE(comes(here, luggage / "club", 1).find("there is a club " + market.slug + " here already"), std::string::npos);
    RunningServer there(world::engine());
    found_club(there, "another");
    EXPECT_NE(comes(there, luggage / "club", 1).find("club 1 is here already (another)"), std::string::npos);
    EXPECT_EQ(there.call("clubs.list", "{}").find(market.slug), std::string::npos);
    verifies(there);
}

SCENARIO("A club's file that was cut or changed is named, and nothing comes in [idea 15]") {
    Luggage luggage;
    RunningServer here(world::engine());
    Market market(here);
    leaves(here, market.slug, luggage / "club");
    RunningServer there(world::engine());
    fs::copy_file(luggage / "club", luggage / "cut");
    fs::resize_file(luggage / "cut", fs::file_size(luggage / "cut") / 2);
    EXPECT_NE(comes(there, luggage / "cut", 1).find("/cut is cut off"), std::string::npos);
    fs::copy_file(luggage / "club", luggage / "changed");
    std::fstream bytes(luggage / "changed", std::ios::in | std::ios::out | std::ios::binary);
    auto middle = static_cast<std::streamoff>(fs::file_size(luggage / "changed") / 2);
    bytes.seekg(middle);
    char letter = static_cast<char>(bytes.get());
    bytes.seekp(middle);
    bytes.put(static_cast<char>(letter ^ 1));
    bytes.close();
    EXPECT_NE(comes(there, luggage / "changed", 1).find("/changed "), std::string::npos);
    EXPECT_EQ(there.call("clubs.list", "{}").find(market.slug), std::string::npos);
    EXPECT_NE(comes(there, luggage / "club").find("all fits"), std::string::npos);
    verifies(there);
}

TEST(Backup, of_postgresql_comes_back_on_either_engine) {
    Luggage luggage;
    RunningServer here(world::Engine::postgresql, {"--requests-per-second", "1000000"});
    Market market(here);
    sell_for_a_while(here, market, 300);
    auto balances = balances_of(here, market);
    int code = -1;
    auto said = says(here, {"backup", "--json", "--to", luggage / "backups"}, &code);
    ASSERT_EQ(code, 0) << said;
    auto run = boost::json::parse(said).as_object();
    EXPECT_TRUE(run.at("is_sound").as_bool());
    std::string folder(run.at("folder").as_string());
    EXPECT_EQ(boost::json::parse(here.asks("GET", "/v1/backups", market.cookie).body).at("items").as_array().size(), 1u);

    fs::create_directories(luggage / "embedded");
    fs::copy_file(here.data() / "master.key", fs::path(luggage / "embedded") / "master.key");
    said = program_says({"restore", "--from", folder, "--data", luggage / "embedded"}, &code);
    EXPECT_EQ(code, 0) << said;
    said = program_says({"verify", "--data", luggage / "embedded"}, &code);
    EXPECT_EQ(code, 0) << said;

    fs::create_directories(luggage / "other");
    fs::copy_file(here.data() / "master.key", fs::path(luggage / "other") / "master.key");
    std::vector<std::string> into{"restore", "--from", folder, "--data", luggage / "other", "--database", here.database()};
    said = program_says(into, &code);
    EXPECT_EQ(code, 1);
    EXPECT_NE(said.find("there are clubs in the database"), std::string::npos) << said;
    FreshDatabase empty;
    into.back() = empty.url();
    said = program_says(into, &code);
    EXPECT_EQ(code, 0) << said;
    said = program_says({"verify", "--data", luggage / "other", "--database", empty.url()}, &code);
    EXPECT_EQ(code, 0) << said;
    EXPECT_EQ(balances_of(here, market), balances);
}
