// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/editions.hpp"

#include <gtest/gtest.h>

namespace torikumi::text {
namespace {

std::vector<std::string> sorted(std::vector<std::string> editions) {
  sort_editions(editions);
  return editions;
}

TEST(Editions, FollowTheYearsWhateverTheEra) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(sorted({"令和7年度", "平成31年度", "令和8年度版", "令和元年10月改定"}),
            (Names{"平成31年度", "令和元年10月改定", "令和7年度", "令和8年度版"}));
  EXPECT_EQ(sorted({"2026", "Ｒ７", "H30"}), (Names{"H30", "Ｒ７", "2026"}));
  EXPECT_EQ(sorted({"第10期", "第2期"}), (Names{"第2期", "第10期"}));
  EXPECT_EQ(sorted({"令和8年度", "原案"}), (Names{"原案", "令和8年度"}));
}

TEST(Editions, OfOneYearGoByTheirNames) {
  EXPECT_TRUE(is_earlier_edition("令和8年度", "令和8年度(改定)"));
  EXPECT_FALSE(is_earlier_edition("令和8年度", "令和8年度"));
}

}  // namespace
}  // namespace torikumi::text
