// SPDX-License-Identifier: GPL-2.0-or-later
// By when something is to be done: the facet, the query language.
#include <gtest/gtest.h>

#include <set>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Due : public testing::Test {
 protected:
  void SetUp() override {
    const std::string table =
        std::string(kHeader) +
        row("福祉局", "見守り", "福祉", "令和6年度に計画をつくりました。",
            "令和8年度までに5か所に増やし、令和10年度末までに全区に広げます。") +
        row("土木局", "道", "道路", "道を直しています。", "令和9年3月の完成を目指します。") +
        row("土木局", "橋", "道路", "令和8年度には人口が減ると推計されています。",
            "橋を直します。");
    ASSERT_EQ(torikumi({"index", "--db", db(), folder_.write("t.tsv", table)}).status, 0);
  }
  std::string db() const { return folder_ / "db"; }

  TemporaryFolder folder_;
};

TEST_F(Due, IsAskedForInTheQuery) {
  using Titles = std::vector<std::string>;
  // March of 令和9 is of the fiscal year before.
  EXPECT_EQ(hit_titles(db(), "due:2026", {"--sort", "source"}), (Titles{"見守り", "道"}));
  EXPECT_EQ(hit_titles(db(), "期限：令和10年度"), (Titles{"見守り"}));
  EXPECT_EQ(hit_titles(db(), "期限:R8..R10", {"--sort", "source"}), (Titles{"見守り", "道"}));
  EXPECT_EQ(hit_titles(db(), "道路 -due:2020..2030"), (Titles{"橋"}));
  EXPECT_EQ(hit_titles(db(), "due:令和9年3月"), hit_titles(db(), "due:2026"));
  EXPECT_EQ(hit_titles(db(), "due:2024"), Titles{});
  const auto answer = torikumi({"search", "--db", db(), "--format", "json", "due:近いうち"}).json();
  EXPECT_NE(boost::json::serialize(answer.at("interpretation")).find("期限は年で書いてください"),
            std::string::npos);
}

TEST_F(Due, IsAFacetWithAYearForEach) {
  const auto answer = torikumi({"search", "--db", db(), "--format", "json"}).json();
  std::string values;
  for (const auto& each : answer.at("facets").at("due").as_array())
    values += std::string(each.at("value").as_string()) + " " +
              std::to_string(each.at("count").as_int64()) + "\n";
  EXPECT_EQ(values, "令和8（2026）年度 2\n令和10（2028）年度 1\n");
  for (const char* value : {"2028", "令和10年度", "令和10（2028）年度", "R10"})
    EXPECT_EQ(hit_ids(db(), "", {"--due", value}).size(), 1U) << value;
  EXPECT_EQ(hit_ids(db(), "", {"--due", "2026", "--due", "2028"}).size(), 2U);
  const auto none = torikumi({"search", "--db", db(), "--format", "json", "--due", "2050"}).json();
  EXPECT_EQ(none.at("total").as_int64(), 0);
  EXPECT_NE(
      boost::json::serialize(none.at("interpretation")).find("期限が一致する取組はありません"),
      std::string::npos);
}

TEST_F(Due, IsMarkedInTheText) {
  const auto answer = torikumi({"search", "--db", db(), "--format", "json", "due:2028"}).json();
  EXPECT_NE(boost::json::serialize(answer).find(R"({"text":"令和10年度","hit":true})"),
            std::string::npos)
      << boost::json::serialize(answer);
}

