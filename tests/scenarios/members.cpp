// Members: enrolled with a mobile alone or with a whole profile, found in every way, switched off and on, forgotten.
#include <boost/json/serialize.hpp>
#include <latch>
#include <mutex>
#include <set>
#include <thread>

#include "world/club.hpp"

using namespace vafa;
using namespace vafa::world;

namespace {

std::string in_json(std::string_view text) { return boost::json::serialize(boost::json::value(text)); }

/// A member's id.
std::string enrolled(Person const& by, std::string const& mobile, std::string const& more = "") {
    return by.asks("members.enrol", R"({"mobile":")" + mobile + "\"" + (more.empty() ? "" : "," + more) + "}").accepted().text("id");
}

Reply found(Person const& by, std::string const& text) { return by.asks("members.find", R"({"text":)" + in_json(text) + "}"); }

std::vector<std::string> names_in(Reply const& reply) {
    std::vector<std::string> names;
    for (auto const& one : reply.at("items").as_array()) names.emplace_back(one.at("name").as_string());
    return names;
}

}  // namespace

SCENARIO("A cashier enrols a member with a mobile alone; the answer tells the number, the record where and by whom [F003 F004 F005 F007 F017 F030]") {
    Club club;
    auto cashier = club.staff("cashier", club.second_till, club.second_branch);
    auto first = cashier.asks("members.enrol", R"({"mobile":"۰۹۱۲-۱۲۳ ۴۵۶۷"})").accepted();
    auto second = cashier.asks("members.enrol", R"({"mobile":"00989121234568"})").accepted();
    EXPECT_EQ(first.number("number"), 1001);
    EXPECT_EQ(second.number("number"), 1002);
    EXPECT_EQ(first.text("masked_mobile"), "0912•••4567");

    auto shown = club.owner.asks("members.show", of_member(first.text("id"))).accepted();
    EXPECT_EQ(shown.text("mobile"), "+989121234567");
    EXPECT_EQ(shown.text("enrolled.branch_name"), "تجریش");
    EXPECT_EQ(shown.text("enrolled.branch"), club.second_branch);
    EXPECT_EQ(shown.number("enrolled.till_number"), 1);
    EXPECT_EQ(shown.text("enrolled.by_name"), "مریم احمدی");
    EXPECT_EQ(shown.text("enrolled.by_role"), "cashier");
    EXPECT_EQ(shown.text("enrolled.day"), iso_day(club.today()));
}

SCENARIO("A mobile that is none is refused at its field, and one that a member has names that member") {
    Club club;
    for (std::string mobile : {"0912123456", "08121234567", "091212345678", "", "سلام"})
        EXPECT_EQ(club.owner.asks("members.enrol", R"({"mobile":)" + in_json(mobile) + "}").is_refused("mobile.malformed").text("pointer"), "/mobile");
    enrolled(club.owner, "09121234567");
    auto again = club.owner.asks("members.enrol", R"({"mobile":"+98 912 123 4567"})").is_refused("members.mobile_taken");
    EXPECT_EQ(again.number("facts.number"), 1001);
    EXPECT_EQ(club.owner.asks("members.list").at("items").as_array().size(), 1u);
}

SCENARIO("Twenty tills enrol at once: each member has a number of their own; of twenty with one mobile, one is enrolled [F005]") {
    Club club;
    constexpr int tills = 20;
    for (bool is_one_mobile : {false, true}) {
        std::latch start(tills);
        std::mutex mutex;
        std::set<std::int64_t> numbers;
        int taken = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < tills; ++i)
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                auto mobile = is_one_mobile ? std::string("09129999999") : "091200000" + std::to_string(10 + i);
                auto reply = club.owner.asks("members.enrol", R"({"mobile":")" + mobile + "\"}");
                std::scoped_lock lock(mutex);
                if (reply.is_accepted()) numbers.insert(reply.number("number"));
                else taken += reply.answer().refusal == "members.mobile_taken";
            });
        threads.clear();
        ASSERT_EQ(numbers.size(), is_one_mobile ? 1u : 20u);
        EXPECT_EQ(*numbers.begin(), is_one_mobile ? 1021 : 1001);
        EXPECT_EQ(*numbers.rbegin(), is_one_mobile ? 1021 : 1020);
        EXPECT_EQ(taken, is_one_mobile ? 19 : 0);
    }
}

