// SPDX-License-Identifier: GPL-2.0-or-later
// Files as cities have them: workbooks are indexed as they are, and what was read is found, cited
// and handed out with its sheet and row.
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "support/pdf.hpp"
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

/// A header and rows of department, title and current state.
std::string ruled_page(const std::vector<std::vector<std::string>>& rows) {
  std::vector<double> ys{800};
  std::string page;
  const std::vector<double> xs{50, 150, 300, 550};
  for (const auto& row : rows) {
    ys.push_back(ys.back() - 30);
    for (std::size_t i = 0; i < row.size(); ++i) page += text(xs[i] + 5, ys.back() + 10, row[i]);
  }
  return page + ruled(xs, ys);
}
const std::vector<std::string> kPdfHeader{"department", "title", "current"};

TEST_F(Files, ARuledTableOfAPdfIsReadOverItsPages) {
  const std::string plan = folder_.write(
      "plan.pdf",
      pdf({ruled_page({kPdfHeader, {"harbour", "nets", "mending"}, {"welfare", "watch", "elders"}}),
           ruled_page({kPdfHeader, {"", "", "goes on"}, {"welfare", "meals", "warm"}})}));
  const Outcome indexed = torikumi({"index", "--db", db_, plan});
  ASSERT_EQ(indexed.status, 0) << indexed.err;
  EXPECT_NE(indexed.err.find("2 pages, 1 ruled table, 1 row joined over pages"), std::string::npos)
      << indexed.err;
  const auto records = exported(db_);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[1].at("current").as_string(), "elders goes on");
  EXPECT_NE(torikumi({"search", "--db", db_, "meals"}).out.find(plan + ":p.2:3"),
            std::string::npos);
}

TEST_F(Files, ARowOfThePdfThatHasItsDepartmentIsARowOfItsOwn) {
  const std::string box = ruled({400, 480, 550}, {835, 815}) + text(405, 820, "No.2");
  const std::string plan = folder_.write(
      "plan.pdf",
      pdf({ruled_page({kPdfHeader, {"harbour", "nets", "mending"}, {"welfare", "watch", "elders"}}),
           box + ruled_page({{"welfare", "", "second text"}, {"harbour", "boats", "painting"}})}));
  ASSERT_EQ(torikumi({"index", "--db", db_, plan}).status, 0);
  const auto records = exported(db_);
  ASSERT_EQ(records.size(), 4u) << "the box above does not end the table";
  EXPECT_EQ(records[1].at("department").as_string(), "welfare");
  EXPECT_EQ(records[2].at("current").as_string(), "second text");
}

TEST_F(Files, APdfThatCannotBeReadForSureIsRefusedByPage) {
  const auto refusal = [&](const std::string& bytes) {
    const Outcome outcome = torikumi({"index", "--db", db_, folder_.write("a.pdf", bytes)});
    EXPECT_EQ(outcome.status, 1);
    return outcome.err;
  };
  EXPECT_NE(refusal(pdf({text(50, 700, "department title")}))
                .find("no page holds a table with ruled lines"),
            std::string::npos);
  EXPECT_NE(refusal(pdf({ruled_page({{"name", "place"}, {"a", "b"}})}))
                .find("p.1: row 1: these columns are not known"),
            std::string::npos);
  EXPECT_NE(refusal("%PDF-1.4\nnothing").find("the PDF is damaged or cut off"), std::string::npos);
  const std::string picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xFF EI Q\n";
  const std::string scanned = refusal(pdf({picture}));
  EXPECT_NE(scanned.find("page 1 is a picture"), std::string::npos) << scanned;
}

std::string without_blanks(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "　") == 0) {
      i += 2;
    } else if (text[i] != ' ' && text[i] != '\n') {
      out.push_back(text[i]);
    }
  }
  return out;
}

TEST_F(Files, ThePrintedTableHoldsWhatTheTableHolds) {
  const std::string printed = shared_file("data/files/shiryo3.pdf");
  if (printed.empty()) GTEST_SKIP() << "no shared data here";
  ASSERT_EQ(torikumi({"index", "--db", db_, printed}).status, 0);
  ASSERT_EQ(torikumi({"index", "--db", folder_ / "truth", shared_file("data/kawasaki/shiryo3.txt")})
                .status,
            0);
  const auto read = exported(db_);
  const auto truth = exported(folder_ / "truth");
  ASSERT_EQ(read.size(), truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) {
    for (const char* field : {"department", "title", "category", "current", "direction"})
      EXPECT_EQ(without_blanks(std::string(read[i].at(field).as_string())),
                without_blanks(std::string(truth[i].at(field).as_string())));
  }
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
