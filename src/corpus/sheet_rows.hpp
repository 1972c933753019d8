// SPDX-License-Identifier: GPL-2.0-or-later
/// Sheet rows: the rows of a sheet as rows of a table, merged cells told and headers of several
/// tiers joined.
///
///   所管 (merged down) | 予算 (merged over two) →  所管 | 予算 R6 | 予算 R7
///                      | R6  | R7
#pragma once

#include <vector>

#include "corpus/layout.hpp"
#include "corpus/table_row.hpp"
#include "corpus/workbook/sheet.hpp"

namespace torikumi::corpus {

/// Every row as long as the sheet is wide. A row with cells that are merged downwards is joined
/// with those below it if that gives a header of the collection; a tier that names a column by
/// itself stands for it, else all tiers do. `raw` is empty. Throws Error kBadInput for a sheet
/// that is too large to be a table.
std::vector<TableRow> rows_of(const Sheet& sheet, const Columns& columns);

}  // namespace torikumi::corpus
