// SPDX-License-Identifier: GPL-2.0-or-later
// Several editions in one collection, as the program is used: they are never added together, and
// the newest stands first.
#include <gtest/gtest.h>

#include <set>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

// As links have them.
const std::string kLastYear = "%E4%BB%A4%E5%92%8C7%E5%B9%B4%E5%BA%A6";
const std::string kThisYear = "%E4%BB%A4%E5%92%8C8%E5%B9%B4%E5%BA%A6";

class Editions : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const Outcome outcome = index_sample(db());
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    server_ = new Server(db());
  }
  static void TearDownTestSuite() {
    delete server_;
    delete folder_;
  }
  static std::string db() { return *folder_ / "db"; }
  static std::string page(const std::string& path) { return server_->ask(path).body; }
  static int sum_of(const boost::json::object& matrix) {
    int sum = 0;
    for (const auto& each : matrix.at("row_totals").as_array()) sum += each.to_number<int>();
    return sum;
  }
  static int total_of(const std::string& edition) {
    return torikumi({"search", "--db", db(), "--format", "json", "--edition", edition, "*"})
        .json()
        .at("total")
        .to_number<int>();
  }

  static TemporaryFolder* folder_;
  static Server* server_;
};
TemporaryFolder* Editions::folder_ = nullptr;
Server* Editions::server_ = nullptr;

TEST_F(Editions, AreNeverAddedTogetherInATable) {
  const auto counted = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"matrix",      "--db",     db(),  "--rows",
                                   "departments", "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return torikumi(words).json();
  };
  EXPECT_EQ(sum_of(counted({})), total_of("令和8年度"));
  EXPECT_EQ(boost::json::serialize(counted({}).at("editions")), R"(["令和8年度"])");
  const auto former = counted({"--edition", "令和7年度"});
  EXPECT_EQ(sum_of(former), total_of("令和7年度"));
  EXPECT_EQ(counted({"--edition", "令和７年度"}), former) << "width aside";
  EXPECT_EQ(boost::json::serialize(former.at("editions")), R"(["令和7年度"])");
  EXPECT_TRUE(torikumi({"matrix", "--db", db(), "--format", "csv"})
                  .out.substr(3)
                  .starts_with("局・区・室（令和8年度）,"));
  EXPECT_TRUE(torikumi({"matrix", "--db", db()}).out.starts_with("edition: 令和8年度\n"));
}

