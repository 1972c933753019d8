// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyser.hpp"

#include <gtest/gtest.h>

#include <random>

namespace torikumi::analysis {
namespace {

const Dictionary& dictionary() {
  static const Dictionary instance;
  return instance;
}

std::string terms(const std::string& text) {
  Analyser analyser(dictionary());
  std::string all;
  for (const Token& token : analyser.analyse(text).tokens) {
    if (!token.is_word()) continue;
    std::string word;
    for (const std::string& term : token.terms) word += (word.empty() ? "" : "|") + term;
    all += (all.empty() ? "" : " ") + word;
  }
  return all;
}

TEST(Analyser, UnitesTheFormsOfAWord) {
  EXPECT_EQ(terms("区役所の取組を"), "区 役所 取り組む~|取り組む");
  EXPECT_EQ(terms("取り組み、"), "取り組む~|取り組む");
  EXPECT_EQ(terms("取り組んでいます"), "取り組む");
  EXPECT_EQ(terms("子ども"), terms("こども"));
  EXPECT_EQ(terms("障がい"), terms("障害"));
}

TEST(Analyser, JoinsRunsOfAsciiAndDigits) {
  EXPECT_EQ(terms("43,600人"), "43600 人");
  EXPECT_EQ(terms("ＣＯ２を"), "co2");
  EXPECT_EQ(terms("98.6％"), "98.6 パセント");
  EXPECT_EQ(terms("3,4歳"), "3 4 歳");
  EXPECT_EQ(terms("NPO"), terms("ｎｐｏ"));
}

TEST(Analyser, TokensAndTheBlanksBetweenThemGiveTheTextBack) {
  std::mt19937 random(7);
  static const std::vector<std::string> kPieces{
      "区役所", "の", "取組", "、", "。",   "NPO",      "1,234",
      " ",      "\n", "ー",   "👨",  "\xFF", "サーバー", "平成26（2014）年",
      "ｶﾞ",     "!",  "co2",  "々"};
  Analyser analyser(dictionary());
  for (int i = 0; i < 3000; ++i) {
    std::string source;
    for (auto left = random() % 30; left > 0; --left) source += kPieces[random() % kPieces.size()];
    const Analysis analysis = analyser.analyse(source);
    std::uint32_t at = 0;
    for (const Token& token : analysis.tokens) {
      ASSERT_GE(token.normal.begin, at) << source;
      for (; at < token.normal.begin; ++at) {
        const char between = analysis.normal.text[at];
        ASSERT_TRUE(between == ' ' || between == '\n') << source;
      }
      ASSERT_GT(token.normal.end, token.normal.begin);
      ASSERT_TRUE(base::is_boundary(analysis.normal.text, token.normal.end));
      at = token.normal.end;
    }
    for (; at < analysis.normal.text.size(); ++at) {
      ASSERT_TRUE(analysis.normal.text[at] == ' ' || analysis.normal.text[at] == '\n') << source;
    }
  }
}

TEST(Analyser, LosesNothingOfHugeTexts) {
  Analyser analyser(dictionary());
  for (const std::string unit : {"a", " ", "1", "区", "あ", "ア"}) {
    std::string text;
    while (text.size() < 200000) text += unit;
    text += "窓口改善";
    const Analysis analysis = analyser.analyse(text);
    ASSERT_FALSE(analysis.tokens.empty());
    EXPECT_EQ(analysis.tokens.back().source.end, text.size()) << unit;
  }
}

}  // namespace
}  // namespace torikumi::analysis
