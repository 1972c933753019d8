// SPDX-License-Identifier: GPL-2.0-or-later
/// Header search: which of a table's first rows names its columns.
///
///   質的改革の取組例                        ← a title
///   局・区・室 | 課題の名称 | 項目 | 現状 …  ← the header
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/layout.hpp"
#include "corpus/table_row.hpp"

namespace torikumi::corpus {

/// Cells that hold anything.
std::size_t filled(const std::vector<std::string>& cells);

/// At least three cells, as short as headers are, none of them a sentence.
bool reads_like_header(const std::vector<std::string>& cells);

/// Looks at one row after another until a header of the collection stands there.
class HeaderSearch {
 public:
  explicit HeaderSearch(const Columns& columns) : columns_(columns) {}
  /// Looks at these rows.
  HeaderSearch(const Columns& columns, const std::vector<TableRow>& rows);

  /// False where there is no need to look at further rows: it is found, or given up.
  bool take(const std::vector<std::string>& cells, std::uint32_t line);

  bool has_found() const { return found_; }

  /// The line of the header, or of what seems to be it.
  std::uint32_t header_line() const { return found_ ? last_line_ : fullest_line_; }

  /// The first row with the most filled cells, one that reads like a header before any other: what
  /// the table's header seems to be.
  const std::vector<std::string>& fullest() const { return fullest_; }
  std::uint32_t fullest_line() const { return fullest_line_; }

 private:
  const Columns& columns_;
  bool found_ = false;
  int rows_ = 0;
  std::vector<std::string> fullest_;
  std::size_t score_ = 0;
  std::uint32_t fullest_line_ = 1;
  std::uint32_t last_line_ = 1;  ///< of the row that was looked at last
};

}  // namespace torikumi::corpus
