// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/numerals.hpp"

#include <gtest/gtest.h>

namespace torikumi::analysis {
namespace {

TEST(Numerals, AreReadByPlaceAndByName) {
  const std::pair<const char*, const char*> table[] = {{"一", "1"},
                                                       {"十五", "15"},
                                                       {"二十", "20"},
                                                       {"二十一", "21"},
                                                       {"二一", "21"},
                                                       {"〇", "0"},
                                                       {"十", "10"},
                                                       {"百", "100"},
                                                       {"二千", "2000"},
                                                       {"二〇一四", "2014"},
                                                       {"三百五", "305"},
                                                       {"千八百六十八", "1868"},
                                                       {"1万", "10000"},
                                                       {"一万二千", "12000"},
                                                       {"2億5千万", "250000000"},
                                                       {"1500万", "15000000"},
                                                       {"三兆", "3000000000000"}};
  for (const auto& [number, digits] : table) EXPECT_EQ(digits_of(number), digits) << number;
}

TEST(Numerals, WhatIsNoNumberHasNoDigits) {
  for (const char* text :
       {"一般", "", "十十", "21", "百千", "〇十", "万万", "数百", "一万億万", "十二三", "二十五六"})
    EXPECT_EQ(digits_of(text), "") << text;
}

TEST(Numerals, RomanOnesAreReadUpToThirtyNine) {
  const std::pair<const char*, const char*> table[] = {{"I", "1"},  {"IV", "4"},   {"VIII", "8"},
                                                       {"X", "10"}, {"XII", "12"}, {"XXXIX", "39"}};
  for (const auto& [letters, digits] : table) EXPECT_EQ(roman_digits(letters), digits) << letters;
  for (const char* text : {"", "IIII", "ICT", "VX", "ii", "XL"})
    EXPECT_EQ(roman_digits(text), "") << text;
}

}  // namespace
}  // namespace torikumi::analysis
