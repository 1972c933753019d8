// SPDX-License-Identifier: GPL-2.0-or-later
/// HitsCsv: the hits of a search as a table that a spreadsheet opens, row by row.
///
///   順位,id,局・区・室,課題の名称,項目,現状,取組の方向性,版,…,ファイル,シート,行
#pragma once

#include <string>
#include <vector>

#include "schema/collection.hpp"
#include "schema/record.hpp"

namespace torikumi::api {

/// The first row (with a column of cities where records have some), behind a byte order mark;
/// UTF-8.
std::string hits_csv_header(const schema::Collection& collection, bool has_city);

/// The same cells, before they are a CSV.
std::vector<std::string> hits_header(const schema::Collection& collection, bool has_city);
std::vector<std::string> hit_cells(std::size_t rank, const schema::Record& record,
                                   const schema::Collection& collection, bool has_city);

/// A hit with every column in full, no cell a formula; of the file only its name. `rank` from 1.
std::string hit_csv_row(std::size_t rank, const schema::Record& record,
                        const schema::Collection& collection, bool has_city);

}  // namespace torikumi::api