TEST_F(Due, IsATimelineByYearAndDepartment) {
  const auto answer = torikumi({"timeline", "--db", db(), "--format", "json"}).json();
  EXPECT_EQ(answer.at("total").as_int64(), 3);
  std::string lines;
  for (const auto& each : answer.at("items").as_array()) {
    lines += std::to_string(each.at("year").as_int64()) + " " +
             std::string(each.at("title").as_string()) + " " +
             std::string(each.at("sentences").at(0).at("date").as_string()) + " " +
             boost::json::serialize(each.at("sentences").at(0).at("figures")) + "\n";
  }
  EXPECT_EQ(
      lines,
      "2026 見守り 令和8年度 [\"5か所\"]\n2026 道 令和9年3月 []\n2028 見守り 令和10年度 []\n");
  EXPECT_EQ(boost::json::serialize(answer.at("departments")),
            R"([{"value":"福祉局","counts":[1,1]},{"value":"土木局","counts":[1,0]}])");
  const auto narrowed = torikumi({"timeline", "--db", db(), "--format", "json", "--due", "R10",
                                  "--department", "福祉局", "--limit", "1", "5か所"})
                            .json();
  EXPECT_EQ(narrowed.at("total").as_int64(), 1);
  const std::string text = torikumi({"timeline", "--db", db(), "--limit", "1"}).out;
  EXPECT_NE(text.find("令和8（2026）年度\n  福祉局  見守り"), std::string::npos) << text;
  EXPECT_NE(text.find("2 more: --offset 1"), std::string::npos) << text;
  const std::string beyond = torikumi({"timeline", "--db", db(), "--offset", "3"}).out;
  EXPECT_EQ(beyond, "there are 3 only: --offset 2 is the last\n");
  const std::string csv = torikumi({"timeline", "--db", db(), "--format", "csv"}).out;
  EXPECT_NE(
      csv.find("2026,令和9年3月,土木局,道,道路,取組の方向性,令和9年3月の完成を目指します。,,"),
      std::string::npos)
      << csv;
}

TEST_F(Due, IsAPage) {
  const Server server(db());
  const std::string page = server.ask("/timeline").body;
  EXPECT_NE(page.find("3件の期限"), std::string::npos);
  EXPECT_NE(page.find("<mark>令和10年度</mark>末までに全区に広げます。"), std::string::npos);
  EXPECT_NE(server.ask("/timeline?due=2028").body.find("1件の期限"), std::string::npos);
  const std::string none = server.ask("/timeline?q=" + percent("ロケット")).body;
  EXPECT_NE(none.find("条件に該当する期限は、この資料から読み取れませんでした"), std::string::npos);
  EXPECT_NE(server.ask("/timeline?offset=500").body.find("これより後ろのページはありません"),
            std::string::npos);
  EXPECT_EQ(server.ask("/api/v1/timeline?limit=0").status, 400);
  const std::string csv_of_hits =
      torikumi({"search", "--db", db(), "--format", "csv", "見守り"}).out;
  EXPECT_NE(csv_of_hits.find(",期限,ファイル,"), std::string::npos) << csv_of_hits;
  EXPECT_NE(csv_of_hits.find(",令和8（2026）年度・令和10（2028）年度,t.tsv,"), std::string::npos)
      << csv_of_hits;
  const std::string record = server.ask("/initiatives/" + hit_ids(db(), "見守り").at(0)).body;
  EXPECT_NE(record.find("<dt>期限</dt><dd><a href=\"/timeline?due=2028\">令和10（2028）年度</a>"),
            std::string::npos);
  const std::string csv = server.ask("/api/v1/timeline.csv?charset=cp932").head;
  EXPECT_NE(csv.find("Shift_JIS"), std::string::npos);
}

TEST(DueOfNothing, IsNoFacet) {
  const TemporaryFolder folder;
  const std::string table =
      std::string(kHeader) + row("土木局", "道", "道路", "道。", "直します。");
  ASSERT_EQ(torikumi({"index", "--db", folder / "db", folder.write("t.tsv", table)}).status, 0);
  const auto answer = torikumi({"search", "--db", folder / "db", "--format", "json"}).json();
  EXPECT_FALSE(answer.at("facets").as_object().contains("due"));
  EXPECT_EQ(torikumi({"timeline", "--db", folder / "db"}).out, "nothing is due in any year\n");
  const Server server(folder / "db");
  const std::string page = server.ask("/timeline").body;
  EXPECT_NE(page.find("0件の期限"), std::string::npos);
  EXPECT_EQ(server.ask("/").body.find("href=\"/timeline\""), std::string::npos);
}

TEST(DueOfEditions, IsOfTheNewestUnlessOneIsAskedFor) {
  const TemporaryFolder folder;
  ASSERT_EQ(index_sample(folder / "db").status, 0);
  const auto editions_of = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"timeline", "--db", folder / "db", "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto answer = torikumi(words).json();
    std::set<std::string> editions;
    for (const auto& each : answer.at("items").as_array())
      editions.emplace(each.at("edition").as_string());
    return editions;
  };
  EXPECT_EQ(editions_of({}), std::set<std::string>{"令和8年度"});
  EXPECT_LE(editions_of({"--edition", "令和7年度"}).size(), 1U);
  EXPECT_FALSE(editions_of({"--edition", "令和7年度"}).contains("令和8年度"));
}

}  // namespace
}  // namespace torikumi::tests
