// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/kanji_variants.hpp"

#include <gtest/gtest.h>

#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

TEST(KanjiVariants, BecomeThoseOfTodayWhereWordsAreCutAndNowhereElse) {
  EXPECT_EQ(for_words("國學院大學の髙橋・山﨑・渡邊").text, "国学院大学の高橋・山崎・渡辺");
  EXPECT_EQ(string_form("國學院"), "國學院");
  for (const char32_t c : U"国学高崎辺竜あアA") EXPECT_EQ(present_form(c), c);
}

TEST(KanjiVariants, KaBehindANumberIsOneInAllItsSpellings) {
  for (const char* given : {"1ヶ月", "1ケ月", "1ヵ月", "1カ月", "1か月", "１箇月"})
    EXPECT_EQ(for_words(given).text, "1か月") << given;
  EXPECT_EQ(for_words("三ケ所と数カ国").text, "三か所と数か国");
  EXPECT_EQ(for_words("霞ヶ関の箇所、ケ月、カ所").text, "霞ヶ関の箇所、ケ月、カ所");
}

}  // namespace
}  // namespace torikumi::text
