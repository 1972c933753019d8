// SPDX-License-Identifier: GPL-2.0-or-later
/// ChangesTable: changes between two editions as rows of cells, for CSV and workbooks.
///
///   記載変更 | 令和7年度 … | 令和8年度 … | 現状：…最長で3時間10分… → …最長で2時間50分…
#pragma once

#include "api/table.hpp"
#include "search/changes/changes.hpp"

namespace torikumi::api {

/// A row for each change that is listed.
Table table_of(const search::Changes& changes, index::Database& database);

}  // namespace torikumi::api
