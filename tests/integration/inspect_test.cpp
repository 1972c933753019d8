// SPDX-License-Identifier: GPL-2.0-or-later
// torikumi inspect: what is in a file, which column is meant for which field, and a collection file
// that reads it; and index, which takes the guess where it is sure.
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "schema/collection.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"
#include "support/workbook.hpp"

namespace torikumi::tests {
namespace {

/// Twelve initiatives of an evaluation with headers that are questions, from row 2 and column B.
std::string evaluation() {
  const std::vector<std::string> offices{"水産課", "福祉課", "総務課"};
  const std::vector<std::string> fields{"産業", "福祉"};
  std::string rows =
      cells({"", "令和6年度 事務事業評価"}, 1) +
      cells({"", "番号", "事務事業名", "担当課", "政策分野", "この事業の目的は何か？",
             "成果はどうだったか？", "国庫支出金", "国庫支出金"},
            2);
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i + 1);
    rows += cells(
        {"", n, "事業その" + n + "の推進", offices[static_cast<std::size_t>(i) % 3],
         fields[static_cast<std::size_t>(i) % 2],
         "市民が安心して暮らせるように、第" + n + "の取組を地域とともに進めることを目的とする。",
         "参加した人が前の年より" + n + "割増え、地域の見守りの輪が広がったと評価している。", "100",
         "200"},
        i + 3);
  }
  return xlsx({{"R6", rows, "", "", ""}});
}

class Inspect : public testing::Test {
 protected:
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string file_ = folder_.write("評価.xlsx", evaluation());
};

TEST_F(Inspect, TellsWhatEachColumnIsTakenForAndWhy) {
  const auto answer = torikumi({"inspect", "--format", "json", file_}).json();
  EXPECT_TRUE(answer.at("sure").as_bool());
  const auto& table =
      answer.at("files").as_array()[0].as_object().at("tables").as_array()[0].as_object();
  EXPECT_EQ(table.at("header").to_number<int>(), 2);
  EXPECT_EQ(table.at("rows").to_number<int>(), 12);
  std::string fields;
  for (const auto& each : table.at("columns").as_array()) {
    const auto& column = each.as_object();
    fields += std::string(column.at("header").as_string()) + "=" +
              std::string(column.at("field").as_string()) + " ";
  }
  EXPECT_EQ(fields,
            "= 番号= 事務事業名=title 担当課=department 政策分野=category "
            "この事業の目的は何か？=current 成果はどうだったか？=text 国庫支出金= 国庫支出金= ");
  const Outcome text = torikumi({"inspect", file_});
  EXPECT_NE(text.out.find("R6: header on row 2, 12 rows"), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("The guess is sure"), std::string::npos);
}

TEST_F(Inspect, WritesACollectionFileThatReadsTheTable) {
  const std::string toml = folder_ / "c.toml";
  ASSERT_EQ(torikumi({"inspect", "--write", toml, file_}).status, 0);
  EXPECT_NO_THROW(schema::parse_collection(base::read_file(toml), toml));
  ASSERT_EQ(torikumi({"index", "--db", db_, "--collection", toml, file_}).status, 0);
  EXPECT_EQ(exported(db_).size(), 12u);
  EXPECT_EQ(hit_ids(db_, "見守りの輪").size(), 12u);
  EXPECT_EQ(torikumi({"inspect", "--write", toml, file_}).status, 1) << "never over another file";
}

TEST_F(Inspect, IndexTakesASureGuessAndSaysSo) {
  const Outcome indexed = torikumi({"index", "--db", db_, file_});
  ASSERT_EQ(indexed.status, 0) << indexed.err;
  EXPECT_NE(
      indexed.err.find("no collection was named, so the columns are guessed: department = 担当課"),
      std::string::npos)
      << indexed.err;
  EXPECT_EQ(hit_ids(db_, "見守りの輪").size(), 12u);
  EXPECT_EQ(torikumi({"index", "--db", db_, file_}).status, 0) << "and by the same the next time";
  Server server(db_);
  const std::string about = server.ask("/about").body;
  EXPECT_NE(about.find("成果はどうだったか？"), std::string::npos);
  EXPECT_NE(about.find("担当課"), std::string::npos);
}

TEST_F(Inspect, FilesThatAreKnownKeepTheirIdsBesideOneThatIsNot) {
  const std::string known =
      folder_.write("a.csv",
                    "id,年度,局・区・室,課題の名称,項目,現状,取組の方向性\nX0,令和7年度,港区,甲,"
                    "福祉,見守る。,続ける。\n");
  EXPECT_EQ(torikumi({"index", "--db", db_, known, file_}).status, 1) << "told, not guessed";
  ASSERT_EQ(torikumi({"index", "--db", db_, "--accept-guess", known, file_}).status, 0);
  const auto records = exported(db_);
  EXPECT_EQ(records.front().at("id").as_string(), "X0");
  EXPECT_EQ(records.front().at("edition").as_string(), "令和7年度");
  EXPECT_EQ(records.size(), 13u);
}

TEST_F(Inspect, AGuessFindsTheTextWhereOnlyTheLabelsAreKnown) {
  std::string table = "担当課,事業名,事業の内容,\x7F備考\n";
  for (int i = 0; i < 9; ++i)
    table += "福祉課,事業" + std::to_string(i) +
             ",高齢者の見守りを地域とともに続けて、孤立を防ぐことを目的とする。,\n";
  const std::string file = folder_.write("内容.csv", table);
  ASSERT_EQ(torikumi({"index", "--db", db_, file}).status, 0);
  EXPECT_EQ(hit_ids(db_, "孤立").size(), 9u);
}

TEST_F(Inspect, AnUnsureGuessMustBeAccepted) {
  const std::string budget = folder_.write("予算.csv",
                                           "大分類,事業内容,事業費\n生活,換気設備の改修,100\n生活,"
                                           "手すりの設置,200\n経済,商品券の発行,300\n");
  const Outcome refused = torikumi({"index", "--db", db_, budget});
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("torikumi inspect FILE..."), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find("--accept-guess"), std::string::npos);
  const Outcome accepted = torikumi({"index", "--db", db_, "--accept-guess", budget});
  ASSERT_EQ(accepted.status, 0) << accepted.err;
  EXPECT_NE(accepted.err.find("which is not sure"), std::string::npos);
  EXPECT_NE(accepted.err.find("the table has no column of text"), std::string::npos)
      << "told once, not for each row";
  EXPECT_EQ(hit_titles(db_, "商品券"), std::vector<std::string>{"商品券の発行"});
}

TEST_F(Inspect, WhatCannotBeReadIsRefusedAsIndexDoes) {
  EXPECT_EQ(torikumi({"inspect"}).status, 2);
  EXPECT_EQ(torikumi({"inspect", folder_ / "none.xlsx"}).status, 1);
  EXPECT_NE(torikumi({"inspect", folder_.write("a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")})
                .err.find("old kind"),
            std::string::npos);
  const Outcome empty =
      torikumi({"inspect", folder_.write("a.xlsx", xlsx({{"s", "", "", "", ""}}))});
  EXPECT_EQ(empty.status, 0);
  EXPECT_NE(empty.out.find("there is no table in these files"), std::string::npos) << empty.out;
}

}  // namespace
}  // namespace torikumi::tests
