// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/pdf/page_tables.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace torikumi::corpus {
namespace {

/// Glyphs of ten points, one behind another.
void write(PageMarks& page, double x, double baseline, const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = base::decode(text, i).bytes;
    page.glyphs.push_back({x, baseline, 10, 10, text.substr(i, bytes)});
    x += 10;
    i += bytes;
  }
}

/// "row/column:text" of each cell that holds any; "1-2/0:" is merged over two rows.
std::string cells_of(const PageTable& table) {
  std::string text;
  const auto range = [](std::size_t from, std::size_t to) {
    return std::to_string(from) + (to > from ? "-" + std::to_string(to) : "");
  };
  for (const PageCell& cell : table.cells) {
    if (cell.text.empty()) continue;
    text += (text.empty() ? "" : " ") + range(cell.first_row, cell.last_row) + "/" +
            range(cell.first_column, cell.last_column) + ":" + cell.text;
  }
  return text;
}

PageMarks grid() {
  PageMarks page{1, 500, 500, {}, {}, {}, false};
  for (const double y : {10.0, 50.0, 90.0, 130.0}) page.horizontal.push_back({10, 210, y});
  for (const double x : {10.0, 110.0, 210.0}) page.vertical.push_back({10, 130, x});
  return page;
}

TEST(PageTables, GlyphsBelongToTheCellThatLinesClose) {
  PageMarks page = grid();
  write(page, 20, 40, "所管");
  write(page, 120, 40, "事業");
  write(page, 20, 80, "福祉局");
  write(page, 300, 80, "欄外");
  const std::vector<PageTable> tables = tables_of(page);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(cells_of(tables[0]), "0/0:所管 0/1:事業 1/0:福祉局");
  EXPECT_EQ(tables[0].loose, 0u);
}

TEST(PageTables, CellsWithoutALineBetweenAreMerged) {
  PageMarks page = grid();
  page.horizontal[2] = {110, 210, 90};
  write(page, 20, 85, "局");
  write(page, 120, 80, "甲");
  write(page, 120, 120, "乙");
  EXPECT_EQ(cells_of(tables_of(page)[0]), "1-2/0:局 1/1:甲 2/1:乙");
}

TEST(PageTables, LinesOfACellAreJoinedWithoutTheLayoutsBlanks) {
  PageMarks page = grid();
  write(page, 20, 25, "高齢者の");
  write(page, 20, 37, "見守り");
  write(page, 120, 25, "平成 26 年");
  write(page, 120, 37, "・窓口");
  write(page, 20, 65, "open data");
  EXPECT_EQ(cells_of(tables_of(page)[0]), "0/0:高齢者の見守り 0/1:平成26年\n・窓口 1/0:open data");
}

TEST(PageTables, ARowThatThePageCutsIsOpen) {
  PageMarks page = grid();
  for (RulingLine& line : page.vertical) line.to = 200;
  write(page, 20, 180, "続く");
  const std::vector<PageTable> tables = tables_of(page);
  EXPECT_TRUE(tables[0].ends_open);
  EXPECT_EQ(cells_of(tables[0]), "3/0:続く");
}

TEST(PageTables, TextWhereNoLineClosesTheCellIsLoose) {
  PageMarks page = grid();
  page.vertical[2] = {10, 50, 210};
  write(page, 120, 80, "甲");
  EXPECT_EQ(tables_of(page)[0].loose, 1u);
}

TEST(PageTables, NoLinesAndABoxAreNoTable) {
  PageMarks page{1, 500, 500, {}, {}, {}, false};
  write(page, 20, 40, "所管　事業");
  EXPECT_TRUE(tables_of(page).empty());
  page.horizontal = {{10, 210, 10}, {10, 210, 130}};
  page.vertical = {{10, 130, 10}, {10, 130, 210}};
  EXPECT_TRUE(tables_of(page).empty());
}

TEST(PageMarks, ADoubledGlyphIsOneAndARadicalIsItsKanji) {
  const auto pages = read_page_marks(
      "page 1 500 500\ng 10 20 10 10 \u2FB0\ng 10.4 20 10 10 \u2FB0\ng 30 20 10 10 \u2027\nend\n",
      "a.pdf");
  ASSERT_EQ(pages[0].glyphs.size(), 2u);
  EXPECT_EQ(pages[0].glyphs[0].text, "革");
  EXPECT_EQ(pages[0].glyphs[1].text, "・");
}

TEST(PageMarks, WhatIsCutOrStrangeIsRefused) {
  for (const char* output :
       {"", "page 1 500 500\n", "g 1 2 3 4 x\nend\n", "page 1 x 2\nend\n",
        "page 1 1 1\nh 1 2\nend\n", "page 1 1 1\nzzz\nend\n", "fault damaged or cut off\n"})
    EXPECT_THROW(read_page_marks(output, "a.pdf"), base::Error) << output;
}

}  // namespace
}  // namespace torikumi::corpus
