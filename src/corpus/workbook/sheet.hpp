// SPDX-License-Identifier: GPL-2.0-or-later
/// Sheet: one sheet of a workbook as its readers hand it on, cells as people see them.
///
///   sheet 取組一覧, row 4: A 福祉局 (merged down to row 7), B 高齢者の見守り, C 12,345千円
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace torikumi::corpus {

struct Cell {
  std::uint32_t column = 0;  ///< from 0
  std::string text;          ///< UTF-8, as shown; never empty
};

struct SheetRow {
  std::uint32_t number = 0;  ///< as people see it, from 1
  bool is_hidden = false;
  std::vector<Cell> cells;  ///< by ascending column; those without text are absent
};

/// A rectangle of cells shown as one; its text is the upper left cell's. Ends are included.
struct MergedRange {
  std::uint32_t first_row = 0;
  std::uint32_t last_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_column = 0;
};

struct Sheet {
  std::string name;
  bool is_hidden = false;
  std::vector<SheetRow> rows;  ///< ascending; those without text may be absent
  std::vector<MergedRange> merges;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns;  ///< from and to, included
};

using SheetCallback = std::function<void(Sheet sheet)>;

/// Limits of a workbook: beyond them it is refused. Office programs have the first two.
inline constexpr std::uint32_t kMostRows = 1'048'576;
inline constexpr std::uint32_t kMostColumns = 16'384;
inline constexpr std::size_t kLongestCell = std::size_t{1} << 20U;      ///< bytes
inline constexpr std::size_t kMostSheetText = std::size_t{512} << 20U;  ///< bytes, of one sheet

}  // namespace torikumi::corpus
