// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/ngrams.hpp"

#include <gtest/gtest.h>

#include <string>

namespace torikumi::analysis {
namespace {

TEST(Ngrams, AreCharactersAndNeighbours) {
  std::string characters;
  std::string pairs;
  for_each_character("区役 a",
                     [&](std::string_view c) { characters += "[" + std::string(c) + "]"; });
  for_each_pair("区役 a", [&](std::string_view p) { pairs += "[" + std::string(p) + "]"; });
  EXPECT_EQ(characters, "[区][役][ ][a]");
  EXPECT_EQ(pairs, "[区役][役 ][ a]");
  for_each_pair("", [&](std::string_view) { FAIL(); });
  for_each_pair("区", [&](std::string_view) { FAIL(); });
}

}  // namespace
}  // namespace torikumi::analysis
