// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/postings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

namespace torikumi::index {
namespace {

using schema::Field;
using schema::Kept;
using TermOccurrence = std::tuple<Xapian::docid, Field, std::uint32_t>;

std::vector<TermOccurrence> mentions_of(const PostingList& list) {
  std::vector<TermOccurrence> all;
  list.for_each_place([](Xapian::docid) { return true; },
                      [&](Xapian::docid document, Field field, std::uint32_t place) {
                        all.emplace_back(document, field, place);
                      });
  return all;
}

std::uint32_t below(std::uint32_t bound, std::mt19937& random) {
  return static_cast<std::uint32_t>(random() % bound);
}

/// Ascending documents, fields and places.
std::vector<TermOccurrence> random_mentions(std::mt19937& random, Xapian::docid first) {
  std::vector<TermOccurrence> all;
  Xapian::docid document = first;
  for (int i = 0; i < 40; ++i) {
    document += 1 + below(i % 7 == 0 ? 70'000 : 3, random);
    for (const schema::FieldInfo& info : schema::kFields) {
      if (random() % 3 != 0) continue;
      std::uint32_t place = below(5, random);
      for (std::uint32_t count = 1 + below(i % 5 == 0 ? 300 : 2, random); count > 0; --count) {
        all.emplace_back(document, info.field, place);
        place += 1 + below(200, random);
      }
    }
  }
  return all;
}

std::string written(const std::vector<TermOccurrence>& mentions) {
  PostingsWriter writer;
  for (const auto& [document, field, place] : mentions)
    writer.add(document, field, Kept::kPlaces, place);
  return writer.take();
}

TEST(Postings, GiveBackEveryPlaceAsItWasWritten) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const std::vector<TermOccurrence> mentions = random_mentions(random, 0);
    const PostingList list({written(mentions)}, 1'000'000);
    EXPECT_EQ(mentions_of(list), mentions);
  }
}

TEST(Postings, ListsOfNeighboursAreJoinedInAnyOrder) {
  std::mt19937 random(8);
  std::vector<TermOccurrence> all = random_mentions(random, 0);
  const std::string front = written(all);
  const std::vector<TermOccurrence> behind = random_mentions(random, std::get<0>(all.back()));
  const std::string back = written(behind);
  all.insert(all.end(), behind.begin(), behind.end());
  EXPECT_EQ(mentions_of(PostingList({join_postings({back, front})}, 2'000'000)), all);
}

TEST(Postings, CountByFieldAndWeigh) {
  PostingsWriter writer;
  writer.add(3, Field::kTitle, Kept::kCount, 0);
  writer.add(3, Field::kCurrent, Kept::kCount, 0);
  writer.add(3, Field::kCurrent, Kept::kCount, 0);
  writer.add(9, Field::kCategory, Kept::kPresence, 0);
  writer.add(9, Field::kCategory, Kept::kPresence, 0);
  const PostingList list({writer.take()}, 9);
  EXPECT_EQ(list.frequency(), 2U);
  std::vector<std::pair<Xapian::docid, float>> weighed;
  list.for_each_weighed(
      FieldWeights({0.5F, 2, 0.5F, 1, 1}),
      [&](Xapian::docid document, float count) { weighed.emplace_back(document, count); });
  EXPECT_EQ(weighed, (std::vector<std::pair<Xapian::docid, float>>{{3, 4.0F}, {9, 0.5F}}));
  std::vector<Xapian::docid> in_texts;
  list.for_each_in(schema::kTexts, [&](Xapian::docid document) { in_texts.push_back(document); });
  EXPECT_EQ(in_texts, std::vector<Xapian::docid>{3});
}

TEST(Postings, SkippingMeetsWhatWalkingMeets) {
  std::mt19937 random(10);
  PostingsWriter writer;
  Xapian::docid last = 0;
  for (int i = 0; i < 6000; ++i) {
    last += static_cast<Xapian::docid>(1 + random() % 300);
    const auto count = 1 + random() % 9;
    for (unsigned k = 0; k < count; ++k) writer.add(last, Field::kTitle, Kept::kCount, 0);
    if (random() % 4 == 0) writer.add(last, Field::kDirection, Kept::kCount, 0);
  }
  const PostingList list({writer.take()}, last + 10);
  ASSERT_TRUE(list.can_skip());
  const FieldWeights weights({0.5F, 2, 0.5F, 1, 1});
  std::vector<std::pair<Xapian::docid, float>> every;
  list.for_each_weighed(weights,
                        [&](Xapian::docid d, float count) { every.emplace_back(d, count); });
  for (const unsigned part : {1U, 3U, 50U, 5000U, 100'000U}) {
    std::vector<Xapian::docid> wanted;
    for (Xapian::docid d = 1; d <= last + 10; ++d) {
      if (random() % part == 0) wanted.push_back(d);
    }
    std::vector<std::pair<Xapian::docid, float>> expected;
    for (const auto& each : every) {
      if (std::binary_search(wanted.begin(), wanted.end(), each.first)) expected.push_back(each);
    }
    std::vector<std::pair<Xapian::docid, float>> met;
    list.for_some_weighed(weights, wanted,
                          [&](Xapian::docid d, float count) { met.emplace_back(d, count); });
    EXPECT_EQ(met, expected) << part;
  }
}

TEST(Postings, PlacesOfSomeDocumentsAreThoseOfAllOfThem) {
  std::mt19937 random(12);
  PostingsWriter writer;
  Xapian::docid last = 0;
  for (std::uint32_t i = 0; i < 2 * PostingList::kLeastSkipped; ++i) {
    last += 1 + below(i % 50 == 0 ? 300 : 3, random);
    for (const Field field : {Field::kTitle, Field::kCurrent}) {
      std::uint32_t place = below(300, random);
      for (std::uint32_t count = below(4, random); count > 0; --count) {
        writer.add(last, field, Kept::kPlaces, place);
        place += 1 + below(200, random);
      }
    }
  }
  const PostingList list({writer.take()}, last);
  ASSERT_TRUE(list.can_skip());
  const std::vector<TermOccurrence> every = mentions_of(list);
  for (const unsigned part : {1U, 3U, 50U, 5000U, 100'000U}) {
    std::vector<Xapian::docid> wanted;
    for (Xapian::docid d = 1; d <= last + 10; ++d) {
      if (random() % part == 0) wanted.push_back(d);
    }
    std::vector<TermOccurrence> expected;
    for (const TermOccurrence& each : every) {
      if (std::binary_search(wanted.begin(), wanted.end(), std::get<0>(each)))
        expected.push_back(each);
    }
    std::vector<TermOccurrence> met;
    list.for_some_places(wanted, [&](Xapian::docid document, Field field, std::uint32_t place) {
      met.emplace_back(document, field, place);
    });
    EXPECT_EQ(met, expected) << part;
  }
}

TEST(Postings, DocumentsOfShardsAreNumberedAsOfTheWhole) {
  PostingsWriter first;
  first.add(1, Field::kTitle, Kept::kPlaces, 0);
  first.add(2, Field::kTitle, Kept::kPlaces, 0);
  PostingsWriter second;
  second.add(2, Field::kTitle, Kept::kPlaces, 4);
  const PostingList list({first.take(), second.take()}, 4);
  EXPECT_EQ(mentions_of(list),
            (std::vector<TermOccurrence>{
                {1, Field::kTitle, 0}, {3, Field::kTitle, 0}, {4, Field::kTitle, 4}}));
}

TEST(Postings, DamagedBytesNeverLeadAstray) {
  std::mt19937 random(9);
  const std::string sound = written(random_mentions(random, 0));
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = sound.substr(0, random() % (sound.size() + 1));
    for (int i = 0; i < 5 && !damaged.empty(); ++i)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    try {
      for (const auto& [document, field, place] : mentions_of(PostingList({damaged}, 50'000)))
        ASSERT_LE(document, 50'000U);
    } catch (const std::exception&) {
      // told as damage
    }
  }
}

}  // namespace
}  // namespace torikumi::index
