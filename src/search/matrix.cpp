// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matrix.hpp"

#include "schema/format.hpp"

namespace torikumi::search {

Matrix count_matrix(store::Database& database, const std::vector<Xapian::docid>& hits,
                    MatrixRows rows) {
  const LabelColumn departments(database, schema::slot::kDepartment);
  const LabelColumn categories(database, schema::slot::kCategory);
  Matrix matrix;
  matrix.columns = categories.labels();
  std::vector<std::uint32_t> row_of(departments.labels().size(), LabelColumn::kNone);
  for (std::size_t i = 0; i < departments.labels().size(); ++i) {
    const std::string& label = departments.labels()[i];
    if (rows == MatrixRows::kWards && !database.collection().is_ward(label)) continue;
    row_of[i] = static_cast<std::uint32_t>(matrix.rows.size());
    matrix.rows.push_back(label);
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
