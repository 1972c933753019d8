// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/numerals.hpp"

#include <gtest/gtest.h>

namespace torikumi::analysis {
namespace {

TEST(Numerals, AreReadBelowAHundred) {
  const std::pair<const char*, const char*> table[] = {
      {"一", "1"},  {"十五", "15"}, {"二十", "20"}, {"二十一", "21"}, {"二一", "21"},
      {"〇", "0"},  {"十", ""},     {"百", ""},     {"二千", ""},     {"二〇一四", ""},
      {"一般", ""}, {"", ""},       {"十十", ""},   {"21", ""}};
  for (const auto& [kanji, digits] : table) EXPECT_EQ(digits_of(kanji), digits) << kanji;
}

}  // namespace
}  // namespace torikumi::analysis