SCENARIO(
    "Every field of the profile is kept and shown as it was given, tidied "
    "[F001 F008 F009 F010 F011 F012 F013 F014 F015 F016 F018 F019 F020 F021 F023 F025]") {
    Club club;
    auto id = enrolled(club.owner, "09121234567", R"("honorific":"سرکار خانم","first_name":" سارا ","last_name":"محمدي","father_name":"علی",
        "gender":"female","national_id":"۰۰۱۳۵۴۲۴۱۹","birth_day":"1990-03-21","wedding_day":"2015-06-01","degree":"کارشناسی ارشد",
        "field_of_study":"معماری","occupation":"معمار","phones":[{"kind":"home","number":"021-88776655"},{"kind":"work","number":"02122334455"},
        {"kind":"other","number":"+44 20 7946 0018"}],"province":"تهران","city":"تهران","neighbourhood":"ونک","address":"خیابان ملاصدرا، پلاک ۱۲",
        "postal_code":"1969833113","email":"sara@example.ir","category":"دوستان","private_number":"VIP-۷","notes":"قهوهٔ تلخ دوست دارد")");
    auto shown = club.owner.asks("members.show", of_member(id)).accepted();
    auto is = [&](std::string const& field, std::string const& value) { EXPECT_EQ(shown.text("profile." + field), value) << field; };
    EXPECT_EQ(shown.text("name"), "سارا محمدی");
    is("honorific", "سرکار خانم");
    is("first_name", "سارا");
    is("last_name", "محمدی");
    is("father_name", "علی");
    is("gender", "female");
    is("national_id", "0013542419");
    is("birth_day", "1990-03-21");
    is("wedding_day", "2015-06-01");
    is("degree", "کارشناسی ارشد");
    is("field_of_study", "معماری");
    is("occupation", "معمار");
    is("phones.0.number", "021-88776655");
    is("phones.1.kind", "work");
    is("phones.2.number", "+44 20 7946 0018");
    is("province", "تهران");
    is("city", "تهران");
    is("neighbourhood", "ونک");
    is("address", "خیابان ملاصدرا، پلاک ۱۲");
    is("postal_code", "1969833113");
    is("email", "sara@example.ir");
    is("category", "دوستان");
    is("private_number", "vip-7");
    is("notes", "قهوهٔ تلخ دوست دارد");
    EXPECT_EQ(found(club.owner, "VIP-7").text("items.0.id"), id);
    EXPECT_EQ(found(club.owner, "0013542419").text("items.0.id"), id);
}

SCENARIO("A change touches what it names and leaves the rest; an odd postal code is kept with a warning [F006 F019]") {
    Club club;
    auto id = enrolled(club.owner, "09121234567", R"("first_name":"سارا","last_name":"محمدی","gender":"female","city":"تهران",
        "birth_day":"1990-03-21","phones":[{"kind":"home","number":"02188776655"}])");
    auto request = of_member(id, R"("last_name":"رضایی","postal_code":"2222222222","city":"","clear":["birth_day","phones"])");
    auto changed = club.owner.asks("members.update", request).accepted();
    EXPECT_EQ(changed.text("name"), "سارا رضایی");
    EXPECT_EQ(changed.text("warnings.0"), "postal_code");
    auto shown = club.owner.asks("members.show", of_member(id)).accepted();
    EXPECT_EQ(shown.text("profile.gender"), "female");
    EXPECT_EQ(shown.text("profile.postal_code"), "2222222222");
    EXPECT_FALSE(shown.has("profile.city"));
    EXPECT_FALSE(shown.has("profile.birth_day"));
    EXPECT_EQ(shown.at("profile.phones").as_array().size(), 0u);
    EXPECT_EQ(found(club.owner, "محمدی").at("items").as_array().size(), 0u);
    EXPECT_EQ(found(club.owner, "رضایی").text("items.0.id"), id);
    club.owner.asks("members.update", of_member(id, R"("clear":["shoe_size"])")).is_refused("request.unknown_value");
    club.owner.asks("members.update", of_member(id, R"("postal_code":"0969833113")")).is_refused("postal_code.malformed");
}

