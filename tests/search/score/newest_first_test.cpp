// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/newest_first.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "support/editions.hpp"

namespace torikumi::search {
namespace {

index::Link link(std::uint32_t former, std::uint32_t later,
                 index::LinkKind kind = index::LinkKind::kSame) {
  index::Link link;
  link.former = former;
  link.later = later;
  link.kind = kind;
  return link;
}

/// The documents of a list after the change, all but `left_out` found.
std::vector<Xapian::docid> after(const std::vector<index::Link>& links,
                                 const std::vector<Xapian::docid>& before,
                                 const std::set<Xapian::docid>& left_out = {}) {
  std::vector<Candidate> ranked;
  for (const Xapian::docid each : before)
    ranked.push_back({each, 10.0 - static_cast<double>(ranked.size())});
  newest_first(
      index::Lineage(links, tests::documents_of_three_editions(6)),
      [&](const Candidate& /*at*/, Xapian::docid document) { return !left_out.contains(document); },
      ranked);
  std::vector<Xapian::docid> documents;
  for (const Candidate& each : ranked) documents.push_back(each.document);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    EXPECT_EQ(ranked[i].score, 10.0 - static_cast<double>(i)) << "a place keeps its score";
    EXPECT_EQ(ranked[i].is_moved, before[i] != documents[i]);
  }
  return documents;
}

using Documents = std::vector<Xapian::docid>;

TEST(NewestFirst, EditionsOfOneInitiativeChangePlaces) {
  const std::vector<index::Link> links{link(0, 1), link(1, 2)};
  EXPECT_EQ(after(links, {1, 6, 2, 3}), (Documents{3, 6, 2, 1}));
  EXPECT_EQ(after(links, {3, 2, 1}), (Documents{3, 2, 1}));
  EXPECT_EQ(after({}, {1, 2, 3}), (Documents{1, 2, 3}));
}

TEST(NewestFirst, WhatWasNotFoundDoesNotComeIn) {
  const std::vector<index::Link> links{link(0, 1), link(1, 2)};
  EXPECT_EQ(after(links, {1, 2}, {3}), (Documents{2, 1}));
  EXPECT_EQ(after(links, {1}, {2, 3}), (Documents{1}));
}

TEST(NewestFirst, TheBeginningOfAListDoesNotDependOnWhereItEnds) {
  const std::vector<index::Link> links{link(0, 1), link(1, 2), link(3, 5)};
  const Documents all{4, 1, 5, 2, 6, 3};
  const Documents whole = after(links, all);
  for (std::size_t end = 0; end <= all.size(); ++end) {
    const Documents first(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(end));
    EXPECT_EQ(after(links, first),
              Documents(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(end)));
  }
}

TEST(NewestFirst, PartsOfASplitStayWhereTheyAre) {
  const std::vector<index::Link> links{link(0, 1, index::LinkKind::kSplit),
                                       link(0, 4, index::LinkKind::kSplit)};
  EXPECT_EQ(after(links, {1, 2, 5}), (Documents{1, 2, 5}));
}

TEST(NewestFirst, ALineThatAnotherWasMergedIntoEndsThere) {
  const std::vector<index::Link> links{link(0, 1), link(1, 2),
                                       link(3, 1, index::LinkKind::kMerged)};
  EXPECT_EQ(after(links, {1, 2, 3, 4}), (Documents{1, 3, 2, 4}));
}

TEST(NewestFirst, NothingIsLostAndNothingComesTwice) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::vector<index::Link> links;
    for (const auto& [former, later] : {std::pair(0U, 1U),
                                        {0U, 4U},
                                        {3U, 1U},
                                        {3U, 4U},
                                        {1U, 2U},
                                        {1U, 5U},
                                        {4U, 2U},
                                        {4U, 5U},
                                        {0U, 2U},
                                        {3U, 5U}}) {
      if (random() % 3 == 0)
        links.push_back(link(former, later, static_cast<index::LinkKind>(random() % 5)));
    }
    Documents all{1, 2, 3, 4, 5, 6};
    std::shuffle(all.begin(), all.end(), random);
    Documents changed = after(links, all);
    std::sort(changed.begin(), changed.end());
    EXPECT_EQ(changed, (Documents{1, 2, 3, 4, 5, 6})) << round;
  }
}

}  // namespace
}  // namespace torikumi::search
