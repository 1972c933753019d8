// SPDX-License-Identifier: GPL-2.0-or-later
// Cities side by side, as the program is used: a facet, departments that are two, and lineage
// within each.
#include <gtest/gtest.h>

#include <map>

#include "support/json_schema.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const std::string kCollection =
    "name = \"two\"\n[columns]\ndepartment = [\"部署\"]\ntitle = [\"事業名\"]\n"
    "category = [\"分野\"]\ncurrent = [\"現状\"]\ndirection = [\"今後\"]\nedition = [\"年度\"]\n"
    "[city.files]\n\"aoba*\" = \"青葉浜市\"\n\"midori*\" = \"緑丘市\"\n"
    "[departments]\nwards = [\"北区役所\"]\n[departments.parts]\n\"保育課\" = \"こども局\"\n";
const std::string kAoba =
    "年度,部署,事業名,分野,現状,今後\n"
    "令和7年度,総務局,職員の人材育成,行政,職員の研修を行っています。,続けます。\n"
    "令和8年度,総務局,職員の人材育成,行政,職員の研修を行っています。,研修を増やします。\n"
    "令和8年度,保育課,待機児童の解消,こども,待機児童が10人います。,保育所を整備します。\n"
    "令和8年度,北区役所,見守りの輪,福祉,高齢者を見守ります。,隊員を募ります。\n";
const std::string kMidori =
    "年度,部署,事業名,分野,現状,今後\n"
    "令和8年度,総務局,職員の人材育成,行政,職員の研修を始めました。,研修を増やします。\n"
    "令和8年度,保育課,待機児童の解消,こども,待機児童が25人います。,保育所を増やします。\n"
    "令和8年度,北区役所,見守りの輪,福祉,高齢者を見守る隊を作ります。,隊員を募ります。\n";

