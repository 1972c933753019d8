// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/plan.hpp"

#include <gtest/gtest.h>

namespace torikumi::indexing {
namespace {

TEST(Plan, ARecordIsAsOldAsWhatItSays) {
  corpus::Corpus corpus;
  const auto add = [&](const std::string& id, const std::string& digest) {
    schema::Record record;
    record.id = id;
    corpus.records.add(record, digest);
  };
  add("same", "a");
  add("reworded", "b2");
  add("new", "c");
  corpus.records.finish();
  const FormerById former{{"same", {0, 1, "a", "2026-01-01T00:00:00Z"}},
                          {"reworded", {0, 2, "b1", "2026-01-01T00:00:00Z"}}};
  date_records(corpus, former, "2026-04-01T00:00:00Z");
  EXPECT_EQ(corpus.records[0].changed, "2026-01-01T00:00:00Z");
  EXPECT_EQ(corpus.records[1].changed, "2026-04-01T00:00:00Z");
  EXPECT_EQ(corpus.records[2].changed, "2026-04-01T00:00:00Z");
}

}  // namespace
}  // namespace torikumi::indexing
