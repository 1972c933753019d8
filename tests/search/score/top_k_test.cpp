// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/top_k.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace torikumi::search {
namespace {

/// Candidates whose scores are a part known early and a part, at most 1, that comes later.
struct Case {
  std::vector<Candidate> early;
  std::vector<double> later;  ///< by document
};

Case random_case(std::mt19937& random, std::size_t size) {
  Case made;
  made.later.resize(size + 1);
  for (Xapian::docid document = 1; document <= size; ++document) {
    Candidate each;
    each.document = document;
    each.score = static_cast<double>(random() % 400) / 100;
    each.match = static_cast<Match>(random() % 3);
    each.tier = static_cast<std::uint32_t>(random() % 2);
    made.early.push_back(each);
    made.later[document] = static_cast<double>(random() % 101) / 100;
  }
  return made;
}

std::vector<Xapian::docid> documents(const std::vector<Candidate>& candidates) {
  std::vector<Xapian::docid> all;
  for (const Candidate& each : candidates) all.push_back(each.document);
  return all;
}

std::uint32_t order(Xapian::docid document) { return document; }

TEST(TopK, PruningLeavesTheTopOfAFullSort) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const Case made = random_case(random, 1 + random() % 200);
    const std::size_t k = 1 + random() % 20;
    const auto finished = [&](std::vector<Candidate> candidates) {
      for (Candidate& each : candidates) each.score += made.later[each.document];
      keep_top(candidates, k, order);
      return documents(candidates);
    };
    std::vector<Candidate> pruned = made.early;
    if (pruned.size() >= k) {
      const Candidate threshold = threshold_of(pruned, k);
      prune_below(threshold, 1, pruned);
    }
    EXPECT_LE(pruned.size(), made.early.size());
    EXPECT_EQ(finished(pruned), finished(made.early)) << round;
  }
}

TEST(TopK, EqualsStandInTheOrderOfTheirSources) {
  std::vector<Candidate> candidates(3);
  for (Xapian::docid i = 0; i < 3; ++i) candidates[i].document = i + 1;
  keep_top(candidates, 2, [](Xapian::docid document) { return 10 - document; });
  EXPECT_EQ(documents(candidates), (std::vector<Xapian::docid>{3, 2}));
}

Candidate scored(Xapian::docid document, double score, bool widened, Match match = Match::kWord) {
  return {document, score, match, widened, 1};
}

TEST(TopK, RelaxedHitsStandWhereTheirScoresPutThem) {
  // Strict hits are favoured by a tenth of the best score, 1.
  EXPECT_EQ(documents(merge_relaxed(
                {scored(1, 9, false), scored(2, 4, false)},
                {scored(3, 10, true), scored(4, 9.5, true), scored(5, 4.5, true)}, 10, 10)),
            (std::vector<Xapian::docid>{1, 3, 4, 2, 5}));
}

TEST(TopK, StrictHitsKeepTheirOrderAndLabelsTheirPlace) {
  EXPECT_EQ(documents(merge_relaxed(
                {scored(1, 2, false, Match::kLabel), scored(2, 5, false, Match::kLabel)},
                {scored(3, 10, true)}, 10, 10)),
            (std::vector<Xapian::docid>{1, 2, 3}));
  EXPECT_EQ(documents(merge_relaxed({scored(1, 2, false), scored(2, 5, false)},
                                    {scored(3, 4, true)}, 10, 10)),
            (std::vector<Xapian::docid>{3, 1, 2}));
}

TEST(TopK, StrictHitsStandWithinTheFirstPlaces) {
  std::vector<Candidate> relaxed;
  for (Xapian::docid document = 2; document < 40; ++document)
    relaxed.push_back(scored(document, 10, true));
  const std::vector<Candidate> merged = merge_relaxed({scored(1, 0, false)}, relaxed, 10, 10);
  EXPECT_EQ(merged[9].document, 1U);
  EXPECT_EQ(merged.size(), 39U);
}

TEST(TopK, RelaxedHitsEndAtATenthOfTheBest) {
  EXPECT_EQ(documents(merge_relaxed({scored(1, 10, false)},
                                    {scored(2, 1.01, true), scored(3, 0.99, true)}, 10, 10)),
            (std::vector<Xapian::docid>{1, 2}));
}

TEST(TopK, KindOfMatchGoesBeforeTierAndTierBeforeScore) {
  std::vector<Candidate> candidates(4);
  candidates[0] = {1, 9, Match::kLabel, false, 0};
  candidates[1] = {2, 5, Match::kWord, false, 1};
  candidates[2] = {3, 1, Match::kWord, false, 0};
  candidates[3] = {4, 2, Match::kWord, false, 0};
  keep_top(candidates, 9, order);
  EXPECT_EQ(documents(candidates), (std::vector<Xapian::docid>{4, 3, 2, 1}));
}

}  // namespace
}  // namespace torikumi::search
