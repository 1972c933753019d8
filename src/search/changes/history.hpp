// SPDX-License-Identifier: GPL-2.0-or-later
/// History: an initiative through the editions, and what changed each time.
///
///   令和6年度 移動の調査 → 令和7年度 乗合ワゴンの検討 (記載変更) → 令和8年度 … の運行 (記載変更)
#pragma once

#include <string>
#include <vector>

#include "index/database.hpp"

namespace torikumi::search {

struct HistoryEntry {
  index::DocId document = 0;
  schema::Record record;
  std::string change;  ///< as the facet has it; empty of a city's first edition
};

/// The record itself, what it was before and what became of it, the oldest first; the record alone
/// where it is known in one edition only. What it was merged with or divided into is among them,
/// what these were divided into or merged with is not.
std::vector<HistoryEntry> history(index::Database& database, index::DocId document);

}  // namespace torikumi::search
