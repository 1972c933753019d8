// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

TEST(WordForm, ALineBesideKatakanaIsALongMark) {
  for (const char* given : {"メ－ル", "ﾒ-ﾙ", "メ━ル", "メ─ル", "メ―ル", "メ‐ル"})
    EXPECT_EQ(for_words(given).text, "メール") << given;
  EXPECT_EQ(for_words("ｴﾚﾍﾞ-ﾀ-の").text, "エレベーターの");
  for (const char* given : {"ビル-203", "Wi-Fi", "A-B", "045-200"})
    EXPECT_EQ(for_words(given).text, given);
  EXPECT_EQ(for_words("テレビ - ラジオ").text, "テレビ - ラジオ");
}

TEST(WordForm, NamesWithASmallKeOrTsuAreWrittenOneWay) {
  EXPECT_EQ(for_words("鳩ケ谷").text, "鳩ヶ谷");
  EXPECT_EQ(for_words("六ッ川").text, "六ツ川");
  EXPECT_EQ(for_words("ケース、ケ月、もっと").text, "ケース、ケ月、もっと");
}

TEST(WordForm, OneAndTwoOfPeopleAndThingsAreWords) {
  EXPECT_EQ(for_words("１人で2つ").text, "一人で二つ");
  EXPECT_EQ(for_words("11人、3人、12つ、1.5つ").text, "11人、3人、12つ、1.5つ");
}

TEST(WordForm, KanaThatCompoundVerbsLeaveOutAreSpelled) {
  EXPECT_EQ(for_words("書込みと持込禁止、貼付ける").text, "書き込みと持ち込み禁止、貼り付ける");
  EXPECT_EQ(for_words("聞取調査、植替え").text, "聞き取り調査、植え替え");
  EXPECT_EQ(for_words("読取込み").text, "読み取り込み");
  EXPECT_EQ(for_words("取締役、貼付書類、書き込み、差出人").text,
            "取締役、貼付書類、書き込み、差出人");
  const std::string source = "聞取調査";
  const Normalised normal = for_words(source);
  const auto at = static_cast<std::uint32_t>(normal.text.find("取り"));
  EXPECT_EQ(base::slice(source, normal.source({at, at + 6})), "取");
}

TEST(WordForm, FormsOfOneKanjiAreOne) {
  const std::pair<const char*, const char*> table[] = {
      {"強靱な", "強靭な"}, {"諌山", "諫山"},    {"会津礪波", "会津砺波"}, {"书类", "書類"},
      {"圀と囯", "国と国"}, {"𠮷田", "吉田"},    {"德島", "徳島"},         {"竜と龍", "竜と竜"},
      {"曾我", "曽我"},     {"麴と麹", "麹と麹"}};
  for (const auto& [given, wanted] : table) EXPECT_EQ(for_words(given).text, wanted) << given;
}

}  // namespace
}  // namespace torikumi::text
