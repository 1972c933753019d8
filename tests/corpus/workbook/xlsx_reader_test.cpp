// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/xlsx_reader.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/workbook.hpp"

namespace torikumi::corpus {
namespace {

using tests::xlsx;

std::vector<Sheet> read(const std::string& bytes) {
  std::vector<Sheet> sheets;
  read_xlsx(ZipArchive(bytes, "a.xlsx"), [&](Sheet sheet) { sheets.push_back(std::move(sheet)); });
  return sheets;
}

/// "A1=所管 B1=事業名 | A3=…" of the first sheet.
std::string first_sheet(const std::string& bytes) {
  std::string text;
  const std::vector<Sheet> sheets = read(bytes);
  for (const SheetRow& row : sheets.at(0).rows) {
    text += text.empty() ? "" : " | ";
    std::string line;
    for (const Cell& cell : row.cells) {
      line += (line.empty() ? "" : " ") + std::string(1, static_cast<char>('A' + cell.column)) +
              std::to_string(row.number) + "=" + cell.text;
    }
    text += line;
  }
  return text;
}

TEST(XlsxReader, AReadingIsNoText) {
  const std::string strings =
      "<si><t>所管</t><rPh sb=\"0\" eb=\"2\"><t>ショカン</t></rPh><phoneticPr fontId=\"1\"/></si>"
      "<si/>"
      "<si><r><t>高齢者</t></r><r><t xml:space=\"preserve\"> の</t></r><rPh><t>コウレイ</t></rPh>"
      "<r><t>見守り</t></r></si>";
  EXPECT_EQ(first_sheet(xlsx({{"s",
                               "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                               "<c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>"
                               "<c r=\"D1\" t=\"s\"><v>99</v></c></row>",
                               "", "", ""}},
                             strings)),
            "A1=所管 C1=高齢者 の見守り");
}

TEST(XlsxReader, CellsOfAnyTypeAreRead) {
  EXPECT_EQ(
      first_sheet(xlsx({{"s",
                         "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>書き出し</v></c>"
                         "<c r=\"B2\" t=\"str\"><f>A2&amp;\"!\"</f><v>書き出し!</v></c>"
                         "<c r=\"C2\" t=\"inlineStr\"><is><r><t>行</t></r><r><t>内</t></r></is></c>"
                         "<c r=\"D2\" t=\"b\"><v>0</v></c><c r=\"E2\" t=\"e\"><v>#N/A</v></c>"
                         "<c r=\"F2\" t=\"d\"><v>2024-04-01T00:00:00</v></c>"
                         "<c r=\"G2\"><f>SUM(A1:A9)</f><v>1E+3</v></c></row>",
                         "", "", ""}})),
      "A2=書き出し B2=書き出し! C2=行内 D2=FALSE E2=#N/A F2=2024-04-01 G2=1000");
}

TEST(XlsxReader, CellsAndRowsWithoutAddressesFollowTheOnesBefore) {
  EXPECT_EQ(first_sheet(xlsx({{"s",
                               "<row r=\"4\"><c r=\"B4\" t=\"str\"><v>あ</v></c>"
                               "<c t=\"str\"><v>い</v></c></row>"
                               "<row><c t=\"str\"><v>う</v></c></row>",
                               "", "", ""}})),
            "B4=あ C4=い | A5=う");
}

TEST(XlsxReader, EscapesAndLineBreaksAreCharacters) {
  EXPECT_EQ(first_sheet(xlsx({{"s",
                               "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>一_x000D_\n二&#10;三</v></c>"
                               "<c r=\"B1\" t=\"str\"><v>_x005F_x0041_ _x12</v></c></row>",
                               "", "", ""}})),
            "A1=一\n二\n三 B1=_x0041_ _x12");
}

TEST(XlsxReader, NumbersAreShownByTheirFormat) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"176\" formatCode=\"[$-411]ggge&quot;年&quot;\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/><xf numFmtId=\"14\"/></cellXfs>";
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45383</v></c><c r=\"B1\" s=\"2\"><v>45383</v></c>"
      "<c r=\"C1\"><v>0.1</v></c></row>";
  EXPECT_EQ(first_sheet(xlsx({{"s", rows, "", "", ""}}, "", styles)),
            "A1=令和6年 B1=2024/4/1 C1=0.1");
  EXPECT_EQ(first_sheet(xlsx({{"s", rows, "", "", ""}}, "", styles, "date1904=\"1\"")),
            "A1=令和10年 B1=2028/4/2 C1=0.1");
}

TEST(XlsxReader, WhatIsHiddenAndMergedIsTold) {
  const std::vector<Sheet> sheets =
      read(xlsx({{"表", "<row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"str\"><v>あ</v></c></row>",
                  "<mergeCells><mergeCell ref=\"A1:B3\"/><mergeCell ref=\"??\"/></mergeCells>",
                  "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/></cols>", ""},
                 {"裏", "", "", "", "veryHidden"}}));
  ASSERT_EQ(sheets.size(), 2u);
  EXPECT_TRUE(sheets[0].rows[0].is_hidden);
  ASSERT_EQ(sheets[0].merges.size(), 1u);
  EXPECT_EQ(sheets[0].merges[0].last_row, 3u);
  EXPECT_EQ(sheets[0].merges[0].last_column, 1u);
  EXPECT_EQ(sheets[0].hidden_columns,
            (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{2, 3}}));
  EXPECT_FALSE(sheets[0].is_hidden);
  EXPECT_TRUE(sheets[1].is_hidden);
}

