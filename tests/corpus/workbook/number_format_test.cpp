// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/number_format.hpp"

#include <gtest/gtest.h>

namespace torikumi::corpus {
namespace {

std::string shown(double value, std::string_view code) { return format_number(value, code, false); }

TEST(NumberFormat, DatesAreWrittenAsTheFormatHasThem) {
  constexpr double kDay = 45383;  // 2024-04-01, a Monday
  EXPECT_EQ(shown(kDay, "yyyy/m/d"), "2024/4/1");
  EXPECT_EQ(shown(kDay, R"([$-411]ggge"年"m"月"d"日";@)"), "令和6年4月1日");
  EXPECT_EQ(shown(kDay, "ge.m.d"), "R6.4.1");
  EXPECT_EQ(shown(kDay, R"(gge\.mm\.dd)"), "令6.04.01");
  EXPECT_EQ(shown(kDay, R"(m"月"d"日"(aaa))"), "4月1日(月)");
  EXPECT_EQ(shown(kDay, "aaaa"), "月曜日");
  EXPECT_EQ(shown(kDay, "d-mmm-yy"), "1-Apr-24");
  EXPECT_EQ(shown(kDay + 0.40625, "yyyy/m/d h:mm"), "2024/4/1 9:45");
  EXPECT_EQ(shown(0.375, "h:mm"), "9:00");
  EXPECT_EQ(shown(0.75, "h:mm AM/PM"), "6:00 PM");
  EXPECT_EQ(shown(1.5, "[h]:mm"), "36:00");
  EXPECT_EQ(shown(0.5 + 5.0 / 86'400, "h:mm:ss"), "12:00:05");
  EXPECT_EQ(shown(0.5 + 65.0 / 86'400, "mm:ss"), "01:05");
}

TEST(NumberFormat, ErasBeginOnTheirFirstDay) {
  EXPECT_EQ(shown(43585, "ggge"), "平成31");
  EXPECT_EQ(shown(43586, "ggge"), "令和1");
  EXPECT_EQ(shown(43586, R"([$-ja-JP-x-gannen]ggge"年")"), "令和元年");
  EXPECT_EQ(shown(32515, "ggge"), "昭和64");
  EXPECT_EQ(shown(32516, "ggge"), "平成1");
}

TEST(NumberFormat, TheCountOf1900HasADayThatNeverWas) {
  EXPECT_EQ(shown(1, "yyyy/m/d"), "1900/1/1");
  EXPECT_EQ(shown(59, "yyyy/m/d"), "1900/2/28");
  EXPECT_EQ(shown(61, "yyyy/m/d"), "1900/3/1");
  EXPECT_EQ(format_number(43921, "yyyy/m/d", true), "2024/4/1");
}

TEST(NumberFormat, NumbersAreGroupedRoundedAndNamed) {
  EXPECT_EQ(shown(12345, R"(#,##0"千円")"), "12,345千円");
  EXPECT_EQ(shown(1234567.5, "#,##0"), "1,234,568");
  EXPECT_EQ(shown(0.125, "0%"), "13%");
  EXPECT_EQ(shown(0.1256, "0.0%"), "12.6%");
  EXPECT_EQ(shown(1234567, "#,##0,"), "1,235");
  EXPECT_EQ(shown(12345600, R"(#,##0.0,,"百万円")"), "12.3百万円");
  EXPECT_EQ(shown(12345600, R"(#,##0.0,"千円")"), "12,345.6千円");
  EXPECT_EQ(shown(2130001, "000-0000"), "213-0001");
  EXPECT_EQ(shown(312345678, "00-0000-0000"), "03-1234-5678");
  EXPECT_EQ(shown(1.005, "0.00"), "1.01");
  EXPECT_EQ(shown(3, "0.##"), "3");
  EXPECT_EQ(shown(7, "000"), "007");
  EXPECT_EQ(shown(0, "#,##0"), "0");
  EXPECT_EQ(shown(1000, R"([$¥-411]#,##0)"), "¥1,000");
}

TEST(NumberFormat, TheSignChoosesTheSection) {
  EXPECT_EQ(shown(-1234, "#,##0;▲ #,##0"), "▲ 1,234");
  EXPECT_EQ(shown(-1234, "#,##0"), "-1,234");
  EXPECT_EQ(shown(0, R"(#,##0;▲#,##0;"－")"), "－");
  EXPECT_EQ(shown(-5, R"(#,##0_);[Red]\(#,##0\))"), "(5)");
  EXPECT_EQ(shown(2500, R"([>=1000]#,##0,"千";0)"), "3千");
  EXPECT_EQ(shown(25, R"([>=1000]#,##0,"千";0)"), "25");
  EXPECT_EQ(shown(-1234, R"([<0]"△"#,##0;#,##0)"), "△1,234");
}

TEST(NumberFormat, WhatIsNotUnderstoodIsAPlainNumber) {
  EXPECT_EQ(shown(0.1, "General"), "0.1");
  EXPECT_EQ(shown(3.0000000000000004, "General"), "3");
  EXPECT_EQ(shown(1000, "G/標準"), "1000");
  EXPECT_EQ(shown(0.5, "# ?/?"), "0.5");
  EXPECT_EQ(shown(12, "@"), "12");
  EXPECT_EQ(shown(-1, "yyyy/m/d"), "-1");
  EXPECT_EQ(shown(1e16, "General"), "10000000000000000");
  EXPECT_EQ(shown(5, R"("第"G/標準"回")"), "第5回");
  EXPECT_EQ(shown(-5, R"("約"General"人")"), "-約5人");
  EXPECT_EQ(shown(1e308, "0.000%"), "1e+308");
}

TEST(NumberFormat, FormatsByNumberAreThoseOfAJapaneseExcel) {
  EXPECT_EQ(shown(45383, built_in_format(14)), "2024/4/1");
  EXPECT_EQ(shown(45383, built_in_format(27)), "R6.4.1");
  EXPECT_EQ(shown(45383, built_in_format(31)), "2024年4月1日");
  EXPECT_EQ(shown(45383, built_in_format(55)), "2024年4月");
  EXPECT_EQ(shown(45383, built_in_format(58)), "令和6年4月1日");
  EXPECT_EQ(shown(45383, built_in_format(0)), "45383");
}

}  // namespace
}  // namespace torikumi::corpus
