// SPDX-License-Identifier: GPL-2.0-or-later
/// History: an initiative through the editions, and what changed each time.
///
///   令和6年度 移動の調査 (新規掲載) → 令和7年度 乗合ワゴンの検討 (記載変更) → 令和8年度 … の運行
#pragma once

#include <optional>
#include <vector>

#include "index/database.hpp"
#include "search/changes/change_status.hpp"

namespace torikumi::search {

struct HistoryEntry {
  index::DocId document = 0;
  schema::Record record;
  /// What it is beside its former self; nothing where that is not known.
  std::optional<ChangeStatus> status;
  bool is_reworded = false;
  std::uint8_t confidence = 100;  ///< percent, that the former is the same initiative
};

/// The record itself, what it was before and what became of it, the oldest first; the record alone
/// where it is known in one edition only. What it was merged with or divided into is among them,
/// what these were divided into or merged with is not.
std::vector<HistoryEntry> history(index::Database& database, index::DocId document);

}  // namespace torikumi::search
