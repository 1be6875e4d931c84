// How long a text is as SMS, what a member's text means, and how sentences become a message.
#include <gtest/gtest.h>

#include "club/messages/compose.hpp"
#include "club/messages/phone.hpp"
#include "club/messages/sms_text.hpp"

namespace vafa::messages {

namespace {

std::string times(std::string_view text, int count) {
    std::string all;
    for (int at = 0; at < count; ++at) all += text;
    return all;
}

TEST(SmsText, counts_parts_of_latin_texts) {
    EXPECT_EQ(sms_parts(""), 0);
    EXPECT_EQ(sms_parts(times("a", 160)), 1);
    EXPECT_EQ(sms_parts(times("a", 161)), 2);
    EXPECT_EQ(sms_parts(times("a", 306)), 2);
    EXPECT_EQ(sms_parts(times("a", 307)), 3);
    EXPECT_EQ(sms_parts(times("€", 80)), 1);
    EXPECT_EQ(sms_parts(times("€", 81)), 2);
}

TEST(SmsText, one_persian_letter_makes_the_whole_of_it_wide) {
    EXPECT_EQ(sms_parts(times("ی", 70)), 1);
    EXPECT_EQ(sms_parts(times("ی", 71)), 2);
    EXPECT_EQ(sms_parts(times("ی", 134)), 2);
    EXPECT_EQ(sms_parts(times("ی", 135)), 3);
    EXPECT_EQ(sms_parts("19100785766009 OK\nلغو11"), 1);
    EXPECT_EQ(sms_parts(times("a", 70) + "ی"), 2);
}

TEST(SmsText, a_letter_of_two_places_is_never_cut) {
    EXPECT_EQ(sms_parts(times("a", 152) + "€" + times("a", 152)), 3);
    EXPECT_EQ(sms_parts(times("ی", 66) + "🌷" + times("ی", 66)), 3);
}

TEST(Inbound, is_understood_in_any_letters_and_digits) {
    for (auto* text : {"11", "۱۱", "١١", " لغو ۱۱ ", "لغو11", "OFF", "لغو"}) EXPECT_EQ(meaning_of(text), Meaning::stop) << text;
    for (auto* text : {"12", "۱۲"}) EXPECT_EQ(meaning_of(text), Meaning::resume) << text;
    for (auto* text : {"مانده", "موجودي", "امتياز", "اعتبار"}) EXPECT_EQ(meaning_of(text), Meaning::balance) << text;
    EXPECT_EQ(meaning_of("راهنما"), Meaning::help);
    for (auto* text : {"110", "سلام", "1", "19100785766009"}) EXPECT_EQ(meaning_of(text), Meaning::unknown) << text;
}

TEST(Composing, leaves_out_sentences_whose_fact_is_not_there) {
    Texts texts;
    std::vector<NamedFact> facts{{"name", std::string("سارا")}, {"club", std::string("لاله")}, {"branch", std::string("ونک")},
                                 {"net", Rial{1'240'000}}, {"points", Points{6}}, {"points_left", Points{40}}, {"credit_left", Rial{0}}};
    EXPECT_EQ(compose(texts, MoneyUnit::toman, {}, "sales.record", facts),
              "سارا، از خرید ۱۲۴٬۰۰۰\u00a0تومان شما در ونک سپاسگزاریم.\n۶\u00a0امتیاز گرفتید.\nمانده: ۴۰\u00a0امتیاز، ۰\u00a0تومان اعتبار.\nلغو۱۱");
}

TEST(Composing, takes_the_words_of_the_club_and_leaves_out_what_it_switched_off) {
    Texts texts;
    std::vector<NamedFact> facts{{"name", std::string("سارا")}, {"net", Rial{10}}, {"points", Points{6}}};
    std::map<std::string, std::string> own{{"sales.record.thanks", "ممنون {name}"}, {"sales.record.points", ""}};
    EXPECT_EQ(compose(texts, MoneyUnit::toman, own, "sales.record", facts), "ممنون سارا\nلغو۱۱");
    EXPECT_EQ(compose(texts, MoneyUnit::toman, {{"sales.record.thanks", ""}, {"sales.record.points", ""}}, "sales.record", facts), "");
}

TEST(Composing, has_standard_words_for_every_sentence_with_places_that_exist) {
    Texts texts;
    for (auto const& one : all_templates())
        for (auto language : {Language::fa, Language::en}) {
            auto key = "templates." + std::string(one.name);
            ASSERT_TRUE(texts.has(language, key)) << key;
            for (auto const& place : names_in(texts.sentence(language, key)))
                EXPECT_NE(std::find(one.places.begin(), one.places.end(), place), one.places.end()) << key << " has {" << place << "}";
        }
}

}  // namespace

}  // namespace vafa::messages
