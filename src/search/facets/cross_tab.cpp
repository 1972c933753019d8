// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets/cross_tab.hpp"

#include <algorithm>
#include <numeric>

#include "schema/format.hpp"

namespace torikumi::search {
namespace {

using index::LabelColumn;

/// The labels of the departments, as the sources name them one after another: a city's own order.
std::vector<std::uint32_t> in_source_order(const index::DocValues& values,
                                           const LabelColumn& departments) {
  std::vector<std::uint32_t> first(departments.labels().size(), LabelColumn::kNone);
  for (Xapian::docid document = 1; document <= values.last(); ++document) {
    const std::uint32_t label = departments[document];
    if (label != LabelColumn::kNone) first[label] = std::min(first[label], values.order(document));
  }
  std::vector<std::uint32_t> labels(first.size());
  std::iota(labels.begin(), labels.end(), 0U);
  std::sort(labels.begin(), labels.end(),
            [&](std::uint32_t a, std::uint32_t b) { return first[a] < first[b]; });
  return labels;
}

}  // namespace

CrossTab count_cross_tab(index::Database& database, const std::vector<Xapian::docid>& hits,
                         CrossTabRows rows) {
  const auto values = database.doc_values();
  const bool by_city = rows == CrossTabRows::kCities;
  const LabelColumn& departments =
      values->column(by_city ? schema::slot::kCity : schema::slot::kDepartment);
  const LabelColumn& categories = values->column(schema::slot::kCategory);
  const std::vector<std::string>& labels = departments.labels();
  CrossTab matrix;
  matrix.columns = categories.labels();
  std::vector<std::uint32_t> row_of(labels.size(), LabelColumn::kNone);
  for (const std::uint32_t label : in_source_order(*values, departments)) {
    if (rows == CrossTabRows::kWards &&
        !database.collection().is_ward(values->departments()[label].name))
      continue;
    row_of[label] = static_cast<std::uint32_t>(matrix.rows.size());
    matrix.rows.push_back(labels[label]);
  }
  matrix.counts.assign(matrix.rows.size(), std::vector<std::uint32_t>(matrix.columns.size()));
  matrix.row_totals.resize(matrix.rows.size());
  matrix.column_totals.resize(matrix.columns.size());
  for (const Xapian::docid hit : hits) {
    if (departments[hit] == LabelColumn::kNone) continue;
    const std::uint32_t row = row_of[departments[hit]];
    if (row == LabelColumn::kNone) continue;
    ++matrix.row_totals[row];
    const std::uint32_t column = categories[hit];
    if (column == LabelColumn::kNone) continue;
    ++matrix.counts[row][column];
    ++matrix.column_totals[column];
  }
  return matrix;
}

}  // namespace torikumi::search
