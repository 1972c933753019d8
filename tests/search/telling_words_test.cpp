// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/overview/telling_words.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace torikumi::search {
namespace {

TEST(LeastLogOdds, IsTheRatioLessItsUncertainty) {
  // 5 of 8 beside 5 of 50: ln(5.5·45.5 / (3.5·5.5)) = 2.5649, standard error √(1/5.5+1/3.5+1/5.5+
  // 1/45.5) = 0.8193.
  EXPECT_NEAR(least_log_odds(5, 8, 5, 50), 2.5649 - 1.645 * 0.8193, 0.001);
}

TEST(LeastLogOdds, GrowsWithWhatIsHereAndFallsWithWhatIsElsewhere) {
  for (int here = 0; here < 8; ++here) {
    EXPECT_LT(least_log_odds(here, 8, 5, 50), least_log_odds(here + 1, 8, 5, 50));
    EXPECT_GT(least_log_odds(4, 8, here, 50), least_log_odds(4, 8, here + 1, 50));
  }
}

TEST(LeastLogOdds, ProvesNothingByFewRecords) {
  EXPECT_LT(least_log_odds(1, 1, 1, 2), 0);
  EXPECT_LT(least_log_odds(2, 4, 25, 50), 0) << "as often as elsewhere";
  EXPECT_GT(least_log_odds(40, 80, 0, 5000), least_log_odds(4, 8, 0, 500));
  EXPECT_TRUE(std::isfinite(least_log_odds(0, 0, 0, 0)));
}

}  // namespace
}  // namespace torikumi::search
