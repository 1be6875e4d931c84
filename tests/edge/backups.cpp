// Backups of a real folder: while it sells, cut, changed, on a full disk, over a living club, by the clock.
#include <sys/resource.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include "market.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

namespace {

namespace fs = std::filesystem;

bool is_long() {
    auto const* given = std::getenv("VAFA_LONG");
    return given && *given;
}

/// A place of the test's own for backups and what is restored from them.
class Shelf {
  public:
    Shelf() : path_(fs::temp_directory_path() / ("vafa-shelf-" + std::to_string(::getpid()) + "-" + std::to_string(++count))) {
        fs::create_directories(path_);
    }
    ~Shelf() { fs::remove_all(path_); }
    fs::path operator/(std::string const& name) const { return path_ / name; }
    std::string backups() const { return (path_ / "backups").string(); }

    /// The names that stand there, the lock left out.
    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (auto const& entry : fs::directory_iterator(path_ / "backups"))
            if (entry.path().filename() != "lock") found.push_back(entry.path().filename().string());
        std::sort(found.begin(), found.end());
        return found;
    }
    fs::path newest() const { return path_ / "backups" / names().back(); }

  private:
    static inline std::atomic<int> count = 0;
    fs::path path_;
};

std::vector<std::string> place_of(RunningServer const& server) {
    std::vector<std::string> words{"--data", server.data().string()};
    if (!server.database().empty()) words.insert(words.end(), {"--database", server.database()});
    return words;
}

std::string backs_up(RunningServer const& server, Shelf const& shelf, int* code = nullptr) {
    std::vector<std::string> words{"backup", "--json", "--to", shelf.backups()};
    auto place = place_of(server);
    words.insert(words.end(), place.begin(), place.end());
    return program_says(words, code);
}

boost::json::object run_of(std::string const& said) { return boost::json::parse(said).as_object(); }

std::string restores(fs::path const& backup, fs::path const& data, int* code) {
    return program_says({"restore", "--from", backup.string(), "--data", data.string()}, code);
}

/// An embedded folder, whichever the engine was.
fs::path restored(RunningServer const& server, Shelf const& shelf, std::string const& name) {
    auto data = shelf / name;
    fs::create_directories(data);
    fs::copy_file(server.data() / "master.key", data / "master.key");
    int code = -1;
    auto said = restores(shelf.newest(), data, &code);
    EXPECT_EQ(code, 0) << said;
    return data;
}

void verifies(fs::path const& data) {
    int code = -1;
    auto said = program_says({"verify", "--data", data.string()}, &code);
    EXPECT_EQ(code, 0) << said;
}

void change_byte(fs::path const& file) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    auto middle = static_cast<std::streamoff>(fs::file_size(file) / 2);
    bytes.seekg(middle);
    char letter = static_cast<char>(bytes.get());
    bytes.seekp(middle);
    bytes.put(static_cast<char>(letter ^ 1));
}

/// No file that is begun from now on, by this process or its children, may be larger; ends with it.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit now{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

}  // namespace

SCENARIO("Each backup that is made while 32 tills sell is restored in a scratch place and verified by itself [F185 F186 idea 15]") {
    RunningServer server(world::engine(), {"--requests-per-second", "1000000"});
    Market market(server);
    Shelf shelf;
    SellingTills tills(server, market, 32, is_long() ? 100 : 20);
    int backups = is_long() ? 100 : 4, before = 0;
    for (int at = 0; at < backups; ++at) {
        while (tills.sold() < before + 20) ::usleep(5000);
        before = tills.sold();
        int code = -1;
        auto said = backs_up(server, shelf, &code);
        ASSERT_EQ(code, 0) << said;
        EXPECT_TRUE(run_of(said).at("is_sound").as_bool()) << said;
        auto data = restored(server, shelf, "restored");
        verifies(data);
        fs::remove_all(data);
        if (at + 1 < backups) fs::remove_all(shelf.newest());
    }
    auto sold = tills.sold();
    tills.stop();
    std::printf("%d sales beside %d backups; p50 %.1f ms, p99 %.1f ms, longest %.1f ms\n", tills.sold(), backups, tills.quantile_ms(0.5),
                tills.quantile_ms(0.99), tills.quantile_ms(1));
    EXPECT_GT(sold, before);
    if (is_long()) {
        EXPECT_LE(tills.quantile_ms(0.99), 25);
    }

    auto listed = run_of(server.asks("GET", "/v1/backups", market.cookie).body);
    auto const& items = listed.at("items").as_array();
    ASSERT_EQ(items.size(), static_cast<std::size_t>(std::min(backups, 100)));
    std::int64_t acts = 0;
    for (std::size_t at = items.size(); at-- > 0; acts = items[at].at("acts").as_int64()) {
        EXPECT_TRUE(items[at].at("is_sound").as_bool());
        EXPECT_GT(items[at].at("acts").as_int64(), acts);
    }
    EXPECT_EQ(run_of(server.call("backups.list", "{}")).at("items").as_array().size(), items.size());
}

