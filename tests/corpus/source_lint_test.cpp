// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/source_lint.hpp"

#include <gtest/gtest.h>

namespace torikumi::corpus {
namespace {

TEST(Faults, AreTold) {
  EXPECT_EQ(faults_of("複雑化する中、（何?）。").at(0),
            "a placeholder was left in the text: （何?）");
  EXPECT_EQ(faults_of("「音楽のまち」推進」").at(0), "unbalanced brackets: 1 「 and 2 」");
  EXPECT_EQ(faults_of("」あ「").at(0), "unbalanced brackets: 」 stands before its 「");
  EXPECT_EQ(faults_of("「あ」「い」").size(), 0U);
  EXPECT_EQ(faults_of("令和0年").size(), 1U);
  EXPECT_EQ(
      faults_of("平成37（2025）年には").at(0).substr(0, std::string("平成37（2025）年").size()),
      "平成37（2025）年");
  EXPECT_EQ(faults_of("平成２６（2015）年度").size(), 1u);
  EXPECT_EQ(faults_of("失われた\xEF\xBF\xBD字").size(), 1u);
}

TEST(Faults, SoundTextHasNone) {
  for (const char* text : {"", "平成26（2014）年度の「計画」に基づき、取組（三か年）を進めます。",
                           "どうすればよいか（何を、いつ、どのように進めるのかを話し合いました?）",
                           "T5蛍光灯とS63号線", "令和7年度"}) {
    EXPECT_TRUE(faults_of(text).empty()) << text;
  }
}

TEST(SourceLint, GarbledTextAndFormulaErrorsAreTold) {
  ASSERT_EQ(faults_of("縺薙ｌ縺ｯ譁蟄怜喧縺代").size(), 1u);
  EXPECT_NE(faults_of("繝繧ｹ繝").front().find("UTF-8 was read as CP932"), std::string::npos);
  EXPECT_TRUE(faults_of("糸の縺れを解く。").empty());
  EXPECT_EQ(faults_of("#DIV/0!").front(), "a formula's error stands in the text: #DIV/0!");
}

}  // namespace
}  // namespace torikumi::corpus
