// Cells of a file for spreadsheets: separated, quoted, and never run.
#include "club/exports/csv.hpp"

#include <gtest/gtest.h>

using namespace vafa::exports;

TEST(CsvLine, keeps_text_and_quotes_what_would_break_the_line) {
    EXPECT_EQ(csv_line({"سارا", "۱۲٣4", ""}), "سارا,1234,\r\n");
    EXPECT_EQ(csv_line({"", "a"}), ",a\r\n");
    EXPECT_EQ(csv_line({"با, ویرگول", "«گیومه» \"و\"", "دو\r\nسطر"}), "\"با, ویرگول\",\"«گیومه» \"\"و\"\"\",\"دو\r\nسطر\"\r\n");
}

TEST(CsvLine, lets_no_formula_run_and_leaves_numbers_alone) {
    for (std::string formula : {"=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "\xef\xbc\x9d" "1", "\xef\xbc\x8b" "1", "-", "--1"})
        EXPECT_NE(csv_line({formula}).find('\''), std::string::npos) << formula;
    EXPECT_EQ(csv_line({"-12", "-12.5", "۱۲", "-"}), "-12,-12.5,12,'-\r\n");
}

TEST(CsvLine, drops_marks_that_turn_the_direction) {
    EXPECT_EQ(csv_line({"\xe2\x81\xa6-12\xe2\x81\xa9", "\xe2\x80\xae=1"}), "-12,'=1\r\n");
}
