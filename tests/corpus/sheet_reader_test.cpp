// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/sheet_reader.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "corpus/corpus.hpp"
#include "support/sources.hpp"
#include "support/workbook.hpp"

namespace torikumi::corpus {
namespace {

using tests::cells;
using tests::xlsx;

const std::vector<std::string> kHeader{"所管", "事業名", "項目", "現状", "方向性"};

schema::Collection collection(const std::string& more) {
  return schema::parse_collection(
      "name = \"t\"\n" + more +
          "[columns]\ndepartment = [\"所管\"]\ntitle = [\"事業名\"]\ncategory = [\"項目\"]\n"
          "current = [\"現状\"]\ndirection = [\"方向性\"]\n",
      "t");
}

Corpus read(const std::string& bytes, const std::string& more = {}) {
  return tests::read_corpus({{"計画.xlsx", bytes}}, collection(more));
}

std::string titles(const Corpus& corpus) {
  std::string text;
  for (std::size_t i = 0; i < corpus.records.size(); ++i) {
    const schema::Record record = corpus.records[i];
    text += (text.empty() ? "" : " | ") + record[schema::Field::kDepartment] + ":" +
            record[schema::Field::kTitle];
  }
  return text;
}

TEST(SheetReader, ARowKnowsItsSheetAndItsNumber) {
  const Corpus corpus =
      read(xlsx({{"取組一覧",
                  cells({"令和8年度の取組"}, 1) + cells(kHeader, 3) +
                      cells({"福祉局", "見守り", "福祉", "見守る。", "続ける。"}, 4) +
                      cells({"注：令和6年度末の数"}, 9),
                  "", "", ""}}));
  ASSERT_EQ(corpus.records.size(), 1u);
  EXPECT_EQ(corpus.records[0].origin, (schema::Origin{"計画.xlsx", "取組一覧", 4}));
  EXPECT_EQ(place_of(corpus.records[0].origin), "計画.xlsx: sheet 取組一覧: row 4");
  EXPECT_TRUE(corpus.rejections.empty());
  EXPECT_TRUE(corpus.warnings.empty());
  EXPECT_EQ(corpus.notes,
            (std::vector<std::string>{
                "計画.xlsx: sheet 取組一覧: row 9: a note below the table, not read as a row: "
                "注：令和6年度末の数"}));
}

TEST(SheetReader, MergedLabelsStandInEachOfTheirRows) {
  const std::string rows =
      cells(kHeader, 1) + cells({"福祉局", "甲", "福祉", "ある。", "続ける。"}, 2) +
      cells({"", "乙", "", "ある。", ""}, 3) + cells({"", "丙", "福祉", "ある。", ""}, 4) +
      cells({"", "丁", "福祉", "ある。", ""}, 5);
  const Corpus corpus = read(xlsx({{"s", rows,
                                    "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell "
                                    "ref=\"C2:C3\"/><mergeCell ref=\"E2:E4\"/></mergeCells>",
                                    "", ""}}));
  EXPECT_EQ(titles(corpus), "福祉局:甲 | 福祉局:乙 | 福祉局:丙 | :丁");
  EXPECT_EQ(corpus.records[1][schema::Field::kCategory], "福祉");
  EXPECT_EQ(corpus.records[1][schema::Field::kDirection], "") << "prose is never filled";
  EXPECT_EQ(corpus.notes[0],
            "計画.xlsx: sheet s: filled from merged cells: 所管 in 2 rows, 項目 in 1 row");
  ASSERT_EQ(corpus.warnings.size(), 1u);
  EXPECT_NE(corpus.warnings[0].message.find("empty in 1 row below a filled one"),
            std::string::npos);
}

TEST(SheetReader, AMergeWhoseFirstRowIsHiddenShowsItsTextBelow) {
  const std::string hidden =
      "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>福祉局</v></c>"
      "<c r=\"B2\" t=\"str\"><v>甲</v></c></row>";
  const std::string rows = cells(kHeader, 1) + hidden + cells({"", "乙", "福祉", "ある。", ""}, 3);
  const Corpus corpus =
      read(xlsx({{"s", rows, "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>", "", ""}}));
  EXPECT_EQ(titles(corpus), "福祉局:乙");
}

TEST(SheetReader, AMergeWhoseFirstColumnIsHiddenShowsItsTextBeside) {
  const std::string rows =
      cells({"所管", "事業名", "項目", "", "現状"}, 1) + cells({"局", "甲", "福祉", "見守る。"}, 2);
  const Corpus corpus =
      read(xlsx({{"s", rows, "<mergeCells><mergeCell ref=\"D2:E2\"/></mergeCells>",
                  "<cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols>", ""}}));
  EXPECT_EQ(corpus.records[0][schema::Field::kCurrent], "見守る。");
}

TEST(SheetReader, AStrayCellFarRightIsItsRowsFaultAlone) {
  const std::string stray =
      "<row r=\"900\"><c r=\"A900\" t=\"str\"><v>局</v></c><c r=\"XFD900\" "
      "t=\"str\"><v>x</v></c></row>";
  std::string rows = cells(kHeader, 1);
  for (int i = 2; i < 300; ++i)
    rows += cells({"局", "題" + std::to_string(i), "福祉", "ある。", ""}, i);
  const Corpus corpus = read(xlsx({{"s", rows + stray, "", "", ""}}));
  EXPECT_EQ(corpus.records.size(), 298u);
  ASSERT_EQ(corpus.rejections.size(), 1u);
  EXPECT_EQ(corpus.rejections[0].origin.line, 900u);
}

TEST(SheetReader, AHeaderOfTwoTiersIsOne) {
  const std::string rows = cells({"所管", "事業名", "項目", "内容", ""}, 1) +
                           cells({"", "", "", "現状", "方向性"}, 2) +
                           cells({"福祉局", "甲", "福祉", "ある。", "続ける。"}, 3);
  const Corpus corpus =
      read(xlsx({{"s", rows,
                  "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/>"
                  "<mergeCell ref=\"C1:C2\"/><mergeCell ref=\"D1:E1\"/></mergeCells>",
                  "", ""}}));
  EXPECT_EQ(titles(corpus), "福祉局:甲");
  EXPECT_EQ(corpus.records[0][schema::Field::kDirection], "続ける。");
}

TEST(SheetReader, EveryVisibleSheetWithAKnownHeaderIsRead) {
  const auto sheet = [&](const std::string& name, const std::string& title,
                         const std::string& state = {}) {
    return tests::XlsxSheet{name, cells(kHeader, 1) + cells({"局", title, "福祉", "ある。", ""}, 2),
                            "", "", state};
  };
  const std::string bytes = xlsx({sheet("R7", "甲"),
                                  sheet("R8", "乙"),
                                  sheet("入力例", "丙"),
                                  sheet("控え", "丁", "hidden"),
                                  {"目次", cells({"頁", "題", "備考"}, 1), "", "", ""}});
  const Corpus corpus = read(bytes);
  EXPECT_EQ(titles(corpus), "局:甲 | 局:乙");
  EXPECT_EQ(corpus.notes.size(), 3u);
  EXPECT_EQ(titles(read(bytes, "[sheets]\nonly = [\"入力例\"]\n")), "局:丙");
  EXPECT_EQ(titles(read(bytes, "[sheets]\nskip = [\"R*\"]\nonly = [\"R7\", \"入力*\"]\n")),
            "局:丙");
}

TEST(SheetReader, NumberedRowsOfAFormAreBlank) {
  const Corpus corpus = tests::read_corpus(
      {{"a.xlsx", xlsx({{"s",
                         cells({"№", "所管", "事業名", "項目", "現状", "方向性"}, 1) +
                             cells({"1", "局", "甲", "福祉", "ある。", ""}, 2) + cells({"2"}, 3) +
                             cells({"3"}, 4),
                         "", "", ""}})}},
      collection(""));
  EXPECT_EQ(corpus.records.size(), 1u);
  EXPECT_TRUE(corpus.rejections.empty());
}

TEST(SheetReader, AWorkbookWithoutAKnownHeaderIsRefusedWithWhatStandsThere) {
  try {
    read(xlsx({{"表", cells({"番号", "名前", "住所"}, 2), "", "", ""}}));
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_NE(std::string(error.what())
                  .find("計画.xlsx: sheet 表: row 2: these columns are not known to the collection "
                        "\"t\". Seen: 番号, 名前, 住所"),
              std::string::npos)
        << error.what();
  }
  EXPECT_THROW(read(xlsx({{"表", "", "", "", ""}})), base::Error);
}

TEST(SheetReader, LabelsOfACsvAreCarriedDownWhereTheCollectionSaysSo) {
  const std::string csv = "所管,事業名,項目,現状,方向性\n局,甲,福祉,ある。,\n,乙,福祉,ある。,\n";
  const Corpus told = tests::read_corpus({{"a.csv", csv}}, collection(""));
  EXPECT_EQ(titles(told), "局:甲 | :乙");
  ASSERT_EQ(told.warnings.size(), 1u);
  EXPECT_EQ(told.warnings[0].column, "所管");
  const Corpus filled =
      tests::read_corpus({{"a.csv", csv}}, collection("carry_down = [\"department\"]\n"));
  EXPECT_EQ(titles(filled), "局:甲 | 局:乙");
  EXPECT_EQ(filled.notes, std::vector<std::string>{
                              "a.csv: filled from the row above (carry_down): 所管 in 1 row"});
}

}  // namespace
}  // namespace torikumi::corpus
