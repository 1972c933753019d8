// SPDX-License-Identifier: GPL-2.0-or-later
/// HitsCsv: the hits of a search as a table that a spreadsheet opens.
///
///   順位,id,局・区・室,課題の名称,項目,現状,取組の方向性,版,…,ファイル,シート,行
#pragma once

#include <string>

#include "schema/collection.hpp"
#include "search/request.hpp"

namespace torikumi::server::api {

/// UTF-8 with a byte order mark, every column in full, no cell a formula. Only hits that meet all
/// of the query; of the file only its name.
std::string hits_csv(const search::Response& response, const schema::Collection& collection);

}  // namespace torikumi::server::api
