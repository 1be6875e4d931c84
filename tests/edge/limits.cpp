// What the server takes of strangers: sizes, times, forms; on short limits and an echo in the place of the API.
#include <gtest/gtest.h>

#include <thread>

#include "edge/http/server.hpp"
#include "wire.hpp"

using namespace vafa;
using namespace vafa::edge_tests;
using namespace std::chrono_literals;

namespace {

/// Answers with what it understood, from another thread when the path says so.
class Echo : public http::Handler {
  public:
    void handle(http::Request const& request, http::Done done) override {
        http::Reply reply;
        for (auto part : {request.method, request.path, request.headers.authorization}) reply.body.append(part).append(" ");
        reply.body += request.body;
        if (request.path != "/later") return done(std::move(reply));
        later_.emplace_back([done, reply = std::move(reply)] {
            std::this_thread::sleep_for(30ms);
            done(reply);
        });
    }
    http::Reply refuse(http::Trouble trouble, std::string_view accept_language) override {
        constexpr int statuses[] = {400, 408, 413, 431, 503};
        http::Reply reply;
        reply.status = statuses[static_cast<int>(trouble)];
        reply.body = accept_language;
        return reply;
    }
    ~Echo() override {
        for (auto& thread : later_) thread.join();
    }

  private:
    std::vector<std::thread> later_;
};

class Limit : public testing::Test {
  protected:
    static http::Limits short_limits() {
        http::Limits limits;
        limits.header_bytes = 2048;
        limits.body_bytes = 4096;
        limits.connections = 3;
        limits.for_header = 400ms;
        limits.for_body = 800ms;
        limits.between = 1500ms;
        return limits;
    }
    int status_of(std::string_view bytes) {
        Wire wire(server.port());
        auto response = wire.send(bytes).receive();
        return response ? response->status : 0;
    }
    std::string echo_of(std::string_view bytes) {
        Wire wire(server.port());
        auto response = wire.send(bytes).receive();
        return response ? response->body : "nothing";
    }

    Echo echo;
    http::Server server{"127.0.0.1", 0, 2, short_limits(), echo};
};

}  // namespace

TEST_F(Limit, a_request_is_answered_and_the_connection_kept) {
    Wire wire(server.port());
    for (int i = 0; i < 3; ++i) {
        auto response = wire.send(request_text("POST", "/later", "", "one")).receive();
        ASSERT_TRUE(response);
        EXPECT_EQ(response->body, "POST /later  one");
    }
}

TEST_F(Limit, requests_sent_without_waiting_are_answered_in_their_order) {
    Wire wire(server.port());
    wire.send(request_text("POST", "/later", "", "1") + request_text("POST", "/now", "", "2") + request_text("GET", "/3"));
    EXPECT_EQ(wire.receive()->body, "POST /later  1");
    EXPECT_EQ(wire.receive()->body, "POST /now  2");
    EXPECT_EQ(wire.receive()->body, "GET /3  ");
}

TEST_F(Limit, bytes_that_come_one_by_one_make_the_same_request) {
    Wire wire(server.port());
    for (char letter : request_text("POST", "/slow", "", "body")) wire.send({&letter, 1});
    EXPECT_EQ(wire.receive()->body, "POST /slow  body");
}

TEST_F(Limit, a_body_in_chunks_is_put_together_and_its_trailers_are_no_headers) {
    EXPECT_EQ(echo_of("POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n4\r\n two\r\n0\r\nAuthorization: Bearer forged\r\n\r\n"),
              "POST /c  one two");
}

TEST_F(Limit, a_body_over_the_limit_is_refused_before_it_is_read) {
    EXPECT_EQ(status_of(request_text("POST", "/", "", std::string(4097, 'x'))), 413);
    EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n"), 413);
    EXPECT_EQ(status_of(request_text("POST", "/", "", std::string(10'000'000, 'x'))), 413) << "who sends all of it reads the refusal";
    EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n" + std::string(0x2000, 'x') + "\r\n0\r\n\r\n"), 413);
    EXPECT_EQ(status_of(request_text("POST", "/", "", std::string(4096, 'x'))), 200);
    EXPECT_EQ(echo_of("POST / HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nContent-Length: 9000\r\n\r\n"), "en");
}

