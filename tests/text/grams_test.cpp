// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/grams.hpp"

#include <gtest/gtest.h>

namespace torikumi::text {
namespace {

TEST(Grams, SignsWidthAndCaseMakeNoDifference) {
  EXPECT_EQ(grams("沖縄・地域安全パトロール事業", 2), grams("沖縄地域・安全パトロール事業", 2));
  EXPECT_EQ(grams("ＩＣＴ の活用", 2), grams("ictの活用", 2));
  EXPECT_EQ(grams("見守り", 2).size(), 2u);
}

TEST(Grams, AShortTextIsOneRunAndAnEmptyOneNone) {
  EXPECT_EQ(grams("区", 2).size(), 1u);
  EXPECT_TRUE(grams("・ー（）", 2).size() <= 1);
  EXPECT_TRUE(grams("", 3).empty());
  EXPECT_EQ(dice(grams("", 2), grams("見守り", 2)), 0);
  EXPECT_EQ(dice(grams("見守り", 2), grams("見守り", 2)), 1);
}

}  // namespace
}  // namespace torikumi::text
