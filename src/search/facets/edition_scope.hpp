// SPDX-License-Identifier: GPL-2.0-or-later
/// Edition scope: the records that a count is of, so that no count adds editions together.
///
///   62 initiatives of 令和8年度 and 6 of 令和7年度, no edition asked → the 62
#pragma once

#include <string>
#include <vector>

#include "index/doc_values.hpp"
#include "search/match/document_set.hpp"

namespace torikumi::search {

struct EditionScope {
  DocumentSet documents;
  /// That these are of, the oldest first; none where none is told.
  std::vector<std::string> editions;
  bool has_undated = false;  ///< of some no edition is told
};

/// The records of one edition; where `edition` is empty, of each city's newest. Records of which no
/// edition is told are in each. Throws Error kUsage for an edition that there is not.
EditionScope edition_scope(const index::DocValues& values, const std::string& edition);

}  // namespace torikumi::search
