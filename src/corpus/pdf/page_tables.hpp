// SPDX-License-Identifier: GPL-2.0-or-later
/// Page tables: the ruled tables of a page, cell by cell.
///
///   four horizontal and three vertical lines that meet → a table of three rows and two columns
#pragma once

#include <string>
#include <vector>

#include "corpus/pdf/page_marks.hpp"

namespace torikumi::corpus {

/// A cell, or several that no line parts. Ends are included.
struct PageCell {
  std::size_t first_row = 0;
  std::size_t last_row = 0;
  std::size_t first_column = 0;
  std::size_t last_column = 0;
  std::string text;
};

struct PageTable {
  std::size_t page = 0;
  std::vector<double> xs;  ///< of the lines between columns, ascending; one more than columns
  std::size_t rows = 0;
  std::vector<PageCell> cells;  ///< row by row
  bool ends_open = false;       ///< no line closes the last row: the page cuts it
  std::size_t loose = 0;        ///< glyphs within the table that lie in no cell of it
  std::size_t unnamed = 0;      ///< glyphs in cells of which the font tells no character

  std::size_t columns() const { return xs.size() - 1; }
};

/// From top to bottom. A box of one cell is no table. Glyphs belong to the cell in which their
/// middle lies; lines of a cell are joined without a blank beside kana and kanji.
std::vector<PageTable> tables_of(const PageMarks& page);

/// Two pieces of one text, as lines of a cell are joined.
std::string join_lines(const std::string& first, const std::string& second);

}  // namespace torikumi::corpus