SCENARIO("A profile that cannot be is refused at its field, and nothing of it is kept") {
    Club club;
    auto refused = [&](std::string const& field, std::string_view code) {
        auto reply = club.owner.asks("members.enrol", R"({"mobile":"09121234567",)" + field + "}").is_refused(code);
        return reply.text("pointer");
    };
    EXPECT_EQ(refused(R"("national_id":"0684159415")", "national_id.wrong_check_digit"), "/national_id");
    EXPECT_EQ(refused(R"("national_id":"1111111111")", "national_id.malformed"), "/national_id");
    EXPECT_EQ(refused(R"("birth_day":"2999-01-01")", "members.birth_day_odd"), "/birth_day");
    EXPECT_EQ(refused(R"("birth_day":"1399-12-30")", "members.birth_day_odd"), "/birth_day");
    EXPECT_EQ(refused(R"("birth_day":"1990-02-30")", "request.wrong_type"), "/birth_day");
    EXPECT_EQ(refused(R"("birth_day":"1990-01-01","wedding_day":"1985-01-01")", "members.wedding_day_odd"), "/wedding_day");
    EXPECT_EQ(refused(R"("email":"sara at example")", "members.email_malformed"), "/email");
    EXPECT_EQ(refused(R"("phones":[{"kind":"home","number":"021"},{"kind":"home","number":"زنگ"}])", "members.phone_malformed"), "/phones/1/number");
    EXPECT_EQ(refused(R"("referrer":5555)", "members.referrer_missing"), "/referrer");
    EXPECT_EQ(refused(R"("group":"grp_0000000000001")", "groups.missing"), "/group");
    EXPECT_EQ(club.owner.asks("members.list").at("items").as_array().size(), 0u);
}

SCENARIO("A national id and a private number belong to one member each") {
    Club club;
    auto sara = enrolled(club.owner, "09121234567", R"("national_id":"0013542419","private_number":"۱۲ الف")");
    club.owner.asks("members.enrol", R"({"mobile":"09121234568","national_id":"0013542419"})").is_refused("members.national_id_taken");
    club.owner.asks("members.enrol", R"({"mobile":"09121234568","private_number":"12 الف"})").is_refused("members.private_number_taken");
    club.owner.asks("members.update", of_member(sara, R"("national_id":"0013542419")")).accepted();
}

SCENARIO("A club defines fields of its own for its trade, and they are checked by their type [F006 F024]") {
    Club club;
    auto defined = [&](std::string const& request) { return club.owner.asks("members.define_field", request).accepted().text("id"); };
    auto weight = defined(R"({"name":"وزن","type":"number","choices":[],"is_required":false})");
    auto colour = defined(R"({"name":"رنگ مورد علاقه","type":"choice","choices":["قرمز","آبی"],"is_required":false})");
    auto since = defined(R"({"name":"آغاز ورزش","type":"day"})");
    club.owner.asks("members.define_field", R"({"name":"وزن","type":"text","is_required":false})").is_refused("member_fields.name_taken");
    club.owner.asks("members.define_field", R"({"name":"رنگ","type":"choice","choices":["سبز"],"is_required":false})")
        .is_refused("member_fields.choices_wrong");
    club.owner.asks("members.define_field", R"({"name":" ","type":"text","is_required":false})").is_refused("member_fields.name_required");

    auto extra = [](std::string const& field, std::string const& value) { return R"("extra":[{"field":")" + field + R"(","value":)" + in_json(value) + "}]"; };
    auto id = enrolled(club.owner, "09121234567", extra(weight, "۷۲٫۵"));
    EXPECT_EQ(club.owner.asks("members.show", of_member(id)).text("profile.extra.0.value"), "72.5");
    club.owner.asks("members.update", of_member(id, extra(weight, "سنگین"))).is_refused("member_fields.value_wrong");
    club.owner.asks("members.update", of_member(id, extra(colour, "بنفش"))).is_refused("member_fields.value_wrong");
    club.owner.asks("members.update", of_member(id, extra(since, "1404-13-01"))).is_refused("member_fields.value_wrong");
    club.owner.asks("members.update", of_member(id, extra("fld_0000000000001", "1"))).is_refused("member_fields.missing");
    club.owner.asks("members.update", of_member(id, extra(colour, "آبی"))).accepted();
    club.owner.asks("members.update", of_member(id, extra(weight, ""))).accepted();
    auto shown = club.owner.asks("members.show", of_member(id));
    EXPECT_EQ(shown.at("profile.extra").as_array().size(), 1u);
    EXPECT_EQ(shown.text("profile.extra.0.value"), "آبی");

    defined(R"({"name":"بیماری","type":"text","is_required":true})");
    club.owner.asks("members.enrol", R"({"mobile":"09121234568"})").is_refused("member_fields.required");
}

