// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/header_search.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace torikumi::corpus {

std::size_t filled(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(),
                    [](const std::string& cell) { return !text::comparison_key(cell).empty(); }));
}

bool reads_like_header(const std::vector<std::string>& cells) {
  constexpr std::size_t kLongest = 60;  // bytes: twenty kanji
  const bool are_short = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
    return cell.size() <= kLongest && cell.find("。") == std::string::npos;
  });
  return are_short && filled(cells) >= 3;
}

HeaderSearch::HeaderSearch(const Columns& columns, const std::vector<TableRow>& rows)
    : columns_(columns) {
  for (const TableRow& row : rows) {
    if (!take(row.cells, row.line)) break;
  }
}

bool HeaderSearch::take(const std::vector<std::string>& cells, std::uint32_t line) {
  /// Rows that are looked at before a table counts as one of unknown columns.
  constexpr int kMostRows = 200;
  constexpr std::size_t kLikeHeader = 100'000;  // more than a table has columns
  found_ = read_header(cells, columns_).has_value();
  last_line_ = line;
  const std::size_t score = filled(cells) + (reads_like_header(cells) ? kLikeHeader : 0);
  if (score > score_) {
    score_ = score;
    fullest_ = cells;
    fullest_line_ = line;
  }
  return !found_ && ++rows_ < kMostRows;
}

}  // namespace torikumi::corpus
