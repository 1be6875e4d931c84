// Messages: what members are told, when, and how far it came; what they write back.
#include <set>

#include "base/persian.hpp"
#include "club/messages/delivery.hpp"
#include "edge/jobs/following.hpp"
#include "edge/jobs/jobs.hpp"
#include "operation/operation_log.hpp"
#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string const saras_mobile = "09121234567";

void catch_up(Club const& club) { jobs::Jobs::catch_up(program(), club.id()); }

std::string enrol(Club const& club, std::string const& mobile = saras_mobile, std::string const& more = "") {
    return club.owner.asks("members.enrol", R"({"mobile":")" + mobile + R"(","first_name":"سارا","last_name":"محمدی","issue_card":false)" + more + "}")
        .accepted().text("id");
}

/// The bubbles on a phone, oldest first.
Reply phone(Club const& club, std::string const& mobile = saras_mobile) {
    return club.owner.asks("messages.phone", R"({"mobile":")" + mobile + R"("})").accepted();
}
std::size_t bubbles(Club const& club, std::string const& mobile = saras_mobile) { return phone(club, mobile).at("items").as_array().size(); }
std::string last_bubble(Club const& club, std::string const& mobile = saras_mobile) {
    auto shown = phone(club, mobile);
    auto const& items = shown.at("items").as_array();
    return items.empty() ? "" : std::string(items.back().at("body").as_string());
}
void writes(Club const& club, std::string const& text, std::string const& mobile = saras_mobile) {
    club.owner.asks("messages.inbound", R"({"mobile":")" + mobile + R"(","body":")" + text + R"("})").accepted();
    catch_up(club);
}
/// A provider that answers as it is told.
class ToldProvider : public messages::Provider {
  public:
    std::string_view name() const override { return "told"; }
    std::int64_t batch() const override { return 10; }
    std::vector<messages::Report> send(std::span<messages::Outgoing const> outgoing) override {
        ++sends;
        for (auto const& message : outgoing) references.insert(message.reference.value);
        if (is_away) throw store::Fault("the line is cut");
        std::vector<messages::Report> reports;
        for (auto const& message : outgoing) reports.push_back({message.reference, answer, "p-" + message.reference.text(), "told so", 1});
        return reports;
    }
    std::vector<messages::Report> ask(std::span<messages::Outgoing const> outgoing) override {
        ++asks;
        std::vector<messages::Report> reports;
        for (auto const& message : outgoing) reports.push_back({message.reference, messages::Carried::delivered, "", "", 1});
        return reports;
    }

    messages::Carried answer = messages::Carried::delivered;
    bool is_away = false;
    int sends = 0, asks = 0;
    std::set<std::int64_t> references;
};

/// Followers only: what waits stays waiting.
void follow(Club const& club) {
    jobs::Counters counters;
    jobs::Following following(program(), counters);
    while (following.count_behind(club.id()) > 0) following.follow(club.id());
}
bool deliver(Club const& club, messages::Provider& provider) {
    jobs::Counters counters;
    return messages::deliver(jobs::Following(program(), counters).workplace(club.id()), provider);
}
/// Lets the waiting time of what is queued pass, without waiting.
void make_due(Club const& club) {
    static constexpr store::Sql due_now{"update messages_message set due_at = 0 where club_id = :club and state <= 3"};
    program().store().write_now(club.id(), [](store::Transaction& tx) { tx.write(due_now); });
}
std::string state_of_first(Club const& club) { return club.owner.asks("messages.list", R"({"limit":50})").accepted().text("items.0.state"); }

}  // namespace

SCENARIO("A new member is welcomed by SMS with club and member number, once [F126]") {
    Club club;
    auto enrolled = club.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا","last_name":"محمدی","issue_card":false})");
    auto number = std::to_string(enrolled.accepted().number("number"));
    catch_up(club);
    catch_up(club);
    auto welcome = last_bubble(club);
    EXPECT_EQ(bubbles(club), 1u);
    EXPECT_TRUE(contains(welcome, "سارا محمدی") && contains(welcome, "لاله") && contains(welcome, persian_digits(number))) << welcome;
    EXPECT_TRUE(contains(welcome, "لغو۱۱")) << welcome;
}

