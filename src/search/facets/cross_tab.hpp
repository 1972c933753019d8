// SPDX-License-Identifier: GPL-2.0-or-later
/// Cross tab: who does what, and who does not: departments by categories, with counts.
///
///   地域包括ケア by wards → 中原区役所 2, 川崎区役所 1, 幸区役所 1, 高津区役所 0 …
///
/// Editions are never added together: it counts one, or each city's newest.
/// A 0 says that this source does not tell of it, not that nobody does it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/database.hpp"
#include "search/facets/edition_scope.hpp"
#include "search/match/document_set.hpp"

namespace torikumi::search {

struct CrossTab {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::vector<std::vector<std::uint32_t>> counts;  ///< by row, then column
  std::vector<std::uint32_t> row_totals;
  std::vector<std::uint32_t> column_totals;
  std::vector<std::string> editions;  ///< counted; none where no edition is told
  /// Of each row, the edition that all its records are of; empty where they are not of one.
  std::vector<std::string> row_editions;
};

enum class CrossTabRows { kWards, kDepartments, kCities };

/// The names of the contract.
inline const std::vector<std::string> kCrossTabRowNames{"wards", "departments", "cities"};

/// One of kCrossTabRowNames; any other is wards.
inline CrossTabRows cross_tab_rows_named(std::string_view name) {
  if (name == "cities") return CrossTabRows::kCities;
  return name == "departments" ? CrossTabRows::kDepartments : CrossTabRows::kWards;
}

/// Counts those of the hits that are in the scope by department (all, or only wards) or city, and
/// category; each department counts for itself. Rows are those that the scope has: as the sources
/// name them one after another (a city's own order); columns likewise in the order of names. Those
/// without any hit are included.
CrossTab count_cross_tab(index::Database& database, DocumentSet hits, const EditionScope& scope,
                         CrossTabRows rows);

}  // namespace torikumi::search
