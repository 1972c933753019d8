// SPDX-License-Identifier: GPL-2.0-or-later
/// Sheet reader: the sheets of a workbook to rows of a collection.
///
///   計画.xlsx: 取組一覧 (its header is known) → rows;  作業用 (hidden), 入力例 → told, not read
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/layout.hpp"
#include "corpus/row.hpp"
#include "corpus/workbook/sheet.hpp"

namespace torikumi::corpus {

/// 入力例, 記入例 …: a form's example is no data.
bool is_example(const std::string& sheet);

/// Takes the sheets of one workbook, one after another.
class SheetReader {
 public:
  SheetReader(const std::string& source, const Columns& columns,
              const schema::Collection& collection, RowSink& sink)
      : source_(source), columns_(columns), collection_(collection), sink_(sink) {}

  /// Reads a sheet if it is to be read, and tells why if it is not. Hidden sheets, rows and columns
  /// are not read: people hide what was withdrawn.
  void take(Sheet sheet);

  /// Throws Error kBadInput where no sheet had a header of the collection.
  void finish() const;

 private:
  /// Why a sheet is passed over, or nothing.
  std::optional<std::string> reason_to_skip(const Sheet& sheet) const;
  void drop_hidden(Sheet& sheet);

  const std::string& source_;
  const Columns& columns_;
  const schema::Collection& collection_;
  RowSink& sink_;
  bool has_read_ = false;
  /// What the header of a sheet without a known one seems to be, of the first such sheet.
  std::optional<std::pair<schema::Origin, std::vector<std::string>>> strange_;
};

}  // namespace torikumi::corpus