SCENARIO("What was sent to whom and how far it came is a report with pages [F142]") {
    Club club;
    for (auto* mobile : {"09121234561", "09121234562", "09121234563"}) enrol(club, mobile);
    catch_up(club);
    auto page = club.owner.asks("messages.list", R"({"limit":2})").accepted();
    EXPECT_EQ(page.at("items").as_array().size(), 2u);
    EXPECT_EQ(page.text("items.0.state"), "delivered");
    EXPECT_EQ(page.text("items.0.masked_mobile"), "0912•••4563");
    auto rest = club.owner.asks("messages.list", R"({"limit":2,"after":")" + page.text("next") + R"("})").accepted();
    EXPECT_EQ(rest.at("items").as_array().size(), 1u);
    EXPECT_FALSE(rest.has("next") && !rest.at("next").is_null());
    EXPECT_EQ(club.owner.asks("messages.list", R"({"state":"failed","limit":9})").accepted().at("items").as_array().size(), 0u);
    club.owner.asks("messages.list", R"({"limit":0})").is_refused("request.out_of_range");
    club.staff("cashier", club.till).asks("messages.list", R"({"limit":1})").is_refused("caller.not_allowed");
}

SCENARIO("A club words its messages itself, switches sentences off and brings the standard back") {
    Club club;
    auto set = [&](std::string const& request) { return club.owner.asks("messages.set_template", request); };
    set(R"({"name":"members.enrol.welcome","sentence":"درود {name}"})").accepted();
    enrol(club);
    catch_up(club);
    EXPECT_EQ(last_bubble(club), "درود سارا محمدی\nلغو۱۱");

    set(R"({"name":"members.enrol.welcome","sentence":""})").accepted();
    enrol(club, "09121112233");
    catch_up(club);
    EXPECT_EQ(bubbles(club, "09121112233"), 0u);
    EXPECT_EQ(club.owner.asks("messages.list", R"({"limit":1})").accepted().text("items.0.reason"), "switched_off");

    auto standard = set(R"({"name":"members.enrol.welcome"})").accepted();
    EXPECT_EQ(standard.text("sentence"), standard.text("standard"));
    set(R"({"name":"members.enrol.welcome","sentence":"{points_left}"})").is_refused("messages.place_unknown");
    set(R"({"name":"members.enrol.nothing","sentence":"x"})").is_refused("messages.template_unknown");
    set(R"({"name":"sales.hold.code","sentence":"کدی هست"})").is_refused("messages.code_place_required");
    set(R"({"name":"sales.hold.code","sentence":""})").is_refused("messages.code_place_required");
    std::string endless;
    for (int at = 0; at < 301; ++at) endless += "ی";
    set(R"({"name":"members.enrol.welcome","sentence":")" + endless + R"("})").is_refused("messages.sentence_too_long");
}

SCENARIO("A member asks for the balance by SMS in any letters; a stranger is told how to join [F133]") {
    Club club;
    enrol(club);
    writes(club, "مانده");
    EXPECT_TRUE(contains(last_bubble(club), "۰\u00a0امتیاز")) << last_bubble(club);
    writes(club, "اعتبار");
    EXPECT_TRUE(contains(last_bubble(club), "اعتبار"));
    writes(club, "سلام");
    EXPECT_TRUE(contains(last_bubble(club), "«مانده»")) << last_bubble(club);
    writes(club, "مانده", "09350000001");
    EXPECT_TRUE(contains(last_bubble(club, "09350000001"), "عضو باشگاه لاله نیست")) << last_bubble(club, "09350000001");
    club.owner.asks("messages.inbound", R"({"mobile":"09121234567","body":"   "})").is_refused("messages.text_empty");
}

SCENARIO("11 stops information, not answers and codes; 12 brings it back") {
    Club club;
    enrol(club);
    writes(club, "۱۱");
    EXPECT_TRUE(contains(last_bubble(club), "قطع شد")) << last_bubble(club);
    EXPECT_TRUE(phone(club).at("is_stopped").as_bool());

    club.owner.asks("messages.set_template", R"({"name":"members.enrol.referrer_points","sentence":"x {points}"})").accepted();
    writes(club, "مانده");
    EXPECT_TRUE(contains(last_bubble(club), "ماندهٔ شما"));
    writes(club, "12");
    EXPECT_FALSE(phone(club).at("is_stopped").as_bool());
}

