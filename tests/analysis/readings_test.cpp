// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/readings.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"

namespace torikumi::analysis {
namespace {

TEST(Readings, AreOfNounsAndOfRunsOfThem) {
  const Dictionary dictionary;
  Analyser analyser(dictionary);
  const auto has = [&](const char* text, const char* reading) {
    const auto all = readings_of(analyser.analyse(text), dictionary.reading_overrides());
    return std::find(all.begin(), all.end(), reading) != all.end();
  };
  EXPECT_TRUE(has("区役所で", "くやくしょ"));
  EXPECT_TRUE(has("区役所で", "やくしょ"));
  EXPECT_TRUE(has("認知症の人", "にんちしょう"));
  EXPECT_TRUE(has("麻生区", "あさおく"));
  EXPECT_TRUE(has("幸区役所", "さいわいく"));
  EXPECT_TRUE(has("幸区役所", "さいわいくやくしょ"));
  EXPECT_FALSE(has("幸区役所", "こうく"));
  // The second part of a compound may be voiced, and a kanji has more than one reading.
  EXPECT_TRUE(has("案内所の", "あんないじょ"));
  EXPECT_TRUE(has("案内所の", "あんないしょ"));
  EXPECT_TRUE(has("港の", "みなと"));
}

TEST(Readings, AMalformedLineIsToldWithItsNumber) {
  EXPECT_EQ(parse_readings("# 注\n幸区\tサイワイク\n", "r").at("幸区"), "さいわいく");
  try {
    parse_readings("幸区\tさいわいく\n麻生区\n", "r.tsv");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_NE(std::string(error.what()).find("r.tsv: line 2"), std::string::npos);
  }
}

}  // namespace
}  // namespace torikumi::analysis
