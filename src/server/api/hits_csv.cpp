// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api/hits_csv.hpp"

#include <filesystem>
#include <vector>

#include "server/api/csv.hpp"

namespace torikumi::server::api {

std::string hits_csv(const search::Response& response, const schema::Collection& collection) {
  std::vector<std::string> header{"順位", "id"};
  for (const schema::FieldInfo& field : schema::kFields) header.emplace_back(field.label);
  header.emplace_back("版");
  for (const schema::FurtherColumn& column : collection.further) header.push_back(column.label);
  header.insert(header.end(), {"ファイル", "シート", "行"});
  std::string csv = std::string(kByteOrderMark) + csv_row(header, Formulas::kDefuse);
  for (const search::Hit& hit : response.hits) {
    if (hit.widened) continue;  // it is no part of the total
    std::vector<std::string> row{std::to_string(hit.rank), hit.record.id};
    for (const std::string& field : hit.record.fields) row.push_back(field);
    row.push_back(hit.record.edition);
    for (std::size_t i = 0; i < collection.further.size(); ++i)
      row.push_back(hit.record.further[i]);
    row.insert(row.end(), {std::filesystem::path(hit.record.origin.source).filename().string(),
                           hit.record.origin.sheet, std::to_string(hit.record.origin.line)});
    csv += csv_row(row, Formulas::kDefuse);
  }
  return csv;
}

}  // namespace torikumi::server::api
