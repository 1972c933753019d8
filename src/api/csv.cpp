// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/csv.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace torikumi::api {
namespace {

/// What a spreadsheet may run: after blanks and line ends, which it drops, too, and of full-width
/// signs those that a Japanese one takes for their ASCII kin.
bool may_run_as_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (cell.front() == '\t' || cell.front() == '\r' || cell.front() == '\n') return true;
  static constexpr std::string_view kSigns[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  const std::string_view text = cell.substr(std::min(cell.find_first_not_of(' '), cell.size()));
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells, Formulas formulas) {
  std::string row;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) row.push_back(',');
    const bool may_run = may_run_as_formula(cell);
    const std::string shown = (formulas == Formulas::kDefuse && may_run ? "'" : "") + cell;
    if (shown.find_first_of("\",\r\n") == std::string::npos) {
      row += shown;
      continue;
    }
    row.push_back('"');
    for (const char c : shown) {
      if (c == '"') row.push_back('"');
      row.push_back(c);
    }
    row.push_back('"');
  }
  return row + "\r\n";
}

}  // namespace torikumi::api
