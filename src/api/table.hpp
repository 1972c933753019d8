// SPDX-License-Identifier: GPL-2.0-or-later
/// Table: an answer as rows of cells, before it is a CSV or a workbook.
///
///   部署 | 福祉 | 防災 | 計
///   港区 | 3    | 1    | 4
#pragma once

#include <string>
#include <vector>

namespace torikumi::api {

struct Table {
  std::string name;                             ///< of the sheet
  std::vector<std::vector<std::string>> rows;   ///< the header first; UTF-8
  std::vector<std::vector<std::string>> links;  ///< of cells, by row; shorter rows have no more
  bool has_numbers = false;  ///< cells that are whole numbers are written as numbers
};

}  // namespace torikumi::api
