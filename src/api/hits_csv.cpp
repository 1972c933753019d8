// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/hits_csv.hpp"

#include <filesystem>
#include <vector>

#include "api/csv.hpp"

namespace torikumi::api {

std::vector<std::string> hits_header(const schema::Collection& collection, bool has_city) {
  std::vector<std::string> header{"順位", "id"};
  for (const schema::FieldInfo& field : schema::kFields) header.emplace_back(field.label);
  header.emplace_back("版");
  if (has_city) header.emplace_back("自治体");
  for (const schema::FurtherColumn& column : collection.further) header.push_back(column.label);
  header.insert(header.end(), {"ファイル", "シート", "行"});
  return header;
}

std::vector<std::string> hit_cells(std::size_t rank, const schema::Record& record,
                                   const schema::Collection& collection, bool has_city) {
  std::vector<std::string> row{std::to_string(rank), record.id};
  for (const std::string& field : record.fields) row.push_back(field);
  row.push_back(record.edition);
  if (has_city) row.push_back(record.city);
  for (std::size_t i = 0; i < collection.further.size(); ++i) row.push_back(record.further[i]);
  row.insert(row.end(), {std::filesystem::path(record.origin.source).filename().string(),
                         record.origin.sheet, std::to_string(record.origin.line)});
  return row;
}

std::string hits_csv_header(const schema::Collection& collection, bool has_city) {
  return std::string(kByteOrderMark) +
         csv_row(hits_header(collection, has_city), Formulas::kDefuse);
}

std::string hit_csv_row(std::size_t rank, const schema::Record& record,
                        const schema::Collection& collection, bool has_city) {
  return csv_row(hit_cells(rank, record, collection, has_city), Formulas::kDefuse);
}

}  // namespace torikumi::api
