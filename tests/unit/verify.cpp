// `vafa verify` on a folder of its own: clean as it is, and the first changed byte is named.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "edge/cli/commands.hpp"
#include "edge/jobs/jobs.hpp"
#include "edge/jobs/seal_export.hpp"
#include "operation/operation_log.hpp"
#include "operation/seals/seals.hpp"

namespace vafa {

namespace {

namespace fs = std::filesystem;

std::string whole(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_whole(fs::path const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// One club with some acts, sealed over three days, closed again; made once for all tests.
class SealedFolder {
  public:
    SealedFolder() : path(fs::temp_directory_path() / ("vafa-verify-" + std::to_string(::getpid()))) {
        fs::remove_all(path);
        Installation installation;
        installation.data = path;
        Program program(installation);
        call(program, "clubs.found", "", R"({"slug":"laleh","name":"لاله","money_unit":"toman","owner_login":"owner",)"
                                         R"("owner_name":"رضا کریمی","owner_password":"a long password","is_sandbox":true})");
        for (int day = 0; day < 3; ++day) {
            for (int at = 0; at < 4; ++at)
                call(program, "branches.define", "laleh", R"({"name":"شعبهٔ )" + std::to_string(day * 4 + at) + R"(","tills":2})");
            jobs::Jobs::catch_up(program, ClubId{1});
            call(program, "clubs.advance_clock", "laleh", R"({"days":1,"ms":0})");
        }
        jobs::Jobs::catch_up(program, ClubId{1});
        jobs::SealExport(program).bring_up_to_date(ClubId{1});
    }
    ~SealedFolder() { fs::remove_all(path); }

    static void call(Program& program, std::string_view name, std::string_view club, std::string const& request) {
        auto answer = cli::call_operation(program, name, club, "", request, Language::en);
        ASSERT_EQ(answer.status, 200) << answer.body;
    }

    fs::path const path;
};

class Verify : public testing::Test {
  protected:
    Verify() : copy_(fs::temp_directory_path() / ("vafa-verify-copy-" + std::to_string(::getpid()))) {
        static SealedFolder original;
        fs::remove_all(copy_);
        fs::copy(original.path, copy_, fs::copy_options::recursive);
    }
    ~Verify() override { fs::remove_all(copy_); }

    int verify() {
        Arguments arguments;
        arguments.installation.data = copy_;
        testing::internal::CaptureStdout();
        auto code = cli::verify(arguments);
        said_ = testing::internal::GetCapturedStdout();
        return code;
    }

    bool has_said(std::string_view words) const { return said_.find(words) != std::string::npos; }
    fs::path file() const { return copy_ / "club-1.db"; }
    fs::path exported() const { return copy_ / "seals" / "laleh.jsonl"; }

    /// Changes one bit of one byte: `nth` time that `bytes` stands in the club's file, at its first byte.
    void change_byte(std::string_view bytes, int nth) {
        auto content = whole(file());
        auto at = content.find(bytes);
        for (; nth > 0 && at != std::string::npos; --nth) at = content.find(bytes, at + 1);
        ASSERT_NE(at, std::string::npos);
        content[at] ^= 1;
        write_whole(file(), content);
    }

    /// One bit of their last byte wherever they stand: in a row and in its index alike, whose order stays.
    void change_everywhere(std::string_view bytes) {
        auto content = whole(file());
        for (auto at = content.find(bytes); at != std::string::npos; at = content.find(bytes, at + 1)) content[at + bytes.size() - 1] ^= 1;
        write_whole(file(), content);
    }

    template <class Run>
    void within(Run run) {
        Installation installation;
        installation.data = copy_;
        Program program(installation);
        run(program);
    }

    std::vector<FollowedAct> acts() {
        std::vector<FollowedAct> found;
        within([&](Program& program) {
            program.store().read_now(ClubId{1}, [&](Snapshot& snapshot) { found = follow_log(snapshot, {}, 1000); });
        });
        return found;
    }

    fs::path copy_;
    std::string said_;
};

std::string_view text_of(Digest const& digest) { return {reinterpret_cast<char const*>(digest.data()), digest.size()}; }

TEST_F(Verify, counts_what_it_checked_and_finds_nothing_in_a_sound_folder) {
    EXPECT_EQ(verify(), 0) << said_;
    EXPECT_TRUE(has_said("15 acts, 15 bodies")) << said_;
    EXPECT_TRUE(has_said("15 leaves")) << said_;
    EXPECT_TRUE(has_said("3 signed days") && has_said("3 exported days")) << said_;
}

TEST_F(Verify, names_an_act_whose_row_was_changed) {
    auto changed = acts()[5].act;
    change_byte(text_of(changed.body_digest), 0);
    EXPECT_EQ(verify(), 1);
    EXPECT_TRUE(has_said("club laleh, operation_body, act_" + id_letters(changed.id))) << said_;
}

TEST_F(Verify, names_an_act_whose_operation_was_changed) {
    change_everywhere("clubs.advance_clock");
    EXPECT_EQ(verify(), 1);
    EXPECT_TRUE(has_said("club laleh, operation_log, act_")) << said_;
    EXPECT_TRUE(has_said("is not the one that was sealed")) << said_;
}

TEST_F(Verify, names_an_act_whose_leaf_was_changed) {
    auto act = acts()[7].act;
    change_byte(text_of(seals::leaf_of(act)), 0);
    EXPECT_EQ(verify(), 1);
    EXPECT_TRUE(has_said("operation_log, act_" + id_letters(act.id))) << said_;
}

TEST_F(Verify, names_a_day_whose_signature_or_root_was_changed) {
    std::vector<seals::SealedDay> days;
    within([&](Program& program) {
        program.store().read_now(ClubId{1}, [&](Snapshot& snapshot) { days = seals::days_after(snapshot, Day{0}, 9); });
    });
    change_byte(text_of(days.at(1).root), 0);
    EXPECT_EQ(verify(), 1);
    EXPECT_TRUE(has_said("operation_seal_day, 2")) << said_;
}

TEST_F(Verify, names_a_day_that_the_exported_file_remembers_otherwise) {
    auto lines = whole(exported());
    lines[lines.find("\"root\":\"") + 8] = 'x';
    write_whole(exported(), lines);
    EXPECT_EQ(verify(), 1);
    EXPECT_TRUE(has_said("operation_seal_day, 2") && has_said("laleh.jsonl")) << said_;
}

TEST_F(Verify, names_a_page_that_cannot_be_read) {
    auto content = whole(file());
    std::fill_n(content.begin() + 3 * 4096, 64, '\xff');
    write_whole(file(), content);
    EXPECT_EQ(verify(), 1);
    EXPECT_TRUE(has_said("DOES NOT FIT: club laleh")) << said_;
}

TEST_F(Verify, is_clean_after_a_person_was_erased) {
    within([](Program& program) {
        program.store().write_now(ClubId{1}, [](store::Transaction& tx) {
            static constexpr store::Sql erase_every_second{
                "update operation_body set salt = null, request = null, answer = null where club_id = :club and id % 2 = 0"};
            tx.write(erase_every_second);
        });
    });
    EXPECT_EQ(verify(), 0) << said_;
}

/// A byte may lie where nothing is proved (an index that is rebuilt from, a free page, a name): then all may still fit.
TEST_F(Verify, says_something_sensible_of_any_changed_byte) {
    auto sound = whole(file());
    auto seed = std::random_device{}();
    std::mt19937 random(seed);
    SCOPED_TRACE("seed " + std::to_string(seed));
    int named = 0;
    for (int round = 0; round < 60; ++round) {
        auto content = sound;
        auto at = 100 + random() % (content.size() - 100);
        content[at] = static_cast<char>(content[at] ^ (1 << random() % 8));
        write_whole(file(), content);
        try {
            auto code = verify();
            named += code;
            EXPECT_EQ(code == 1, has_said("DOES NOT FIT: club laleh, ")) << "byte " << at << ": " << said_;
        } catch (store::Fault const& fault) {
            testing::internal::GetCapturedStdout();  // the file does not even open: the command says so and ends with 1
            ++named;
        }
    }
    EXPECT_GT(named, 0);
}

}  // namespace

}  // namespace vafa