SCENARIO("A member is found by mobile in any form, by number and by 16 digits, without a card in the hand [F031 F037]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    auto enrolment = club.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا","issue_card":true})").accepted();
    auto card = enrolment.text("card");
    for (std::string text : {"09121234567", "9121234567", "989121234567", "+989121234567", "00989121234567", "۰۹۱۲۱۲۳۴۵۶۷", "0912-123-4567"}) {
        EXPECT_EQ(found(cashier, text).accepted().text("items.0.name"), "سارا") << text;
        EXPECT_EQ(found(cashier, text).text("read_as"), "mobile") << text;
    }
    for (std::string text : {"1001", "۱۰۰۱"}) EXPECT_EQ(found(cashier, text).text("items.0.masked_mobile"), "0912•••4567") << text;
    for (auto const& text : {card, ";" + card + "?", "ک" + card + "؟", "%B" + card + "^SARA^99?;" + card + "=9912?"}) {
        EXPECT_EQ(found(cashier, text).accepted().text("items.0.name"), "سارا") << text;
        EXPECT_EQ(found(cashier, text).text("read_as"), "card") << text;
    }
    EXPECT_EQ(found(cashier, "09351112233").accepted().at("items").as_array().size(), 0u);
    found(cashier, "08121234567").is_refused("mobile.malformed");
    found(cashier, "8800000000000013").is_refused("cards.missing");
    found(cashier, "8800000000000014").is_refused("card.wrong_check_digit");
    found(cashier, ";E?").is_refused("card.misread");
}

SCENARIO("Names are found over Persian spellings and by the beginning of any word; namesakes are all shown [F031]") {
    Club club;
    enrolled(club.owner, "09120000001", R"("first_name":"علي رضا","last_name":"كريمي","father_name":"حسن")");
    enrolled(club.owner, "09120000002", R"("first_name":"علی‌رضا","last_name":"کریمی","father_name":"احمد")");
    enrolled(club.owner, "09120000003", R"("first_name":"علیرضا","last_name":"کریمی‌نیا")");
    enrolled(club.owner, "09120000004", R"("first_name":"Sara","last_name":"Karimi")");
    EXPECT_EQ(found(club.owner, "کریمی").at("items").as_array().size(), 3u);
    EXPECT_EQ(found(club.owner, "كريم علي").at("items").as_array().size(), 3u);
    EXPECT_EQ(found(club.owner, "علیرضا").at("items").as_array().size(), 3u);
    EXPECT_EQ(found(club.owner, "علی رضا کریمی").at("items").as_array().size(), 3u);
    EXPECT_EQ(found(club.owner, "کریمی نیا").at("items").as_array().size(), 1u);
    EXPECT_EQ(found(club.owner, "sara KAR").text("items.0.name"), "Sara Karimi");
    auto namesakes = found(club.owner, "علیرضا کریمی");
    EXPECT_EQ(namesakes.text("items.0.father_name"), "حسن");
    EXPECT_EQ(namesakes.text("items.1.father_name"), "احمد");
    EXPECT_EQ(found(club.owner, "کریمی 2").text("read_as"), "name");
    EXPECT_EQ(found(club.owner, "ن").at("items").as_array().size(), 1u);
    EXPECT_EQ(found(club.owner, "").at("items").as_array().size(), 0u);
}

SCENARIO("Finding shows twenty at most and says that there are more") {
    Club club;
    for (int i = 0; i < 22; ++i) enrolled(club.owner, "091200000" + std::to_string(10 + i), R"("first_name":"سارا")");
    auto all = found(club.owner, "سارا");
    EXPECT_EQ(all.at("items").as_array().size(), 20u);
    EXPECT_TRUE(all.at("has_more").as_bool());
}

