// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/word_frequencies.hpp"

#include <gtest/gtest.h>

namespace torikumi::analysis {
namespace {

TEST(WordFrequencies, ReadLinesAndPassOverOthers) {
  const WordFrequencies frequencies("# of a test\n図る\t3200\nbroken\n二\tx\n介護\t390");
  EXPECT_DOUBLE_EQ(frequencies.part("図る"), 0.32);
  EXPECT_DOUBLE_EQ(frequencies.part("介護"), 0.039);
  EXPECT_DOUBLE_EQ(frequencies.part("補聴器"), 0.0005);
  EXPECT_DOUBLE_EQ(frequencies.part("broken"), 0.0005);
}

TEST(WordFrequencies, KnowTheWordsOfPolicyText) {
  const WordFrequencies& frequencies = WordFrequencies::of_policy_text();
  EXPECT_GT(frequencies.part("図る"), 0.1);
  EXPECT_LT(frequencies.part("猫"), 0.01);
}

}  // namespace
}  // namespace torikumi::analysis
