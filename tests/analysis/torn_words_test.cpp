// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/torn_words.hpp"

#include <gtest/gtest.h>

namespace torikumi::analysis {
namespace {

/// The tokens of a text, each as the text has it.
std::vector<std::string> tokens(const std::string& text) {
  static const Dictionary dictionary;
  static Analyser analyser(dictionary);
  std::vector<std::string> all;
  for (const Token& token : analyser.analyse(text).tokens)
    all.emplace_back(base::slice(text, token.source));
  return all;
}
using Words = std::vector<std::string>;

TEST(TornWords, AWordGoesOnOverTheEndOfALine) {
  EXPECT_EQ(tokens("相\n談を受ける"), (Words{"相\n談", "を", "受ける"}));
  EXPECT_EQ(tokens("ボランティ\nアの養成"), (Words{"ボランティ\nア", "の", "養成"}));
  EXPECT_EQ(tokens("取り\n組みの"), (Words{"取り\n組み", "の"}));
}

TEST(TornWords, AWordSetWideIsOne) {
  EXPECT_EQ(tokens("相　談"), (Words{"相　談"}));
  EXPECT_EQ(tokens("見 守 り 事 業"), (Words{"見 守 り", "事 業"}));
}

TEST(TornWords, TwoWordsAreNeverJoined) {
  EXPECT_EQ(tokens("防災\n害虫"), (Words{"防災", "害虫"}));
  EXPECT_EQ(tokens("国　民間"), (Words{"国", "民間"}));
  EXPECT_EQ(tokens("水\n道路"), (Words{"水", "道路"}));
  EXPECT_EQ(tokens("月　火　水　木　金"), (Words{"月", "火", "水", "木", "金"}));
  EXPECT_EQ(tokens("防災\n会議"), (Words{"防災", "会議"}));
}

}  // namespace
}  // namespace torikumi::analysis