TEST_F(Editions, OneThatThereIsNotIsToldWithThoseThatThereAre) {
  const Outcome outcome = torikumi({"matrix", "--db", db(), "--edition", "令和1年度"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("令和7年度, 令和8年度"), std::string::npos) << outcome.err;
  for (const char* path : {"/api/v1/matrix", "/matrix.csv", "/matrix.xlsx"}) {
    const auto answer = server_->ask(std::string(path) + "?edition=x");
    EXPECT_EQ(answer.status, 400) << path;
    EXPECT_NE(answer.body.find("must be one of: 令和7年度, 令和8年度"), std::string::npos) << path;
  }
  const std::string wards = page("/wards?edition=x");
  EXPECT_NE(wards.find("この版の資料はないため、最新の版を集計しました"), std::string::npos);
}

TEST_F(Editions, ThePageOfWardsNamesAndChoosesTheEdition) {
  const std::string newest = page("/wards");
  EXPECT_NE(newest.find("令和8年度の取組の件数です"), std::string::npos);
  EXPECT_NE(newest.find("<select name=\"edition\">"), std::string::npos);
  EXPECT_NE(newest.find("edition=" + kThisYear), std::string::npos)
      << "each number leads to what it counts";
  const std::string former = page("/wards?edition=" + percent("令和7年度"));
  EXPECT_NE(former.find("令和7年度の取組の件数です"), std::string::npos);
  EXPECT_NE(former.find("/matrix.csv?edition=" + kLastYear), std::string::npos);
  EXPECT_EQ(former.find("edition=" + kThisYear), std::string::npos);
}

TEST_F(Editions, WhatNoWardHasIsNamedBelowTheTable) {
  const std::string wards = page("/wards?q=" + percent("窓口"));
  const std::string table = wards.substr(wards.find("<table class=\"matrix\">"));
  const std::string head = table.substr(0, table.find("</thead>"));
  EXPECT_EQ(head.find("民間の力を生かした施設運営"), std::string::npos);
  EXPECT_NE(head.find("区役所改革の推進"), std::string::npos);
  const std::string below = table.substr(table.find("どの区にも記載がない項目："));
  EXPECT_NE(below.substr(0, below.find("</p>")).find("民間の力を生かした施設運営"),
            std::string::npos);
  // Of what nobody has, the table says so itself.
  EXPECT_NE(page("/wards?q=zzzz").find("民間の力を生かした施設運営</th>"), std::string::npos);
}

TEST_F(Editions, TheNewestStandsFirst) {
  const std::vector<std::string> title{"地域防災力の向上と避難所運営の見直し"};
  std::vector<std::string> editions;
  double before = 1e9;
  const auto answer =
      torikumi({"search", "--db", db(), "--format", "json", "--explain", "防災"}).json();
  for (const auto& hit : answer.at("hits").as_array()) {
    const double score = hit.at("score").to_number<double>();
    EXPECT_LE(score, before);
    before = score;
    double sum = 0;
    for (const auto& each : hit.at("explanation").as_array())
      sum += each.at("weight").to_number<double>();
    EXPECT_NEAR(sum, score, 0.00005);
    if (hit.at("title").as_string() == title.front())
      editions.emplace_back(hit.at("edition").as_string());
  }
  EXPECT_EQ(editions, (std::vector<std::string>{"令和8年度", "令和7年度"}));
}

TEST_F(Editions, AThemeSaysWhoIsNotInItAndNotWhoDoesNothing) {
  const std::string wards = page("/wards?q=" + percent("窓口"));
  const std::string themes = wards.substr(wards.find("id=\"themes\""));
  EXPECT_NE(themes.find("このまとまりに入っていない区："), std::string::npos);
  EXPECT_EQ(themes.find("記載なし"), std::string::npos);
  EXPECT_NE(themes.find("「窓口」を含む</span>"), std::string::npos);
}

TEST(EditionsOfCities, EachCityIsCountedByItsNewestAndTheUndatedToo) {
  const TemporaryFolder folder;
  const std::string collection = folder.write(
      "c.toml",
      "name = \"c\"\n[columns]\ndepartment = [\"部署\"]\ntitle = [\"事業名\"]\ncategory = "
      "[\"分野\"]\ncurrent = [\"現状\"]\ndirection = [\"今後\"]\nedition = [\"年度\"]\ncity = "
      "[\"市\"]\n[departments]\nwards = [\"*区役所\"]\n");
  const std::string table =
      folder.write("t.csv",
                   "市,年度,部署,事業名,分野,現状,今後\n"
                   "あ市,令和7年度,東区役所,防災訓練,防災,防災の訓練をしました。,続けます。\n"
                   "あ市,令和8年度,東区役所,防災訓練,防災,防災の訓練をします。,続けます。\n"
                   "い市,令和7年度,西区役所,防災講座,防災,防災の講座です。,続けます。\n"
                   "い市,,南区役所,防災備蓄,防災,防災の備蓄です。,続けます。\n");
  const std::string db = folder / "db";
  const Outcome outcome = torikumi({"index", "--db", db, "--collection", collection, table});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto matrix = torikumi({"matrix", "--db", db, "--format", "json", "防災"}).json();
  EXPECT_EQ(boost::json::serialize(matrix.at("rows")),
            R"(["あ市 東区役所","い市 西区役所","い市 南区役所"])");
  EXPECT_EQ(boost::json::serialize(matrix.at("row_totals")), "[1,1,1]");
  EXPECT_EQ(boost::json::serialize(matrix.at("editions")), R"(["令和7年度","令和8年度"])");
  const Server server(db);
  const std::string page = server.ask("/wards?q=" + percent("防災")).body;
  EXPECT_NE(page.find("<q>防災の訓練をします。</q>"), std::string::npos);
  EXPECT_EQ(page.find("防災の訓練をしました。"), std::string::npos)
      << "what is not counted is not quoted";
  EXPECT_NE(page.find("<q>防災の備蓄です。</q>"), std::string::npos);
}

TEST(EveryWard, WhatOneSaysOfAllIsShownBesideThoseWithoutARow) {
  const TemporaryFolder folder;
  const std::string table = folder.write(
      "plan.tsv",
      "局・区・室\t課題の名称\t項目\t現状\t取組の方向性\n"
      "健康福祉局\t認知症への備え\t福祉\t各区役所で認知症サポーター養成講座を年1回開いています。\t"
      "続けます。\n"
      "東区役所\t認知症カフェ\t福祉\t　認知症の方と家族が集うカフェを開きました。\t回数を増やします"
      "。"
      "\n"
      "西区役所\t防災訓練\t防災\t訓練をしています。\t続けます。\n");
  const Outcome outcome = torikumi({"index", "--db", folder / "db", table});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const Server server(folder / "db");
  const std::string page = server.ask("/wards?q=" + percent("認知症")).body;
  EXPECT_NE(page.find("<q>認知症の方と家族が集うカフェを開きました。</q>"), std::string::npos);
  EXPECT_NE(page.find("<q>各区役所で認知症サポーター養成講座を年1回開いています。</q>"),
            std::string::npos);
  EXPECT_NE(page.find("区自身の記載なし"), std::string::npos);
  EXPECT_NE(page.find("西区役所"), std::string::npos);
  const std::string other = server.ask("/wards?q=" + percent("防災")).body;
  EXPECT_EQ(other.find("区自身の記載なし"), std::string::npos);
  EXPECT_NE(other.find("<h3>この資料に記載なし</h3>"), std::string::npos);
}

/// Two cities and three years, as an answer by initiative tells of them.
class ByInitiative : public testing::Test {
 protected:
  void SetUp() override {
    const Outcome outcome =
        torikumi({"index", "--db", db(), "--catalogue", project_file("index/catalogue.toml")});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }
  std::string db() const { return folder_ / "db"; }
  boost::json::object answer(const std::string& query, const std::vector<std::string>& more = {},
                             const std::string& limit = "200") const {
    std::vector<std::string> words{"search", "--db", db(), "--format", "json", "--limit", limit};
    words.insert(words.end(), more.begin(), more.end());
    words.push_back(query);
    return torikumi(words).json();
  }
  static std::vector<std::string> ids(const boost::json::object& answer) {
    std::vector<std::string> all;
    for (const auto& hit : answer.at("hits").as_array()) all.emplace_back(hit.at("id").as_string());
    return all;
  }

  TemporaryFolder folder_;
};

TEST_F(ByInitiative, NothingIsLostAndNothingComesTwice) {
  for (const char* query : {"", "見守り", "認知症", "避難所", "見守り 協定", "市が行う見回りと訓練",
                            "\"協定\"", "2024", "窓口 -混雑"}) {
    const auto every = answer(query);
    const auto grouped = answer(query, {"--group", "initiative"});
    std::multiset<std::string> found;
    for (const auto& each : grouped.at("hits").as_array()) {
      const auto& hit = each.as_object();
      const auto* editions = hit.if_contains("editions");
      if (editions == nullptr) found.emplace(hit.at("id").as_string());
      for (std::size_t i = 0; editions != nullptr && i < editions->as_array().size(); ++i) {
        found.emplace(editions->at(i).at("id").as_string());
        if (i > 0) {
          EXPECT_GT(editions->at(i - 1).at("edition").as_string(),
                    editions->at(i).at("edition").as_string())
              << "the newest first";
        }
      }
    }
    const std::vector<std::string> all = ids(every);
    std::multiset<std::string> expected(all.begin(), all.end());
    if (every.at("relaxed").as_bool()) {
      // Editions that meet some of the words have gone where one meets all.
      for (const std::string& id : found) EXPECT_TRUE(expected.contains(id)) << query;
    } else {
      EXPECT_EQ(found, expected) << query;
    }
    EXPECT_EQ(grouped.at("records"), every.at("total")) << query;
    EXPECT_LE(grouped.at("total").as_int64(), every.at("total").as_int64()) << query;
    EXPECT_EQ(grouped.at("facets").at("edition"), every.at("facets").at("edition")) << query;
  }
}

TEST_F(ByInitiative, TheNewestThatIsFoundStandsForAll) {
  const auto grouped = answer("認知症サポーター養成講座", {"--group", "initiative"});
  const auto& first = grouped.at("hits").at(0).as_object();
  EXPECT_EQ(first.at("edition"), "令和8年度");
  EXPECT_EQ(first.at("editions").as_array().size(), 3U);
  // 花火 stands in the oldest alone.
  const auto old = answer("花火", {"--group", "initiative"});
  EXPECT_EQ(old.at("hits").at(0).at("edition"), "令和6年度");
  EXPECT_FALSE(old.at("hits").at(0).as_object().contains("editions"));
}

TEST_F(ByInitiative, PagesAndFiltersHold) {
  const auto whole = ids(answer("市", {"--group", "initiative"}));
  std::vector<std::string> paged;
  for (std::size_t i = 0; i < whole.size(); i += 7) {
    const auto part =
        ids(answer("市", {"--group", "initiative", "--offset", std::to_string(i)}, "7"));
    paged.insert(paged.end(), part.begin(), part.end());
  }
  EXPECT_EQ(paged, whole);
  const std::set<std::string> all(whole.begin(), whole.end());
  for (const std::string& id : ids(answer("市", {"--group", "initiative", "--city", "緑丘市"})))
    EXPECT_TRUE(all.contains(id));
  // An edition that is asked for is shown as it is.
  const auto asked = answer("市", {"--group", "initiative", "--edition", "令和7年度"});
  EXPECT_EQ(ids(asked), ids(answer("市", {"--edition", "令和7年度"})));
  EXPECT_FALSE(asked.contains("records"));
}

TEST(ByInitiativeAndFilter, AnOlderEditionIsFoundByWhatItAloneSays) {
  const TemporaryFolder folder;
  const std::string header = "年度\t" + std::string(kHeader);
  const std::string table =
      header + "令和7年度\t" +
      row("健康局", "歩こう会", "健康", "会がある。", "令和8年度までに10か所に増やします。") +
      "令和8年度\t" +
      row("福祉局", "歩こう会", "健康", "会がある。", "令和9年度までに20か所に増やします。");
  const std::string db = folder / "db";
  ASSERT_EQ(torikumi({"index", "--db", db, folder.write("t.tsv", table)}).status, 0);
  ASSERT_NE(torikumi({"lineage", "--db", db, "--format", "tsv"}).out.find("moved"),
            std::string::npos);
  const auto answer = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"search", "--db",    db,          "--format",
                                   "json",   "--group", "initiative"};
    words.insert(words.end(), more.begin(), more.end());
    return torikumi(words).json();
  };
  for (const auto& [option, value] :
       {std::pair("--due", "2026"), std::pair("--department", "健康局")}) {
    const auto found = answer({option, value});
    EXPECT_EQ(found.at("total"), 1) << option;
    EXPECT_EQ(found.at("hits").at(0).at("edition"), "令和7年度") << option;
  }
  const auto all = answer({});
  EXPECT_EQ(all.at("total"), 1);
  EXPECT_EQ(all.at("records"), 2);
  for (const auto& [facet, values] : all.at("facets").as_object()) {
    for (const auto& each : values.as_array()) {
      const std::string value(each.at("value").as_string());
      const auto narrowed = answer({"--" + std::string(facet), value});
      EXPECT_EQ(each.at("count"), narrowed.at("total")) << facet << " " << value;
    }
  }
}

