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
    const auto mentions = all_years(text);
    ASSERT_EQ(mentions.size(), 1u) << each.text;
    EXPECT_EQ(mentions[0].year, each.year) << each.text;
    EXPECT_EQ(mentions[0].fiscal, each.fiscal) << each.text;
    EXPECT_EQ(base::slice(text, mentions[0].range), each.covers);
    EXPECT_FALSE(mentions[0].problem()) << each.text;
  }
}

TEST(Years, AreReadAsFormsAndSpreadsheetsWriteThem) {
  struct Case {
    const char* text;
    int year;
    std::optional<int> fiscal;
  };
  const Case table[] = {{"R元年度", 2019, 2019},
                        {"Ｓ．６３．４．１", 1988, 1988},
                        {"R.7", 2025, std::nullopt},
                        {"H.30.3.31", 2018, 2017},
                        {"(昭58年規則第2号)", 1983, std::nullopt},
                        {"平30条例第7号", 2018, std::nullopt},
                        {"令4.10.1", 2022, 2022},
                        {"昭和四〇年代", 1965, std::nullopt},
                        {"一九八五年", 1985, std::nullopt},
                        {"二千二十年度", 2020, 2020},
                        {"2017/10/1", 2017, 2017},
                        {"2017.3.31", 2017, 2016},
                        {"2017-04-01", 2017, 2017},
                        {"FY2021", 2021, 2021}};
  for (const Case& each : table) {
    const auto mentions = all_years(for_words(each.text).text);
    ASSERT_EQ(mentions.size(), 1u) << each.text;
    EXPECT_EQ(mentions[0].year, each.year) << each.text;
    EXPECT_EQ(mentions[0].fiscal_year(), each.fiscal) << each.text;
  }
}

TEST(Years, AnEraOrAnEndingWrittenOnceIsSharedByItsNeighbours) {
  const std::pair<const char*, std::vector<int>> table[] = {
      {"平成27～29年度の", {2015, 2016 + 1}},
      {"令和3・4・5年度", {2021, 2022, 2023}},
      {"令和元～2年度", {2019, 2020}},
      {"平成25年度から27年度まで", {2013, 2015}},
      {"2019～2021年度", {2019, 2021}},
      {"2019～21年度", {2019, 2021}},
      {"平成26、27年度", {2014, 2015}},
      {"平成30年度及び31年度", {2018, 2019}},
      {"令和4年6～9月", {2022}},
      {"平成27年に28～29か所", {2015}},
      {"令和2年から10年間", {2020}},
      {"令和3年、5年ぶりに", {2021}},
      {"平成28～30（2018）年度", {2016, 2018}},
      {"平成5年から20年かけて", {1993}},
      {"定員2000、2015年度開始", {2015}}};
  for (const auto& [text, wanted] : table) {
    std::vector<int> years;
    for (const YearMention& mention : all_years(for_words(text).text))
      years.push_back(mention.year);
    EXPECT_EQ(years, wanted) << text;
  }
}

TEST(Years, WhatCountsSomethingElseIsNone) {
  for (const char* text : {"昭和3丁目", "国道R22号", "明治1-2-3", "M6.5の地震", "大字昭和75番地",
                           "T3", "2017.5kg", "第4-6号", "大12", "命令5年", "五千九百年前",
                           "一万二千年", "二千年間", "3-2000-4-5", "大2年"})
    EXPECT_TRUE(all_years(for_words(text).text).empty()) << text;
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
    EXPECT_TRUE(all_years(for_words(text).text).empty()) << text;
  }
}

TEST(Years, ThatNeverWereAreTold) {
  EXPECT_TRUE(all_years("平成37(2025)年")[0].problem());
  EXPECT_EQ(all_years("平成37(2025)年")[0].year, 2025);
  EXPECT_TRUE(all_years("平成26(2015)年")[0].problem());
  EXPECT_TRUE(all_years("昭和65年")[0].problem());
  EXPECT_FALSE(all_years("平成31年")[0].problem());
  EXPECT_TRUE(all_years("令和0年")[0].problem());
  EXPECT_TRUE(all_years("2025年(令和6年)")[0].problem());
  EXPECT_TRUE(all_years("2025(令和6)年")[0].problem());
  EXPECT_FALSE(all_years("2024(令和6)年度")[0].problem());
}

}  // namespace
}  // namespace torikumi::text
