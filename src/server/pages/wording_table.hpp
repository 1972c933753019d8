// SPDX-License-Identifier: GPL-2.0-or-later
/// WordingTable: reworded sentences side by side, as Japanese offices show a revision (新旧対照表).
///
///   令和7年度 待ち時間は最長で3時間10分 | 令和8年度 待ち時間は最長で2時間50分, with 3, 10, 2, 50
///   marked
#pragma once

#include <string>
#include <vector>

#include "search/changes/wording.hpp"

namespace torikumi::server::pages {

/// Markup; `from` and `to` are the names of the editions. Long lists fold behind the first few.
std::string wording_table(const std::vector<search::ChangedSentence>& sentences,
                          const schema::FieldTable& fields, const std::string& from,
                          const std::string& to);

}  // namespace torikumi::server::pages
