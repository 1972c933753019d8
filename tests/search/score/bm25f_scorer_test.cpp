// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/bm25f_scorer.hpp"

#include <gtest/gtest.h>

namespace torikumi::search {
namespace {

// Worked out by hand from the formulas in the header.

TEST(Bm25f, IdfOfARareWordIsGreaterThanThatOfACommonOne) {
  EXPECT_NEAR(bm25f::idf(55, 3), 2.7726, 0.0001);   // ln(1 + 52.5 / 3.5) = ln 16
  EXPECT_NEAR(bm25f::idf(55, 50), 0.1034, 0.0001);  // ln(1 + 5.5 / 50.5)
  EXPECT_NEAR(bm25f::idf(55, 55), 0.0090, 0.0001);  // ln(1 + .5 / 55.5): never below 0
}

TEST(Bm25f, OccurrencesSaturate) {
  EXPECT_EQ(bm25f::saturation(0, 1), 0);
  EXPECT_NEAR(bm25f::saturation(1, 1), 1, 1e-12);        // 2 · 1 / (1 + 1)
  EXPECT_NEAR(bm25f::saturation(2, 1), 4.0 / 3, 1e-12);  // 2 · 2 / (1 + 2)
  EXPECT_LT(bm25f::saturation(1000, 1), bm25f::kK1 + 1);
}

TEST(Bm25f, ALongRecordCountsForLess) {
  EXPECT_NEAR(bm25f::saturation(1, 2), 0.701754, 1e-6);    // 2 / (.15 + .85 · 2 + 1)
  EXPECT_NEAR(bm25f::saturation(1, 0.3), 1.423488, 1e-6);  // 2 / (.15 + .85 · .3 + 1)
}

TEST(Bm25f, ScoresAreRoundedToFourDecimals) {
  EXPECT_EQ(rounded(1.00004), 1.0);
  EXPECT_EQ(rounded(1.00006), 1.0001);
}

}  // namespace
}  // namespace torikumi::search
