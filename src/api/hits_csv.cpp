// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/hits_csv.hpp"

#include <algorithm>
#include <filesystem>

#include "api/csv.hpp"
#include "search/timeline/timeline.hpp"

namespace torikumi::api {
namespace {

bool any_document(const index::Database& database, std::string index::SourceDocument::*part) {
  return std::any_of(database.documents().begin(), database.documents().end(),
                     [&](const auto& each) { return !(each.*part).empty(); });
}

}  // namespace

HitsTable::HitsTable(index::Database& database)
    : database_(database),
      collection_(database.collection()),
      has_city_(database.doc_values()->cities() > 0),
      has_titles_(any_document(database, &index::SourceDocument::title)),
      has_urls_(any_document(database, &index::SourceDocument::url)),
      has_licences_(any_document(database, &index::SourceDocument::licence)),
      has_due_(!database.due_years()->years().empty()) {}

std::vector<std::string> HitsTable::header() const {
  std::vector<std::string> header{"順位", "id"};
  for (const schema::FieldInfo& field : schema::kFields) header.emplace_back(field.label);
  header.emplace_back("版");
  if (has_city_) header.emplace_back("自治体");
  for (const schema::FurtherColumn& column : collection_.further) header.push_back(column.label);
  if (has_due_) header.emplace_back("期限");
  header.insert(header.end(), {"ファイル", "シート", "行"});
  if (has_titles_) header.emplace_back("資料");
  if (has_urls_) header.emplace_back("資料の所在");
  if (has_licences_) header.emplace_back("利用条件");
  return header;
}

std::vector<std::string> HitsTable::cells(std::size_t rank, const schema::Record& record) const {
  std::vector<std::string> row{std::to_string(rank), record.id};
  for (const std::string& field : record.fields) row.push_back(field);
  row.push_back(record.edition);
  if (has_city_) row.push_back(record.city);
  for (std::size_t i = 0; i < collection_.further.size(); ++i) row.push_back(record.further[i]);
  if (has_due_) {
    std::string due;
    for (const int year : search::due_years_of(record, *collection_.fields))
      due += (due.empty() ? "" : "・") + search::due_label(year);
    row.push_back(std::move(due));
  }
  row.insert(row.end(), {std::filesystem::path(record.origin.source).filename().string(),
                         record.origin.sheet, std::to_string(record.origin.line)});
  const index::SourceDocument& document = database_.document_of(record);
  if (has_titles_) row.push_back(document.title);
  if (has_urls_) row.push_back(document.url);
  if (has_licences_) row.push_back(document.licence);
  return row;
}

std::string HitsTable::csv_header() const {
  return std::string(kByteOrderMark) + api::csv_row(header(), Formulas::kDefuse);
}

std::string HitsTable::csv_row(std::size_t rank, const schema::Record& record) const {
  return api::csv_row(cells(rank, record), Formulas::kDefuse);
}

}  // namespace torikumi::api