SCENARIO("A backup gives back every balance as it was [F185 F186]") {
    RunningServer server(world::engine());
    Market market(server);
    Shelf shelf;
    {
        SellingTills tills(server, market, 4, 20);
        while (tills.sold() < 100) ::usleep(5000);
    }
    std::vector<std::string> before;
    auto question = [](std::string const& member) { return R"({"member":")" + member + R"("})"; };
    for (auto const& member : market.members) before.push_back(server.call("ledger.balances", question(member), market.slug));
    int code = -1;
    auto said = backs_up(server, shelf, &code);
    ASSERT_EQ(code, 0) << said;
    SellingTills(server, market, 4, 20).stop();
    auto data = restored(server, shelf, "restored");
    for (std::size_t at = 0; at < before.size(); ++at)
        EXPECT_EQ(program_says({"call", "ledger.balances", question(market.members[at]), "--club", market.slug, "--data", data.string()}), before[at]);
}

TEST(Backup, of_a_folder_whose_server_was_killed_has_what_stood_in_the_log) {
    RunningServer server;
    Market market(server);
    Shelf shelf;
    server.signal(SIGKILL);
    server.wait();
    int code = -1;
    auto said = backs_up(server, shelf, &code);
    ASSERT_EQ(code, 0) << said;
    verifies(server.data());
    EXPECT_EQ(run_of(said).at("clubs").as_int64(), 1);
    server.start();
    EXPECT_EQ(boost::json::parse(server.call("backups.list", "{}")).at("items").as_array().size(), 1u);
}

SCENARIO("A backup file that was cut in half or changed by one byte is named, and nothing is restored [F186]") {
    RunningServer server(world::engine());
    Market market(server);
    Shelf shelf;
    backs_up(server, shelf);
    auto good = shelf.newest();
    auto bad = shelf / "bad", data = shelf / "restored";
    auto refuses = [&](std::string const& named) {
        fs::create_directories(data);
        fs::copy_file(server.data() / "master.key", data / "master.key", fs::copy_options::overwrite_existing);
        int code = -1;
        auto said = restores(bad, data, &code);
        EXPECT_EQ(code, 1);
        EXPECT_NE(said.find(named), std::string::npos) << said;
        EXPECT_FALSE(fs::exists(data / "house.db"));
        fs::remove_all(bad);
    };
    std::string ending = server.database().empty() ? ".db.zst" : ".club.zst";
    for (auto const& file : {"club-1" + ending, "house" + ending, std::string("manifest.jsonl")})
        for (bool is_cut : {true, false}) {
            fs::copy(good, bad, fs::copy_options::recursive);
            if (is_cut) fs::resize_file(bad / file, fs::file_size(bad / file) / 2);
            else change_byte(bad / file);
            refuses(file);
        }
    fs::copy(good, bad, fs::copy_options::recursive);
    fs::remove(bad / ("club-1" + ending));
    refuses("club-1" + ending + " is missing");
}

