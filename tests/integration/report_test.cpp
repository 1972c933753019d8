// SPDX-License-Identifier: GPL-2.0-or-later
// What torikumi report makes of access logs.
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

namespace json = boost::json;

std::string line(const std::string& time, const std::string& client, const std::string& route,
                 const std::string& more) {
  return R"({"time":"2026-04-)" + time + R"(.000Z","id":"x","client":")" + client +
         R"(","method":"GET","route":")" + route + R"(","status":200,"ms":5)" + more + "}\n";
}

std::string asked(const std::string& time, const std::string& client, const std::string& query,
                  int hits) {
  return line(time, client, "/search",
              R"(,"hits":)" + std::to_string(hits) + R"(,"query":")" + query + "\"");
}

class Report : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(index_sample(db_).status, 0); }
  Outcome report(const std::string& log, const std::string& format) {
    return torikumi({"report", "--db", db_, "--format", format, folder_.write("access.log", log)});
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(Report, CountsWhatPeopleAskedAndNotTheirPages) {
  const json::object usage =
      report(asked("01T01:00:00", "a", "見守り", 7) + asked("01T01:02:00", "a", "見守り", 7) +
                 asked("01T01:04:00", "b", "見守り", 7) + asked("01T01:30:00", "a", "見守り", 7) +
                 asked("01T02:00:00", "a", "", 68),
             "json")
          .json();
  EXPECT_EQ(usage.at("searches").to_number<int>(), 3);
  const json::object& query = usage.at("queries").at(0).as_object();
  EXPECT_EQ(query.at("times").to_number<int>(), 3);
  EXPECT_EQ(query.at("clients").to_number<int>(), 2);
}

TEST_F(Report, FiltersMakeNoWordMissing) {
  const std::string narrowed =
      line("01T01:00:00", "a", "/search", R"(,"narrowed":true,"hits":0,"query":"見守り")");
  json::object usage = report(narrowed, "json").json();
  EXPECT_EQ(usage.at("without_hit").to_number<int>(), 0);
  EXPECT_FALSE(usage.at("queries").at(0).as_object().contains("proposals"));
  usage = report(narrowed + asked("01T01:01:00", "a", "見守り", 7), "json").json();
  EXPECT_EQ(usage.at("queries").at(0).at("hits").to_number<int>(), 7);
}

TEST_F(Report, AsksOfOnePersonAreToldApartByTheirWords) {
  const json::object usage =
      report(asked("01T01:00:00", "a", "見守り", 7) + asked("01T01:00:30", "a", "防災", 2) +
                 asked("01T01:01:00", "a", "見守り", 7),
             "json")
          .json();
  EXPECT_EQ(usage.at("searches").to_number<int>(), 2);
}

TEST_F(Report, WhatNumbersCannotBeIsHarmless) {
  const json::object usage =
      report(line("01T01:00:00", "a", "/search", R"(,"hits":1e300,"query":"甲")") +
                 line("01T02:00:00", "a", "/search", R"(,"hits":-5,"query":"乙")") +
                 line("01T03:00:00", "a", "/search", R"(,"hits":"many","query":"丙")"),
             "json")
          .json();
  EXPECT_EQ(usage.at("searches").to_number<int>(), 3);
  EXPECT_EQ(usage.at("without_hit").to_number<int>(), 2);
}

TEST_F(Report, TellsWhetherWhatWasFoundWasOpened) {
  const json::object usage = report(asked("01T01:00:00", "a", "見守り", 7) +
                                        line("01T01:01:00", "a", "/initiatives/{id}", "") +
                                        line("01T01:02:00", "a", "/initiatives/{id}", "") +
                                        asked("01T03:00:00", "b", "認知症", 3) +
                                        line("01T05:00:00", "b", "/initiatives/{id}", ""),
                                    "json")
                                 .json();
  EXPECT_EQ(usage.at("queries").at(0).at("opened").to_number<int>() +
                usage.at("queries").at(1).at("opened").to_number<int>(),
            1);
  const std::string page = report(asked("01T03:00:00", "b", "認知症", 3), "html").out;
  const std::size_t unopened = page.find("見つかっても開かれないキーワード");
  EXPECT_NE(page.find("認知症", unopened), std::string::npos);
}

TEST_F(Report, CountsWithoutAddressesByTheQueryThatLedThere) {
  const json::object usage =
      report(asked("01T01:00:00", "", "見守り", 7) + asked("01T01:00:30", "", "見守り", 7) +
                 line("01T01:01:00", "", "/initiatives/{id}", R"(,"query":"見守り")") +
                 line("01T01:02:00", "", "/initiatives/{id}", R"(,"query":"尋ねられない語")"),
             "json")
          .json();
  ASSERT_EQ(usage.at("queries").as_array().size(), 1u);
  EXPECT_EQ(usage.at("queries").at(0).at("times").to_number<int>(), 2);
  EXPECT_EQ(usage.at("queries").at(0).at("opened").to_number<int>(), 1);
}

TEST_F(Report, ProposesWhatTheCollectionSays) {
  const std::string log = asked("01T01:00:00", "a", "オレンジカフェ", 0);
  const json::object usage = report(log, "json").json();
  EXPECT_EQ(usage.at("without_hit").to_number<int>(), 1);
  EXPECT_EQ(usage.at("queries").at(0).at("proposals").at(0).as_string(), "カフェ");
  // As a line of synonyms.txt.
  EXPECT_NE(report(log, "html").out.find("<code>オレンジカフェ &gt; カフェ</code>"),
            std::string::npos);
  EXPECT_NE(report(log, "csv").out.find("オレンジカフェ,1,1,0,0,5,カフェ"), std::string::npos);
}

TEST_F(Report, CountsByTheDaysOfJapan) {
  const json::object usage =
      report(asked("01T14:59:59", "a", "見守り", 7) + asked("01T15:00:00", "b", "認知症", 0),
             "json")
          .json();
  EXPECT_EQ(json::serialize(usage.at("days")),
            R"([{"day":"2026-04-01","searches":1,"without_hit":0,"slow":0},)"
            R"({"day":"2026-04-02","searches":1,"without_hit":1,"slow":0}])");
}

TEST_F(Report, ReadsWhatTheServerWrites) {
  const std::string log = folder_ / "server.log";
  {
    Server server(db_, {"--access-log", log, "--log-queries", "yes"});
    server.ask("/search?q=" + percent("<script>見守り"));
    server.ask("/api/v1/search?q=" + percent("認知症"));
    server.ask("/search");
    server.ask("/search?q=" + percent("見守り") + "&department=" + percent("総務局"));
    server.stop();
  }
  const Outcome outcome = torikumi({"report", "--db", db_, log});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("認知症"), std::string::npos);
  EXPECT_EQ(outcome.out.find("<script>"), std::string::npos);
  const json::object usage = torikumi({"report", "--db", db_, "--format", "json", log}).json();
  // The list of everything is no search, and a filter hides no word.
  EXPECT_EQ(usage.at("searches").to_number<int>(), 3);
  EXPECT_EQ(usage.at("unknown_queries").to_number<int>(), 0);
  for (const json::value& each : usage.at("queries").as_array()) {
    if (each.at("query").as_string() == "見守り") {
      EXPECT_FALSE(each.as_object().contains("proposals"));
    }
  }
}

TEST_F(Report, TellsWhatIsNoLog) {
  EXPECT_EQ(torikumi({"report"}).status, 2);
  EXPECT_EQ(torikumi({"report", folder_ / "none.log"}).status, 1);
  const Outcome outcome = report("no log at all\n", "html");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("1 line of no access log passed over"), std::string::npos);
  EXPECT_NE(outcome.err.find("the logs hold no search"), std::string::npos);
  // Searches whose words were not kept are counted still.
  const Outcome unknown = report(line("01T01:00:00", "a", "/search", R"(,"hits":3)"), "html");
  EXPECT_NE(unknown.out.find("検索のうち1回は、キーワードが記録されていません"), std::string::npos);
}

}  // namespace
}  // namespace torikumi::tests
