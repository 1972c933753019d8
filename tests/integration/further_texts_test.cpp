// SPDX-License-Identifier: GPL-2.0-or-later
// A collection's further columns that are text: searched, ranked, marked and shown as the fields
// that every initiative has, and nothing that stands in them is missed.
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const std::string kCollection =
    "name = \"evaluation\"\n[columns]\ndepartment = [\"担当課\"]\ntitle = [\"事業名\"]\n"
    "category = [\"施策\"]\ncurrent = { join = [\"目的\", \"きっかけ\"] }\n"
    "direction = [\"今後\"]\n"
    "[[further]]\nname = \"budget\"\nlabel = \"予算\"\ncolumns = [\"金額#2\"]\nfacet = true\n"
    "[[further]]\nname = \"outcome\"\nlabel = \"成果\"\ncolumns = [\"成果の説明\"]\n"
    "search = true\nweight = 0.5\n"
    "[[further]]\nname = \"voices\"\nlabel = \"住民の声\"\n"
    "columns = { join = [\"意見1\", \"意見2\"] }\nsearch = true\nweight = 3\n";

const std::string kTable =
    "担当課,事業名,施策,目的,きっかけ,今後,金額,金額,成果の説明,意見1,意見2\n"
    "水産課,販路の開拓,産業,主力魚種であるサンマの販路。,不漁,続ける,100,120,"
    "魚市場の水揚げが増えた,朝市を,"
    "駅前でも\n"
    "福祉課,見守り,福祉,高齢者を見守る,孤立,広げる,200,240,見守り隊ができた,魚市場が遠い,\n"
    "福祉課,配食,福祉,食事を届ける,,続ける,300,360,利用が増えた,,\n";

class FurtherTexts : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    collection_ = folder_.write("c.toml", kCollection);
    table_ = folder_.write("a.csv", kTable);
    const Outcome made = index();
    ASSERT_EQ(made.status, 0) << made.err;
  }
  Outcome index() {
    return torikumi({"index", "--db", db_, "--shards", std::to_string(GetParam()), "--collection",
                     collection_, table_});
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string collection_;
  std::string table_;
};

TEST_P(FurtherTexts, AreFoundByWordsStringsAndName) {
  EXPECT_EQ(hit_titles(db_, "水揚げ"), std::vector<std::string>{"販路の開拓"});
  EXPECT_EQ(hit_titles(db_, "\"揚げが増\""), std::vector<std::string>{"販路の開拓"});
  EXPECT_EQ(hit_titles(db_, "成果:増える").size(), 2u);
  EXPECT_EQ(hit_titles(db_, "outcome:見守り"), std::vector<std::string>{"見守り"});
  EXPECT_EQ(hit_titles(db_, "住民の声:駅前"), std::vector<std::string>{"販路の開拓"});
  EXPECT_TRUE(hit_titles(db_, "voices:水揚げ").empty());
  EXPECT_EQ(hit_titles(db_, "不漁"), std::vector<std::string>{"販路の開拓"}) << "a joined column";
}

TEST_P(FurtherTexts, WeighWhatTheCollectionSays) {
  EXPECT_EQ(hit_titles(db_, "魚市場").front(), "見守り") << "voices count six times the outcome";
}

TEST_P(FurtherTexts, AreShownWithTheirNames) {
  const Outcome text = torikumi({"search", "--db", db_, "水揚げ"});
  EXPECT_NE(text.out.find("成果: 魚市場の"), std::string::npos) << text.out;
  const auto json =
      torikumi({"search", "--db", db_, "--format", "json", "--explain", "水揚げ"}).json();
  const auto& hit = json.at("hits").as_array()[0].as_object();
  EXPECT_EQ(hit.at("snippets").as_array().back().as_object().at("field").as_string(), "outcome");
  const Outcome explained =
      torikumi({"explain", "--db", db_, std::string(hit.at("id").as_string()), "成果:水揚げ"});
  EXPECT_NE(explained.out.find("in outcome"), std::string::npos) << explained.out;
  const auto record = exported(db_)[0];
  EXPECT_EQ(record.at("voices").as_string(), "朝市を\n駅前でも");
  EXPECT_EQ(record.at("budget").as_string(), "120");
  const std::string csv = torikumi({"search", "--db", db_, "--format", "csv", "水揚げ"}).out;
  EXPECT_NE(csv.find("成果,住民の声,予算"), std::string::npos) << csv;
}

TEST_P(FurtherTexts, StandOnThePages) {
  Server server(db_);
  const std::string id = hit_ids(db_, "水揚げ").front();
  const std::string page = server.ask("/initiatives/" + id + "?q=" + percent("水揚げ")).body;
  EXPECT_NE(page.find("成果"), std::string::npos);
  EXPECT_NE(page.find("<mark>水揚げ</mark>"), std::string::npos) << page;
  const std::string results = server.ask("/search?q=" + percent("水揚げ")).body;
  EXPECT_NE(results.find("成果"), std::string::npos);
  const std::string other = hit_ids(db_, "配食").front();
  EXPECT_NE(server.ask("/compare?id=" + id + "&id=" + other).body.find("住民の声"),
            std::string::npos);
  EXPECT_EQ(server.ask("/initiatives/" + other).body.find("住民の声"), std::string::npos)
      << "an empty one has no heading";
}

TEST_P(FurtherTexts, AChangedRowIsUpdatedInItsLists) {
  std::string changed = kTable;
  changed.replace(changed.find("利用が増えた"), std::string("利用が増えた").size(),
                  "魚市場から届いた");
  folder_.write("a.csv", changed);
  ASSERT_EQ(index().status, 0);
  EXPECT_EQ(hit_titles(db_, "成果:魚市場").size(), 2u);
  EXPECT_TRUE(hit_titles(db_, "成果:利用").empty());
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
}

