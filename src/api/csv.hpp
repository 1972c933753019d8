// SPDX-License-Identifier: GPL-2.0-or-later
/// CSV: rows that a spreadsheet opens.
///
///   csv_row({"中原区役所", "窓口, 案内"}, …) → 中原区役所,"窓口, 案内"\r\n
#pragma once

#include <string>
#include <vector>

namespace torikumi::api {

/// In front of a file, so that spreadsheets read it as UTF-8.
inline constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

enum class Formulas {
  kKeep,   ///< cells are as they are: for programs
  kDefuse  ///< a cell that begins with = + - @, their full-width kin, a tab or a line's end gets a
           ///< ' in front, so that no spreadsheet runs it
};

/// One row by RFC 4180, with its line end.
std::string csv_row(const std::vector<std::string>& cells, Formulas formulas);

}  // namespace torikumi::api
