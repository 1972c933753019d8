// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/tables.hpp"

#include <algorithm>
#include <vector>

#include "api/csv.hpp"

namespace torikumi::api {

Table table_of(const search::CrossTab& matrix, const std::string& corner) {
  std::string editions;
  for (const std::string& each : matrix.editions)
    editions += (editions.empty() ? "（" : "、") + each;
  if (!editions.empty()) editions += "）";
  std::vector<std::string> header{corner + editions};
  header.insert(header.end(), matrix.columns.begin(), matrix.columns.end());
  header.emplace_back("計");
  Table table{"件数", {std::move(header)}, {}, true};
  const auto add = [&](const std::string& name, const std::vector<std::uint32_t>& counts,
                       std::uint32_t total) {
    std::vector<std::string> row{name};
    for (const std::uint32_t count : counts) row.push_back(std::to_string(count));
    row.push_back(std::to_string(total));
    table.rows.push_back(std::move(row));
  };
  std::uint32_t all = 0;
  for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
    add(matrix.rows[row], matrix.counts[row], matrix.row_totals[row]);
    all += matrix.row_totals[row];
  }
  add("計", matrix.column_totals, all);
  return table;
}

Table table_of(const search::Comparison& comparison) {
  Table table{"比較", {}, {}, false};
  const auto add = [&](const std::string& name, const auto& value_of) {
    std::vector<std::string> row{name};
    for (std::size_t i = 0; i < comparison.records.size(); ++i) row.push_back(value_of(i));
    table.rows.push_back(std::move(row));
  };
  add("id", [&](std::size_t i) { return comparison.records[i].id; });
  for (const schema::FieldTable::Entry& field : comparison.fields->all())
    add(field.label, [&](std::size_t i) { return comparison.records[i][field.field]; });
  const bool any_edition =
      std::any_of(comparison.records.begin(), comparison.records.end(),
                  [](const schema::Record& record) { return !record.edition.empty(); });
  const bool any_city =
      std::any_of(comparison.records.begin(), comparison.records.end(),
                  [](const schema::Record& record) { return !record.city.empty(); });
  if (any_city) add("自治体", [&](std::size_t i) { return comparison.records[i].city; });
  if (any_edition) add("版", [&](std::size_t i) { return comparison.records[i].edition; });
  add("共通する語", [&](std::size_t i) {
    std::string terms;
    for (const search::CommonTerm& each : comparison.common) {
      if (std::find(each.shared.begin(), each.shared.end(), i) == each.shared.end()) continue;
      terms += (terms.empty() ? "" : "、") + each.term;
    }
    return terms;
  });
  return table;
}

std::string to_csv(const Table& table) {
  std::string csv = kByteOrderMark;
  for (const std::vector<std::string>& row : table.rows) csv += csv_row(row, Formulas::kDefuse);
  return csv;
}

}  // namespace torikumi::api
