// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets/cross_tab.hpp"

#include <algorithm>
#include <numeric>

#include "schema/format.hpp"

namespace torikumi::search {
namespace {

using index::LabelColumn;

/// The labels that these documents have, as the sources name them one after another: a city's own
/// order.
std::vector<std::uint32_t> in_source_order(const index::DocValues& values,
                                           const DocumentSet& documents,
                                           const LabelColumn& departments) {
  std::vector<std::uint32_t> first(departments.labels().size(), LabelColumn::kNone);
  documents.for_each([&](Xapian::docid document) {
    const std::uint32_t label = departments[document];
    if (label != LabelColumn::kNone) first[label] = std::min(first[label], values.order(document));
  });
  std::vector<std::uint32_t> labels(first.size());
  std::iota(labels.begin(), labels.end(), 0U);
  std::erase_if(labels, [&](std::uint32_t label) { return first[label] == LabelColumn::kNone; });
  std::sort(labels.begin(), labels.end(),
            [&](std::uint32_t a, std::uint32_t b) { return first[a] < first[b]; });
  return labels;
}

void set_row_editions(const index::DocValues& values, const EditionScope& scope,
                      const LabelColumn& departments, const std::vector<std::uint32_t>& row_of,
                      CrossTab& matrix) {
  const LabelColumn& editions = values.column(schema::slot::kEdition);
  matrix.row_editions.resize(matrix.rows.size());
  std::vector<bool> is_mixed(matrix.rows.size());
  scope.documents.for_each([&](Xapian::docid document) {
    const std::uint32_t label = departments[document];
    if (label == LabelColumn::kNone || row_of[label] == LabelColumn::kNone) return;
    const std::uint32_t row = row_of[label];
    const std::uint32_t edition = editions[document];
    std::string& known = matrix.row_editions[row];
    if (edition == LabelColumn::kNone || (!known.empty() && known != editions.labels()[edition])) {
      is_mixed[row] = true;
    } else {
      known = editions.labels()[edition];
    }
  });
  for (std::size_t row = 0; row < is_mixed.size(); ++row) {
    if (is_mixed[row]) matrix.row_editions[row].clear();
  }
}

}  // namespace

CrossTab count_cross_tab(index::Database& database, DocumentSet hits, const EditionScope& scope,
                         CrossTabRows rows) {
  hits &= scope.documents;
  const auto values = database.doc_values();
  const bool by_city = rows == CrossTabRows::kCities;
  const LabelColumn& departments =
      values->column(by_city ? schema::slot::kCity : schema::slot::kDepartment);
  const LabelColumn& categories = values->column(schema::slot::kCategory);
  const std::vector<std::string>& labels = departments.labels();
  CrossTab matrix;
  matrix.editions = scope.editions;
  std::vector<bool> has_records(categories.labels().size());
  scope.documents.for_each([&](Xapian::docid document) {
    if (categories[document] != LabelColumn::kNone) has_records[categories[document]] = true;
  });
  std::vector<std::uint32_t> column_of(has_records.size());
  for (std::size_t label = 0; label < has_records.size(); ++label) {
    column_of[label] = static_cast<std::uint32_t>(matrix.columns.size());
    if (has_records[label]) matrix.columns.push_back(categories.labels()[label]);
  }
  std::vector<std::uint32_t> row_of(labels.size(), LabelColumn::kNone);
  for (const std::uint32_t label : in_source_order(*values, scope.documents, departments)) {
    if (rows == CrossTabRows::kWards &&
        !database.collection().is_ward(values->departments()[label].name))
      continue;
    row_of[label] = static_cast<std::uint32_t>(matrix.rows.size());
    matrix.rows.push_back(labels[label]);
  }
  matrix.counts.assign(matrix.rows.size(), std::vector<std::uint32_t>(matrix.columns.size()));
  matrix.row_totals.resize(matrix.rows.size());
  matrix.column_totals.resize(matrix.columns.size());
  set_row_editions(*values, scope, departments, row_of, matrix);
  hits.for_each([&](Xapian::docid hit) {
    if (departments[hit] == LabelColumn::kNone) return;
    const std::uint32_t row = row_of[departments[hit]];
    if (row == LabelColumn::kNone) return;
    ++matrix.row_totals[row];
    if (categories[hit] == LabelColumn::kNone) return;
    const std::uint32_t column = column_of[categories[hit]];
    ++matrix.counts[row][column];
    ++matrix.column_totals[column];
  });
  return matrix;
}

}  // namespace torikumi::search
