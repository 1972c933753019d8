// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/measures.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/temporary.hpp"

namespace torikumi::cli {
namespace {

TEST(Measures, AreAsDefined) {
  const std::map<std::string, int> grades{{"a", 3}, {"b", 1}, {"c", 0}};
  EXPECT_DOUBLE_EQ(measure({"a", "b"}, grades).ndcg_10, 1);
  EXPECT_NEAR(measure({"b", "a"}, grades).ndcg_10, 0.7098, 0.0001);
  EXPECT_DOUBLE_EQ(measure({"c", "x", "b"}, grades).mrr_10, 1.0 / 3);
  EXPECT_DOUBLE_EQ(measure({"b"}, grades).recall_100, 0.5);
  EXPECT_DOUBLE_EQ(measure({}, grades).ndcg_10, 0);
}

TEST(Measures, FilesAreReadAndFaultsTold) {
  const tests::TemporaryFolder folder;
  const auto run = read_run(folder.write("run", "q Q0 b 2 1.5 t\nq Q0 a 1 1.5 t\nq Q0 c 3 9 t\n"));
  EXPECT_EQ(run.at("q"), (std::vector<std::string>{"c", "a", "b"}));
  EXPECT_EQ(read_judgements(folder.write("qrels", "q\ta\t2\n")).at("q").at("a"), 2);
  EXPECT_THROW(read_judgements(folder.write("bad", "q a 2\n")), base::Error);
  EXPECT_THROW(read_run(folder.write("bad2", "q a\n")), base::Error);
}

}  // namespace
}  // namespace torikumi::cli
