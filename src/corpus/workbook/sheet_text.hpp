// SPDX-License-Identifier: GPL-2.0-or-later
/// Sheet text: the bounds on what cells of one sheet may hold, while it is read.
///
///   a shared string of 1 MiB, named by a million cells, is refused, not multiplied
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "corpus/workbook/sheet.hpp"

namespace torikumi::corpus {

/// Counts the bytes of one sheet's cells. `where` names the sheet in the error.
class SheetTextLimit {
 public:
  explicit SheetTextLimit(std::string where) : where_(std::move(where)) {}

  /// Throws Error kBadInput beyond kMostSheetText.
  void add(std::size_t bytes) {
    total_ += bytes + sizeof(Cell);
    if (total_ <= kMostSheetText) return;
    throw base::Error(
        base::Code::kBadInput,
        where_ + ": its cells hold more than " + std::to_string(kMostSheetText >> 20U) + " MiB",
        "divide it into several files");
  }

 private:
  std::string where_;
  std::size_t total_ = 0;
};

/// Adds a piece of text to a cell. Throws Error kBadInput, with `where` in front, beyond
/// kLongestCell.
inline void add_to_cell(std::string& cell, std::string_view piece, const std::string& where) {
  if (cell.size() + piece.size() > kLongestCell)
    throw base::Error(base::Code::kBadInput, where + ": a cell holds more than 1 MiB",
                      "this is no table of initiatives, or the file is damaged");
  cell += piece;
}

}  // namespace torikumi::corpus
