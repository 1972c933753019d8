// SPDX-License-Identifier: GPL-2.0-or-later
// Files as cities have them: workbooks are indexed as they are, and what was read is found, cited
// and handed out with its sheet and row.
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"
#include "support/workbook.hpp"

namespace torikumi::tests {
namespace {

class Files : public testing::Test {
 protected:
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

const std::vector<std::string> kColumns{"所管", "事業名", "項目", "現状", "方向性"};

TEST_F(Files, AWorkbookIsIndexedAndCited) {
  const std::string plan = folder_.write(
      "計画.xlsx",
      xlsx({{"取組一覧",
             cells(kColumns, 2) +
                 cells({"福祉局", "高齢者の見守り", "福祉", "見守り隊がある。", ""}, 3),
             "", "", ""}}));
  const Outcome indexed = torikumi({"index", "--db", db_, plan});
  EXPECT_EQ(indexed.status, 0) << indexed.err;
  EXPECT_EQ(hit_titles(db_, "見守り隊"), std::vector<std::string>{"高齢者の見守り"});
  const Outcome csv = torikumi({"search", "--db", db_, "--format", "csv", "見守り隊"});
  EXPECT_NE(csv.out.find("計画.xlsx,取組一覧,3"), std::string::npos) << csv.out;
  EXPECT_NE(torikumi({"search", "--db", db_, "見守り隊"}).out.find(plan + ":取組一覧:3"),
            std::string::npos);
}

TEST_F(Files, AFolderIsReadWithItsWorkbooks) {
  folder_.write(
      "計画/a.xlsx",
      xlsx({{"s", cells(kColumns, 1) + cells({"局", "甲", "福祉", "窓口", ""}, 2), "", "", ""}}));
  folder_.write("計画/b.ods",
                ods("<table:table table:name=\"s\"><table:table-row>"
                    "<table:table-cell><text:p>所管</text:p></table:table-cell>"
                    "<table:table-cell><text:p>事業名</text:p></table:table-cell>"
                    "<table:table-cell><text:p>現状</text:p></table:table-cell></table:table-row>"
                    "<table:table-row><table:table-cell><text:p>局</text:p></table:table-cell>"
                    "<table:table-cell><text:p>乙</text:p></table:table-cell>"
                    "<table:table-cell><text:p>窓口</text:p></table:table-cell></table:table-row>"
                    "</table:table>"));
  EXPECT_EQ(torikumi({"index", "--db", db_, folder_ / "計画"}).status, 0);
  EXPECT_EQ(hit_titles(db_, "窓口").size(), 2u);
}

TEST_F(Files, WarningsNameSheetAndRowInJsonToo) {
  const std::string plan = folder_.write(
      "a.xlsx", xlsx({{"表",
                       cells(kColumns, 1) + cells({"局", "甲", "福祉", "（何?）", ""}, 2) +
                           cells({"局", "", "", "", ""}, 3) + cells({"局", "乙", "", "", ""}, 4),
                       "", "", ""}}));
  const auto report = torikumi({"index", "--db", db_, "--format", "json", plan}).json();
  const auto& warning = report.at("warnings").as_array().at(0).as_object();
  EXPECT_EQ(warning.at("sheet").as_string(), "表");
  EXPECT_EQ(warning.at("line").to_number<int>(), 2);
}

TEST_F(Files, TheTortureWorkbookIsReadAsPeopleSeeIt) {
  const std::string file = shared_file("data/files/made-torture.xlsx");
  if (file.empty()) GTEST_SKIP() << "no shared data here";
  ASSERT_EQ(torikumi({"index", "--db", db_, file}).status, 0);
  const auto records = exported(db_);
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[0].at("current").as_string(), "一行目\n二行目\n三行目");
  EXPECT_EQ(records[1].at("department").as_string(), "福祉局");
  EXPECT_EQ(records[2].at("department").as_string(), "福祉局");
  EXPECT_EQ(records[3].at("title").as_string(), "_x0041_ そのまま");
}

}  // namespace
}  // namespace torikumi::tests
