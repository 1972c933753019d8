// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/ods_reader.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/workbook.hpp"

namespace torikumi::corpus {
namespace {

std::vector<Sheet> read(const std::string& bytes) {
  std::vector<Sheet> sheets;
  read_ods(ZipArchive(bytes, "a.ods"), [&](Sheet sheet) { sheets.push_back(std::move(sheet)); });
  return sheets;
}

std::string text_of(const Sheet& sheet) {
  std::string text;
  for (const SheetRow& row : sheet.rows) {
    text += text.empty() ? "" : " | ";
    text += std::to_string(row.number) + ":";
    for (const Cell& cell : row.cells)
      text += " " + std::string(1, static_cast<char>('A' + cell.column)) + "=" + cell.text;
  }
  return text;
}

TEST(OdsReader, ReadsWhatACellShows) {
  const Sheet sheet = read(tests::ods(
      "<table:table table:name=\"取組\"><table:table-row>"
      "<table:table-cell><text:p><text:ruby><text:ruby-base>所管</text:ruby-base>"
      "<text:ruby-text>ショカン</text:ruby-text></text:ruby></text:p></table:table-cell>"
      "<table:table-cell office:value=\"45383\"><text:p>令和6年4月1日</text:p></table:table-cell>"
      "<table:table-cell><office:annotation><text:p>覚え</text:p></office:annotation>"
      "<text:p>一<text:s text:c=\"2\"/>行</text:p><text:p>二<text:line-break/><text:span>三"
      "</text:span></text:p></table:table-cell></table:table-row></table:table>"))[0];
  EXPECT_EQ(sheet.name, "取組");
  EXPECT_EQ(text_of(sheet), "1: A=所管 B=令和6年4月1日 C=一  行\n二\n三");
}

TEST(OdsReader, RepeatedCellsAndRowsAreCountedNotUnrolled) {
  const Sheet sheet = read(tests::ods(
      "<table:table table:name=\"s\">"
      "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"2\">"
      "<table:table-cell table:number-columns-repeated=\"2\"><text:p>同</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"1048570\">"
      "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
      "</table:table>"))[0];
  EXPECT_EQ(text_of(sheet), "4: A=同 B=同 | 5: A=同 B=同");
}

TEST(OdsReader, ABombOfRepeatedCellsIsRefused) {
  EXPECT_THROW(
      read(tests::ods(
          "<table:table table:name=\"s\"><table:table-row table:number-rows-repeated=\"1048576\">"
          "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>同</text:p>"
          "</table:table-cell></table:table-row></table:table>")),
      base::Error);
}

TEST(OdsReader, WhatIsMergedAndHiddenIsTold) {
  const std::vector<Sheet> sheets = read(tests::ods(
      "<table:table table:name=\"表\"><table:table-column/>"
      "<table:table-column table:visibility=\"collapse\"/>"
      "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>局</text:p>"
      "</table:table-cell></table:table-row>"
      "<table:table-row "
      "table:visibility=\"filter\"><table:covered-table-cell><text:p>前の値</text:p>"
      "</table:covered-table-cell><table:table-cell><text:p>い</text:p></table:table-cell>"
      "</table:table-row></table:table>"
      "<table:table table:name=\"裏\" table:style-name=\"ta2\"></table:table>",
      "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/>"
      "</style:style>"));
  ASSERT_EQ(sheets.size(), 2u);
  EXPECT_EQ(text_of(sheets[0]), "1: A=局 | 2: B=い");
  ASSERT_EQ(sheets[0].merges.size(), 1u);
  EXPECT_EQ(sheets[0].merges[0].last_row, 2u);
  EXPECT_TRUE(sheets[0].rows[1].is_hidden);
  EXPECT_EQ(sheets[0].hidden_columns.size(), 1u);
  EXPECT_TRUE(sheets[1].is_hidden);
}

TEST(OdsReader, AProtectedFileIsNamed) {
  const std::string bytes = tests::zip_of(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"META-INF/manifest.xml", "<m:manifest xmlns:m=\"m\"><m:encryption-data/></m:manifest>"},
       {"content.xml", "garbage"}});
  try {
    read(bytes);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "a.ods: the spreadsheet is protected by a password");
  }
}

}  // namespace
}  // namespace torikumi::corpus