SCENARIO("Members are listed page by page, by age of membership or in the order of the Persian alphabet, each once [F001]") {
    Club club;
    auto group = club.owner.asks("members.define_group", R"({"name":"نقره‌ای","is_default":false})").accepted().text("id");
    std::vector<std::string> const names{"پری", "چنگیز", "آرش", "گلی", "یاسر", "کاوه", "ژاله"};
    for (std::size_t i = 0; i < names.size(); ++i)
        enrolled(club.owner, "0912000000" + std::to_string(i), R"("last_name":)" + in_json(names[i]) + (i % 2 ? R"(,"group":")" + group + "\"" : ""));
    auto walk = [&](std::string const& filter) {
        std::vector<std::string> seen;
        std::string cursor;
        do {
            auto page = club.owner.asks("members.list", "{\"limit\":2" + filter + (cursor.empty() ? "" : ",\"cursor\":\"" + cursor + "\"") + "}").accepted();
            for (auto const& name : names_in(page)) seen.push_back(name);
            cursor = page.has("next_cursor") ? page.text("next_cursor") : "";
        } while (!cursor.empty());
        return seen;
    };
    EXPECT_EQ(walk(R"(,"sort":"name")"), (std::vector<std::string>{"آرش", "پری", "چنگیز", "ژاله", "کاوه", "گلی", "یاسر"}));
    EXPECT_EQ(walk(R"(,"sort":"oldest")"), names);
    EXPECT_EQ(walk(""), std::vector<std::string>(names.rbegin(), names.rend()));
    EXPECT_EQ(walk(R"(,"sort":"oldest","group":")" + group + "\""), (std::vector<std::string>{"چنگیز", "گلی", "کاوه"}));
    EXPECT_EQ(walk(R"(,"text":"گ")"), std::vector<std::string>{"گلی"});
    EXPECT_EQ(walk(R"(,"status":"inactive")"), std::vector<std::string>{});
    club.owner.asks("members.list", R"({"limit":201})").is_refused("request.out_of_range");
}

SCENARIO("A list stands in a URL, so it is searched by names alone; mobiles, cards and numbers are asked for in a body [F001 F004]") {
    Club club;
    enrolled(club.owner, "09121234567", R"("first_name":"سارا","last_name":"محمدی")");
    for (auto const* typed : {"09121234567", "۰۹۱۲۱۲۳۴۵۶۷", "+98 912 123 45 67", "8800000000000013", "%B8800000000000013^", "1001", "۱۲۳۴"}) {
        SCOPED_TRACE(typed);
        auto refused = club.owner.asks("members.list", "{\"text\":" + in_json(typed) + "}");
        EXPECT_EQ(refused.is_refused("members.number_in_url").text("pointer"), "/text");
        EXPECT_EQ(refused.body().find("سارا"), std::string::npos);
    }
    EXPECT_EQ(names_in(club.owner.asks("members.list", R"({"text":"محم"})").accepted()), std::vector<std::string>{"سارا محمدی"});
    EXPECT_EQ(names_in(found(club.owner, "۰۹۱۲۱۲۳۴۵۶۷")), std::vector<std::string>{"سارا محمدی"});
}

SCENARIO("A club has as many groups as it likes; a member begins in the chosen or the default one, and every move is remembered [F021 F043 F045]") {
    Club club;
    auto defined = [&](std::string const& name, bool is_default) {
        auto request = R"({"name":)" + in_json(name) + R"(,"is_default":)" + (is_default ? "true" : "false") + "}";
        return club.owner.asks("members.define_group", request).accepted().text("id");
    };
    auto plain = enrolled(club.owner, "09120000000");
    auto c = defined("C", true), b = defined("B", false), a = defined("A", false);
    for (int i = 0; i < 30; ++i) defined("گروه " + std::to_string(i), false);
    club.owner.asks("members.define_group", R"({"name":"B","is_default":false})").is_refused("groups.name_taken");
    club.owner.asks("members.define_group", R"({"name":"","is_default":false})").is_refused("groups.name_required");
    EXPECT_EQ(club.owner.asks("members.list_groups").at("items").as_array().size(), 33u);

    auto in_default = club.owner.asks("members.enrol", R"({"mobile":"09120000001"})").accepted();
    auto chosen = club.owner.asks("members.enrol", R"({"mobile":"09120000002","group":")" + a + "\"}").accepted();
    EXPECT_EQ(in_default.text("group"), c);
    EXPECT_EQ(chosen.text("group"), a);
    EXPECT_FALSE(club.owner.asks("members.show", of_member(plain)).has("group"));

    auto id = in_default.text("id");
    club.days_pass(10);
    auto moved = club.owner.asks("members.set_group", of_member(id, R"("group":")" + b + "\"")).accepted();
    EXPECT_EQ(moved.text("before"), c);
    club.owner.asks("members.set_group", of_member(id, R"("group":")" + b + "\"")).accepted();  // again: nothing new
    auto shown = club.owner.asks("members.show", of_member(id));
    EXPECT_EQ(shown.text("group_name"), "B");
    EXPECT_EQ(shown.at("groups").as_array().size(), 2u);
    EXPECT_EQ(shown.text("groups.0.reason"), "enrolment");
    EXPECT_EQ(shown.text("groups.1.reason"), "by_hand");
    EXPECT_EQ(shown.text("groups.1.by_name"), "رضا کریمی");
    EXPECT_EQ(shown.text("groups.1.since"), iso_day(club.today()));
    club.owner.asks("members.set_group", of_member(id, R"("group":"grp_0000000000001")")).is_refused("groups.missing");

    club.owner.asks("members.define_group", R"({"group":")" + b + R"(","name":"طلایی","is_default":true})").accepted();
    club.owner.asks("members.define_group", R"({"group":")" + b + R"(","name":"زرین"})").accepted();  // renamed, still the default
    EXPECT_EQ(club.owner.asks("members.enrol", R"({"mobile":"09120000003"})").text("group"), b);
    club.owner.asks("members.set_group", of_member(id)).accepted();
    EXPECT_FALSE(club.owner.asks("members.show", of_member(id)).has("group"));
}

