// SPDX-License-Identifier: GPL-2.0-or-later
// A city's own synonyms: told of beforehand, and used once they lie in their folder.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class OwnSynonyms : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(index_sample(db_).status, 0);
    std::filesystem::copy(project_file("dict"), dict_);
  }
  Outcome run(const std::string& command) {
    return shell("export TORIKUMI_DICT='" + dict_ + "'; \"$TORIKUMI\" " + command);
  }
  void keep(const std::string& lines) {
    std::filesystem::create_directory(dict_ + "/synonyms.d");
    std::ofstream(dict_ + "/synonyms.d/own.txt") << lines;
  }
  static bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string dict_ = folder_ / "dict";
};

TEST_F(OwnSynonyms, AreUsedBesideThoseOfTheProgram) {
  const std::string search = "search --db '" + db_ + "' --format json 声がけ運動";
  EXPECT_EQ(run(search).json().at("total").to_number<int>(), 0);
  keep("声がけ運動 = 見守り\n");
  EXPECT_GT(run(search).json().at("total").to_number<int>(), 0);
  EXPECT_GT(run("search --db '" + db_ + "' --format json 特養").json().at("total").to_number<int>(),
            0);
}

TEST_F(OwnSynonyms, AFileIsTriedBeforeItIsPutInPlace) {
  const std::string file =
      folder_.write("new.txt", "声がけ運動 = 見守り\n町内会 = 自治会\nこれは行でない\n");
  const Outcome told = run("synonyms check --db '" + db_ + "' '" + file + "'");
  EXPECT_EQ(told.status, 1) << "a line cannot be read";
  EXPECT_TRUE(holds(told.out, "fault: new.txt: line 3: ")) << told.out;
  EXPECT_TRUE(holds(told.out, "声がけ運動: 0 → ")) << told.out;
  EXPECT_TRUE(holds(told.out, "no initiative has 声がけ運動")) << told.out;
  EXPECT_TRUE(holds(told.out, "町内会 finds 自治会 by synonyms.txt line ")) << told.out;
  EXPECT_TRUE(holds(told.out, "chain: 声がけ運動 finds 見守り, 見守り finds 声かけ, but "))
      << told.out;
  EXPECT_EQ(
      run("search --db '" + db_ + "' --format json 声がけ運動").json().at("total").to_number<int>(),
      0)
      << "nothing was put in place";
}

TEST_F(OwnSynonyms, WhatEachLineChangesIsCounted) {
  keep("声がけ運動 > 見守り\n");
  const Outcome told = run("synonyms check --db '" + db_ + "' --format json");
  ASSERT_EQ(told.status, 0) << told.err;
  const boost::json::object answer = told.json();
  const auto& line = answer.at("lines").as_array().at(0);
  const auto& change = line.at("changes").as_array().at(0);
  EXPECT_EQ(change.at("before").to_number<int>(), 0);
  EXPECT_EQ(change.at("after").to_number<int>(),
            run("search --db '" + db_ + "' --format json 声がけ運動")
                .json()
                .at("total")
                .to_number<int>());
}

TEST_F(OwnSynonyms, WithoutAnyItIsToldWhereTheyWouldStand) {
  const Outcome told = run("synonyms check --db '" + db_ + "'");
  EXPECT_EQ(told.status, 0);
  EXPECT_TRUE(holds(told.out, "synonyms.d"));
  EXPECT_EQ(run("synonyms").status, 2);
  EXPECT_EQ(run("synonyms check --db '" + db_ + "' /nowhere.txt").status, 1);
}

}  // namespace
}  // namespace torikumi::tests
