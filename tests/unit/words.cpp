// Every operation has a name, and every refusal that one declares a sentence, in Persian and in English.
#include <gtest/gtest.h>

#include <set>

#include "edge/modules.hpp"
#include "operation/dispatch.hpp"
#include "operation/texts.hpp"

namespace vafa {

namespace {

void expect_text(Texts const& texts, std::string const& key) {
    EXPECT_TRUE(texts.has(Language::fa, key)) << "text/fa has no " << key;
    EXPECT_TRUE(texts.has(Language::en, key)) << "text/en has no " << key;
}

TEST(Words, every_operation_has_a_name_in_both_languages_and_no_other_has_the_same) {
    Texts texts;
    auto registry = all_modules();
    std::set<std::string> taken;
    for (auto const& operation : registry.operations()) {
        auto key = "operations." + std::string(operation.spec.name);
        expect_text(texts, key);
        for (auto language : {Language::fa, Language::en}) {
            auto name = std::string(texts.sentence(language, key));
            EXPECT_TRUE(taken.insert(name).second) << key << " is named like another: " << name;
        }
    }
}

TEST(Words, every_refusal_has_a_sentence_in_both_languages) {
    Texts texts;
    auto registry = all_modules();
    for (auto const& operation : registry.operations())
        for (auto const* refusal : operation.spec.refusals) expect_text(texts, "refusals." + std::string(refusal->code));
    for (auto const* refusal : {&request_malformed, &request_field_required, &request_unknown_field, &request_wrong_type,
                                &request_out_of_range, &request_unknown_value, &request_too_long, &request_too_many,
                                &key_required, &key_malformed, &key_reused, &key_answer_erased, &server_busy,
                                &server_fault, &outcome_unknown, &not_signed_in, &not_allowed, &foreign_branch,
                                &unknown_club, &mobile_malformed, &national_id_malformed, &national_id_wrong_check_digit,
                                &postal_code_malformed, &card_malformed, &card_misread, &card_wrong_check_digit,
                                &card_of_a_bank, &no_such_day})
        expect_text(texts, "refusals." + std::string(refusal->code));
}

TEST(Words, an_operation_is_named_after_its_thing_and_its_act_and_says_what_it_does) {
    auto registry = all_modules();
    for (auto const& operation : registry.operations()) {
        auto name = std::string(operation.spec.name);
        EXPECT_EQ(std::count(name.begin(), name.end(), '.'), 1) << name;
        EXPECT_GE(operation.spec.summary.size(), 5u) << name;
        EXPECT_NE(operation.spec.summary.back(), '.') << name;
    }
}

}  // namespace

}  // namespace vafa