SCENARIO("A phone of the simulator is reached late, never or twice, as it was told") {
    Club club;
    auto behave = [&](std::string const& mobile, std::string const& how) {
        club.owner.asks("messages.set_phone", R"({"mobile":")" + mobile + R"(","behaviour":")" + how + R"("})").accepted();
    };
    behave("09120000001", "late");
    behave("09120000002", "never");
    behave("09120000003", "twice");
    for (auto* mobile : {"09120000001", "09120000002", "09120000003"}) enrol(club, mobile);
    catch_up(club);
    EXPECT_EQ(bubbles(club, "09120000001"), 0u);
    EXPECT_EQ(bubbles(club, "09120000002"), 0u);
    EXPECT_EQ(phone(club, "09120000003").number("items.0.copies"), 2);
    EXPECT_EQ(club.owner.asks("messages.list", R"({"state":"undelivered","limit":9})").accepted().text("items.0.reason"), "unreachable");
    make_due(club);
    catch_up(club);
    EXPECT_EQ(bubbles(club, "09120000001"), 1u);
}

SCENARIO("The phone simulator opens to strangers in demo clubs alone") {
    Club club;
    Person stranger(club.id(), {});
    stranger.asks("messages.phone", R"({"mobile":"09121234567"})").is_refused("messages.no_simulator");
    stranger.asks("messages.inbound", R"({"mobile":"09121234567","body":"11"})").is_refused("messages.no_simulator");
}

SCENARIO("A provider that refuses is tried again with growing waits, and at last the message has failed") {
    Club club;
    enrol(club);
    follow(club);
    ToldProvider provider;
    provider.answer = messages::Carried::refused;
    deliver(club, provider);
    EXPECT_EQ(state_of_first(club), "queued");
    deliver(club, provider);
    EXPECT_EQ(provider.sends, 1) << "its time had not come yet";
    for (int at = 0; at < 8; ++at) {
        make_due(club);
        deliver(club, provider);
    }
    EXPECT_EQ(provider.sends, 5);
    EXPECT_EQ(provider.references.size(), 1u);
    EXPECT_EQ(state_of_first(club), "failed");
}

SCENARIO("A line that was cut leaves the message claimed; it is sent with the same reference, and asked about once accepted") {
    Club club;
    enrol(club);
    follow(club);
    ToldProvider provider;
    provider.is_away = true;
    EXPECT_THROW(deliver(club, provider), store::Fault);
    EXPECT_EQ(state_of_first(club), "sending");
    deliver(club, provider);
    EXPECT_EQ(provider.sends, 1);

    provider.is_away = false;
    provider.answer = messages::Carried::accepted;
    make_due(club);
    deliver(club, provider);
    EXPECT_EQ(state_of_first(club), "sent");
    EXPECT_EQ(provider.references.size(), 1u);
    make_due(club);
    deliver(club, provider);
    EXPECT_EQ(provider.asks, 1);
    EXPECT_EQ(provider.sends, 2);
    EXPECT_EQ(state_of_first(club), "delivered");
}

SCENARIO("Two processes that deliver at once send each message once") {
    Club club;
    for (int at = 0; at < 9; ++at) enrol(club, "0912000010" + std::to_string(at));
    follow(club);
    ToldProvider providers[2];
    std::thread racing[2];
    for (int at = 0; at < 2; ++at) racing[at] = std::thread([&, at] { deliver(club, providers[at]); });
    for (auto& one : racing) one.join();
    for (auto reference : providers[0].references) EXPECT_FALSE(providers[1].references.contains(reference));
    EXPECT_EQ(providers[0].references.size() + providers[1].references.size(), 9u);
}

SCENARIO("A follower that was far behind does not thank for what is long past") {
    Club club;
    enrol(club);
    club.days_pass(2);
    catch_up(club);
    EXPECT_EQ(bubbles(club), 0u);
}

SCENARIO("Texts to and from a person are forgotten with the person") {
    Club club;
    auto sara = enrol(club);
    writes(club, "مانده");
    club.owner.asks("members.erase", R"({"member":")" + sara + R"("})").accepted();
    catch_up(club);
    auto page = club.owner.asks("messages.list", R"({"limit":50})").accepted();
    for (auto const& message : page.at("items").as_array()) {
        EXPECT_EQ(message.at("body").as_string(), "");
        EXPECT_EQ(message.at("masked_mobile").as_string(), "");
    }
    EXPECT_EQ(bubbles(club), 0u);
}
