// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/identity.hpp"

#include <gtest/gtest.h>

namespace torikumi::corpus {
namespace {

schema::Record record(const std::string& department, const std::string& title) {
  schema::Record r;
  r[schema::Field::kDepartment] = department;
  r[schema::Field::kTitle] = title;
  return r;
}

TEST(Identity, FollowsDepartmentAndTitleAlone) {
  const auto& collection = schema::built_in_collection();
  schema::Record a = record("中原区役所", "９〜５時の窓口");
  const auto id = derive_id(a, collection);
  ASSERT_TRUE(id);
  EXPECT_EQ(id->size(), 16u);
  a[schema::Field::kCurrent] = "書き換え";
  EXPECT_EQ(derive_id(a, collection), id);
  EXPECT_EQ(derive_id(record("中原区役所", "9～5時の窓口 "), collection), id);
  EXPECT_NE(derive_id(record("幸区役所", "９〜５時の窓口"), collection), id);
  EXPECT_FALSE(derive_id(record(" ", ""), collection));
}

TEST(Identity, ContentChangesWithAnyText) {
  schema::Record a = record("中原区役所", "窓口");
  const std::string before = schema::content_digest(a);
  a.origin.line = 7;
  EXPECT_EQ(schema::content_digest(a), before);
  a[schema::Field::kDirection] = "x";
  EXPECT_NE(schema::content_digest(a), before);
}

TEST(Identity, SourceIdsMustFitAUrl) {
  EXPECT_FALSE(fault_of_id("judgit-2022-国土交通省-0017"));
  for (const std::string& bad : {std::string("a/b"), std::string("."), std::string(".."),
                                 std::string("a\nb"), std::string(201, 'x')}) {
    EXPECT_TRUE(fault_of_id(bad)) << bad;
  }
}

}  // namespace
}  // namespace torikumi::corpus
