// SPDX-License-Identifier: GPL-2.0-or-later
// A city's own words: the index keeps those it was made with, and who reads it goes by them.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class OwnWordsInUse : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::copy(project_file("dict"), dict_);
    std::filesystem::create_directory(dict_ + "/own");
    ::setenv("TORIKUMI_DICT", dict_.c_str(), 1);
  }
  void TearDown() override { ::unsetenv("TORIKUMI_DICT"); }

  void keep(const std::string& lines) { std::ofstream(dict_ + "/own/user.csv") << lines; }
  Outcome index() { return torikumi({"index", "--db", db_, table_}); }
  static bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }
  std::string first_plan(const std::string& query) {
    return torikumi({"explain", "--db", db_, hit_ids(db_, "通園").front(), query}).out;
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string dict_ = folder_ / "dict";
  std::string table_ = folder_.write(
      "t.tsv", std::string(kHeader) + row("港区役所", "通園の支援", "子ども",
                                          "こども誰でも通園を試している。", "広げる。"));
};

TEST_F(OwnWordsInUse, AFileThatIsEditedCountsFromTheNextRun) {
  ASSERT_EQ(index().status, 0);
  const std::string before = first_plan("こども誰でも通園");
  keep("こども誰でも通園,こどもだれでもつうえん\n");
  EXPECT_EQ(first_plan("こども誰でも通園"), before) << "queries are read as the index was";
  EXPECT_TRUE(holds(torikumi({"doctor", "--db", db_}).out, "was edited since"));
  ASSERT_EQ(index().status, 0);
  EXPECT_NE(first_plan("こども誰でも通園"), before);
  EXPECT_FALSE(holds(torikumi({"doctor", "--db", db_}).out, "was edited since"));
  EXPECT_TRUE(holds(torikumi({"doctor", "--db", db_}).out, "1 word in " + dict_));
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
  // Found by its sound too, and by a part.
  EXPECT_EQ(hit_ids(db_, "こどもだれでもつうえん").size(), 1u);
  EXPECT_EQ(hit_ids(db_, "誰でも").size(), 1u);
  EXPECT_TRUE(holds(index().out, "1 unchanged")) << "and stays";
}

TEST_F(OwnWordsInUse, AFaultyLineLeavesTheIndexAsItWas) {
  ASSERT_EQ(index().status, 0);
  keep("こども誰でも通園,こどもだれでもつうえん\nこれは行でない\n");
  const Outcome told = index();
  EXPECT_EQ(told.status, 1);
  EXPECT_TRUE(holds(told.err, "user.csv: line 2: ")) << told.err;
  EXPECT_EQ(hit_ids(db_, "通園").size(), 1u);
  EXPECT_TRUE(holds(torikumi({"doctor", "--db", db_}).out, "user.csv: line 2: "));
  const Outcome checked = torikumi({"dictionary", "check"});
  EXPECT_EQ(checked.status, 1);
  EXPECT_TRUE(holds(checked.out, "こども|誰|でも|通園 → こども誰でも通園")) << checked.out;
}

TEST_F(OwnWordsInUse, ARunningServerGoesByTheGenerationThatAnswers) {
  ASSERT_EQ(index().status, 0);
  const Server server(db_);
  keep("こども誰でも通園,こどもだれでもつうえん\n");
  ASSERT_EQ(index().status, 0);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!holds(server.ask("/readyz").body, "\"generation\":2") &&
         std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(server.ask("/readyz").json().at("warnings").as_array().size(), 0u);
  const auto found = server.ask("/api/v1/search?q=" + percent("こども誰でも通園")).json();
  EXPECT_EQ(found.at("total"), 1);
  EXPECT_EQ(found.at("hits").at(0).at("match"), "word");
}

}  // namespace
}  // namespace torikumi::tests