SCENARIO("A restore over a living club, or into a folder with something in it, is refused with a sentence [F186]") {
    RunningServer server(world::engine());
    Market market(server);
    Shelf shelf;
    backs_up(server, shelf);
    int code = -1;
    auto into = [&](fs::path const& data) {
        auto said = restores(shelf.newest(), data, &code);
        EXPECT_EQ(code, 1);
        return said;
    };
    auto living = restored(server, shelf, "living");
    EXPECT_NE(into(living).find("there are clubs in"), std::string::npos);
    verifies(living);

    fs::create_directories(shelf / "mine");
    std::ofstream(shelf / "mine" / "letter") << "words";
    EXPECT_NE(into(shelf / "mine").find("is not empty (letter)"), std::string::npos);
    EXPECT_TRUE(fs::exists(shelf / "mine" / "letter"));

    fs::create_directories(shelf / "other");
    std::ofstream(shelf / "other" / "master.key") << std::string(64, 'a') << "\n";
    EXPECT_NE(into(shelf / "other").find("does not belong to this backup"), std::string::npos);
}

TEST(Restore, without_its_master_key_does_not_start_with_a_new_one) {
    RunningServer server;
    Market market(server);
    Shelf shelf;
    backs_up(server, shelf);
    int code = -1;
    auto said = restores(shelf.newest(), shelf / "restored", &code);
    EXPECT_EQ(code, 0) << said;
    EXPECT_NE(said.find("Put the master.key"), std::string::npos) << said;
    said = program_says({"verify", "--data", (shelf / "restored").string()}, &code);
    EXPECT_EQ(code, 1);
    EXPECT_NE(said.find("no master.key"), std::string::npos) << said;
}

TEST(Backup, on_a_full_disk_is_refused_with_the_reason_and_leaves_nothing) {
    RunningServer server;
    Market market(server);
    Shelf shelf;
    int code = -1;
    {
        SmallDisk disk(100'000);
        auto said = backs_up(server, shelf, &code);
        EXPECT_EQ(code, 1);
        EXPECT_NE(said.find("(is the disk full?)"), std::string::npos) << said;
    }
    EXPECT_EQ(shelf.names(), std::vector<std::string>{});
    EXPECT_EQ(server.asks("POST", "/v1/sales", market.bearer + "Idempotency-Key: after\r\n", market.sale(1)).status, 200);
    backs_up(server, shelf, &code);
    EXPECT_EQ(code, 0);
}

TEST(Backup, is_made_by_the_clock_and_shown_in_the_metrics_and_the_log) {
    RunningServer server(world::Engine::sqlite, {"--backup-seconds", "1", "--backup-hours", "1", "--backup-days", "1", "--backup-months", "1"});
    Market market(server);
    auto metric = [&](std::string const& name) {
        auto text = server.asks("GET", "/metrics").body;
        auto at = text.find("\n" + name + " ");
        return at == std::string::npos ? -1 : std::atoll(text.c_str() + at + name.size() + 2);
    };
    for (int tries = 0; tries < 300 && metric("vafa_backups_sound_total") < 3; ++tries) ::usleep(200'000);
    EXPECT_GE(metric("vafa_backups_sound_total"), 3);
    EXPECT_EQ(metric("vafa_backups_failed_total"), 0);
    EXPECT_GT(metric("vafa_backup_last_sound_timestamp_seconds"), 1'700'000'000);
    EXPECT_GT(metric("vafa_backup_last_bytes"), 1000);
    EXPECT_NE(server.log().find("\"event\":\"backup.sound\""), std::string::npos);
    server.signal(SIGTERM);
    EXPECT_EQ(server.wait(), 0);
    int whole = 0;
    for (auto const& entry : fs::directory_iterator(server.data() / "backups")) whole += entry.path().filename().string().starts_with("vafa-");
    EXPECT_LE(whole, 2);  // the hour's newest, or two where the last run was cut before it thinned them out
    EXPECT_GE(whole, 1);
}

TEST(Backup, is_never_made_twice_at_once_in_one_folder) {
    RunningServer server;
    Market market(server);
    Shelf shelf;
    std::atomic<int> made = 0, refused = 0;
    std::vector<std::thread> runs;
    for (int at = 0; at < 4; ++at)
        runs.emplace_back([&] {
            int code = -1;
            auto said = backs_up(server, shelf, &code);
            if (code == 0) ++made;
            else if (said.find("another backup is being made") != std::string::npos) ++refused;
        });
    for (auto& run : runs) run.join();
    EXPECT_GE(made, 1);
    EXPECT_EQ(made + refused, 4);
    EXPECT_EQ(shelf.names().size(), static_cast<std::size_t>(made));
}