TEST_F(Limit, a_header_over_the_limit_is_refused) {
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(20'000, 'x') + "\r\n\r\n"), 431);
    EXPECT_EQ(status_of("GET /" + std::string(20'000, 'x')), 431);
}

TEST_F(Limit, a_header_or_a_body_that_trickles_is_cut_by_its_total_time) {
    Wire header(server.port());
    auto began = std::chrono::steady_clock::now();
    header.send("GET / HTTP/1.1\r\n");
    std::thread trickle([&] {
        for (int i = 0; i < 12; ++i, std::this_thread::sleep_for(100ms)) header.send("X: y\r\n");
    });
    EXPECT_EQ(header.receive()->status, 408);
    auto took = std::chrono::steady_clock::now() - began;
    trickle.join();
    EXPECT_GE(took, 400ms);
    EXPECT_LE(took, 1000ms);

    Wire body(server.port());
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n1");
    EXPECT_EQ(body.receive()->status, 408);
}

TEST_F(Limit, an_idle_connection_is_closed_without_a_word) {
    Wire wire(server.port());
    ASSERT_TRUE(wire.send(request_text("GET", "/")).receive());
    EXPECT_FALSE(wire.receive());
    EXPECT_TRUE(wire.is_closed());
}

TEST_F(Limit, forms_that_two_servers_could_read_differently_are_refused) {
    auto refused = [&](std::string const& bytes) { return status_of(bytes); };
    EXPECT_EQ(refused("GET / HTTP/1.1\r\n\r\n"), 400) << "no Host";
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: x\r\nX-Folded: a\r\n b\r\n\r\n"), 400) << "obs-fold";
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost : x\r\n\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\nHost: x\n\n\r\n\r\n"), 400) << "bare line feeds";
    EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"), 400);
    EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na"), 400);
    EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\na"), 400);
    EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\na"), 400);
    EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(refused("POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n"), 400);
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: x\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n"), 400);
    EXPECT_EQ(refused("GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n"), 400) << "a target that is no path";
    EXPECT_EQ(refused("GET / HTTP/3.7\r\nHost: x\r\n\r\n"), 400);
    EXPECT_EQ(refused(std::string("GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n", 35)), 400);
    EXPECT_EQ(refused("\x16\x03\x01\x02\r\n\r\n"), 400) << "a TLS hello on the plain port";
    EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 200);
}

TEST_F(Limit, after_a_refusal_the_connection_ends_so_that_its_rest_is_never_a_request) {
    Wire wire(server.port());
    wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n" + request_text("GET", "/smuggled"));
    EXPECT_EQ(wire.receive()->header("connection"), "close");
    EXPECT_FALSE(wire.receive());
}

TEST_F(Limit, who_waits_for_leave_to_send_the_body_gets_it) {
    Wire wire(server.port());
    wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(wire.receive()->status, 100);
    EXPECT_EQ(wire.send("body").receive()->body, "POST /  body");
}

TEST_F(Limit, one_connection_too_many_is_told_so_and_there_is_room_again_later) {
    {
        Wire one(server.port()), two(server.port()), three(server.port());
        for (auto* wire : {&one, &two, &three}) ASSERT_TRUE(wire->send(request_text("GET", "/")).receive());
        EXPECT_EQ(status_of(""), 503);
    }
    int status = 0;
    for (int i = 0; i < 50 && status != 200; ++i, std::this_thread::sleep_for(20ms)) status = status_of(request_text("GET", "/"));
    EXPECT_EQ(status, 200);
}

TEST_F(Limit, a_drain_waits_for_the_answer_under_way) {
    Wire wire(server.port()), idle(server.port());
    wire.send(request_text("POST", "/later", "", "x"));
    std::this_thread::sleep_for(10ms);
    EXPECT_TRUE(server.drain());
    EXPECT_EQ(wire.receive()->header("connection"), "close");
    EXPECT_TRUE(idle.is_closed());
    EXPECT_EQ(server.open_connections(), 0);
}
