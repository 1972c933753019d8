// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/kana.hpp"

#include <gtest/gtest.h>

namespace torikumi::text {
namespace {

TEST(Kana, AWordSoundsTheSameHoweverItIsWritten) {
  for (const char* word : {"にんちしょう", "ニンチショウ", "ﾆﾝﾁｼｮｳ", "ninchishou",
                           "ＮＩＮＣＨＩＳＨＯＵ", "nintisyou"}) {
    EXPECT_EQ(reading_of(word), "にんちしょう") << word;
  }
  EXPECT_EQ(reading_of("サーバー"), "さーばー");
  for (const char* word : {"認知症", "a-b", "", "ニンチ症", "a1"})
    EXPECT_FALSE(reading_of(word)) << word;
}

}  // namespace
}  // namespace torikumi::text
