// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/document_set.hpp"

#include <gtest/gtest.h>

namespace torikumi::search {
namespace {

TEST(DocumentSet, HoldsWhatWasPutInAndNothingElse) {
  DocumentSet documents(130);
  for (const Xapian::docid each : {1U, 63U, 64U, 130U}) documents.add(each);
  EXPECT_EQ(documents.documents(), (std::vector<Xapian::docid>{1, 63, 64, 130}));
  EXPECT_EQ(documents.size(), 4U);
  EXPECT_FALSE(documents.contains(65));
  documents.remove(63);
  EXPECT_FALSE(documents.contains(63));
}

TEST(DocumentSet, TellsTheNextOneFromAnyDocumentOn) {
  DocumentSet documents(200);
  for (const Xapian::docid each : {3U, 64U, 199U}) documents.add(each);
  EXPECT_EQ(documents.next(0), 3U);
  EXPECT_EQ(documents.next(3), 3U);
  EXPECT_EQ(documents.next(4), 64U);
  EXPECT_EQ(documents.next(65), 199U);
  EXPECT_EQ(documents.next(200), DocumentSet::kEnd);
  EXPECT_EQ(documents.next(1000), DocumentSet::kEnd);
}

TEST(DocumentSet, MeetsJoinsAndTakesAway) {
  DocumentSet a(70);
  DocumentSet b(70);
  a.add(3);
  a.add(70);
  b.add(70);
  b.add(8);
  DocumentSet both = a;
  both &= b;
  EXPECT_EQ(both.documents(), std::vector<Xapian::docid>{70});
  DocumentSet either = a;
  either |= b;
  EXPECT_EQ(either.documents(), (std::vector<Xapian::docid>{3, 8, 70}));
  a -= b;
  EXPECT_EQ(a.documents(), std::vector<Xapian::docid>{3});
  EXPECT_TRUE(DocumentSet(70).empty());
}

}  // namespace
}  // namespace torikumi::search
