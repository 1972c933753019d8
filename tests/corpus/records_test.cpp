// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/records.hpp"

#include <gtest/gtest.h>

namespace torikumi::corpus {
namespace {

using schema::Field;

TEST(Records, GiveBackWhatWasAdded) {
  Records records;
  schema::Record record;
  record.id = "12";
  record.edition = "令和8年度";
  record.city = "青浜市";
  record[Field::kTitle] = "見守り";
  record[Field::kCurrent] = "見守る。\n";
  record.further = {"", "地域福祉課"};
  record.origin = {"計画.xlsx", "取組一覧", 4};
  records.add(record, "digest");
  records.add({}, "none");
  records.finish();
  ASSERT_EQ(records.size(), 2u);
  records.rename(0, "12@令和8年度");
  records.date(0, "2026-04-01T00:00:00Z");
  const schema::Record read = records[0];
  EXPECT_EQ(read.id, "12@令和8年度");
  EXPECT_EQ(read.changed, "2026-04-01T00:00:00Z");
  EXPECT_EQ(read.edition, record.edition);
  EXPECT_EQ(read.city, record.city);
  EXPECT_EQ(read.fields, record.fields);
  EXPECT_EQ(read.further, record.further);
  EXPECT_EQ(read.origin, record.origin);
  EXPECT_EQ(records.text_bytes(0), 9 + 13 + 15u);
  EXPECT_EQ(records[1][Field::kTitle], "");
}

}  // namespace
}  // namespace torikumi::corpus