SCENARIO("Who brought a member is kept by member number [F022]") {
    Club club;
    enrolled(club.owner, "09121234567", R"("first_name":"سارا")");
    auto friend_of = enrolled(club.owner, "09121234568", R"("referrer":1001)");
    auto shown = club.owner.asks("members.show", of_member(friend_of));
    EXPECT_EQ(shown.number("referrer.number"), 1001);
    EXPECT_EQ(shown.text("referrer.name"), "سارا");
}

SCENARIO("A member is switched off and on; freezing the credit is a switch of its own [F028 F029]") {
    Club club;
    auto id = enrolled(club.owner, "09121234567");
    EXPECT_EQ(club.owner.asks("members.deactivate", of_member(id, R"("why":"درخواست خودش")")).accepted().text("status"), "inactive");
    EXPECT_EQ(found(club.owner, "1001").text("items.0.status"), "inactive");
    club.owner.asks("members.issue_card", of_member(id)).is_refused("members.inactive");
    auto again = club.owner.asks("members.activate", of_member(id)).accepted();
    EXPECT_EQ(again.text("status"), "active");
    EXPECT_FALSE(again.at("is_credit_frozen").as_bool());

    auto frozen = club.owner.asks("members.freeze_credit", of_member(id)).accepted();
    EXPECT_EQ(frozen.text("status"), "active");
    EXPECT_TRUE(found(club.owner, "1001").at("items.0.is_credit_frozen").as_bool());
    EXPECT_FALSE(club.owner.asks("members.unfreeze_credit", of_member(id)).accepted().at("is_credit_frozen").as_bool());
    club.staff("cashier", club.till).asks("members.freeze_credit", of_member(id)).is_refused("caller.not_allowed");
    club.owner.asks("members.deactivate", of_member("mem_0000000000001")).is_refused("members.missing");
}

SCENARIO("A cashier sees the mobile masked and no contacts, and cannot point the codes of a member to another phone [B46]") {
    Club club;
    auto cashier = club.staff("cashier", club.till);
    auto id = enrolled(cashier, "09121234567", R"("first_name":"سارا","national_id":"0013542419","address":"ونک")");
    auto shown = cashier.asks("members.show", of_member(id)).accepted();
    EXPECT_FALSE(shown.has("mobile"));
    EXPECT_EQ(shown.text("masked_mobile"), "0912•••4567");
    EXPECT_FALSE(shown.has("profile.national_id"));
    EXPECT_FALSE(shown.has("profile.address"));
    EXPECT_TRUE(club.staff("support").asks("members.show", of_member(id)).has("mobile"));
    cashier.asks("members.update", of_member(id, R"("mobile":"09350000000")")).is_refused("members.mobile_not_for_cashiers");
    cashier.asks("members.update", of_member(id, R"("first_name":"سارینا")")).accepted();
    club.owner.asks("members.update", of_member(id, R"("mobile":"09350000000")")).accepted();
    EXPECT_EQ(found(cashier, "09350000000").text("items.0.name"), "سارینا");
    EXPECT_EQ(found(cashier, "09121234567").at("items").as_array().size(), 0u);
}

