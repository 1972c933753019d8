// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/doc_values.hpp"
#include "index/value_slots.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/error.hpp"
#include "index/database.hpp"
#include "schema/format.hpp"
#include "support/temporary.hpp"

namespace torikumi::index {
namespace {

namespace slot = schema::slot;

/// A shard of these departments, the first at this place in the sources.
std::pair<std::string, std::string> shard(const std::vector<std::string>& departments,
                                          std::uint32_t order) {
  const tests::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder / "db", Xapian::DB_CREATE);
  for (const std::string& department : departments) {
    Xapian::Document document;
    document.add_value(slot::kLengths, lengths_value({1, 2, 3, 4, order}));
    document.add_value(slot::kOrder, order_value(order++));
    document.add_value(slot::kOrigin, origin_value(order % 2, {}));
    if (!department.empty()) {
      document.add_value(slot::kDepartment, label_value(department));
      document.add_value(slot::kTitle, department);
    }
    database.add_document(document);
  }
  database.commit();
  write_doc_values(database, {slot::kDepartment});
  return {database.get_metadata(std::string(schema::metadata::kDocValues)),
          database.get_metadata(std::string(schema::metadata::kTitleKeys))};
}

TEST(DocValues, AreThoseOfTheDocumentsHoweverTheyAreDivided) {
  const auto one = shard({"環境局", "", "総務局"}, 0);
  const auto two = shard({"総務局"}, 10);
  const DocValues values({one.first, two.first}, {3, 1});
  // Document d of shard s of two is (d - 1) * 2 + s + 1: 1, 3, 5 and 2; there is no 4.
  EXPECT_EQ(values.last(), 5u);
  EXPECT_FALSE(values.exists(4));
  EXPECT_EQ(values.order(1), 0u);
  EXPECT_EQ(values.order(5), 2u);
  EXPECT_EQ(values.order(2), 10u);
  const auto words = values.lengths(5);
  EXPECT_EQ(Lengths(words.begin(), words.end()), (Lengths{1, 2, 3, 4, 2}));
  const LabelColumn& departments = values.column(slot::kDepartment);
  EXPECT_EQ(departments.labels(), (std::vector<std::string>{"環境局", "総務局"}));
  EXPECT_EQ(departments[1], 0u);
  EXPECT_EQ(departments[3], LabelColumn::kNone);
  EXPECT_EQ(departments[5], 1u);
  EXPECT_EQ(departments[2], 1u);
  EXPECT_TRUE(values.column(slot::kCategory).labels().empty());
  EXPECT_EQ(values.column(slot::kCategory)[5], LabelColumn::kNone);
  EXPECT_EQ(values.records_of_sources(), (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(title_ranks({one.second, two.second}, {3, 1}),
            (std::vector<std::uint32_t>{0, 2, 3, 1, 0, 3}));
}

TEST(DocValues, DamagedBytesAreRefusedAndNeverReadPastTheirEnd) {
  const auto whole = shard({"環境局", "", "総務局", "財政局"}, 0);
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = whole.first;
    if (i % 3 == 0) bytes.resize(random() % bytes.size());
    for (auto left = random() % 3 + 1; left > 0 && !bytes.empty(); --left)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      const DocValues values({bytes}, {4});
      for (Xapian::docid document = 1; document <= values.last(); ++document) {
        const std::uint32_t label = values.column(slot::kDepartment)[document];
        EXPECT_TRUE(label == LabelColumn::kNone ||
                    label < values.column(slot::kDepartment).labels().size());
      }
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::Code::kBroken);
    }
  }
}

}  // namespace
}  // namespace torikumi::index
