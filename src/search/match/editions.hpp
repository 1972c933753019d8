// SPDX-License-Identifier: GPL-2.0-or-later
/// Editions: of an initiative that is found in several editions, the newest stands for all.
///
///   found: 見守り of 令和6年度, 令和7年度 and 令和8年度 → 見守り of 令和8年度
///
/// Parts of a split or a merge stand for themselves.
#pragma once

#include <vector>

#include "index/lineage.hpp"
#include "search/match/document_set.hpp"
#include "search/match/matcher.hpp"

namespace torikumi::search {

/// Every record that was found, before some stood for others.
struct FoundEditions {
  DocumentSet strict;
  DocumentSet relaxed;
};

/// Leaves of each initiative the newest record that meets all, or where none does the newest of
/// those that are relaxed.
FoundEditions keep_newest(const index::Lineage& lineage, QueryMatches& matches);

/// The editions of a document's initiative that are among those found, the newest first.
std::vector<Xapian::docid> editions_among(const index::Lineage& lineage, Xapian::docid document,
                                          const DocumentSet& found);

}  // namespace torikumi::search
