// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/codec.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "index/stored_record.hpp"
#include "index/value_slots.hpp"

namespace torikumi::index {
namespace {

TEST(Codec, GivesBackWhatWasPut) {
  Encoder out;
  for (const std::uint64_t n : {0ULL, 127ULL, 128ULL, 300ULL, ~0ULL}) out.put_number(n);
  out.put_string("区役所");
  const std::string bytes = out.take();
  Decoder in(bytes);
  for (const std::uint64_t n : {0ULL, 127ULL, 128ULL, 300ULL, ~0ULL}) EXPECT_EQ(in.number(), n);
  EXPECT_EQ(in.string(), "区役所");
  EXPECT_TRUE(in.at_end());
}

TEST(Codec, ARecordComesBackWhole) {
  StoredRecord stored;
  stored.record.id = "n-1";
  stored.record.edition = "令和8年度";
  stored.record.fields = {"局", "題", "項", "現状\n", "方向"};
  stored.record.further = {"百", ""};
  stored.places[3] = {{{0, 6}, {6, 7}}, {}};
  stored.places[4] = {{{3, 6}}, {}};
  const std::string data = encode_record(stored, {});
  const StoredRecord back = decode_record(data, {});
  EXPECT_EQ(back.record.fields, stored.record.fields);
  EXPECT_EQ(back.record.further, stored.record.further);
  EXPECT_EQ(back.places[3].tokens[1], (base::ByteRange{6, 7}));
  EXPECT_EQ(back.places[4].tokens[0], (base::ByteRange{3, 6}));
  const std::string texts = texts_of(data, {});
  EXPECT_EQ(view_record(texts).fields[3], "現状\n");
  EXPECT_EQ(view_record(texts).id, "n-1");
}

TEST(Codec, CutBytesAreAnErrorNeverMore) {
  StoredRecord stored;
  stored.record.fields = {"局", "題", "項", "現状", "方向"};
  stored.places[3] = {{{0, 6}}, {}};
  const std::string data = encode_record(stored, {});
  for (std::size_t size = 0; size < data.size(); ++size)
    EXPECT_THROW(decode_record(data.substr(0, size), {}), base::Error);
}

TEST(Codec, OrderAndOriginComeBack) {
  EXPECT_LT(order_value(255), order_value(256));
  EXPECT_EQ(order_of_value(order_value(47597)), 47597u);
  const schema::Origin origin{"計画.tsv", "表1", 12};
  EXPECT_EQ(origin_of_value(origin_value(1, origin), {{"他", ""}, {"計画.tsv", ""}}), origin);
  EXPECT_EQ(label_of_value(label_value("総務局")), "総務局");
}

TEST(Codec, LongLabelsStillFitATerm) {
  const std::string longest(1000, 'x');
  EXPECT_LE(label_term(TermKind::kDepartment, longest).key().size(), 245u);
  EXPECT_NE(label_term(TermKind::kDepartment, longest).key(),
            label_term(TermKind::kDepartment, longest + "y").key());
}

}  // namespace
}  // namespace torikumi::index
