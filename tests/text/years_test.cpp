// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/years.hpp"

#include <gtest/gtest.h>

#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

TEST(Years, AreReadInEveryForm) {
  struct Case {
    const char* text;
    int year;
    bool fiscal;
    const char* covers;
  };
  const Case table[] = {
      {"国は平成26（2014）年6月に", 2014, false, "平成26(2014)年6月"},
      {"平成26年度から", 2014, true, "平成26年度"},
      {"平成２６年", 2014, false, "平成26年"},
      {"平成二十六年", 2014, false, "平成二十六年"},
      {"令和元年度", 2019, true, "令和元年度"},
      {"昭和58年", 1983, false, "昭和58年"},
      {"Ｈ２６年", 2014, false, "H26年"},
      {"H26の", 2014, false, "H26"},
      {"平成28年（2016）3月", 2016, false, "平成28年(2016)3月"},
      {"平成18（2006）年度", 2006, true, "平成18(2006)年度"},
      {"平成 26 年", 2014, false, "平成 26 年"},
  };
  for (const Case& each : table) {
    const std::string text = for_words(each.text).text;
    const auto mentions = era_years(text);
    ASSERT_EQ(mentions.size(), 1u) << each.text;
    EXPECT_EQ(mentions[0].year, each.year) << each.text;
    EXPECT_EQ(mentions[0].fiscal, each.fiscal) << each.text;
    EXPECT_EQ(base::slice(text, mentions[0].range), each.covers);
    EXPECT_FALSE(mentions[0].problem()) << each.text;
  }
}

TEST(Years, AMonthPutsADateIntoItsFiscalYear) {
  const std::pair<const char*, std::optional<int>> table[] = {
      {"平成28（2016）年3月", 2015}, {"平成28年4月", 2016},
      {"2016年3月末", 2015},         {"2016年度", 2016},
      {"2016年", std::nullopt},      {"平成27（2015）年3月", 2014}};
  for (const auto& [text, fiscal] : table) {
    const auto mentions = all_years(for_words(text).text);
    ASSERT_EQ(mentions.size(), 1u) << text;
    EXPECT_EQ(mentions[0].fiscal_year(), fiscal) << text;
  }
  EXPECT_TRUE(all_years("2014人と12014年と1234年").empty());
}

TEST(Years, WhatOnlyLooksLikeAYearIsNone) {
  for (const char* text : {"平成の大合併", "BH26", "H260", "H26a", "平成通り", "令和0", "S"}) {
    EXPECT_TRUE(era_years(for_words(text).text).empty()) << text;
  }
}

TEST(Years, ThatNeverWereAreTold) {
  EXPECT_TRUE(era_years("平成37(2025)年")[0].problem());
  EXPECT_EQ(era_years("平成37(2025)年")[0].year, 2025);
  EXPECT_TRUE(era_years("平成26(2015)年")[0].problem());
  EXPECT_TRUE(era_years("昭和65年")[0].problem());
  EXPECT_FALSE(era_years("平成31年")[0].problem());
  EXPECT_TRUE(era_years("令和0年")[0].problem());
}

}  // namespace
}  // namespace torikumi::text