class Cities : public testing::Test {
 protected:
  void SetUp() override {
    const Outcome outcome =
        torikumi({"index", "--db", db_, "--collection", folder_.write("c.toml", kCollection),
                  folder_.write("aoba.csv", kAoba), folder_.write("midori.csv", kMidori)});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }
  /// "緑丘市 職員の人材育成" for each, by id.
  std::map<std::string, std::string> names() {
    std::map<std::string, std::string> all;
    for (const auto& each : exported(db_)) {
      all[std::string(each.at("id").as_string())] = std::string(each.at("city").as_string()) + " " +
                                                    std::string(each.at("title").as_string());
    }
    return all;
  }
  std::string facet(const boost::json::object& answer, const char* name) {
    std::string all;
    for (const auto& each : answer.at("facets").at(name).as_array())
      all += std::string(each.at("value").as_string()) + "=" +
             std::to_string(each.at("count").to_number<int>()) + " ";
    return all;
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(Cities, AreAFacetAndKeepTheirDepartmentsApart) {
  const auto answer = torikumi({"search", "--db", db_, "--format", "json", "研修"}).json();
  EXPECT_EQ(facet(answer, "city"), "青葉浜市=2 緑丘市=1 ");
  EXPECT_EQ(facet(answer, "department").find("青葉浜市 総務局=2 緑丘市 総務局=1 "), 0u)
      << facet(answer, "department");
  EXPECT_EQ(answer.at("hits").at(0).at("city").as_string(), "青葉浜市");
  EXPECT_EQ(hit_ids(db_, "研修", {"--city", "緑丘市"}).size(), 1u);
}

TEST_F(Cities, ADepartmentIsAskedWithItsCityOrWithout) {
  EXPECT_EQ(hit_ids(db_, "", {"--department", "総務局"}).size(), 3u);
  EXPECT_EQ(hit_ids(db_, "", {"--department", "緑丘市 総務局"}).size(), 1u);
  // A whole has the parts of its city.
  EXPECT_EQ(hit_ids(db_, "", {"--department", "こども局"}).size(), 2u);
  EXPECT_EQ(hit_ids(db_, "", {"--department", "青葉浜市 こども局"}).size(), 1u);
}

TEST_F(Cities, OneTitleInTwoCitiesIsTwoInitiatives) {
  EXPECT_EQ(exported(db_).size(), 7u);
  const std::string lineage = torikumi({"lineage", "--db", db_}).out;
  EXPECT_EQ(std::count(lineage.begin(), lineage.end(), '\n'), 1);
  const std::string former = lineage.substr(0, lineage.find('\t'));
  EXPECT_EQ(names().at(former), "青葉浜市 職員の人材育成");
}

TEST_F(Cities, WhichOtherCityDoesThisAlready) {
  const std::string own = hit_ids(db_, "待機児童", {"--city", "緑丘市"}).front();
  const auto answer =
      torikumi({"related", "--db", db_, "--scope", "other-cities", "--format", "json", own}).json();
  ASSERT_FALSE(answer.at("related").as_array().empty());
  for (const auto& each : answer.at("related").as_array())
    EXPECT_EQ(each.at("city").as_string(), "青葉浜市");
}

TEST_F(Cities, OtherWardsAreThoseOfTheSameCity) {
  const std::string own = hit_ids(db_, "見守り", {"--city", "緑丘市"}).front();
  for (const char* scope : {"other-wards", "other-departments"}) {
    const auto answer =
        torikumi({"related", "--db", db_, "--scope", scope, "--format", "json", own}).json();
    for (const auto& each : answer.at("related").as_array())
      EXPECT_EQ(each.at("city").as_string(), "緑丘市") << scope;
  }
}

TEST_F(Cities, AnswersHaveTheShapesThatAreToldOf) {
  const Server server(db_);
  const boost::json::object document = server.ask("/openapi.json").json();
  const std::string own = hit_ids(db_, "待機児童", {"--city", "緑丘市"}).front();
  const std::vector<std::pair<std::string, std::string>> asked{
      {"/api/v1/search", "/api/v1/search?q=" + percent("研修")},
      {"/api/v1/initiatives/{id}", "/api/v1/initiatives/" + own},
      {"/api/v1/initiatives/{id}/related",
       "/api/v1/initiatives/" + own + "/related?scope=other-cities"},
      {"/api/v1/matrix", "/api/v1/matrix?rows=cities"},
      {"/api/v1/changes", "/api/v1/changes"}};
  for (const auto& [path, address] : asked) {
    const auto& content =
        document.at("paths").at(path).at("get").at("responses").at("200").at("content");
    EXPECT_EQ(schema_fault(boost::json::parse(server.ask(address).body),
                           content.at("application/json").at("schema").as_object(), document),
              "")
        << address;
  }
}

TEST_F(Cities, AreCountedSideBySide) {
  const auto matrix =
      torikumi({"matrix", "--db", db_, "--rows", "cities", "--format", "json", "見守り"}).json();
  EXPECT_EQ(boost::json::serialize(matrix.at("rows")), R"(["青葉浜市","緑丘市"])");
  EXPECT_EQ(boost::json::serialize(matrix.at("row_totals")), "[1,1]");
  const auto wards = torikumi({"matrix", "--db", db_, "--format", "json"}).json();
  EXPECT_EQ(boost::json::serialize(wards.at("rows")), R"(["青葉浜市 北区役所","緑丘市 北区役所"])");
}

TEST_F(Cities, WithoutAPlanOfTheYearBeforeNothingIsCalledNew) {
  const auto changes = torikumi({"changes", "--db", db_, "--format", "json"}).json();
  EXPECT_EQ(boost::json::serialize(changes.at("left_out")), R"(["緑丘市"])");
  EXPECT_EQ(boost::json::serialize(changes.at("counts")),
            R"({"added":2,"dropped":0,"reworded":1,"moved":0,"unchanged":0})");
  const auto answer = torikumi({"search", "--db", db_, "--format", "json", ""}).json();
  EXPECT_EQ(facet(answer, "change"), "新規掲載=2 記載変更=1 ");
}

TEST_F(Cities, ThePagesNameThem) {
  const Server server(db_);
  EXPECT_NE(server.ask("/search?q=" + percent("研修")).body.find("緑丘市 総務局"),
            std::string::npos);
  const std::string own = hit_ids(db_, "待機児童", {"--city", "緑丘市"}).front();
  const std::string page = server.ask("/initiatives/" + own).body;
  EXPECT_NE(page.find("ほかの自治体"), std::string::npos);
  EXPECT_NE(server.ask("/wards?rows=cities").body.find(">緑丘市</th>"), std::string::npos);
  EXPECT_EQ(server.ask("/api/v1/initiatives/" + own + "?cite=text").body.find("緑丘市保育課「"),
            0u);
  EXPECT_NE(server.ask("/changes").body.find("二つの版のどちらかがない自治体は含みません：緑丘市"),
            std::string::npos);
}

TEST_F(Cities, OneAloneIsNotShownWhereItTellsNothing) {
  const std::string one = folder_ / "one";
  ASSERT_EQ(
      torikumi({"index", "--db", one, "--collection", folder_ / "c.toml", folder_ / "midori.csv"})
          .status,
      0);
  const Server server(one);
  const std::string page = server.ask("/search?q=" + percent("研修")).body;
  EXPECT_EQ(page.find("自治体"), std::string::npos);
  EXPECT_EQ(page.find("緑丘市 総務局"), std::string::npos);
  const auto answer = torikumi({"search", "--db", one, "--format", "json", "研修"}).json();
  EXPECT_EQ(facet(answer, "department").find("総務局=1 "), 0u);
}

TEST_F(Cities, AColumnOrTheCollectionSaysThemToo) {
  const std::string other = folder_ / "other";
  const std::string rows =
      "{\"id\":\"1\",\"city\":\"青葉浜市\",\"department\":\"課\",\"title\":\"甲\",\"current\":"
      "\"文。\"}\n"
      "{\"id\":\"1\",\"city\":\"緑丘市\",\"department\":\"課\",\"title\":\"乙\",\"current\":"
      "\"文。\"}\n";
  ASSERT_EQ(torikumi({"index", "--db", other, folder_.write("b.jsonl", rows)}).status, 0);
  // One id of two cities is neither's: a bookmark must not lead to another city's initiative.
  EXPECT_EQ(hit_ids(other, "", {"--city", "青葉浜市"}), std::vector<std::string>{"1@青葉浜市"});
  EXPECT_EQ(hit_ids(other, "", {"--city", "緑丘市"}), std::vector<std::string>{"1@緑丘市"});
  ASSERT_EQ(torikumi({"index", "--db", folder_ / "said", "--collection",
                      folder_.write("e.toml", kCollection + "[city]\nvalue = \"港市\"\n"),
                      folder_.write("x.csv", kAoba)})
                .status,
            0);
  EXPECT_EQ(exported(folder_ / "said").front().at("city").as_string(), "港市");
}

}  // namespace
}  // namespace torikumi::tests
