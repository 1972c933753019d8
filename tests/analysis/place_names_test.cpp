// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/place_names.hpp"

#include <gtest/gtest.h>

namespace torikumi::analysis {
namespace {

std::vector<std::string> names(const std::string& text) {
  static const Dictionary dictionary;
  static Analyser analyser(dictionary);
  std::vector<std::string> all;
  for (const DottedCompound& each : analyser.analyse(text).joined) all.push_back(each.term);
  return all;
}
using Names = std::vector<std::string>;

TEST(PlaceNames, AreOneHoweverTheirSignIsWritten) {
  for (const char* name : {"霞ヶ関", "霞が関", "霞ケ関"})
    EXPECT_EQ(names(name), Names{"霞ヶ関"}) << name;
  for (const char* name : {"阿佐ヶ谷", "阿佐が谷"}) EXPECT_EQ(names(name), Names{"佐ヶ谷"}) << name;
  for (const char* name : {"虎ノ門", "虎の門"}) EXPECT_EQ(names(name), Names{"虎の門"}) << name;
  for (const char* name : {"四ツ谷", "四ッ谷"}) EXPECT_EQ(names(name), Names{"四ツ谷"}) << name;
}

TEST(PlaceNames, AParticleBetweenWordsIsNone) {
  EXPECT_EQ(names("課題が山積"), Names{});
  EXPECT_EQ(names("区の職員が窓口の"), Names{});
}

}  // namespace
}  // namespace torikumi::analysis
