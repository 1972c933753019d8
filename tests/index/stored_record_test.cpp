// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_record.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace torikumi::index {
namespace {

StoredRecord example() {
  StoredRecord stored;
  stored.record.id = "a";
  stored.record.fields = {"総務局", "窓口の改善", "改革", "待ち時間が長い。", "案内を増やす。"};
  stored.record.further = {"x"};
  const auto current = schema::index_of(schema::Field::kCurrent);
  stored.places[current] = {{{0, 6}, {6, 12}, {15, 18}}, {{3, {0, 12}}}};
  return stored;
}

TEST(StoredRecord, ComesBackAsItWas) {
  const StoredRecord stored = example();
  const StoredRecord read = decode_record(encode_record(stored, {}), {});
  EXPECT_EQ(read.record.fields, stored.record.fields);
  EXPECT_FALSE(read.places_damaged);
  const auto current = schema::index_of(schema::Field::kCurrent);
  EXPECT_EQ(read.places[current].tokens, stored.places[current].tokens);
  ASSERT_EQ(read.places[current].spans.size(), 1u);
  EXPECT_EQ(read.places[current].spans[0].term, 3);
  EXPECT_EQ(read.places[current].spans[0].range, (base::ByteRange{0, 12}));
}

TEST(StoredRecord, PlacesThatDoNotFitTheTextAreLeftOut) {
  const auto current = schema::index_of(schema::Field::kCurrent);
  const base::ByteRange wrong[] = {
      {100'000, 100'006}, {0, 100}, {6, 6}, {12, 6}, {1, 6}, {0, 5}, {24, 27}};
  for (const base::ByteRange& range : wrong) {
    for (const bool is_token : {true, false}) {
      StoredRecord stored = example();
      StoredRecord::Places& places = stored.places[current];
      (is_token ? places.tokens[1] : places.spans[0].range) = range;
      const StoredRecord read = decode_record(encode_record(stored, {}), {});
      EXPECT_TRUE(read.places_damaged) << range.begin << " " << range.end;
      for (const StoredRecord::Places& each : read.places) {
        EXPECT_TRUE(each.tokens.empty());
        EXPECT_TRUE(each.spans.empty());
      }
      EXPECT_EQ(read.record.fields, stored.record.fields) << "the texts are shown all the same";
    }
  }
  StoredRecord gone = example();
  gone.record[schema::Field::kCurrent].clear();
  EXPECT_TRUE(decode_record(encode_record(gone, {}), {}).places_damaged);
}

TEST(StoredRecord, BytesThatEndTooEarlyAreRefused) {
  const std::string whole = encode_record(example(), {});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THROW(decode_record(std::string_view(whole).substr(0, size), {}), base::Error) << size;
  }
}

}  // namespace
}  // namespace torikumi::index
