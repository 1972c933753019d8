// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/posting_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <tuple>

#include "index/posting_cursor.hpp"
#include "index/postings_writer.hpp"

namespace torikumi::index {
namespace {

using schema::Field;
using TermOccurrence = std::tuple<Xapian::docid, Field, std::uint32_t>;

/// A list of one shard, or of several.
std::unique_ptr<PostingList> list_of(std::vector<StoredPostings> shards, Xapian::docid last) {
  return std::make_unique<PostingList>(std::move(shards), last);
}

std::vector<TermOccurrence> occurrences_of(const PostingList& list) {
  std::vector<TermOccurrence> all;
  const auto add = [&](PostingCursor& at) {
    at.for_each_position(
        [&](Field field, std::uint32_t position) { all.emplace_back(at.doc(), field, position); });
  };
  for_each_posting(list, add);
  return all;
}

std::uint32_t below(std::uint32_t bound, std::mt19937& random) {
  return static_cast<std::uint32_t>(random() % bound);
}

/// Ascending documents, fields and positions; of every other document some in further texts.
std::vector<TermOccurrence> random_occurrences(std::mt19937& random, Xapian::docid first) {
  std::vector<TermOccurrence> all;
  Xapian::docid document = first;
  for (int i = 0; i < 40; ++i) {
    document += 1 + below(i % 7 == 0 ? 70'000 : 3, random);
    const std::size_t fields = schema::kFieldCount + (i % 2) * schema::kMostTexts;
    for (std::size_t field = 0; field < fields; ++field) {
      if (random() % (field < schema::kFieldCount ? 3 : 20) != 0) continue;
      std::uint32_t position = below(5, random);
      for (std::uint32_t count = 1 + below(i % 5 == 0 ? 300 : 2, random); count > 0; --count) {
        all.emplace_back(document, static_cast<Field>(field), position);
        position += 1 + below(200, random);
      }
    }
  }
  return all;
}

StoredPostings written(const std::vector<TermOccurrence>& occurrences) {
  PostingsWriter writer;
  for (const auto& [document, field, position] : occurrences)
    writer.add(document, field, IndexOptions::kPositions, position);
  return writer.take();
}

TEST(PostingCursor, GivesBackEveryPositionAsItWasWritten) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const std::vector<TermOccurrence> occurrences = random_occurrences(random, 0);
    EXPECT_EQ(occurrences_of(*list_of({written(occurrences)}, 1'000'000)), occurrences);
  }
}

TEST(PostingList, ALongListIsStoredApartFromItsHead) {
  PostingsWriter writer;
  for (Xapian::docid document = 1; document <= 1000; ++document)
    writer.add(document * 7, Field::kCurrent, IndexOptions::kPositions, document % 100);
  const StoredPostings stored = writer.take();
  EXPECT_TRUE(is_stored_apart(stored.head));
  EXPECT_LE(stored.head.size(), 3U);
  EXPECT_EQ(read_term_info(stored.head).document_frequency, 1000U);
  const auto list = list_of({stored}, 7000);
  EXPECT_EQ(list->document_frequency(), 1000U);
  EXPECT_EQ(occurrences_of(*list).size(), 1000U);

  writer.add(3, Field::kTitle, IndexOptions::kDocs, 0);
  const StoredPostings next = writer.take();
  EXPECT_FALSE(is_stored_apart(next.head));
  EXPECT_TRUE(next.body.empty());
  EXPECT_EQ(read_term_info(next.head).document_frequency, 1U);
}

TEST(PostingList, TakesAByteADocumentWhereDocumentsAreClose) {
  PostingsWriter writer;
  for (Xapian::docid document = 1; document <= 6400; ++document)
    writer.add(document * 3, Field::kCurrent, IndexOptions::kFreqs, 0);
  const StoredPostings stored = writer.take();
  // Two bits a gap, none for the fields and counts, which are all alike, and a hundred blocks.
  EXPECT_LT(stored.body.size(), 6400U / 4 + 100 * 5);
}

TEST(PostingCursor, TellsFieldsFreqsAndWeightedFreq) {
  PostingsWriter writer;
  writer.add(3, Field::kTitle, IndexOptions::kFreqs, 0);
  writer.add(3, Field::kCurrent, IndexOptions::kFreqs, 0);
  writer.add(3, Field::kCurrent, IndexOptions::kFreqs, 0);
  writer.add(9, Field::kCategory, IndexOptions::kDocs, 0);
  writer.add(9, Field::kCategory, IndexOptions::kDocs, 0);
  const auto list = list_of({writer.take()}, 9);
  EXPECT_EQ(list->document_frequency(), 2U);
  const FieldWeights weights({0.5, 2, 0.5, 1, 1, 3}, schema::kEveryField);
  PostingCursor at(*list);
  EXPECT_EQ(at.doc(), 3U);
  EXPECT_EQ(at.fields(), schema::mask_of(Field::kTitle) | schema::mask_of(Field::kCurrent));
  std::vector<std::pair<Field, std::uint32_t>> freqs;
  const auto keep = [&](Field field, std::uint32_t freq) { freqs.emplace_back(field, freq); };
  at.for_each_freq(keep);
  EXPECT_EQ(freqs, (std::vector<std::pair<Field, std::uint32_t>>{{Field::kTitle, 1},
                                                                 {Field::kCurrent, 2}}));
  EXPECT_EQ(at.weighted_freq(weights), 4.0F);
  at.next();
  EXPECT_EQ(at.doc(), 9U);
  EXPECT_EQ(at.fields(), schema::mask_of(Field::kCategory));
  EXPECT_EQ(at.weighted_freq(weights), 0.5F);
  at.next();
  EXPECT_EQ(at.doc(), PostingCursor::kEnd);
}

TEST(PostingCursor, TellsFurtherTextsAsItDoesTheOthers) {
  constexpr auto kFurther = static_cast<Field>(schema::kFieldCount);
  PostingsWriter writer;
  writer.add(2, Field::kTitle, IndexOptions::kFreqs, 0);
  writer.add(2, kFurther, IndexOptions::kFreqs, 0);
  writer.add(2, kFurther, IndexOptions::kFreqs, 0);
  writer.add(4, Field::kTitle, IndexOptions::kFreqs, 0);
  const auto list = list_of({writer.take()}, 4);
  PostingCursor at(*list);
  EXPECT_EQ(at.fields(), schema::mask_of(Field::kTitle) | schema::mask_of(kFurther));
  const FieldWeights of_texts({0.5, 2, 0.5, 1, 1, 3}, schema::kTexts);
  const FieldWeights of_further({0.5, 2, 0.5, 1, 1, 3}, schema::mask_of(kFurther));
  EXPECT_EQ(at.weighted_freq(of_texts), 8.0F);
  EXPECT_EQ(at.weighted_freq(of_further), 6.0F);
  at.next();
  EXPECT_EQ(at.fields(), schema::mask_of(Field::kTitle));
}

/// What a walk over the list finds of some documents.
std::vector<TermOccurrence> of_documents(const std::vector<TermOccurrence>& all,
                                         const std::vector<Xapian::docid>& documents) {
  std::vector<TermOccurrence> found;
  for (const TermOccurrence& each : all) {
    if (std::binary_search(documents.begin(), documents.end(), std::get<0>(each)))
      found.push_back(each);
  }
  return found;
}

TEST(PostingCursor, SeekingFindsWhatWalkingFindsInAnyNumberOfShards) {
  std::mt19937 random(12);
  for (const std::uint32_t shards : {1U, 2U, 3U}) {
    Xapian::docid last = 0;
    std::vector<StoredPostings> stored;
    PostingsWriter writer;
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
      Xapian::docid document = 0;
      for (std::uint32_t i = 0; i < 3 * PostingList::kLeastSkipped; ++i) {
        document += 1 + below(i % 50 == 0 ? 300 : 3, random);
        for (const Field field : {Field::kTitle, Field::kCurrent}) {
          std::uint32_t position = below(300, random);
          for (std::uint32_t count = 1 + below(4, random); count > 0; --count) {
            writer.add(document, field, IndexOptions::kPositions, position);
            position += 1 + below(200, random);
          }
        }
      }
      stored.push_back(writer.take());
      last = std::max(last, document * shards);
    }
    const auto list = list_of(stored, last);
    const std::vector<TermOccurrence> every = occurrences_of(*list);
    for (const unsigned part : {1U, 3U, 50U, 5000U, 100'000U}) {
      std::vector<Xapian::docid> wanted;
      for (Xapian::docid d = 1; d <= last + 10; ++d) {
        if (random() % part == 0) wanted.push_back(d);
      }
      std::vector<TermOccurrence> found;
      const auto add = [&](PostingCursor& at) {
        at.for_each_position([&](Field field, std::uint32_t position) {
          found.emplace_back(at.doc(), field, position);
        });
      };
      seek_postings(*list, wanted, add);
      EXPECT_EQ(found, of_documents(every, wanted)) << shards << " shards, one of " << part;
    }
  }
}

TEST(PostingCursor, DocumentsOfShardsAreNumberedAsOfTheWhole) {
  PostingsWriter first;
  first.add(1, Field::kTitle, IndexOptions::kPositions, 0);
  first.add(2, Field::kTitle, IndexOptions::kPositions, 0);
  PostingsWriter second;
  second.add(2, Field::kTitle, IndexOptions::kPositions, 4);
  EXPECT_EQ(occurrences_of(*list_of({first.take(), second.take()}, 4)),
            (std::vector<TermOccurrence>{
                {1, Field::kTitle, 0}, {3, Field::kTitle, 0}, {4, Field::kTitle, 4}}));
}

TEST(PostingList, DamagedBytesNeverLeadAstray) {
  std::mt19937 random(9);
  PostingsWriter long_list;
  for (Xapian::docid document = 1; document < 2000; ++document)
    long_list.add(document, Field::kTitle, IndexOptions::kPositions, document % 9);
  for (const StoredPostings& sound : {written(random_occurrences(random, 0)), long_list.take()}) {
    for (int round = 0; round < 2000; ++round) {
      StoredPostings stored = sound;
      std::string& damaged = stored.body.empty() || round % 10 == 0 ? stored.head : stored.body;
      damaged.resize(damaged.size() - std::min<std::size_t>(random() % 3, damaged.size()));
      for (int i = 0; i < 5 && !damaged.empty(); ++i)
        damaged[random() % damaged.size()] = static_cast<char>(random());
      try {
        const auto list = list_of({stored}, 50'000);
        for (const auto& [document, field, position] : occurrences_of(*list))
          ASSERT_LE(document, 50'000U);
        std::vector<Xapian::docid> wanted;
        for (Xapian::docid d = 1; d <= 50'000; d += 1 + below(900, random)) wanted.push_back(d);
        seek_postings(*list, wanted, [](PostingCursor& at) {
          ASSERT_LE(at.doc(), 50'000U);
          at.for_each_position([](Field, std::uint32_t) {});
        });
      } catch (const std::exception&) {
        // reported as damage
      }
    }
  }
}

}  // namespace
}  // namespace torikumi::index
