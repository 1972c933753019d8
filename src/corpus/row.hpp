// SPDX-License-Identifier: GPL-2.0-or-later
/// Rows: what a reader hands on, before markup is off and the row has a name of its own.
///
///   Row{id "", {中原区役所, 窓口…, 区役所改革…, "<p>…</p>", "<ul>…"}, shiryo3.txt line 15}
///
/// Every reader (tables, JSON Lines, one day spreadsheets) speaks to the same RowSink.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "schema/record.hpp"

namespace torikumi::corpus {

/// A fault of the source: told, not mended.
struct Warning {
  std::string source;
  std::uint32_t line = 0;
  std::string column;  ///< as people call it; empty where it is about the row
  std::string message;
};

/// A row that could not be read, with its text as far as it was read.
struct Rejection {
  std::string source;
  std::uint32_t line = 0;
  std::string reason;
  std::string row;
};

/// Cells as the source has them, in UTF-8.
struct Row {
  std::string id;  ///< empty where the source names none
  std::string edition;
  std::array<std::string, schema::kFieldCount> fields;
  std::vector<std::string> further;
  std::array<std::string, schema::kFieldCount> headers;  ///< what the source calls each field
  schema::Origin origin;
  std::string_view raw;  ///< the row as it stands in the source; valid while the row is handed on
};

class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void row(Row row) = 0;
  virtual void warning(Warning warning) = 0;
  virtual void rejection(Rejection rejection) = 0;
};

}  // namespace torikumi::corpus
