// SPDX-License-Identifier: GPL-2.0-or-later
/// TablesCsv: matrices and comparisons as tables that a spreadsheet opens.
///
///   ,区役所改革の推進,計画的な人材育成,計
///   中原区役所,2,1,3
#pragma once

#include <string>

#include "search/facets/cross_tab.hpp"
#include "search/similar/compare.hpp"

namespace torikumi::api {

/// Both are UTF-8 with a byte order mark, no cell a formula. `corner` says what the rows are.
std::string to_csv(const search::CrossTab& matrix, const std::string& corner);
/// A column for each initiative.
std::string to_csv(const search::Comparison& comparison);

}  // namespace torikumi::api
