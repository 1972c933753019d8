// SPDX-License-Identifier: GPL-2.0-or-later
/// Rows: what a reader hands on, before markup is off and the row has a name of its own.
///
///   Row{id "", {中原区役所, 窓口…, 区役所改革…, "<p>…</p>", "<ul>…"}, shiryo3.txt line 15}
///
/// Every reader (tables of text, spreadsheets, PDF, JSON Lines) speaks to the same RowSink.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "schema/record.hpp"

namespace torikumi::corpus {

/// A fault of the source: told, not mended.
struct Warning {
  schema::Origin origin;
  std::string column;  ///< as people call it; empty where it is about the row
  std::string message;
  bool is_about_layout = false;  ///< columns that are not kept, and the like: no fault of a row
};

/// A row that could not be read, with its text as far as it was read.
struct Rejection {
  schema::Origin origin;
  std::string reason;
  std::string row;
};

/// Cells as the source has them, in UTF-8.
struct Row {
  std::string id;  ///< empty where the source names none
  std::string edition;
  std::string city;
  std::array<std::string, schema::kFieldCount> fields;
  std::vector<std::string> further;
  std::array<std::string, schema::kFieldCount> headers;  ///< what the source calls each field
  bool lacks_text = false;  ///< its table has no column of text but the title
  schema::Origin origin;
  std::string_view raw;  ///< the row as it stands in the source; valid while the row is handed on
};

class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void row(Row row) = 0;
  virtual void warning(Warning warning) = 0;
  virtual void rejection(Rejection rejection) = 0;
  virtual void note(std::string note) = 0;  ///< what was done, in one sentence
  /// The title of a table that begins; empty where none stands above it.
  virtual void title(std::string /*title*/) {}
};

/// "計画.csv: line 12", "計画.xlsx: sheet 取組一覧: row 12", "計画.pdf: p.3: row 2"; a line of 0 is
/// left out.
std::string place_of(const schema::Origin& origin);

/// How origins name a page of a PDF: "p.3", in the place of a sheet.
std::string page_name(std::size_t page);

}  // namespace torikumi::corpus