INSTANTIATE_TEST_SUITE_P(Shards, FurtherTexts, testing::Values(1, 3));

TEST(FurtherTextsNames, OneColumnDoesNotAnswerForAnother) {
  const TemporaryFolder folder;
  std::string collection =
      "name = \"wide\"\n[columns]\ndepartment = [\"課\"]\ntitle = [\"事業\"]\n"
      "category = [\"施策\"]\ncurrent = [\"目的\"]\n"
      "direction = [\"今後\"]\n";
  std::string table = "課,事業,施策,目的,今後";
  for (const std::string number : {"1", "2", "3", "4", "5", "6"}) {
    collection += "[[further]]\nname = \"c" + number + "\"\nlabel = \"欄" + number +
                  "\"\ncolumns = [\"欄" + number + "\"]\nsearch = true\n";
    table += ",欄" + number;
  }
  table += "\n";
  for (int i = 0; i < 100; ++i)
    table += "水産課,水揚げ" + std::to_string(i) + ",産業,続ける,広げる,,,,,魚市場,\n";
  const std::string db = folder / "db";
  const Outcome made = torikumi({"index", "--db", db, "--collection",
                                 folder.write("c.toml", collection), folder.write("a.csv", table)});
  ASSERT_EQ(made.status, 0) << made.err;
  EXPECT_EQ(hit_ids(db, "c5:魚市場 OR c6:魚市場").size(), 100u);
  EXPECT_TRUE(hit_ids(db, "c5:魚市場 c6:魚市場").empty());
  EXPECT_EQ(hit_ids(db, "c5:魚市場 -c6:魚市場").size(), 100u);
}

/// Random texts in as many columns as can be text: each string that stands in one is found.
TEST(FurtherTextsLaw, NoStringOfAnyColumnIsMissed) {
  const TemporaryFolder folder;
  constexpr int kColumns = 48;
  constexpr int kRows = 40;
  const std::vector<std::string> pieces{"高齢者",   "の",   "見守り", "を",       "ＮＰＯ",
                                        "法人",     "が",   "進める", "平成26年", "（案）",
                                        "サーバー", "子供", "。",     "防災",     "①"};
  std::mt19937 random(7);
  const auto any_text = [&] {
    std::string text;
    for (unsigned i = 0; i < 3 + random() % 12; ++i) text += pieces[random() % pieces.size()];
    return text;
  };
  std::string collection =
      "name = \"l\"\n[columns]\ndepartment = [\"d\"]\ntitle = [\"t\"]\ncategory = [\"c\"]\n"
      "current = [\"x\"]\ndirection = [\"y\"]\n";
  std::string table = "t,d";
  for (int i = 0; i < kColumns; ++i) {
    const std::string name = "n" + std::to_string(i);
    collection +=
        "[[further]]\nname = \"" + name + "\"\ncolumns = [\"" + name + "\"]\nsearch = true\n";
    table += "," + name;
  }
  table += "\n";
  std::vector<std::vector<std::string>> rows;
  for (int row = 0; row < kRows; ++row) {
    table += "題" + std::to_string(row) + ",局";
    rows.emplace_back();
    for (int i = 0; i < kColumns; ++i) {
      rows.back().push_back(random() % 3 == 0 ? "" : any_text());
      table += "," + rows.back().back();
    }
    table += "\n";
  }
  const std::string db = folder / "db";
  ASSERT_EQ(torikumi({"index", "--db", db, "--collection", folder.write("c.toml", collection),
                      folder.write("a.csv", table)})
                .status,
            0);
  for (int tries = 0; tries < 300; ++tries) {
    const std::size_t row = random() % kRows;
    const std::size_t column = random() % kColumns;
    const std::string& text = rows[row][column];
    if (text.empty()) continue;
    std::size_t begin = random() % text.size();
    while (!base::is_boundary(text, begin)) --begin;
    std::size_t end = std::min(text.size(), begin + 3 + random() % 24);
    while (!base::is_boundary(text, end)) ++end;
    const std::string title = "題" + std::to_string(row);
    for (const std::string& query :
         {"\"" + text.substr(begin, end - begin) + "\"",
          "n" + std::to_string(column) + ":\"" + text.substr(begin, end - begin) + "\""}) {
      const auto found = hit_titles(db, query);
      EXPECT_NE(std::find(found.begin(), found.end(), title), found.end())
          << query << " stands in " << text;
    }
  }
}

TEST(FurtherTextsFaults, AreToldWithTheirLine) {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& further) {
    const std::string collection =
        kCollection.substr(0, kCollection.find("[[further]]")) + "[[further]]\n" + further;
    return torikumi({"index", "--db", folder / "db", "--collection",
                     folder.write("c.toml", collection), folder.write("a.csv", kTable)})
        .err;
  };
  EXPECT_NE(refused("name = \"a\"\ncolumns = [\"成果の説明\"]\nweight = 2\n")
                .find("weight is for a column that is text: search = true"),
            std::string::npos);
  EXPECT_NE(refused("name = \"a\"\ncolumns = [\"成果の説明\"]\nsearch = true\nweight = 99\n")
                .find("weight must be 0.25 to 10"),
            std::string::npos);
  EXPECT_NE(refused("name = \"a\"\ncolumns = { merge = [\"成果の説明\"] }\n").find("unknown key"),
            std::string::npos);
}

}  // namespace
}  // namespace torikumi::tests
