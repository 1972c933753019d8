// SPDX-License-Identifier: GPL-2.0-or-later
/// ChangesTable: changes between two editions as rows of cells, for CSV and workbooks.
///
///   記載変更 | 令和7年度 … | 令和8年度 … | 現状：…最長で3時間10分… → …最長で2時間50分…
#pragma once

#include <string>
#include <vector>

#include "api/table.hpp"
#include "search/changes/changes.hpp"

namespace torikumi::api {

/// The header, then a row for each change.
std::vector<std::string> changes_header(const search::Changes& changes);
std::vector<std::string> change_cells(const search::Change& change,
                                      const search::ChangeDetail& detail,
                                      const schema::FieldTable& fields);

}  // namespace torikumi::api
