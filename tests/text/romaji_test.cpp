// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/romaji.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace torikumi::text {
namespace {

TEST(Romaji, SpellsKanaInEachUsualWay) {
  const std::pair<const char*, const char*> table[] = {
      {"kannai", "かんない"},    {"kannri", "かんり"},       {"kannrinn", "かんりん"},
      {"shin'yō", "しんよう"},   {"tan’i", "たんい"},        {"zen'in", "ぜんいん"},
      {"kōtsū", "こうつう"},     {"ōsaka", "おおさか"},      {"sûgaku", "すうがく"},
      {"me-ru", "めーる"},       {"kōhī", "こーひー"},       {"shimbun", "しんぶん"},
      {"jyouhou", "じょうほう"}, {"cyousa", "ちょうさ"},     {"matcha", "まっちゃ"},
      {"zyouhou", "じょうほう"}, {"tosyokan", "としょかん"}, {"gakkō", "がっこう"},
      {"konnichi", "こんにち"}};
  for (const auto& [word, kana] : table) {
    const auto all = kana_of_romaji(word);
    EXPECT_NE(std::find(all.begin(), all.end(), kana), all.end()) << word;
    EXPECT_LE(all.size(), 16u) << word;
  }
}

TEST(Romaji, WhatSpellsNoKanaHasNone) {
  for (const char* word : {"", "ict", "e-tax", "-a", "a1", "認知"})
    EXPECT_TRUE(kana_of_romaji(word).empty()) << word;
}

}  // namespace
}  // namespace torikumi::text
