// SPDX-License-Identifier: GPL-2.0-or-later
// Hits in another order than that of relevance.
#include <gtest/gtest.h>

#include <set>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

TEST(Sort, ALongListInAnotherOrderIsInThatOrder) {
  const TemporaryFolder folder;
  const std::string db = folder / "db";
  ASSERT_EQ(index_sample(db).status, 0);
  // More hits than are ranked again, by a query so long that some are.
  const std::string query =
      "市 OR 区 OR 年度 OR 取組 OR 地域 OR 職員 OR 支援 OR 高齢者 OR 子ども OR 施設 OR 研修 OR "
      "情報 OR "
      "窓口 OR 相談 OR 防災";
  const auto found = torikumi({"search", "--db", db, "--format", "json", "--sort", "department",
                               "--limit", "100", query})
                         .json();
  ASSERT_GT(found.at("hits").as_array().size(), 60u);
  std::vector<std::string> departments;
  for (const auto& hit : found.at("hits").as_array()) {
    const std::string department(hit.at("department").as_string());
    if (departments.empty() || departments.back() != department) departments.push_back(department);
  }
  std::set<std::string> different(departments.begin(), departments.end());
  EXPECT_EQ(different.size(), departments.size()) << "each department is in one run";
}

}  // namespace
}  // namespace torikumi::tests
