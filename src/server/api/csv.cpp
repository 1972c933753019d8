// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api/csv.hpp"

#include <string_view>

namespace torikumi::server::api {

std::string csv_row(const std::vector<std::string>& cells, Formulas formulas) {
  std::string row;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) row.push_back(',');
    const bool may_run =
        !cell.empty() && std::string_view("=+-@\t").find(cell.front()) != std::string_view::npos;
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

}  // namespace torikumi::server::api
