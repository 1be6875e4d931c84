// Pages and their files: which address is which page, caching, packing, ranges, and what may never be reached.
#include <fstream>

#include "running_server.hpp"

using namespace vafa;
using namespace vafa::edge_tests;

namespace {

namespace fs = std::filesystem;

class Pages : public testing::Test {
  protected:
    Pages() {
        put("index.html", "<p>start</p>");
        put("till/index.html", "<p>till</p>");
        put("demo/phone.html", "<p>phone</p>");
        put("assets/till-abc123.js", "0123456789");
        put("assets/till-abc123.js.gz", "gzipped");
        put("assets/till-abc123.js.br", "brotlied");
        put(".secret", "hidden");
        std::ofstream(folder.parent_path() / "outside.html") << "outside";
    }
    ~Pages() override { fs::remove_all(folder.parent_path()); }

    void put(std::string const& name, std::string const& text) {
        fs::create_directories((folder / name).parent_path());
        std::ofstream(folder / name) << text;
    }
    Response get(std::string const& path, std::string const& headers = "") { return server.asks("GET", path, headers); }

    fs::path folder = fs::temp_directory_path() / ("vafa-pages-" + std::to_string(::getpid())) / "web";
    RunningServer server{world::Engine::sqlite, {"--web", folder.string()}};
};

std::string const script = "/assets/till-abc123.js";

}  // namespace

TEST_F(Pages, each_door_has_its_page_also_below_a_clubs_name) {
    EXPECT_EQ(get("/").body, "<p>start</p>");
    EXPECT_EQ(get("/till").body, "<p>till</p>");
    EXPECT_EQ(get("/till/").body, "<p>till</p>");
    EXPECT_EQ(get("/till/parked/3").body, "<p>till</p>") << "an address within the page is the page";
    EXPECT_EQ(get("/demo/phone").body, "<p>phone</p>");
    EXPECT_EQ(get("/laleh/till").body, "<p>till</p>");
    EXPECT_EQ(get("/laleh/").body, "<p>start</p>");
    EXPECT_EQ(get("/assets/missing.js").status, 404);
    EXPECT_EQ(get("/till?x=1").body, "<p>till</p>");
}

TEST_F(Pages, a_page_runs_nothing_inline_and_stands_in_no_frame) {
    auto page = get("/till");
    EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
    EXPECT_NE(page.header("content-security-policy").find("script-src 'self';"), std::string::npos);
    EXPECT_EQ(page.header("content-security-policy").find("unsafe"), std::string::npos);
    EXPECT_NE(page.header("content-security-policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(page.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(page.header("cache-control"), "no-cache");
    EXPECT_EQ(get(script).header("cache-control"), "public, max-age=31536000, immutable");
}

TEST_F(Pages, what_the_browser_has_is_not_sent_again_until_it_changes) {
    auto first = get("/till");
    auto tag = first.header("etag");
    auto again = get("/till", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.header("etag"), tag);
    EXPECT_FALSE(again.has("content-length"));
    put("till/index.html", "<p>new</p>");
    fs::last_write_time(folder / "till/index.html", fs::file_time_type::clock::now() + std::chrono::seconds(2));
    auto changed = get("/till", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed.body, "<p>new</p>");
}

TEST_F(Pages, packed_forms_go_to_who_takes_them) {
    auto brotli = get(script, "Accept-Encoding: gzip, deflate, br\r\n");
    EXPECT_EQ(brotli.body, "brotlied");
    EXPECT_EQ(brotli.header("content-encoding"), "br");
    EXPECT_EQ(brotli.header("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(brotli.header("vary"), "Accept-Encoding");
    auto gzip = get(script, "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(gzip.body, "gzipped");
    EXPECT_EQ(get(script, "Accept-Encoding: br;q=0, gzip;q=0.5\r\n").header("content-encoding"), "gzip");
    auto plain = get(script);
    EXPECT_EQ(plain.body, "0123456789");
    EXPECT_FALSE(plain.has("content-encoding"));
    EXPECT_NE(plain.header("etag"), gzip.header("etag"));
    EXPECT_NE(brotli.header("etag"), gzip.header("etag"));
}

TEST_F(Pages, a_part_of_a_file_is_sent_on_request) {
    auto range = [&](std::string const& bytes, std::string const& more = "") {
        return get(script, "Accept-Encoding: br\r\nRange: bytes=" + bytes + "\r\n" + more);
    };
    auto part = range("2-4");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "234");
    EXPECT_EQ(part.header("content-range"), "bytes 2-4/10");
    EXPECT_EQ(range("7-").body, "789");
    EXPECT_EQ(range("-2").body, "89");
    EXPECT_EQ(range("5-900").body, "56789");
    EXPECT_EQ(range("10-").status, 416);
    EXPECT_EQ(range("10-").header("content-range"), "bytes */10");
    EXPECT_EQ(range("4-2").status, 200);
    EXPECT_EQ(range("0-1,3-4").status, 200);
    EXPECT_EQ(range("2-4", "If-Range: \"another\"\r\n").body, "0123456789");
    EXPECT_EQ(range("2-4", "If-Range: " + part.header("etag") + "\r\n").status, 206);
}

TEST_F(Pages, the_head_of_a_file_is_the_same_without_the_file) {
    auto head = server.asks("HEAD", script);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-length"), "10");
    EXPECT_EQ(head.body, "");
}

TEST_F(Pages, nothing_outside_the_folder_and_nothing_hidden_is_reached) {
    for (auto const* path : {"/../outside.html", "/%2e%2e/outside.html", "/till/../../outside.html", "/..%2foutside.html", "/.secret", "/%2esecret",
                             "/till/%00", "/\\..\\outside.html", "//outside.html", "/laleh/../../outside.html"}) {
        auto answer = get(path);
        EXPECT_NE(answer.status, 500) << path;
        EXPECT_EQ(answer.body.find("outside"), std::string::npos) << path;
        EXPECT_EQ(answer.body.find("hidden"), std::string::npos) << path;
    }
}

TEST_F(Pages, the_document_of_the_api_is_served) {
    auto document = get("/api/openapi.json");
    EXPECT_EQ(document.status, 200);
    EXPECT_EQ(document.text("openapi"), "3.1.0");
    EXPECT_EQ(get("/api/openapi.json", "If-None-Match: " + document.header("etag") + "\r\n").status, 304);
}
