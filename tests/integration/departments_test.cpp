// SPDX-License-Identifier: GPL-2.0-or-later
// Departments through time: codes in front, other spellings and former names are one value to those
// who narrow and count, and each record still says what its source says.
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const std::string kCollection =
    "name = \"c\"\n[columns]\ndepartment = [\"所管\"]\ntitle = [\"事業\"]\ncategory = [\"分野\"]\n"
    "current = [\"現状\"]\ndirection = [\"今後\"]\n[departments]\ncode_end = \"＊\"\n"
    "[departments.aliases]\n\"DX推進担当課\" = \"DX推進課\"\n"
    "[departments.former]\n\"情報課\" = \"DX推進担当課\"\n"
    "[departments.parts]\n\"DX推進課\" = \"総務部\"\n";

class Departments : public testing::Test {
 protected:
  void SetUp() override {
    const std::string table =
        "所管,事業,分野,現状,今後\n情報課,甲,通信,端末を置く。,続ける\n"
        "ＤＸ＊ＤＸ推進担当課,乙,通信,端末を換える。,続ける\n"
        "DX推進課,丙,通信,端末を減らす。,続ける\n公園課,丁,緑,木を植える。,続ける\n";
    ASSERT_EQ(torikumi({"index", "--db", db_, "--collection", folder_.write("c.toml", kCollection),
                        folder_.write("a.csv", table)})
                  .status,
              0);
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(Departments, AreOneValueUnderAllTheirNames) {
  const auto answer = torikumi({"search", "--db", db_, "--format", "json", "端末"}).json();
  std::string facet;
  for (const auto& each : answer.at("facets").at("department").as_array()) {
    if (each.at("count").to_number<int>() > 0)
      facet += std::string(each.at("value").as_string()) + "=" +
               std::to_string(each.at("count").to_number<int>()) + " ";
  }
  EXPECT_EQ(facet, "DX推進課=3 総務部=3 ");
  for (const char* name : {"DX推進課", "情報課", "ＤＸ推進担当課", "総務部"})
    EXPECT_EQ(hit_ids(db_, "端末", {"--department", name}).size(), 3u) << name;
}

TEST_F(Departments, SayStillWhatTheirSourceSays) {
  EXPECT_EQ(hit_titles(db_, "情報課"), std::vector<std::string>{"甲"});
  EXPECT_EQ(exported(db_)[1].at("department").as_string(), "ＤＸ＊ＤＸ推進担当課");
  Server server(db_);
  const std::string page = server.ask("/initiatives/" + hit_ids(db_, "情報課").front()).body;
  EXPECT_NE(page.find("今の部署名"), std::string::npos);
}

TEST_F(Departments, ANameOfItselfIsRefusedAndACircleIsHarmless) {
  const auto index = [&](const std::string& more) {
    return torikumi({"index", "--db", folder_ / "other", "--collection",
                     folder_.write("d.toml", kCollection + more), folder_ / "a.csv"});
  };
  EXPECT_NE(index("[departments.parts2]\n").err.find("unknown key"), std::string::npos);
  std::string itself = kCollection;
  itself.replace(itself.find("\"情報課\" = \"DX推進担当課\""),
                 std::string("\"情報課\" = \"DX推進担当課\"").size(), "\"情報課\" = \"情報課\"");
  EXPECT_EQ(torikumi({"index", "--db", folder_ / "other", "--collection",
                      folder_.write("d.toml", itself), folder_ / "a.csv"})
                .status,
            1);
  std::string circle = kCollection;
  circle.replace(circle.find("[departments.parts]"), std::string("[departments.parts]").size(),
                 "\"DX推進課\" = \"情報課\"\n[departments.parts]");
  EXPECT_EQ(torikumi({"index", "--db", folder_ / "other", "--collection",
                      folder_.write("d.toml", circle), folder_ / "a.csv"})
                .status,
            0);
}

}  // namespace
}  // namespace torikumi::tests
