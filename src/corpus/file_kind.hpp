// SPDX-License-Identifier: GPL-2.0-or-later
/// File kind: what a source's bytes are, whatever its name says.
///
///   "PK\x03\x04…" with xl/workbook.xml inside → kXlsx;  "%PDF-…" → kPdf;  else text
#pragma once

#include <string>
#include <string_view>

namespace torikumi::corpus {

enum class FileKind {
  kText,  ///< a table, or JSON Lines
  kXlsx,  ///< .xlsx, .xlsm
  kOds,
  kPdf,
};

/// Throws Error kBadInput for kinds that cannot be read (.xls, .xlsb, protected workbooks, .docx,
/// other archives, pictures), named for what they are, with what helps.
FileKind kind_of(std::string_view bytes, const std::string& path);

}  // namespace torikumi::corpus
