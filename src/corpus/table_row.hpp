// SPDX-License-Identifier: GPL-2.0-or-later
/// Table row: a row of cells, from whatever file.
///
///   {福祉局 | 高齢者の見守り | …}, row 4 of sheet 取組一覧; in row 5, 福祉局 is merged from above
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::corpus {

struct TableRow {
  std::vector<std::string> cells;
  std::uint32_t line = 0;   ///< on which it begins, or its row in a sheet or on a page; from 1
  std::uint32_t lines = 1;  ///< that it takes
  std::string_view raw;     ///< as it stands in the source
  /// For each place, the text of the merged cell that reaches down to it, or ""; may be shorter.
  std::vector<std::string> merged;
};

}  // namespace torikumi::corpus