std::string fault_of(const std::string& bytes) {
  try {
    read(bytes);
  } catch (const base::Error& error) {
    return error.what();
  }
  return {};
}

TEST(XlsxReader, DamageAndTrapsAreRefused) {
  const std::string good = xlsx({{"s", "", "", "", ""}});
  EXPECT_EQ(fault_of(good.substr(0, good.size() / 2)), "a.xlsx: the file is damaged or cut off");
  EXPECT_NE(fault_of(xlsx({{"s", "<row>", "", "", ""}})).find("broken XML at line 1"),
            std::string::npos);
  EXPECT_NE(fault_of(tests::zip_of({{"xl/workbook.xml",
                                     "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b "
                                     "\"&a;&a;&a;&a;\">]><workbook>&b;</workbook>"}}))
                .find("declares a document type"),
            std::string::npos);
  std::string nested;
  for (int i = 0; i < 300; ++i) nested += "<a>";
  EXPECT_NE(fault_of(xlsx({{"s", nested, "", "", ""}})).find("nested too deeply"),
            std::string::npos);
  const std::string large(std::size_t{2} << 20U, 'a');
  EXPECT_NE(fault_of(xlsx({{"s", "<row r=\"1\"><c t=\"str\"><v>" + large + "</v></c></row>", "", "",
                            ""}}))
                .find("sheet s: a cell holds more than 1 MiB"),
            std::string::npos);
}

TEST(XlsxReader, ABombIsRefusedBeforeItIsUnpacked) {
  const std::string bomb(std::size_t{300} << 20U, ' ');
  EXPECT_NE(fault_of(tests::zip_of({{"xl/workbook.xml", bomb}})).find("unpacks to 300 MiB"),
            std::string::npos);
}

TEST(XlsxReader, OneStringNamedByManyCellsDoesNotFillTheMemory) {
  const std::string text(std::size_t{1} << 19U, 'a');
  std::string rows;
  for (int i = 0; i < 2000; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  EXPECT_NE(fault_of(xlsx({{"s", rows, "", "", ""}}, "<si><t>" + text + "</t></si>"))
                .find("its cells hold more than 512 MiB"),
            std::string::npos);
}

}  // namespace
}  // namespace torikumi::corpus
