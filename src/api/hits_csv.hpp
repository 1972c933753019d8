// SPDX-License-Identifier: GPL-2.0-or-later
/// HitsTable: the hits of a search as a table that a spreadsheet opens, row by row.
///
///   順位,id,局・区・室,課題の名称,項目,現状,取組の方向性,版,…,ファイル,シート,行,資料
#pragma once

#include <string>
#include <vector>

#include "index/database.hpp"
#include "schema/record.hpp"

namespace torikumi::api {

/// A column of cities where records have some, one of the years in which something is due, of
/// documents where those have titles, addresses or licences. Every cell in full; of the file only
/// its name. The database must outlive it.
class HitsTable {
 public:
  explicit HitsTable(index::Database& database);

  std::vector<std::string> header() const;
  /// `rank` from 1.
  std::vector<std::string> cells(std::size_t rank, const schema::Record& record) const;

  /// As CSV, no cell a formula; UTF-8, the header behind a byte order mark.
  std::string csv_header() const;
  std::string csv_row(std::size_t rank, const schema::Record& record) const;

 private:
  const index::Database& database_;
  const schema::Collection& collection_;
  bool has_city_;
  bool has_titles_;  ///< of documents
  bool has_urls_;
  bool has_licences_;
  bool has_due_;
};

}  // namespace torikumi::api
