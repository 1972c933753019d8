// SPDX-License-Identifier: GPL-2.0-or-later
// Answers as workbooks: what is handed out is what stands in the answer, no cell computes, the
// header stays, and each title leads back to its page.
#include <gtest/gtest.h>

#include "corpus/workbook/workbook.hpp"
#include "corpus/workbook/zip_archive.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Workbook : public testing::Test {
 protected:
  void SetUp() override {
    const std::string table =
        std::string(kHeader) +
        row("港区役所", "=1+1の見守り", "福祉", "_x0041_で始まる<br>長い見守り", "続ける。") +
        row("中央区役所", "防災の見守り", "防災", "訓練。", "続ける。");
    ASSERT_EQ(torikumi({"index", "--db", db_, folder_.write("a.tsv", table)}).status, 0);
  }

  /// "0:順位 1:id … | 0:1 1:…", as a reader of workbooks sees it.
  static std::vector<std::vector<std::string>> read(const std::string& bytes) {
    std::vector<std::vector<std::string>> rows;
    corpus::read_workbook(bytes, corpus::FileKind::kXlsx, "a.xlsx", [&](corpus::Sheet sheet) {
      for (const corpus::SheetRow& each : sheet.rows) {
        rows.emplace_back();
        for (const corpus::Cell& cell : each.cells) {
          rows.back().resize(cell.column + 1);
          rows.back()[cell.column] = cell.text;
        }
      }
    });
    return rows;
  }

  static std::string part(const std::string& bytes, const std::string& name) {
    return corpus::ZipArchive(bytes, "a.xlsx").begin_of(name, 100'000);
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(Workbook, HoldsEveryHitWithItsLink) {
  Server server(db_);
  const auto answer = server.ask("/api/v1/search.xlsx?q=" + percent("見守り"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.has("torikumi.xlsx"));
  const auto rows = read(answer.body);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0][3], "課題の名称");
  std::string all;
  for (const auto& each : rows) {
    for (const std::string& cell : each) all += cell + "|";
  }
  EXPECT_NE(all.find("|=1+1の見守り|福祉|_x0041_で始まる\n長い見守り|"), std::string::npos) << all;
  EXPECT_EQ(part(answer.body, "xl/worksheets/sheet1.xml").find("<f>"), std::string::npos);
  EXPECT_NE(part(answer.body, "xl/worksheets/sheet1.xml").find("state=\"frozen\""),
            std::string::npos);
  const std::string id = hit_ids(db_, "見守り").front();
  EXPECT_NE(part(answer.body, "xl/worksheets/_rels/sheet1.xml.rels").find("/initiatives/" + id),
            std::string::npos);
}

TEST_F(Workbook, CountsAreNumbers) {
  Server server(db_);
  const auto answer = server.ask("/matrix.xlsx?rows=departments");
  EXPECT_EQ(answer.status, 200);
  const auto rows = read(answer.body);
  ASSERT_GE(rows.size(), 4u);
  EXPECT_EQ(rows[0].back(), "計");
  EXPECT_EQ(rows.back().back(), "2");
  EXPECT_NE(part(answer.body, "xl/worksheets/sheet1.xml").find("<v>2</v>"), std::string::npos);
}

TEST_F(Workbook, ComparesSideBySide) {
  Server server(db_);
  const auto ids = hit_ids(db_, "見守り");
  const auto answer = server.ask("/compare.xlsx?id=" + ids[0] + "&id=" + ids[1]);
  EXPECT_EQ(answer.status, 200);
  const auto rows = read(answer.body);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"id", ids[0], ids[1]}));
  EXPECT_EQ(rows[2][0], "課題の名称");
}

TEST_F(Workbook, IsOfferedOnThePages) {
  Server server(db_);
  EXPECT_NE(server.ask("/search?q=" + percent("見守り")).body.find("/api/v1/search.xlsx"),
            std::string::npos);
  EXPECT_NE(server.ask("/wards").body.find("/matrix.xlsx"), std::string::npos);
  EXPECT_EQ(server.ask("/api/v1/search.xlsx?nonsense=1").status, 400);
}

}  // namespace
}  // namespace torikumi::tests
