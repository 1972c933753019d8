// SPDX-License-Identifier: GPL-2.0-or-later
/// Tables: counts and comparisons as rows of cells, for CSV and workbooks.
///
///   to_csv(table_of(matrix, "区")) → "区,福祉,防災,計\r\n港区,3,1,4\r\n…"
#pragma once

#include <string>

#include "api/table.hpp"
#include "search/facets/cross_tab.hpp"
#include "search/similar/compare.hpp"

namespace torikumi::api {

/// `corner` says what the rows are; behind it stand the editions that are counted.
Table table_of(const search::CrossTab& matrix, const std::string& corner);

/// A column for each initiative.
Table table_of(const search::Comparison& comparison);

/// UTF-8 with a byte order mark, no cell a formula.
std::string to_csv(const Table& table);

}  // namespace torikumi::api