TEST_F(ByInitiative, IsWhatPagesShow) {
  const Server server(db());
  const std::string query = "/search?q=" + percent("認知症サポーター");
  const std::string grouped = server.ask(query).body;
  EXPECT_NE(grouped.find("<span>令和8年度・<a href=\"/initiatives/"), std::string::npos);
  EXPECT_NE(grouped.find("同じ取組は最新の版にまとめています"), std::string::npos);
  EXPECT_NE(grouped.find("&amp;group=none\">版ごとに表示"), std::string::npos);
  EXPECT_NE(
      grouped.find("/api/v1/search.csv?q=" + percent("認知症サポーター") + "&amp;group=initiative"),
      std::string::npos);
  const std::string each = server.ask(query + "&group=none").body;
  EXPECT_EQ(each.find("同じ取組は最新の版に"), std::string::npos);
  EXPECT_NE(each.find("\">同じ取組をまとめる</a>"), std::string::npos);
  const std::string table = server.ask(query + "&view=table").body;
  EXPECT_NE(table.find("令和8年度・令和7年度・令和6年度"), std::string::npos);
  EXPECT_EQ(server.ask("/api/v1/search?group=city").status, 400);
  const std::string home = server.ask("/").body;
  const auto total = server.ask("/api/v1/search?group=initiative").json().at("total").as_int64();
  EXPECT_NE(home.find(std::to_string(total) + "件"), std::string::npos);
}

}  // namespace
}  // namespace torikumi::tests
