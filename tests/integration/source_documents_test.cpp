// SPDX-License-Identifier: GPL-2.0-or-later
// What the documents are called: on the pages, in citations and in tables.
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const std::string kTable =
    "# 質的改革の取組例\n資料3\n"
    "局・区・室\t課題の名称\t項目\t現状\t取組の方向性\n"
    "港区役所\t見守りの輪\t福祉\t高齢者を見守っています。\t続けます（何?）。\n";
const std::string kCollection =
    "name = \"c\"\n[columns]\ndepartment = [\"局・区・室\"]\ntitle = [\"課題の名称\"]\n"
    "category = [\"項目\"]\ncurrent = [\"現状\"]\ndirection = [\"取組の方向性\"]\n"
    "[site]\nname = \"青葉浜市\"\nurl = \"https://example.jp/\"\ncontact = \"行政改革課\"\n"
    "[sources.\"plan*\"]\ndate = \"平成26年11月\"\nurl = \"https://example.jp/plan.pdf\"\n";

class SourceDocuments : public testing::Test {
 protected:
  void index(const std::vector<std::string>& more) {
    std::vector<std::string> words{"index", "--db", db_, folder_.write("plan.tsv", kTable)};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = torikumi(words);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    id_ = hit_ids(db_, "見守り").at(0);
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string id_;
};

TEST_F(SourceDocuments, TheTitleAboveATableIsCited) {
  index({});
  const Server server(db_);
  EXPECT_EQ(server.ask("/api/v1/initiatives/" + id_ + "?cite=text").body,
            "港区役所「見守りの輪」（福祉）、「資料3 質的改革の取組例」 plan.tsv 4行目");
  EXPECT_NE(server.ask("/").body.find("資料：「資料3 質的改革の取組例」"), std::string::npos);
  EXPECT_NE(server.ask("/initiatives/" + id_).body.find("<dd>資料3 質的改革の取組例</dd>"),
            std::string::npos);
  const std::string csv = torikumi({"search", "--db", db_, "--format", "csv", "見守り"}).out;
  EXPECT_NE(csv.find(",行,資料\r\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find(",4,資料3 質的改革の取組例\r\n"), std::string::npos) << csv;
  EXPECT_EQ(server.ask("/api/v1/search.csv?q=" + percent("見守り")).body, csv);
}

TEST_F(SourceDocuments, TheCollectionNamesCityDateAndAddress) {
  index({"--collection", folder_.write("c.toml", kCollection)});
  const Server server(db_);
  EXPECT_EQ(server.ask("/api/v1/initiatives/" + id_ + "?cite=text").body,
            "青葉浜市港区役所「見守りの輪」（福祉）、「資料3 質的改革の取組例」（平成26年11月） "
            "plan.tsv 4行目 https://example.jp/plan.pdf");
  const std::string page = server.ask("/initiatives/" + id_).body;
  EXPECT_NE(page.find("<a href=\"https://example.jp/plan.pdf\">資料3 質的改革の取組例"),
            std::string::npos);
  for (const char* path : {"/", "/search", "/wards", "/draft", "/compare", "/about"}) {
    const std::string body = server.ask(path).body;
    EXPECT_NE(body.find("| 青葉浜市 取組検索 Torikumi</title>"), std::string::npos) << path;
    EXPECT_NE(body.find("資料：青葉浜市「資料3 質的改革の取組例」（平成26年11月）"),
              std::string::npos)
        << path;
    EXPECT_NE(body.find("お問い合わせ：行政改革課"), std::string::npos) << path;
  }
  EXPECT_NE(server.ask("/").body.find("<h1>青葉浜市の取組を探す</h1>"), std::string::npos);
}

TEST_F(SourceDocuments, CheckListsWhatIsAmissInTheSources) {
  index({});
  const Outcome text = torikumi({"check", "--db", db_});
  EXPECT_EQ(text.status, 0);
  EXPECT_NE(text.out.find("line 4: 取組の方向性: a placeholder was left in the text: （何?）"),
            std::string::npos)
      << text.out;
  const auto json = torikumi({"check", "--db", db_, "--format", "json"}).json();
  EXPECT_TRUE(json.at("rejections").as_array().empty());
  ASSERT_EQ(json.at("findings").as_array().size(), 1u);
  EXPECT_EQ(json.at("findings").at(0).at("line"), 4);
  EXPECT_EQ(json.at("findings").at(0).at("column"), "取組の方向性");
}

}  // namespace
}  // namespace torikumi::tests
