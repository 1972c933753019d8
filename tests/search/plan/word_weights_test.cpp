// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/word_weights.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/analyser.hpp"

namespace torikumi::search {
namespace {

class Weights : public testing::Test {
 protected:
  WordWeight of(std::string_view text, std::string_view word) {
    return WordWeights(analyser_.analyse(text)).of(word);
  }
  analysis::Dictionary dictionary_;
  analysis::Analyser analyser_{dictionary_};
};

TEST_F(Weights, OfOneWordIsOne) {
  EXPECT_EQ(of("見守り", "見守る").factor, 1);
  EXPECT_EQ(of("見守り", "見守る").reasons, "");
}

TEST_F(Weights, CountWhatAWordIsAndWhereItStands) {
  // 地域 で 見守る: two words. The first: 1.4; the last, a verb: .75 · .75 · 1.4^(1/2).
  EXPECT_NEAR(of("地域で見守る", "地域").factor, 1.4, 1e-9);
  EXPECT_EQ(of("地域で見守る", "地域").reasons, "first");
  EXPECT_NEAR(of("地域で見守る", "見守る").factor, 0.75 * 0.75 * std::sqrt(1.4), 1e-9);
  EXPECT_EQ(of("地域で見守る", "見守る").reasons, "verb, last, place");
  // ICT 活用: the last noun of a compound: .75 · .8 · 1.4^(1/2).
  EXPECT_NEAR(of("ICT活用", "活用").factor, 0.75 * 0.8 * std::sqrt(1.4), 1e-9);
  EXPECT_NEAR(of("ICT活用", "ict").factor, 1.4 * 1.3, 1e-9);
}

TEST_F(Weights, AWordThatIsRepeatedHasTheMeanOfItsFactorsAndCountsLessEachTime) {
  // 地域 と 地域: 1.4 and .75 · 1.4^(1/2), twice 2^(.85 - 1).
  EXPECT_NEAR(of("地域と地域", "地域").factor,
              std::sqrt(1.4 * 0.75 * std::sqrt(1.4)) * std::pow(2, -0.15), 1e-9);
  EXPECT_NEAR(repeated_pair_weight(2), std::pow(2, -0.35), 1e-9);
  EXPECT_EQ(repeated_pair_weight(1), 1);
}

}  // namespace
}  // namespace torikumi::search