SCENARIO("A person is forgotten: no field, no word, no body of a request is left, the number stays and the mobile is free") {
    Club club;
    auto request = R"({"mobile":"09121234567","first_name":"سارا","last_name":"محمدی","national_id":"0013542419",
        "notes":"یادداشت","phones":[{"kind":"home","number":"02188776655"}],"issue_card":true})";
    auto enrolment = club.owner.asks("members.enrol", request, "enrol-sara").accepted();
    auto id = enrolment.text("id");
    club.owner.asks("members.set_pin", of_member(id, R"("pin":"7391")")).accepted();
    club.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا"})", "twice").is_refused("members.mobile_taken");

    EXPECT_NE(club.logged().find("9121234567"), std::string::npos);
    club.staff("manager").asks("members.erase", of_member(id)).is_refused("caller.not_allowed");
    EXPECT_EQ(club.owner.asks("members.erase", of_member(id)).accepted().text("status"), "erased");
    auto shown = club.owner.asks("members.show", of_member(id)).accepted();
    EXPECT_EQ(shown.text("name"), "");
    EXPECT_EQ(shown.number("number"), 1001);
    EXPECT_FALSE(shown.has("mobile"));
    EXPECT_FALSE(shown.at("has_pin").as_bool());
    for (std::string trace : {"9121234567", "محمدی", "0013542419", "یادداشت", "02188776655", "\"7391\""})
        EXPECT_EQ(club.logged().find(trace), std::string::npos) << trace;
    EXPECT_EQ(found(club.owner, "سارا").at("items").as_array().size(), 0u);
    EXPECT_EQ(found(club.owner, "1001").at("items").as_array().size(), 0u);
    found(club.owner, enrolment.text("card")).is_refused("members.missing");
    club.owner.asks("members.enrol", request, "enrol-sara").is_refused("key.answer_erased");
    club.owner.asks("members.enrol", R"({"mobile":"09121234567","first_name":"سارا"})", "twice").is_refused("key.answer_erased");
    club.owner.asks("members.update", of_member(id, R"("first_name":"سارا")")).is_refused("members.missing");
    EXPECT_EQ(club.owner.asks("members.enrol", R"({"mobile":"09121234567"})").accepted().number("number"), 1002);
}

SCENARIO("Who may not enrol leaves none of the person's data in the log: nobody's erasure would find it there") {
    Club club;
    auto request = R"({"mobile":"09121234567","first_name":"سارا","phones":[{"kind":"home","number":"02188776655"}]})";
    club.staff("auditor").asks("members.enrol", request).is_refused("caller.not_allowed");
    for (std::string trace : {"9121234567", "سارا", "02188776655"}) EXPECT_EQ(club.logged().find(trace), std::string::npos) << trace;
}

SCENARIO("Two clubs have the same mobile and the same card, and never see each other's member [F173 B57]") {
    Club laleh("لاله"), narges("نرگس");
    auto request = R"({"mobile":"09121234567","first_name":"سارا","card":"8800000000000013"})";
    auto ours = laleh.owner.asks("members.enrol", request).accepted().text("id");
    EXPECT_EQ(found(narges.owner, "09121234567").at("items").as_array().size(), 0u);
    found(narges.owner, "8800000000000013").is_refused("cards.missing");
    narges.owner.asks("members.enrol", request).accepted();
    narges.owner.asks("members.show", of_member(ours)).is_refused("members.missing");
    narges.owner.asks("members.freeze_credit", of_member(ours)).is_refused("members.missing");
}

SCENARIO("A card of the club serves at every branch of it [F175 B57]") {
    Club club;
    auto here = club.staff("cashier", club.till, club.branch), there = club.staff("cashier", club.second_till, club.second_branch);
    auto card = here.asks("members.enrol", R"({"mobile":"09121234567","issue_card":true})").accepted().text("card");
    EXPECT_EQ(found(there, card).accepted().number("items.0.number"), 1001);
    here.asks("members.list", R"({"branch":")" + club.second_branch + "\"}").is_refused("caller.foreign_branch");
}
